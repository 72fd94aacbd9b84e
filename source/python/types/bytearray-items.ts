import type { Address } from '../../heap/object-type.ts';
import { concatBytes } from '../text/bytes-methods.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike, requireResizable } from './buffer.ts';
import { bytesOf, byteValue } from './bytes-creation.ts';
import { indexBelow } from './native-arguments.ts';

/** `bytearray_ass_subscript()`: `self[key] = value`, or `del self[key]` for value 0. */
export function assignBytes(vm: Vm, self: Address, key: Address, value: Address): void {
  if (vm.slice.isSlice(key)) {
    assignSlice(vm, self, key, value === 0 ? new Uint8Array(0) : sliceValue(vm, value), value === 0);
    return;
  }
  if (!vm.numbers.isIndex(key)) {
    throw vm.errors.raise('TypeError', `bytearray indices must be integers or slices, not ${vm.typeName(key)}`);
  }
  const index = indexBelow(vm, key, vm.bytes.length(self));
  if (index < 0) throw vm.errors.raise('IndexError', 'bytearray index out of range');
  if (value === 0) setSlice(vm, self, index, index + 1, new Uint8Array(0));
  else {
    const byte = byteValue(vm, value);
    // Asking for the byte may have run Python code that changed the length.
    if (index < vm.bytes.length(self)) vm.bytes.data(self)[index] = byte;
  }
}

function sliceValue(vm: Vm, value: Address): Uint8Array {
  if (isBytesLike(vm, value)) return bufferOf(vm, value).slice();
  if (!vm.numbers.isIndex(value) && !vm.str.isStr(value) && vm.typeOf(value).iter !== null) {
    return bytesOf(vm, value, 'bytearray');
  }
  const message = 'can assign only bytes, buffers, or iterables of ints in range(0, 256)';
  throw vm.errors.raise('TypeError', message);
}

function assignSlice(vm: Vm, self: Address, key: Address, values: Uint8Array, isDelete: boolean): void {
  const { start, stop, step, count } = vm.slice.indices(key, vm.bytes.length(self));
  if (step === 1) {
    setSlice(vm, self, start, Math.max(start, stop), values);
    return;
  }
  const data = vm.bytes.data(self);
  const chosen = Array.from({ length: count }, (_, i) => start + i * step);
  if (isDelete) {
    if (count > 0) requireResizable(vm, self);
    const gone = new Set(chosen);
    const kept = data.filter((_, i) => !gone.has(i));
    vm.bytes.setArray(self, kept);
  } else if (values.length !== count) {
    const sizes = `bytes of size ${values.length} to extended slice of size ${count}`;
    throw vm.errors.raise('ValueError', `attempt to assign ${sizes}`);
  } else for (let i = 0; i < count; i++) data[chosen[i]] = values[i];
}

/** `bytearray_setslice_linear()`: what makes it shorter at the beginning moves the beginning, not the rest. */
function setSlice(vm: Vm, self: Address, start: number, stop: number, values: Uint8Array): void {
  const shorter = stop - start - values.length;
  if (start > 0 || shorter <= 0) {
    spliceBytes(vm, self, start, stop, values);
    return;
  }
  requireResizable(vm, self);
  const data = values.slice();
  vm.bytes.cutFront(self, shorter);
  vm.bytes.data(self).set(data);
}

/** Puts `values` in place of the bytes in [start, stop): one resize. */
export function spliceBytes(vm: Vm, self: Address, start: number, stop: number, values: Uint8Array): void {
  if (values.length !== stop - start) requireResizable(vm, self);
  const data = vm.bytes.data(self);
  vm.bytes.setArray(self, concatBytes([data.subarray(0, start), values, data.subarray(stop)]));
}
