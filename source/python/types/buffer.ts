import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** What `Objects/abstract.c, PyObject_GetBuffer()` gives: the bytes of bytes, bytearray, memoryview and array. */

// Words of a memoryview (PyMemoryViewObject): its managed buffer, and which of it: first byte, count of
// items, bytes from one to the next.
export const VIEW_BUFFER = 4;
export const VIEW_START = 6;
export const VIEW_COUNT = 8;
export const VIEW_STEP = 10;
/** 1 once `release()` was called. */
export const VIEW_RELEASED = 12;
/** The character of its format, as a code; bytes of an item; columns, where it has two dimensions. */
export const VIEW_FORMAT = 14;
export const VIEW_ITEM_SIZE = 16;
export const VIEW_COLUMNS = 18;

// Words of a managed buffer (_PyManagedBufferObject), which all views of one object share: that object, views alive.
export const MANAGED_OBJECT = 4;
export const MANAGED_EXPORTS = 6;

/** Word of a bytearray that counts those who look into its buffer (ob_exports). */
const ARRAY_EXPORTS = 12;

export function isMemoryview(vm: Vm, object: Address): boolean {
  const { name, flags } = vm.typeOf(object);
  return name === 'memoryview' && !flags.isHeap;
}

/** `PyObject_CheckBuffer()`. */
export function isBytesLike(vm: Vm, object: Address): boolean {
  return (
    vm.bytes.isBytes(object) ||
    vm.bytes.isArray(object) ||
    isMemoryview(vm, object) ||
    vm.typeOf(object).buffer !== null
  );
}

/** The data of a bytes-like object: a view where it is in one piece, not to be kept. Raises ValueError when released. */
export function bufferOf(vm: Vm, object: Address): Uint8Array {
  if (!isMemoryview(vm, object)) return wholeBuffer(vm, object);
  const { words } = vm;
  const data = wholeBuffer(vm, viewedObject(vm, object));
  const start = words[object + VIEW_START];
  const count = words[object + VIEW_COUNT];
  const step = words[object + VIEW_STEP];
  const size = words[object + VIEW_ITEM_SIZE];
  if (step === size) return data.subarray(start, start + count * size);
  return Uint8Array.from({ length: count * size }, (_, i) => data[start + Math.floor(i / size) * step + (i % size)]);
}

/** All the data of an object that is no view itself. */
export function wholeBuffer(vm: Vm, object: Address): Uint8Array {
  const { buffer } = vm.typeOf(object);
  return buffer === null ? vm.bytes.data(object) : buffer(object).data;
}

/** The object that a memoryview looks into, borrowed. */
export function viewedObject(vm: Vm, view: Address): Address {
  if (vm.words[view + VIEW_RELEASED] === 0) return vm.words[vm.words[view + VIEW_BUFFER] + MANAGED_OBJECT];
  throw vm.errors.raise('ValueError', 'operation forbidden on released memoryview object');
}

/** Notes that somebody looks into a bytearray, or no longer does. */
export function countExport(vm: Vm, object: Address, difference: 1 | -1): void {
  const { buffer } = vm.typeOf(object);
  if (vm.bytes.isArray(object)) vm.words[object + ARRAY_EXPORTS] += difference;
  else if (buffer !== null) vm.words[object + buffer(object).exports] += difference;
}

/** `_canresize()`: raises BufferError while somebody looks into the bytearray's buffer. */
export function requireResizable(vm: Vm, array: Address): void {
  if (vm.words[array + ARRAY_EXPORTS] === 0) return;
  throw vm.errors.raise('BufferError', 'Existing exports of data: object cannot be re-sized');
}
