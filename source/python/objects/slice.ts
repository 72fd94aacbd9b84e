import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { setFixedSlots } from './fixed-slots.ts';
import { FreeList } from './free-list.ts';
import type { PyType } from './type.ts';

export const SLICE_START = 4;
export const SLICE_STOP = 6;
export const SLICE_STEP = 8;

/** slice objects; one dead slice is kept for the next. */
export class SliceObjects {
  readonly type: PyType;
  readonly freeList: FreeList;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    const { words, heap } = vm;
    this.type = vm.types.define('slice', { basicSize: 40, gc: true });
    this.freeList = new FreeList(heap, vm.facts.freeLists.slice, 16);
    setFixedSlots(vm, this.type, [SLICE_START, SLICE_STOP, SLICE_STEP]);
    this.type.dealloc = (slice) => {
      heap.gc.untrack(slice);
      heap.decref(words[slice + SLICE_STEP]);
      heap.decref(words[slice + SLICE_START]);
      heap.decref(words[slice + SLICE_STOP]);
      if (!this.freeList.park(slice)) heap.freeGc(slice);
    };
  }

  isSlice(object: Address): boolean {
    return this.vm.typeOf(object) === this.type;
  }

  /** Takes over the references; `step` 0 means None. */
  make(start: Address, stop: Address, step: Address): Address {
    const { heap, words } = this.vm;
    const slice = this.freeList.take() || heap.allocateGc(this.type.address, this.type.index, 40);
    words[slice + SLICE_START] = start;
    words[slice + SLICE_STOP] = stop;
    words[slice + SLICE_STEP] = step || this.vm.none;
    heap.gc.track(slice);
    return slice;
  }

  /** `PySlice_Unpack()` and `PySlice_AdjustIndices()`: the indices that a slice selects from `length` items. */
  indices(slice: Address, length: number): { start: number; stop: number; step: number; count: number } {
    const { words } = this.vm;
    const step = this.part(words[slice + SLICE_STEP], 1);
    if (step === 0) throw this.vm.errors.raise('ValueError', 'slice step cannot be zero');
    const low = step < 0 ? -1 : 0;
    const high = step < 0 ? length - 1 : length;
    const clamp = (value: number): number => (value < 0 ? Math.max(value + length, low) : Math.min(value, high));
    const startPart = this.part(words[slice + SLICE_START], Number.NaN);
    const stopPart = this.part(words[slice + SLICE_STOP], Number.NaN);
    const start = Number.isNaN(startPart) ? (step < 0 ? high : 0) : clamp(startPart);
    const stop = Number.isNaN(stopPart) ? (step < 0 ? -1 : high) : clamp(stopPart);
    const span = step < 0 ? start - stop : stop - start;
    const count = span <= 0 ? 0 : Math.floor((span - 1) / Math.abs(step)) + 1;
    return { start, stop, step, count };
  }

  private part(object: Address, fallback: number): number {
    return object === this.vm.none ? fallback : this.vm.numbers.sliceIndex(object);
  }
}
