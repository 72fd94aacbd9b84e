import { SIZE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { clearWords, moveWords, readWords } from '../../heap/words.ts';
import type { Vm } from '../vm.ts';
import { FreeList } from './free-list.ts';
import type { PyType } from './type.ts';

/** Words of a list (PyListObject). The item array is a block of its own; its words are packed at the front. */
export const LIST_ITEMS = 6;
export const LIST_ALLOCATED = 8;

/** Items that `list_ass_slice()` has room for on the C stack, while they wait to die. */
const RECYCLED_ON_STACK = 8;

/** list objects. */
export class ListObjects {
  readonly type: PyType;
  readonly freeList: FreeList;
  /** A list of exactly `length` slots, NULL until the caller fills all of them (`PyList_New()`). */
  readonly allocate: (length: number) => Address;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    const { words, heap } = vm;
    this.words = words;
    const type = vm.types.define('list', { basicSize: 40, gc: true, isBase: true });
    this.type = type;
    this.freeList = new FreeList(heap, vm.facts.freeLists.list, 16);
    type.alloc = (subtype) => this.reset(vm.allocateInstance(subtype));
    // list_traverse(), tuple_traverse(): the last item first.
    type.referents = (object, edges) =>
      edges.pushRangeBackwards(words, words[object + LIST_ITEMS], words[object + SIZE]);
    type.itemsAt = LIST_ITEMS;
    type.clear = (object) => this.clear(object);
    type.dealloc = (object) => this.dealloc(object);
    this.allocate = allocating(vm, this);
  }

  isList(object: Address): boolean {
    const index = this.words[object + TYPE_INDEX];
    return index === this.type.index || this.vm.types.table[index].isSubtypeOf(this.type);
  }

  isExact(object: Address): boolean {
    return this.words[object + TYPE_INDEX] === this.type.index;
  }

  private reset(list: Address): Address {
    const { words } = this;
    words[list + SIZE] = 0;
    words[list + LIST_ITEMS] = 0;
    words[list + LIST_ALLOCATED] = 0;
    return list;
  }

  /** An empty, tracked list (`PyList_New(0)`). */
  make(): Address {
    return this.allocate(0);
  }

  /** A list of the `length` owned references at words[start…]: `_PyList_FromArraySteal()`. */
  stealWords(start: number, length: number): Address {
    const list = this.allocate(length);
    if (length > 0) moveWords(this.words, this.words[list + LIST_ITEMS], start, length);
    return list;
  }

  /** A list of these objects, exactly as long; takes over the references. */
  steal(items: readonly Address[]): Address {
    const list = this.allocate(items.length);
    const start = this.words[list + LIST_ITEMS];
    for (let i = 0; i < items.length; i++) this.words[start + i] = items[i];
    return list;
  }

  length(list: Address): number {
    return this.words[list + SIZE];
  }

  /** Borrowed; `index` must be in range. */
  item(list: Address, index: number): Address {
    return this.words[this.words[list + LIST_ITEMS] + index];
  }

  /** Puts an object into a slot, takes over its reference, releases the one that was there. */
  setItem(list: Address, index: number, value: Address): void {
    const slot = this.words[list + LIST_ITEMS] + index;
    const old = this.words[slot];
    this.words[slot] = value;
    this.vm.heap.xdecref(old);
  }

  /** `_PyList_AppendTakeRef()`. */
  appendSteal(list: Address, value: Address): void {
    const { words } = this;
    const length = words[list + SIZE];
    if (length < words[list + LIST_ALLOCATED]) words[list + SIZE] = length + 1;
    else this.resize(list, length + 1);
    words[words[list + LIST_ITEMS] + length] = value;
  }

  append(list: Address, value: Address): void {
    this.vm.heap.incref(value);
    this.appendSteal(list, value);
  }

  /** `list_resize()`: changes ob_size, the array with it where the rule says so. New slots are not initialised. */
  resize(list: Address, length: number): void {
    const { words } = this;
    const allocated = words[list + LIST_ALLOCATED];
    if (allocated >= length && length >= allocated >> 1) {
      words[list + SIZE] = length;
      return;
    }
    let capacity = (length + Math.floor(length / 8) + 6) & ~3;
    if (length - words[list + SIZE] > capacity - length) capacity = (length + 3) & ~3;
    if (length === 0) capacity = 0;
    // Past 31 bits the masks above have cut it: no memory has such a block.
    this.setCapacity(list, Math.max(capacity, length));
    words[list + SIZE] = length;
  }

  /** Reallocates the item array to `capacity` slots. */
  setCapacity(list: Address, capacity: number): void {
    const { words } = this;
    const { allocator } = this.vm.heap;
    const items = words[list + LIST_ITEMS];
    // Realloc to nothing leaves an array of no items.
    if (items === 0) words[list + LIST_ITEMS] = capacity === 0 ? 0 : allocator.allocate(capacity * 8);
    else words[list + LIST_ITEMS] = allocator.reallocate(items, capacity * 8);
    words[list + LIST_ALLOCATED] = capacity;
  }

  /** `list_preallocate_exact()`: room for `length` items in an empty list, rounded up to an even number (3.10+). */
  preallocate(list: Address, length: number): void {
    this.setCapacity(list, this.vm.facts.listCallsPreallocate ? length : (length + 1) & ~1);
  }

  insert(list: Address, index: number, value: Address): void {
    const { words } = this;
    const length = words[list + SIZE];
    this.resize(list, length + 1);
    const items = words[list + LIST_ITEMS];
    words.copyWithin(items + index + 1, items + index, items + length);
    words[items + index] = this.vm.heap.newRef(value);
  }

  /** Replaces items[low…high) by these owned references (`list_ass_slice()`); the old items die last to first. */
  assignSlice(list: Address, low: number, high: number, values: readonly Address[]): void {
    const { words } = this;
    const { heap } = this.vm;
    const length = words[list + SIZE];
    const removed = high - low;
    const growth = values.length - removed;
    if (length + growth === 0) {
      this.clear(list);
      return;
    }
    let items = words[list + LIST_ITEMS];
    const recycle = readWords(words, items + low, items + high);
    const buffer = removed > RECYCLED_ON_STACK ? heap.allocator.allocate(removed * 8) : 0;
    if (growth < 0) {
      words.copyWithin(items + high + growth, items + high, items + length);
      this.resize(list, length + growth);
    } else if (growth > 0) {
      this.resize(list, length + growth);
      items = words[list + LIST_ITEMS];
      words.copyWithin(items + high + growth, items + high, items + length);
    }
    items = words[list + LIST_ITEMS];
    for (let i = 0; i < values.length; i++) words[items + low + i] = values[i];
    for (let i = recycle.length - 1; i >= 0; i--) heap.xdecref(recycle[i]);
    if (buffer !== 0) heap.allocator.free(buffer);
  }

  /** Takes the last `count` items away and leaves their room, as unpacking to a starred name does. */
  cut(list: Address, count: number): void {
    this.words[list + SIZE] -= count;
  }

  /** `list_clear()`: the list is empty before the items die, last to first. */
  clear(list: Address): void {
    const { words } = this;
    const { heap } = this.vm;
    const items = words[list + LIST_ITEMS];
    if (items === 0) return;
    let i = words[list + SIZE];
    this.reset(list);
    while (--i >= 0) heap.xdecref(words[items + i]);
    heap.allocator.free(items);
  }

  sizeOf(list: Address): number {
    return this.vm.types.of(list).basicSize + 8 * this.words[list + LIST_ALLOCATED];
  }

  /** Frees items and array, not the header; a subclass's dealloc calls this. */
  private dealloc(list: Address): void {
    const { words } = this;
    const { heap } = this.vm;
    heap.gc.untrack(list);
    if (this.vm.trashcan.begin(list)) return;
    const items = words[list + LIST_ITEMS];
    if (items !== 0) {
      for (let i = words[list + SIZE] - 1; i >= 0; i--) heap.xdecref(words[items + i]);
      heap.allocator.free(items);
    }
    if (!this.isExact(list) || !this.freeList.park(list)) this.vm.freeInstance(list);
    this.vm.trashcan.end();
  }
}

/** `PyList_New()` as a function over constants: V8 writes into it what does not change. */
function allocating(vm: Vm, lists: ListObjects): ListObjects['allocate'] {
  const { words, heap } = vm;
  const { type, freeList } = lists;
  const { allocator, gc } = heap;
  const { address, index } = type;
  return (length) => {
    const list = freeList.take() || heap.allocateGc(address, index, 40);
    words[list + SIZE] = length;
    words[list + LIST_ALLOCATED] = length;
    words[list + LIST_ITEMS] = 0;
    if (length > 0) {
      const items = allocator.allocate(length * 8);
      words[list + LIST_ITEMS] = items;
      clearWords(words, items, items + length);
    }
    gc.track(list);
    return list;
  };
}
