/** Sizes in bytes as people read them. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** As tracemalloc prints a size: `412 B`, `1.2 KiB`, `9999 KiB` (Lib/tracemalloc.py, _format_size()). */
export function formatBytes(bytes: number): string {
  let size = bytes;
  for (const unit of UNITS) {
    if (Math.abs(size) < 100 && unit !== 'B') return `${size.toFixed(1)} ${unit}`;
    if (Math.abs(size) < 10 * 1024 || unit === 'TiB') return `${roundHalfEven(size)} ${unit}`;
    size /= 1024;
  }
  throw new RangeError('unreachable: TiB takes every size');
}

/** C's `%.0f` rounds a tie to the even neighbour; Math.round does not. */
function roundHalfEven(value: number): string {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value).toFixed(0);
  return (floor % 2 === 0 ? floor : floor + 1).toFixed(0);
}

/** At most five characters, for axes: `999B`, `1.4M`, `120K`. */
export function formatBytesShort(bytes: number): string {
  let size = bytes;
  for (const unit of ['B', 'K', 'M', 'G', 'T']) {
    if (size < 1000 || unit === 'T') {
      return size < 10 && unit !== 'B' ? `${size.toFixed(1)}${unit}` : `${Math.round(size)}${unit}`;
    }
    size /= 1024;
  }
  throw new RangeError('unreachable: T takes every size');
}

/** With a comma between thousands, whatever the locale: `23,040`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
