import { SIZE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { clearWords } from '../../heap/words.ts';
import type { Vm } from '../vm.ts';
import type { PyType } from './type.ts';

/** Byte offset of the data of a bytes object (PyBytesObject). */
const DATA = 32;
/** Words of a bytearray (PyByteArrayObject). */
const ARRAY_ALLOC = 6;
const ARRAY_BYTES = 8;
/** Bytes that were cut off in front: CPython moves ob_start on. Here the data moves and only their room stays. */
const ARRAY_START = 10;

/** bytes and bytearray objects; the data lies in the simulated memory. */
export class BytesObjects {
  readonly type: PyType;
  readonly arrayType: PyType;
  readonly empty: Address;
  private readonly vm: Vm;
  private readonly singles: Address[] = [];

  constructor(vm: Vm) {
    this.vm = vm;
    const { words, heap } = vm;
    this.type = vm.types.define('bytes', { basicSize: 33, itemSize: 1, isBase: true });
    this.type.dealloc = (object) => vm.freeInstance(object);
    this.arrayType = vm.types.define('bytearray', { basicSize: 56, isBase: true });
    this.arrayType.dealloc = (object) => {
      if (words[object + ARRAY_BYTES] !== 0) heap.allocator.free(words[object + ARRAY_BYTES]);
      vm.freeInstance(object);
    };
    this.empty = this.makeStatic([]);
    for (let i = 0; i < 256; i++) this.singles.push(this.makeStatic([i]));
  }

  private makeStatic(data: readonly number[]): Address {
    const { heap } = this.vm;
    const object = heap.memory.reserveStatic(33 + data.length);
    heap.words[object + 2] = this.type.address;
    heap.words[object + TYPE_INDEX] = this.type.index;
    heap.makeImmortal(object);
    this.fill(object, Uint8Array.from(data));
    return object;
  }

  isBytes(object: Address): boolean {
    return this.vm.typeOf(object).isSubtypeOf(this.type);
  }

  isArray(object: Address): boolean {
    return this.vm.typeOf(object).isSubtypeOf(this.arrayType);
  }

  make(data: Uint8Array): Address {
    if (data.length === 0) return this.empty;
    if (data.length === 1) return this.singles[data[0]];
    return this.makeNew(data);
  }

  /** One of its own, even if it is empty or a single byte. */
  makeNew(data: Uint8Array): Address {
    const object = this.vm.heap.allocate(this.type.address, this.type.index, 33 + data.length);
    this.fill(object, data);
    return object;
  }

  /** Writes size and data into a fresh bytes object. */
  fill(object: Address, data: Uint8Array): void {
    const { words, heap } = this.vm;
    words[object + SIZE] = data.length;
    words[object + 6] = -1;
    words[object + 7] = -1;
    heap.bytes.set(data, (object << 2) + DATA);
    heap.bytes[(object << 2) + DATA + data.length] = 0;
  }

  length(object: Address): number {
    return this.vm.words[object + SIZE];
  }

  /** The data, a view: do not keep it. Works for bytes and bytearray. */
  data(object: Address): Uint8Array {
    const { words, heap } = this.vm;
    const start = this.isArray(object) ? words[object + ARRAY_BYTES] << 2 : (object << 2) + DATA;
    return heap.bytes.subarray(start, start + words[object + SIZE]);
  }

  /** A new bytearray with a buffer of one byte more than the data (`PyByteArray_FromStringAndSize()`). */
  makeArray(data: Uint8Array): Address {
    const { words, heap } = this.vm;
    const object = heap.allocate(this.arrayType.address, this.arrayType.index, 56);
    clearWords(words, object + 4, object + 14);
    if (data.length > 0) {
      this.setArrayCapacity(object, data.length + 1);
      words[object + SIZE] = data.length;
      heap.bytes.set(data, words[object + ARRAY_BYTES] << 2);
    }
    return object;
  }

  /** `bytearray_setslice_linear()` cuts off the first bytes: their room in the buffer is not used again. */
  cutFront(object: Address, count: number): void {
    const { words } = this.vm;
    const rest = this.data(object).slice(count);
    words[object + ARRAY_START] += count;
    this.resizeArray(object, rest.length);
    this.vm.heap.bytes.set(rest, words[object + ARRAY_BYTES] << 2);
  }

  /** `PyByteArray_Resize()`: grows by an eighth, shrinks below half. */
  resizeArray(object: Address, size: number): void {
    const { words } = this.vm;
    const alloc = words[object + ARRAY_ALLOC];
    if (size === words[object + SIZE]) return;
    let wanted = size + 1;
    if (size + words[object + ARRAY_START] + 1 <= alloc) {
      if (size >= alloc >> 1) {
        words[object + SIZE] = size;
        return;
      }
    } else if (size <= alloc * 1.125) wanted = size + (size >> 3) + (size < 9 ? 3 : 6);
    this.setArrayCapacity(object, wanted);
    words[object + SIZE] = size;
  }

  private setArrayCapacity(object: Address, capacity: number): void {
    const { words, heap } = this.vm;
    const { allocator } = heap;
    const block = words[object + ARRAY_BYTES];
    if (block !== 0 && words[object + ARRAY_START] === 0) {
      words[object + ARRAY_BYTES] = allocator.reallocate(block, capacity);
    } else {
      const made = allocator.allocate(capacity);
      words[object + ARRAY_BYTES] = made;
      if (block !== 0) {
        heap.bytes.copyWithin(made << 2, block << 2, (block << 2) + Math.min(capacity, words[object + SIZE]));
        allocator.free(block);
      }
    }
    words[object + ARRAY_START] = 0;
    words[object + ARRAY_ALLOC] = capacity;
  }

  /** Replaces the content of a bytearray. */
  setArray(object: Address, data: Uint8Array): void {
    const { words, heap } = this.vm;
    const copy = data.slice();
    this.resizeArray(object, copy.length);
    if (copy.length > 0) heap.bytes.set(copy, words[object + ARRAY_BYTES] << 2);
  }

  sizeOf(object: Address): number {
    const basic = this.vm.typeOf(object).basicSize;
    return this.isArray(object) ? basic + this.vm.words[object + ARRAY_ALLOC] : basic + this.vm.words[object + SIZE];
  }
}
