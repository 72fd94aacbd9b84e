import { IMMORTAL, SIZE, TYPE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { clearWords, moveWords, readWords } from '../../heap/words.ts';
import type { Vm } from '../vm.ts';
import { FreeList } from './free-list.ts';
import type { PyType } from './type.ts';

/** First item of a tuple. A slot takes eight bytes of the block; its words are packed at the front. */
export const TUPLE_ITEMS = 6;
const GC_HEAD_WORDS = 4;

/** tuple objects. */
export class TupleObjects {
  readonly type: PyType;
  readonly empty: Address;
  /** By length; index 0 is not used. */
  readonly freeLists: FreeList[] = [];
  private readonly vm: Vm;
  private readonly words: Int32Array;
  /** Tuples of up to so many items have a free list for each length (PyTuple_MAXSAVESIZE). */
  private readonly longestParked: number;
  private readonly tracksAtoms: boolean;
  /** sizeof(PyTupleObject) up to the items; 3.14 keeps the hash in it. */
  private readonly headBytes: number;

  constructor(vm: Vm) {
    this.vm = vm;
    const { words, heap } = vm;
    this.words = words;
    this.longestParked = vm.facts.freeLists.tupleLengths;
    this.tracksAtoms = vm.facts.tracksTuplesOfAtoms;
    const type = vm.types.define('tuple', { basicSize: 24, itemSize: 8, gc: true, isBase: true });
    this.type = type;
    this.headBytes = type.basicSize;
    type.untracking = 'tuple';
    type.referents = (object, edges) => edges.pushRangeBackwards(words, object + TUPLE_ITEMS, words[object + SIZE]);
    type.maybeUntrack = (object) => this.maybeUntrack(object);
    type.dealloc = (object) => this.dealloc(object);
    for (let length = 0; length <= this.longestParked; length++) {
      this.freeLists.push(new FreeList(heap, vm.facts.freeLists.tuple, 16));
    }
    this.empty = heap.memory.reserveStatic(16 + 24) + 4;
    words[this.empty] = IMMORTAL;
    words[this.empty + TYPE] = type.address;
    words[this.empty + TYPE_INDEX] = type.index;
    words[this.empty + SIZE] = 0;
  }

  isTuple(object: Address): boolean {
    const index = this.words[object + TYPE_INDEX];
    return index === this.type.index || this.vm.types.table[index].isSubtypeOf(this.type);
  }

  isExact(object: Address): boolean {
    return this.words[object + TYPE_INDEX] === this.type.index;
  }

  length(tuple: Address): number {
    return this.words[tuple + SIZE];
  }

  /** Borrowed. */
  item(tuple: Address, index: number): Address {
    return this.words[tuple + TUPLE_ITEMS + index];
  }

  /** The items, borrowed. */
  items(tuple: Address): Address[] {
    const start = tuple + TUPLE_ITEMS;
    return readWords(this.words, start, start + this.words[tuple + SIZE]);
  }

  /** A new, untracked tuple with NULL items (`tuple_alloc()`); the empty one for 0. */
  allocate(length: number): Address {
    if (length === 0) return this.empty;
    const { words } = this;
    let tuple = length <= this.longestParked ? this.freeLists[length].take() : 0;
    if (tuple === 0) tuple = this.vm.heap.allocateGc(this.type.address, this.type.index, this.headBytes + 8 * length);
    words[tuple + SIZE] = length;
    clearWords(words, tuple + TUPLE_ITEMS, tuple + TUPLE_ITEMS + length);
    return tuple;
  }

  /** A tuple of these objects; takes over the references. */
  steal(items: readonly Address[]): Address {
    const tuple = this.allocate(items.length);
    if (items.length === 0) return tuple;
    for (let i = 0; i < items.length; i++) this.words[tuple + TUPLE_ITEMS + i] = items[i];
    if (this.mayBeInCycle(tuple, items.length)) this.vm.heap.gc.track(tuple);
    return tuple;
  }

  /**
   * Lays a tuple of borrowed references out in words[at…], above the stack, for as long as a call takes that hands names
   * on as C does without any tuple: nobody may keep it. The words behind it are free again from `endOfLaidOut()` on.
   */
  layOut(at: Address, items: readonly Address[]): Address {
    const { words } = this;
    const tuple = at + GC_HEAD_WORDS;
    clearWords(words, at, tuple + TUPLE_ITEMS);
    words[tuple] = IMMORTAL;
    words[tuple + TYPE] = this.type.address;
    words[tuple + TYPE_INDEX] = this.type.index;
    words[tuple + SIZE] = items.length;
    words.set(items, tuple + TUPLE_ITEMS);
    return tuple;
  }

  endOfLaidOut(tuple: Address): Address {
    return tuple + TUPLE_ITEMS + this.words[tuple + SIZE];
  }

  /** A tuple of these objects, with references of its own (`PyTuple_Pack()`). */
  pack(items: readonly Address[]): Address {
    for (const item of items) this.vm.heap.incref(item);
    return this.steal(items);
  }

  /** A tuple of the `length` owned references at words[start…]: `_PyTuple_FromArraySteal()`. */
  stealWords(start: number, length: number): Address {
    if (length === 0) return this.empty;
    const tuple = this.allocate(length);
    moveWords(this.words, tuple + TUPLE_ITEMS, start, length);
    if (this.mayBeInCycle(tuple, length)) this.vm.heap.gc.track(tuple);
    return tuple;
  }

  /** A tuple of the `length` references at words[start…], with references of its own. */
  copyWords(start: number, length: number): Address {
    const { words } = this;
    for (let i = start; i < start + length; i++) this.vm.heap.incref(words[i]);
    return this.stealWords(start, length);
  }

  /**
   * `_PyTuple_Resize()` of a tuple that is being filled and that nobody else has: it may move. New slots are NULL; those
   * that are cut off have to be.
   */
  resize(tuple: Address, length: number): Address {
    const { words, heap } = this.vm;
    const before = this.length(tuple);
    if (before === length) return tuple;
    if (before === 0 || length === 0) {
      heap.decref(tuple);
      return this.newTracked(length);
    }
    heap.gc.untrack(tuple);
    const moved = heap.allocator.reallocate(tuple - GC_HEAD_WORDS, 16 + this.headBytes + 8 * length) + GC_HEAD_WORDS;
    words[moved + SIZE] = length;
    if (length > before) clearWords(words, moved + TUPLE_ITEMS + before, moved + TUPLE_ITEMS + length);
    heap.gc.track(moved);
    return moved;
  }

  /** `PyTuple_New()`: tracked from the beginning, with NULL items. */
  newTracked(length: number): Address {
    const tuple = this.allocate(length);
    if (length > 0) this.vm.heap.gc.track(tuple);
    return tuple;
  }

  sizeOf(tuple: Address): number {
    return this.vm.types.of(tuple).basicSize + 8 * this.length(tuple);
  }

  /** `maybe_tracked()`: from 3.14.1 on, a tuple of atoms is never tracked. */
  private mayBeInCycle(tuple: Address, length: number): boolean {
    if (this.tracksAtoms) return true;
    const { words } = this;
    const { table } = this.vm.types;
    for (let i = tuple + TUPLE_ITEMS, end = i + length; i < end; i++) {
      if (words[i] === 0 || table[words[words[i] + TYPE_INDEX]].preSize !== 0) return true;
    }
    return false;
  }

  /** `_PyTuple_MaybeUntrack()`: untracks a tuple whose items can never be part of a cycle. */
  private maybeUntrack(tuple: Address): void {
    const { words } = this;
    if (words[tuple + TYPE_INDEX] !== this.type.index) return;
    for (let i = tuple + TUPLE_ITEMS, end = i + words[tuple + SIZE]; i < end; i++) {
      if (words[i] === 0 || this.vm.mayBeTracked(words[i])) return;
    }
    this.vm.heap.gc.untrack(tuple);
  }

  /** `tuple_dealloc()`: the last item goes first. */
  private dealloc(tuple: Address): void {
    const { heap } = this.vm;
    const { words } = this;
    heap.gc.untrack(tuple);
    if (this.vm.trashcan.begin(tuple)) return;
    const length = words[tuple + SIZE];
    for (let i = tuple + TUPLE_ITEMS + length - 1; i >= tuple + TUPLE_ITEMS; i--) heap.xdecref(words[i]);
    if (length > this.longestParked || !this.isExact(tuple) || !this.freeLists[length].park(tuple)) {
      this.vm.freeInstance(tuple);
    }
    this.vm.trashcan.end();
  }
}
