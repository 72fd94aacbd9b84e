import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** What `Objects/abstract.c, PyObject_GetBuffer()` gives: the bytes of bytes, bytearray and memoryview. */

// Words of a memoryview (PyMemoryViewObject): its managed buffer, and which bytes of it: first, count, step.
export const VIEW_BUFFER = 4;
export const VIEW_START = 6;
export const VIEW_COUNT = 8;
export const VIEW_STEP = 10;
/** 1 once `release()` was called. */
export const VIEW_RELEASED = 12;

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
  return vm.bytes.isBytes(object) || vm.bytes.isArray(object) || isMemoryview(vm, object);
}

/** The data of a bytes-like object: a view where it is in one piece, not to be kept. Raises ValueError when released. */
export function bufferOf(vm: Vm, object: Address): Uint8Array {
  if (!isMemoryview(vm, object)) return vm.bytes.data(object);
  const { words } = vm;
  const data = vm.bytes.data(viewedObject(vm, object));
  const start = words[object + VIEW_START];
  const count = words[object + VIEW_COUNT];
  const step = words[object + VIEW_STEP];
  if (step === 1) return data.subarray(start, start + count);
  return Uint8Array.from({ length: count }, (_, i) => data[start + i * step]);
}

/** The object that a memoryview looks into, borrowed. */
export function viewedObject(vm: Vm, view: Address): Address {
  if (vm.words[view + VIEW_RELEASED] === 0) return vm.words[vm.words[view + VIEW_BUFFER] + MANAGED_OBJECT];
  throw vm.errors.raise('ValueError', 'operation forbidden on released memoryview object');
}

/** Notes that somebody looks into a bytearray, or no longer does. */
export function countExport(vm: Vm, object: Address, difference: 1 | -1): void {
  if (vm.bytes.isArray(object)) vm.words[object + ARRAY_EXPORTS] += difference;
}

/** `_canresize()`: raises BufferError while somebody looks into the bytearray's buffer. */
export function requireResizable(vm: Vm, array: Address): void {
  if (vm.words[array + ARRAY_EXPORTS] === 0) return;
  throw vm.errors.raise('BufferError', 'Existing exports of data: object cannot be re-sized');
}
