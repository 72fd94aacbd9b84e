import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { keepFree } from './fixed-slots.ts';
import type { PyType } from './type.ts';

// Words of a range (rangeobject): int objects.
export const RANGE_START = 4;
export const RANGE_STOP = 6;
export const RANGE_STEP = 8;
export const RANGE_LENGTH = 10;

// Words of a range_iterator (_PyRangeIterObject): C longs, kept as doubles.
export const RANGE_ITERATOR_START = 4;
export const RANGE_ITERATOR_STEP = 6;
export const RANGE_ITERATOR_LEFT = 8;

// Words of a longrange_iterator (longrangeiterobject): int objects.
export const LONG_RANGE_START = 4;
export const LONG_RANGE_STEP = 6;
export const LONG_RANGE_LEFT = 8;

/** range objects and their iterators (`Objects/rangeobject.c`). */
export class RangeObjects {
  readonly type: PyType;
  readonly iteratorType: PyType;
  /** Iterators over what C longs cannot hold; here, what doubles cannot hold exactly. */
  readonly longIteratorType: PyType;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    const { words, heap } = vm;
    this.words = words;
    this.type = vm.types.define('range', { basicSize: 48 });
    this.type.dealloc = (range) => {
      for (let word = RANGE_START; word <= RANGE_LENGTH; word += 2) heap.decref(words[range + word]);
      if (!this.type.freeList?.park(range)) heap.free(range);
    };
    this.iteratorType = vm.types.define('range_iterator', { basicSize: 40 });
    this.iteratorType.dealloc = (iterator) => {
      if (!this.iteratorType.freeList?.park(iterator)) heap.free(iterator);
    };
    keepFree(vm, this.type, vm.facts.freeLists.range);
    keepFree(vm, this.iteratorType, vm.facts.freeLists.rangeIterator);
    this.longIteratorType = vm.types.define('longrange_iterator', { basicSize: 40 });
    this.longIteratorType.dealloc = (iterator) => {
      for (let word = LONG_RANGE_START; word <= LONG_RANGE_LEFT; word += 2) heap.decref(words[iterator + word]);
      heap.free(iterator);
    };
  }

  isRange(object: Address): boolean {
    return this.vm.typeOf(object) === this.type;
  }

  /** `make_range_object()`: takes over the references to three ints; the step is not zero. */
  make(start: Address, stop: Address, step: Address): Address {
    const { words, vm } = this;
    const length = this.lengthOf(start, stop, step);
    const range = this.type.freeList?.take() || vm.heap.allocate(this.type.address, this.type.index, 48);
    words[range + RANGE_START] = start;
    words[range + RANGE_STOP] = stop;
    words[range + RANGE_STEP] = step;
    words[range + RANGE_LENGTH] = length;
    return range;
  }

  /** `compute_range_length()`: a new int. */
  private lengthOf(start: Address, stop: Address, step: Address): Address {
    const { int } = this.vm;
    const [first, end, by] = [int.safe(start), int.safe(stop), int.safe(step)];
    const span = end - first;
    if (Number.isSafeInteger(span) && !Number.isNaN(by))
      return int.fromNumber(countSteps(by > 0 ? span : -span, Math.abs(by)));
    return int.fromBigInt(countBigSteps(int.bigint(start), int.bigint(stop), int.bigint(step)));
  }

  /** A new range of these bigints. */
  fromBigInts(start: bigint, stop: bigint, step: bigint): Address {
    const { int } = this.vm;
    return this.make(int.fromBigInt(start), int.fromBigInt(stop), int.fromBigInt(step));
  }

  start(range: Address): bigint {
    return this.vm.int.bigint(this.words[range + RANGE_START]);
  }

  step(range: Address): bigint {
    return this.vm.int.bigint(this.words[range + RANGE_STEP]);
  }

  length(range: Address): bigint {
    return this.vm.int.bigint(this.words[range + RANGE_LENGTH]);
  }

  /** `range_iter()`. */
  iterate(range: Address): Address {
    const { words, vm } = this;
    const start = vm.int.safe(words[range + RANGE_START]);
    const step = vm.int.safe(words[range + RANGE_STEP]);
    const left = vm.int.safe(words[range + RANGE_LENGTH]);
    if (Number.isSafeInteger(start + left * step)) return this.makeIterator(start, step, left);
    return this.makeLongIterator(this.start(range), this.step(range), this.length(range));
  }

  /** `range_reverse()`. */
  reverse(range: Address): Address {
    const [start, step, left] = [this.start(range), this.step(range), this.length(range)];
    const last = start + (left - 1n) * step;
    const all = [last, step, left, start - step].map(Number);
    if (all.every(Number.isSafeInteger)) return this.makeIterator(all[0], -all[1], all[2]);
    return this.makeLongIterator(last, -step, left);
  }

  private makeIterator(start: number, step: number, left: number): Address {
    const { heap } = this.vm;
    const { doubles } = heap;
    const { freeList, address, index, basicSize } = this.iteratorType;
    const iterator = freeList?.take() || heap.allocate(address, index, basicSize);
    doubles[(iterator + RANGE_ITERATOR_START) >> 1] = start;
    doubles[(iterator + RANGE_ITERATOR_STEP) >> 1] = step;
    doubles[(iterator + RANGE_ITERATOR_LEFT) >> 1] = left;
    return iterator;
  }

  private makeLongIterator(start: bigint, step: bigint, left: bigint): Address {
    const { words } = this;
    const { heap, int } = this.vm;
    const iterator = heap.allocate(
      this.longIteratorType.address,
      this.longIteratorType.index,
      this.longIteratorType.basicSize,
    );
    words[iterator + LONG_RANGE_START] = int.fromBigInt(start);
    words[iterator + LONG_RANGE_STEP] = int.fromBigInt(step);
    words[iterator + LONG_RANGE_LEFT] = int.fromBigInt(left);
    return iterator;
  }

  /** `rangeiter_next()`. */
  next(iterator: Address): Address {
    const { doubles } = this.vm.heap;
    const at = iterator >> 1;
    if (doubles[at + (RANGE_ITERATOR_LEFT >> 1)] <= 0) return 0;
    doubles[at + (RANGE_ITERATOR_LEFT >> 1)]--;
    const value = doubles[at + (RANGE_ITERATOR_START >> 1)];
    doubles[at + (RANGE_ITERATOR_START >> 1)] = value + doubles[at + (RANGE_ITERATOR_STEP >> 1)];
    return this.vm.int.fromNumber(value);
  }

  left(iterator: Address): number {
    return this.vm.heap.doubles[(iterator + RANGE_ITERATOR_LEFT) >> 1];
  }

  /** What an iterator of either kind has still to give, as a new range. */
  rest(iterator: Address): Address {
    const { start, step, left } = this.position(iterator);
    return this.fromBigInts(start, start + left * step, step);
  }

  /** `rangeiter_setstate()`: goes `count` steps on, at most to the end. */
  skip(iterator: Address, count: bigint): void {
    const { start, step, left } = this.position(iterator);
    const steps = count < 0n ? 0n : count > left ? left : count;
    const { heap, int } = this.vm;
    if (this.vm.typeOf(iterator) === this.iteratorType) {
      heap.doubles[(iterator + RANGE_ITERATOR_START) >> 1] = Number(start + steps * step);
      heap.doubles[(iterator + RANGE_ITERATOR_LEFT) >> 1] = Number(left - steps);
      return;
    }
    for (const [word, value] of [
      [LONG_RANGE_START, start + steps * step],
      [LONG_RANGE_LEFT, left - steps],
    ] as const) {
      const old = this.words[iterator + word];
      this.words[iterator + word] = int.fromBigInt(value);
      heap.decref(old);
    }
  }

  private position(iterator: Address): { start: bigint; step: bigint; left: bigint } {
    const isLong = this.vm.typeOf(iterator) === this.longIteratorType;
    const read = (word: number): bigint =>
      isLong ? this.vm.int.bigint(this.words[iterator + word]) : BigInt(this.vm.heap.doubles[(iterator + word) >> 1]);
    // Both kinds have their parts at the same words.
    return { start: read(RANGE_ITERATOR_START), step: read(RANGE_ITERATOR_STEP), left: read(RANGE_ITERATOR_LEFT) };
  }

  /** `longrangeiter_next()`. */
  nextLong(iterator: Address): Address {
    const { words } = this;
    const { heap, int } = this.vm;
    const left = int.bigint(words[iterator + LONG_RANGE_LEFT]);
    if (left <= 0n) return 0;
    const value = words[iterator + LONG_RANGE_START];
    const following = int.fromBigInt(int.bigint(value) + int.bigint(words[iterator + LONG_RANGE_STEP]));
    heap.decref(words[iterator + LONG_RANGE_LEFT]);
    words[iterator + LONG_RANGE_LEFT] = int.fromBigInt(left - 1n);
    words[iterator + LONG_RANGE_START] = following;
    return value;
  }
}

/** How many steps of `step` > 0 fit into `span`. */
function countSteps(span: number, step: number): number {
  return span <= 0 ? 0 : Math.floor((span - 1) / step) + 1;
}

function countBigSteps(start: bigint, stop: bigint, step: bigint): bigint {
  const span = step > 0n ? stop - start : start - stop;
  return span <= 0n ? 0n : (span - 1n) / (step > 0n ? step : -step) + 1n;
}
