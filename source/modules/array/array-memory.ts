import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { visitType } from '../native-types.ts';
import { type Item, type ItemCode, itemCodes } from './item-codes.ts';

// Words of an array (arrayobject), behind its length: block of the items, items it has room for, number of the type
// code, weak references.
const ARRAY_ITEMS = 6;
const ARRAY_ALLOCATED = 8;
const ARRAY_CODE = 10;
const ARRAY_WEAKREFS = 12;
/** ob_exports */
const ARRAY_EXPORTS = 14;
/** sizeof(arrayobject). */
const ARRAY_BYTES = 64;

/** The memory of arrays: items side by side in one block that grows by a sixteenth (`Modules/arraymodule.c`). */
export class ArrayMemory {
  readonly type: PyType;
  readonly codes: readonly ItemCode[];
  private readonly vm: Vm;
  private readonly view: DataView;

  constructor(vm: Vm) {
    this.vm = vm;
    this.codes = itemCodes(vm);
    this.view = new DataView(vm.words.buffer);
    const type = vm.types.define('array.array', { basicSize: ARRAY_BYTES, gc: true, isBase: true, module: 'array' });
    this.type = type;
    type.weakListOffset = ARRAY_WEAKREFS;
    visitType(vm, type);
    type.buffer = (array) => ({ data: this.data(array), format: this.code(array).code, exports: ARRAY_EXPORTS });
    type.dealloc = (array) => {
      if (type.isGc) vm.heap.gc.untrack(array);
      vm.weakref.clearWeakrefs(array);
      if (vm.words[array + ARRAY_ITEMS] !== 0) vm.heap.allocator.free(vm.words[array + ARRAY_ITEMS]);
      vm.freeInstance(array);
    };
  }

  isArray(object: Address): boolean {
    return this.vm.typeOf(object).isSubtypeOf(this.type);
  }

  /** `newarrayobject()`: room for exactly `length` items, not yet written. */
  make(code: ItemCode, length: number, subtype: PyType = this.type): Address {
    const { words, heap } = this.vm;
    const array = this.vm.allocateInstance(subtype);
    words[array + ARRAY_CODE] = this.codes.indexOf(code);
    words[array + SIZE] = length;
    words[array + ARRAY_ALLOCATED] = length;
    if (length > 0) words[array + ARRAY_ITEMS] = heap.allocator.allocate(length * code.size);
    return array;
  }

  code(array: Address): ItemCode {
    return this.codes[this.vm.words[array + ARRAY_CODE]];
  }

  length(array: Address): number {
    return this.vm.words[array + SIZE];
  }

  get(array: Address, index: number): Item {
    const code = this.code(array);
    return code.read(this.view, this.offset(array) + index * code.size);
  }

  set(array: Address, index: number, item: Item): void {
    const code = this.code(array);
    code.write(this.view, this.offset(array) + index * code.size, item);
  }

  /** A new reference. */
  item(array: Address, index: number): Address {
    return this.code(array).toObject(this.get(array, index));
  }

  items(array: Address): Item[] {
    return Array.from({ length: this.length(array) }, (_, index) => this.get(array, index));
  }

  /** The first item's address as a script sees it, 0 for an array without a block. */
  itemsAddress(array: Address): number {
    const block = this.vm.words[array + ARRAY_ITEMS];
    return block === 0 ? 0 : this.vm.addressOf(block);
  }

  private offset(array: Address): number {
    return this.vm.words[array + ARRAY_ITEMS] << 2;
  }

  /** The bytes of the items: a view, not to be kept. */
  data(array: Address): Uint8Array {
    const start = this.offset(array);
    return this.vm.heap.bytes.subarray(start, start + this.length(array) * this.code(array).size);
  }

  /** `array_resize()`: room is given back only where 16 items or more go at once. */
  resize(array: Address, length: number): void {
    const { words, heap } = this.vm;
    const block = words[array + ARRAY_ITEMS];
    const old = words[array + SIZE];
    if (words[array + ARRAY_EXPORTS] > 0 && length !== old) {
      throw this.vm.errors.raise('BufferError', 'cannot resize an array that is exporting buffers');
    }
    if (words[array + ARRAY_ALLOCATED] >= length && old < length + 16 && block !== 0) {
      words[array + SIZE] = length;
      return;
    }
    const room = length === 0 ? 0 : length + (length >> 4) + (old < 8 ? 3 : 7);
    const bytes = room * this.code(array).size;
    if (room === 0) {
      if (block !== 0) heap.allocator.free(block);
      words[array + ARRAY_ITEMS] = 0;
    } else {
      words[array + ARRAY_ITEMS] =
        block === 0 ? heap.allocator.allocate(bytes) : heap.allocator.reallocate(block, bytes);
    }
    words[array + ARRAY_ALLOCATED] = room;
    words[array + SIZE] = length;
  }

  /** Puts items in place of those in [start, stop), with one resize. */
  splice(array: Address, start: number, stop: number, items: readonly Item[]): void {
    const { size } = this.code(array);
    const length = this.length(array);
    const bytes = this.vm.heap.bytes;
    const change = items.length - (stop - start);
    const move = (): void => {
      const from = this.offset(array);
      bytes.copyWithin(from + (stop + change) * size, from + stop * size, from + length * size);
    };
    // A block that shrinks is emptied first, one that grows is filled after.
    if (change < 0) move();
    if (change !== 0) this.resize(array, length + change);
    if (change > 0) move();
    for (let i = 0; i < items.length; i++) this.set(array, start + i, items[i]);
  }

  append(array: Address, item: Item): void {
    const length = this.length(array);
    this.resize(array, length + 1);
    this.set(array, length, item);
  }

  /** Bytes as `array.__sizeof__()` counts them. */
  sizeOf(array: Address): number {
    return this.vm.typeOf(array).basicSize + this.vm.words[array + ARRAY_ALLOCATED] * this.code(array).size;
  }
}
