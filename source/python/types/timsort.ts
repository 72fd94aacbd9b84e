import { gallopLeft, gallopRight, type Less } from './gallop.ts';

/** Slots of scratch space on CPython's C stack. */
export const MERGE_TEMP_SIZE = 256;

/** Wins in a row that switch a merge to galloping. */
const MIN_GALLOP = 7;

/** A sorted run: where it begins, how long it is, and its power (powersort) once it has been merged upon. */
interface Run {
  readonly base: number;
  length: number;
  power: number;
}

/**
 * The merge sort of `Objects/listobject.c`, with the same comparisons in the same order: runs, binary insertion, galloping
 * merges, and powersort's choice of what to merge. Sorts `keys`, and moves `values` along with them.
 * If `less` throws, both still hold all of their elements.
 */
export class TimSort {
  private readonly keys: number[];
  private readonly values: number[] | null;
  private readonly less: Less;
  private readonly needScratch: (slots: number) => void;
  private readonly pending: Run[] = [];
  private minGallop = MIN_GALLOP;
  /** Slots of scratch space there are. */
  private scratch: number;

  /** `needScratch` is told when a merge needs more scratch slots (of 8 bytes) than there were so far. */
  constructor(keys: number[], values: number[] | null, less: Less, needScratch: (slots: number) => void) {
    this.keys = keys;
    this.values = values;
    this.less = less;
    this.needScratch = needScratch;
    this.scratch = values === null ? MERGE_TEMP_SIZE : Math.min(MERGE_TEMP_SIZE / 2, (keys.length + 1) >> 1);
  }

  sort(): void {
    const { length } = this.keys;
    const shortest = minimalRun(length);
    let low = 0;
    for (let left = length; left > 0; ) {
      let run = this.countRun(low, left);
      if (run < shortest) {
        const forced = Math.min(left, shortest);
        this.insertionSort(low, forced, run);
        run = forced;
      }
      this.foundRun(run);
      this.pending.push({ base: low, length: run, power: 0 });
      low += run;
      left -= run;
    }
    this.mergeAll();
  }

  private reverse(start: number, end: number): void {
    reverseSpan(this.keys, start, end);
    if (this.values !== null) reverseSpan(this.values, start, end);
  }

  /** `count_run()`: length of the run at `low`, made ascending if it descends. */
  private countRun(low: number, left: number): number {
    const { keys, less } = this;
    if (left === 1) return 1;
    const nextIsSmaller = (n: number): boolean => less(keys[low + n], keys[low + n - 1]);
    let n = 1;
    while (n < left && !nextIsSmaller(n)) n++;
    if (n === left) return n;
    if (n > 1) {
      if (less(keys[low], keys[low + n - 1])) return n;
      // All equal so far: as good a start of a descending run.
      this.reverse(low, low + n);
    }
    n++;
    let equal = 0;
    for (; n < left; n++) {
      if (nextIsSmaller(n)) {
        if (equal > 0) this.reverse(low + n - equal - 1, low + n);
        equal = 0;
      } else if (less(keys[low + n - 1], keys[low + n])) break;
      else equal++;
    }
    if (equal > 0) this.reverse(low + n - equal - 1, low + n);
    this.reverse(low, low + n);
    while (n < left && !nextIsSmaller(n)) n++;
    return n;
  }

  /** `binarysort()` of `count` elements at `low`, the first `sorted` of which are in order. */
  private insertionSort(low: number, count: number, sorted: number): void {
    const { keys, values, less } = this;
    for (let at = Math.max(sorted, 1); at < count; at++) {
      const pivot = keys[low + at];
      let left = 0;
      let right = at;
      do {
        const middle = (left + right) >> 1;
        if (less(pivot, keys[low + middle])) right = middle;
        else left = middle + 1;
      } while (left < right);
      insertAt(keys, low + at, low + left);
      if (values !== null) insertAt(values, low + at, low + left);
    }
  }

  /** `found_new_run()`: merges what powersort says is to be merged before a run of this length is pushed. */
  private foundRun(length: number): void {
    const { pending } = this;
    if (pending.length === 0) return;
    const last = pending[pending.length - 1];
    const power = nodePower(last.base, last.length, length, this.keys.length);
    while (pending.length > 1 && pending[pending.length - 2].power > power) this.mergeAt(pending.length - 2);
    pending[pending.length - 1].power = power;
  }

