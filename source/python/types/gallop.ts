/** Whether a is before b. */
export type Less = (a: number, b: number) => boolean;

/** `gallop_left()`: where `key` belongs in a sorted span, before any equals; the search starts at `hint`. */
export function gallopLeft(
  less: Less,
  key: number,
  span: number[],
  base: number,
  length: number,
  hint: number,
): number {
  const isBefore = (index: number): boolean => less(span[base + index], key);
  let lastOffset = 0;
  let offset = 1;
  let low: number;
  let high: number;
  if (isBefore(hint)) {
    const most = length - hint;
    while (offset < most && isBefore(hint + offset)) {
      lastOffset = offset;
      offset = (offset << 1) + 1;
    }
    low = hint + lastOffset + 1;
    high = hint + Math.min(offset, most);
  } else {
    const most = hint + 1;
    while (offset < most && !isBefore(hint - offset)) {
      lastOffset = offset;
      offset = (offset << 1) + 1;
    }
    low = hint - Math.min(offset, most) + 1;
    high = hint - lastOffset;
  }
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return high;
}

/** `gallop_right()`: as `gallopLeft()`, but behind any equals. */
export function gallopRight(
  less: Less,
  key: number,
  span: number[],
  base: number,
  length: number,
  hint: number,
): number {
  const isBehind = (index: number): boolean => less(key, span[base + index]);
  let lastOffset = 0;
  let offset = 1;
  let low: number;
  let high: number;
  if (isBehind(hint)) {
    const most = hint + 1;
    while (offset < most && isBehind(hint - offset)) {
      lastOffset = offset;
      offset = (offset << 1) + 1;
    }
    low = hint - Math.min(offset, most) + 1;
    high = hint - lastOffset;
  } else {
    const most = length - hint;
    while (offset < most && !isBehind(hint + offset)) {
      lastOffset = offset;
      offset = (offset << 1) + 1;
    }
    low = hint + lastOffset + 1;
    high = hint + Math.min(offset, most);
  }
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
