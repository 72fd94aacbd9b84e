import type { Address } from '../heap/object-type.ts';
import { formatFloat } from '../python/numbers/float-repr.ts';
import { compareText } from '../python/text/code-points.ts';
import type { SnapshotData } from './tracemalloc-snapshot.ts';

/** A frame as tracemalloc knows it. */
export type FrameData = readonly [filename: string, line: number];

/** Frames, the oldest first. */
export type TracebackFrames = readonly FrameData[];

export const KEY_TYPES = ['traceback', 'filename', 'lineno'] as const;
export type KeyType = (typeof KEY_TYPES)[number];

export interface StatisticData {
  readonly frames: TracebackFrames;
  size: number;
  count: number;
  /** The tuple of frames in its Traceback, owned; 0 for one that a script made. */
  held?: Address;
}

export interface StatisticDiffData extends StatisticData {
  readonly sizeDiff: number;
  readonly countDiff: number;
}

/** The order of two tracebacks, as their tuples of (file name, line) compare. */
export function compareFrames(a: TracebackFrames, b: TracebackFrames): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareText(a[i][0], b[i][0]) || a[i][1] - b[i][1];
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** A text that only equal tracebacks share. */
export function keyOf(frames: TracebackFrames): string {
  return frames.map(([filename, line]) => `${line}:${filename}`).join('\0');
}

type Groups = Map<string, StatisticData>;

function group(snapshot: SnapshotData, keyType: KeyType, cumulative: boolean): Groups {
  const groups: Groups = new Map();
  const add = (frames: TracebackFrames, size: number, count: number): void => {
    const key = keyOf(frames);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { frames, size, count });
    else {
      known.size += size;
      known.count += count;
    }
  };
  const placed = ([filename, line]: FrameData): TracebackFrames => [[filename, keyType === 'filename' ? 0 : line]];
  for (const { frames, size, blocks } of snapshot.groups) {
    if (cumulative) for (const frame of frames) add(placed(frame), size, blocks.length);
    else if (keyType === 'traceback') add(frames.toReversed(), size, blocks.length);
    else add(placed(frames[0]), size, blocks.length);
  }
  return groups;
}

/** `Snapshot.statistics()`: the largest first, by size, count, traceback. */
export function statistics(snapshot: SnapshotData, keyType: KeyType, cumulative: boolean): StatisticData[] {
  return [...group(snapshot, keyType, cumulative).values()].sort(
    (a, b) => b.size - a.size || b.count - a.count || compareFrames(b.frames, a.frames),
  );
}

/** `Snapshot.compare_to()`: the greatest differences first. */
export function compareSnapshots(
  newer: SnapshotData,
  older: SnapshotData,
  keyType: KeyType,
  cumulative: boolean,
): StatisticDiffData[] {
  const before = group(older, keyType, cumulative);
  const diffs: StatisticDiffData[] = [];
  for (const [key, { frames, size, count }] of group(newer, keyType, cumulative)) {
    const previous = before.get(key);
    before.delete(key);
    diffs.push({
      frames,
      size,
      count,
      sizeDiff: size - (previous?.size ?? 0),
      countDiff: count - (previous?.count ?? 0),
    });
  }
  for (const { frames, size, count } of before.values()) {
    diffs.push({ frames, size: 0, count: 0, sizeDiff: -size, countDiff: -count });
  }
  return diffs.sort(
    (a, b) =>
      Math.abs(b.sizeDiff) - Math.abs(a.sizeDiff) ||
      b.size - a.size ||
      Math.abs(b.countDiff) - Math.abs(a.countDiff) ||
      b.count - a.count ||
      compareFrames(b.frames, a.frames),
  );
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `_format_size()`: three to five digits and a unit; `signed` puts a sign in front. */
export function formatSize(size: number, signed: boolean): string {
  let value = size;
  for (const unit of UNITS) {
    if (Math.abs(value) < 100 && unit !== 'B') return `${fixed(value, 1, signed)} ${unit}`;
    if (Math.abs(value) < 10 * 1024 || unit === 'TiB') return `${fixed(value, 0, signed)} ${unit}`;
    value /= 1024;
  }
  return '';
}

function fixed(value: number, places: number, signed: boolean): string {
  const text = formatFloat(value, 'f', places);
  return signed && !text.startsWith('-') ? `+${text}` : text;
}

/** A count with its sign. */
export function signedCount(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}

/** `str(Frame)`. */
export function frameText([filename, line]: FrameData): string {
  return `${filename}:${line}`;
}

/** `str(Statistic)` and `str(StatisticDiff)`. */
export function statisticText(data: StatisticData, diff?: StatisticDiffData): string {
  const size = diff === undefined ? '' : ` (${formatSize(diff.sizeDiff, true)})`;
  const count = diff === undefined ? '' : ` (${signedCount(diff.countDiff)})`;
  const average = data.count === 0 ? '' : `, average=${formatSize(data.size / data.count, false)}`;
  return `${frameText(data.frames[0])}: size=${formatSize(data.size, false)}${size}, count=${data.count}${count}${average}`;
}