  /** `merge_force_collapse()`. */
  private mergeAll(): void {
    const { pending } = this;
    while (pending.length > 1) {
      let n = pending.length - 2;
      if (n > 0 && pending[n - 1].length < pending[n + 1].length) n--;
      this.mergeAt(n);
    }
  }

  /** `merge_at()`: merges runs `n` and `n + 1`. */
  private mergeAt(n: number): void {
    const { pending, keys, less } = this;
    const a = pending[n];
    const b = pending[n + 1];
    let baseA = a.base;
    let lengthA = a.length;
    let lengthB = b.length;
    a.length += lengthB;
    pending.splice(n + 1, 1);
    // Where does b begin in a? What is before it is in place already.
    const skip = gallopRight(less, keys[b.base], keys, baseA, lengthA, 0);
    baseA += skip;
    lengthA -= skip;
    if (lengthA === 0) return;
    // Where does a end in b? What is behind it is in place already.
    lengthB = gallopLeft(less, keys[baseA + lengthA - 1], keys, b.base, lengthB, lengthB - 1);
    if (lengthB <= 0) return;
    if (lengthA <= lengthB) this.mergeLow(baseA, lengthA, b.base, lengthB);
    else this.mergeHigh(baseA, lengthA, b.base, lengthB);
  }

  /** `merge_getmem()`. */
  private needTemporary(slots: number): void {
    if (slots <= this.scratch) return;
    this.scratch = slots;
    this.needScratch(this.values === null ? slots : slots * 2);
  }

  /** `merge_lo()`: merges two neighbouring runs from the left; a, the shorter one, is copied out of the way. */
  private mergeLow(baseA: number, lengthA: number, baseB: number, lengthB: number): void {
    this.needTemporary(lengthA);
    const { keys, values, less } = this;
    const tempKeys = keys.slice(baseA, baseA + lengthA);
    const tempValues = values === null ? null : values.slice(baseA, baseA + lengthA);
    let dest = baseA;
    let b = baseB;
    let a = 0;
    let leftA = lengthA;
    let leftB = lengthB;
    const takeB = (count: number): void => {
      moveItems(keys, dest, b, count);
      if (values !== null) moveItems(values, dest, b, count);
      dest += count;
      b += count;
      leftB -= count;
    };
    const takeA = (count: number): void => {
      for (let i = 0; i < count; i++) {
        keys[dest + i] = tempKeys[a + i];
        if (values !== null && tempValues !== null) values[dest + i] = tempValues[a + i];
      }
      dest += count;
      a += count;
      leftA -= count;
    };
    try {
      takeB(1);
      if (leftB === 0 || leftA === 1) return;
      let { minGallop } = this;
      for (;;) {
        let winsA = 0;
        let winsB = 0;
        do {
          if (less(keys[b], tempKeys[a])) {
            winsB++;
            winsA = 0;
            takeB(1);
            if (leftB === 0) return;
          } else {
            winsA++;
            winsB = 0;
            takeA(1);
            if (leftA === 1) return;
          }
        } while (winsA < minGallop && winsB < minGallop);
        minGallop++;
        do {
          minGallop -= minGallop > 1 ? 1 : 0;
          this.minGallop = minGallop;
          winsA = gallopRight(less, keys[b], tempKeys, a, leftA, 0);
          if (winsA > 0) {
            takeA(winsA);
            if (leftA <= 1) return;
          }
          takeB(1);
          if (leftB === 0) return;
          winsB = gallopLeft(less, tempKeys[a], keys, b, leftB, 0);
          if (winsB > 0) {
            takeB(winsB);
            if (leftB === 0) return;
          }
          takeA(1);
          if (leftA === 1) return;
        } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
        this.minGallop = ++minGallop;
      }
    } finally {
      // What is left of a goes to the end: behind the rest of b if only its last element is left, and that is not an error.
      this.finishLow(leftA, leftB, dest, b, a, tempKeys, tempValues);
    }
  }

  /** The tail of `merge_lo()`: the last of a belongs behind the rest of b. */
  private finishLow(
    leftA: number,
    leftB: number,
    dest: number,
    b: number,
    a: number,
    tempKeys: number[],
    tempValues: number[] | null,
  ): void {
    const { keys, values } = this;
    let to = dest;
    if (leftA === 1 && leftB > 0) {
      moveItems(keys, to, b, leftB);
      if (values !== null) moveItems(values, to, b, leftB);
      to += leftB;
    }
    for (let i = 0; i < leftA; i++) {
      keys[to + i] = tempKeys[a + i];
      if (values !== null && tempValues !== null) values[to + i] = tempValues[a + i];
    }
  }

