import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { visitType } from '../native-types.ts';

// Words of a deque (dequeobject), behind its length.
const LEFT_BLOCK = 6;
const RIGHT_BLOCK = 8;
const LEFT_INDEX = 10;
const RIGHT_INDEX = 12;
/** Changes whenever an item comes or goes: iterators see it. */
export const DEQUE_STATE = 14;
export const DEQUE_MAXLEN = 16;
const FREE_COUNT = 18;
/** Blocks at hand; the words of their 16 slots are packed at the front. */
const FREE_BLOCKS = 20;
/** Beside the bound. */
const WEAKREFS = 17;

/** sizeof(dequeobject). */
const DEQUE_BYTES = 216;

// A block: link to the left, items (packed at the front of their 64 slots), link to the right.
const BLOCK_LEFT = 0;
export const BLOCK_DATA = 2;
const BLOCK_RIGHT = 130;
const BLOCK_BYTES = 528;
export const BLOCK_LENGTH = 64;
const CENTER = (BLOCK_LENGTH - 1) >> 1;
/** MAXFREEBLOCKS. */
const MAX_FREE_BLOCKS = 16;

/** The memory of deques: a doubly linked list of blocks of 64 items (`Modules/_collectionsmodule.c`). */
export class DequeBlocks {
  readonly type: PyType;
  private readonly vm: Vm;
  private readonly words: Int32Array;
  /** Free blocks of all deques together, where they do not keep their own (up to 3.10). */
  private readonly shared: Address[] | null;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    this.shared = vm.facts.dequesKeepFreeBlocks ? null : [];
    const type = vm.types.define('collections.deque', {
      basicSize: DEQUE_BYTES,
      gc: true,
      isBase: true,
      module: 'collections',
    });
    this.type = type;
    type.weakListOffset = WEAKREFS;
    type.referents = (deque, edges) => {
      this.eachSpan(deque, (start, count) => edges.pushRange(this.words, start, count, 1));
    };
    visitType(vm, type);
    type.clear = (deque) => this.clear(deque);
    type.dealloc = (deque) => this.dealloc(deque);
  }

  isDeque(object: Address): boolean {
    const type = this.vm.typeOf(object);
    return type === this.type || type.isSubtypeOf(this.type);
  }

  /** `deque_new()`: an empty, unbounded one. */
  make(subtype: PyType = this.type): Address {
    const deque = this.vm.allocateInstance(subtype);
    const block = this.newBlock(deque);
    this.words[deque + DEQUE_MAXLEN] = -1;
    this.startIn(deque, block);
    return deque;
  }

  /** Makes a block the only one, to be filled from its middle. */
  private startIn(deque: Address, block: Address): void {
    const { words } = this;
    words[deque + SIZE] = 0;
    words[deque + LEFT_BLOCK] = block;
    words[deque + RIGHT_BLOCK] = block;
    words[deque + LEFT_INDEX] = CENTER + 1;
    words[deque + RIGHT_INDEX] = CENTER;
    words[deque + DEQUE_STATE]++;
  }

  /** "Space saving heuristic": an empty deque that is about to be filled to the right begins at the left. */
  startAtLeft(deque: Address): void {
    this.words[deque + LEFT_INDEX] = 1;
    this.words[deque + RIGHT_INDEX] = 0;
  }

  startAtRight(deque: Address): void {
    this.words[deque + LEFT_INDEX] = BLOCK_LENGTH - 1;
    this.words[deque + RIGHT_INDEX] = BLOCK_LENGTH - 2;
  }

  length(deque: Address): number {
    return this.words[deque + SIZE];
  }

  /** The bound, -1 without. */
  maxlen(deque: Address): number {
    return this.words[deque + DEQUE_MAXLEN];
  }

  state(deque: Address): number {
    return this.words[deque + DEQUE_STATE];
  }

  private newBlock(deque: Address): Address {
    const { words } = this;
    if (this.shared !== null) return this.shared.pop() ?? this.vm.heap.allocator.allocate(BLOCK_BYTES);
    if (words[deque + FREE_COUNT] > 0) return words[deque + FREE_BLOCKS + --words[deque + FREE_COUNT]];
    return this.vm.heap.allocator.allocate(BLOCK_BYTES);
  }

  private freeBlock(deque: Address, block: Address): void {
    const { words, shared } = this;
    if (shared !== null) {
      if (shared.length < MAX_FREE_BLOCKS) shared.push(block);
      else this.vm.heap.allocator.free(block);
    } else if (words[deque + FREE_COUNT] < MAX_FREE_BLOCKS)
      words[deque + FREE_BLOCKS + words[deque + FREE_COUNT]++] = block;
    else this.vm.heap.allocator.free(block);
  }

  /** Takes over the reference. Does not look at the bound. */
  pushRight(deque: Address, item: Address): void {
    const { words } = this;
    if (words[deque + RIGHT_INDEX] === BLOCK_LENGTH - 1) {
      const block = this.newBlock(deque);
      const last = words[deque + RIGHT_BLOCK];
      words[block + BLOCK_LEFT] = last;
      words[last + BLOCK_RIGHT] = block;
      words[deque + RIGHT_BLOCK] = block;
      words[deque + RIGHT_INDEX] = -1;
    }
    words[deque + SIZE]++;
    words[words[deque + RIGHT_BLOCK] + BLOCK_DATA + ++words[deque + RIGHT_INDEX]] = item;
  }

  /** Takes over the reference. Does not look at the bound. */
  pushLeft(deque: Address, item: Address): void {
    const { words } = this;
    if (words[deque + LEFT_INDEX] === 0) {
      const block = this.newBlock(deque);
      const first = words[deque + LEFT_BLOCK];
      words[block + BLOCK_RIGHT] = first;
      words[first + BLOCK_LEFT] = block;
      words[deque + LEFT_BLOCK] = block;
      words[deque + LEFT_INDEX] = BLOCK_LENGTH;
    }
    words[deque + SIZE]++;
    words[words[deque + LEFT_BLOCK] + BLOCK_DATA + --words[deque + LEFT_INDEX]] = item;
  }

  /** The last item, which the caller owns; 0 if there is none (`deque_pop()`). */
  popRight(deque: Address): Address {
    const { words } = this;
    if (words[deque + SIZE] === 0) return 0;
    const block = words[deque + RIGHT_BLOCK];
    const item = words[block + BLOCK_DATA + words[deque + RIGHT_INDEX]--];
    words[deque + SIZE]--;
    words[deque + DEQUE_STATE]++;
    if (words[deque + RIGHT_INDEX] < 0) {
      if (words[deque + SIZE] > 0) {
        words[deque + RIGHT_BLOCK] = words[block + BLOCK_LEFT];
        words[deque + RIGHT_INDEX] = BLOCK_LENGTH - 1;
        this.freeBlock(deque, block);
      } else this.recenter(deque);
    }
    return item;
  }

  /** The first item, which the caller owns; 0 if there is none (`deque_popleft()`). */
  popLeft(deque: Address): Address {
    const { words } = this;
    if (words[deque + SIZE] === 0) return 0;
    const block = words[deque + LEFT_BLOCK];
    const item = words[block + BLOCK_DATA + words[deque + LEFT_INDEX]++];
    words[deque + SIZE]--;
    words[deque + DEQUE_STATE]++;
    if (words[deque + LEFT_INDEX] === BLOCK_LENGTH) {
      if (words[deque + SIZE] > 0) {
        words[deque + LEFT_BLOCK] = words[block + BLOCK_RIGHT];
        words[deque + LEFT_INDEX] = 0;
        this.freeBlock(deque, block);
      } else this.recenter(deque);
    }
    return item;
  }

  private recenter(deque: Address): void {
    this.words[deque + LEFT_INDEX] = CENTER + 1;
    this.words[deque + RIGHT_INDEX] = CENTER;
  }

  /** `deque_append_internal()`: takes over the reference; what does not fit falls out at the other end. */
  append(deque: Address, item: Address): void {
    this.pushRight(deque, item);
    if (this.isTooLong(deque)) this.vm.heap.decref(this.popLeft(deque));
    else this.words[deque + DEQUE_STATE]++;
  }

  appendLeft(deque: Address, item: Address): void {
    this.pushLeft(deque, item);
    if (this.isTooLong(deque)) this.vm.heap.decref(this.popRight(deque));
    else this.words[deque + DEQUE_STATE]++;
  }

  private isTooLong(deque: Address): boolean {
    const bound = this.words[deque + DEQUE_MAXLEN];
    return bound >= 0 && bound < this.words[deque + SIZE];
  }

  /** `_deque_rotate()`: moves `steps` items, negative to the left. */
  rotate(deque: Address, steps: number): void {
    const { words } = this;
    const length = words[deque + SIZE];
    if (length <= 1) return;
    const half = length >> 1;
    let n = steps;
    if (Math.abs(n) > half) {
      n %= length;
      if (n > half) n -= length;
      else if (n < -half) n += length;
    }
    for (; n > 0; n--) this.moveRightToLeft(deque);
    for (; n < 0; n++) this.moveLeftToRight(deque);
    words[deque + DEQUE_STATE]++;
  }

  private moveRightToLeft(deque: Address): void {
    this.pushLeft(deque, this.popRight(deque));
  }

  private moveLeftToRight(deque: Address): void {
    this.pushRight(deque, this.popLeft(deque));
  }

  /** Address of the word with the item at an index, which must be in range. */
  slot(deque: Address, index: number): Address {
    const { words } = this;
    const place = index + words[deque + LEFT_INDEX];
    let hops = Math.floor(place / BLOCK_LENGTH);
    let block: Address;
    if (index < words[deque + SIZE] >> 1) {
      block = words[deque + LEFT_BLOCK];
      for (; hops > 0; hops--) block = words[block + BLOCK_RIGHT];
    } else {
      const last = Math.floor((words[deque + LEFT_INDEX] + words[deque + SIZE] - 1) / BLOCK_LENGTH);
      block = words[deque + RIGHT_BLOCK];
      for (hops = last - hops; hops > 0; hops--) block = words[block + BLOCK_LEFT];
    }
    return block + BLOCK_DATA + (place % BLOCK_LENGTH);
  }

  /** Borrowed. */
  item(deque: Address, index: number): Address {
    return this.words[this.slot(deque, index)];
  }

  /** All items, borrowed, first to last. */
  items(deque: Address): Address[] {
    const items: Address[] = [];
    this.eachSpan(deque, (start, count) => {
      for (let at = start; at < start + count; at++) items.push(this.words[at]);
    });
    return items;
  }

  /** Visits the items as ranges of words, one a block. */
  private eachSpan(deque: Address, visit: (start: Address, count: number) => void): void {
    const { words } = this;
    let block = words[deque + LEFT_BLOCK];
    let index = words[deque + LEFT_INDEX];
    for (let left = words[deque + SIZE]; left > 0; block = words[block + BLOCK_RIGHT], index = 0) {
      const count = Math.min(left, BLOCK_LENGTH - index);
      visit(block + BLOCK_DATA + index, count);
      left -= count;
    }
  }

  /** `deque_clear()`: the deque is empty, with a new block, before the items die, first to last. */
  clear(deque: Address): void {
    const { words, vm } = this;
    let left = words[deque + SIZE];
    if (left === 0) return;
    let block = words[deque + LEFT_BLOCK];
    let index = words[deque + LEFT_INDEX];
    this.startIn(deque, this.newBlock(deque));
    for (;;) {
      const count = Math.min(left, BLOCK_LENGTH - index);
      for (let i = index; i < index + count; i++) vm.heap.decref(words[block + BLOCK_DATA + i]);
      left -= count;
      const next = words[block + BLOCK_RIGHT];
      this.freeBlock(deque, block);
      if (left === 0) return;
      block = next;
      index = 0;
    }
  }

  /** `deque_dealloc()`. */
  private dealloc(deque: Address): void {
    const { words, vm } = this;
    vm.heap.gc.untrack(deque);
    vm.weakref.clearWeakrefs(deque);
    if (words[deque + LEFT_BLOCK] !== 0) {
      this.clear(deque);
      this.freeBlock(deque, words[deque + LEFT_BLOCK]);
      words[deque + LEFT_BLOCK] = 0;
    }
    if (this.shared === null)
      for (let i = 0; i < words[deque + FREE_COUNT]; i++) vm.heap.allocator.free(words[deque + FREE_BLOCKS + i]);
    vm.freeInstance(deque);
  }

  /** Bytes as `deque.__sizeof__()` counts them: the blocks at hand are left out. */
  sizeOf(deque: Address): number {
    const { words } = this;
    const blocks = Math.floor((words[deque + LEFT_INDEX] + words[deque + SIZE] + BLOCK_LENGTH - 1) / BLOCK_LENGTH);
    return this.vm.typeOf(deque).basicSize + Math.max(1, blocks) * BLOCK_BYTES;
  }
}