  /** `merge_hi()`: merges two neighbouring runs from the right; b, the shorter one, is copied out of the way. */
  private mergeHigh(baseA: number, lengthA: number, baseB: number, lengthB: number): void {
    this.needTemporary(lengthB);
    const { keys, values, less } = this;
    const tempKeys = keys.slice(baseB, baseB + lengthB);
    const tempValues = values === null ? null : values.slice(baseB, baseB + lengthB);
    /** The last slot not yet filled. */
    let dest = baseB + lengthB - 1;
    let leftA = lengthA;
    let leftB = lengthB;
    const takeA = (count: number): void => {
      leftA -= count;
      dest -= count;
      const from = baseA + leftA;
      moveItems(keys, dest + 1, from, count);
      if (values !== null) moveItems(values, dest + 1, from, count);
    };
    const takeB = (count: number): void => {
      leftB -= count;
      dest -= count;
      for (let i = 0; i < count; i++) {
        keys[dest + 1 + i] = tempKeys[leftB + i];
        if (values !== null && tempValues !== null) values[dest + 1 + i] = tempValues[leftB + i];
      }
    };
    try {
      takeA(1);
      if (leftA === 0 || leftB === 1) return;
      let { minGallop } = this;
      for (;;) {
        let winsA = 0;
        let winsB = 0;
        do {
          if (less(tempKeys[leftB - 1], keys[baseA + leftA - 1])) {
            winsA++;
            winsB = 0;
            takeA(1);
            if (leftA === 0) return;
          } else {
            winsB++;
            winsA = 0;
            takeB(1);
            if (leftB === 1) return;
          }
        } while (winsA < minGallop && winsB < minGallop);
        minGallop++;
        do {
          minGallop -= minGallop > 1 ? 1 : 0;
          this.minGallop = minGallop;
          winsA = leftA - gallopRight(less, tempKeys[leftB - 1], keys, baseA, leftA, leftA - 1);
          if (winsA > 0) {
            takeA(winsA);
            if (leftA === 0) return;
          }
          takeB(1);
          if (leftB === 1) return;
          winsB = leftB - gallopLeft(less, keys[baseA + leftA - 1], tempKeys, 0, leftB, leftB - 1);
          if (winsB > 0) {
            takeB(winsB);
            if (leftB <= 1) return;
          }
          takeA(1);
          if (leftA === 0) return;
        } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
        this.minGallop = ++minGallop;
      }
    } finally {
      // The first of b belongs before the rest of a.
      if (leftB === 1 && leftA > 0) takeA(leftA);
      takeB(leftB);
    }
  }
}

function reverseSpan(array: number[], start: number, end: number): void {
  for (let low = start, high = end - 1; low < high; low++, high--) {
    const swapped = array[low];
    array[low] = array[high];
    array[high] = swapped;
  }
}

/** Copies `count` elements, also where the ranges overlap: `copyWithin()` of an array asks for each whether it is there. */
function moveItems(array: number[], to: number, from: number, count: number): void {
  if (to <= from) for (let i = 0; i < count; i++) array[to + i] = array[from + i];
  else for (let i = count - 1; i >= 0; i--) array[to + i] = array[from + i];
}

/** Moves the element at `from` down to `to`. */
function insertAt(array: number[], from: number, to: number): void {
  const element = array[from];
  moveItems(array, to + 1, to, from - to);
  array[to] = element;
}

/** `merge_compute_minrun()`: runs are made at least this long. */
function minimalRun(length: number): number {
  let rest = 0;
  let n = length;
  while (n >= 64) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}

/** `powerloop()`: how deep the boundary between two runs lies in a perfectly balanced merge tree. */
function nodePower(start: number, lengthA: number, lengthB: number, total: number): number {
  let power = 0;
  let a = 2 * start + lengthA;
  let b = a + lengthA + lengthB;
  for (;;) {
    power++;
    if (a >= total) {
      a -= total;
      b -= total;
    } else if (b >= total) return power;
    a <<= 1;
    b <<= 1;
  }
}
