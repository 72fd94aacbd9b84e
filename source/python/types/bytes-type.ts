import type { Address } from '../../heap/object-type.ts';
import { hashBytes } from '../numbers/siphash.ts';
import { compareNumbers } from '../protocols/compares.ts';
import { REMAINDER } from '../protocols/numbers.ts';
import { compareBytes, concatBytes, containsBytes, repeatBytes } from '../text/bytes-methods.ts';
import { reprBytes } from '../text/repr.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import { byteValue, installBytesCreation } from './bytes-creation.ts';
import { type BytesFamily, bytesFamily } from './bytes-family.ts';
import { installBytesMethods } from './bytes-methods.ts';
import { percentBytes } from './bytes-percent.ts';
import { bytesArgument, indexBelow } from './native-arguments.ts';

/** Words of a bytes with its hash, -1 before it is known. */
const BYTES_HASH = 6;

/** bytes: its slots (`Objects/bytesobject.c`). */
export function installBytes(vm: Vm): void {
  const { bytes, words } = vm;
  const { type } = bytes;
  const family = bytesFamily(vm);
  type.repr = (self) => vm.str.make(reprBytes(bytes.data(self)));
  type.hash = (self) => {
    if (words[self + BYTES_HASH] === -1 && words[self + BYTES_HASH + 1] === -1) {
      hashBytes(bytes.data(self), vm.hash, vm.language.builtins.sipRounds);
      words[self + BYTES_HASH] = vm.hash.lo;
      words[self + BYTES_HASH + 1] = vm.hash.hi;
    }
    vm.hash.set(words[self + BYTES_HASH], words[self + BYTES_HASH + 1]);
  };
  type.compare = (left, right, operation) =>
    bytes.isBytes(left) && bytes.isBytes(right) ? compareData(vm, left, right, operation) : vm.notImplemented;
  type.concat = (left, right) => {
    requireBytes(vm, right, 'bytes');
    if (bytes.length(left) === 0 && vm.typeOf(right) === type) return vm.heap.newRef(right);
    if (bytes.length(right) === 0 && vm.typeOf(left) === type) return vm.heap.newRef(left);
    return bytes.make(concatBytes([bufferOf(vm, left), bufferOf(vm, right)]));
  };
  type.repeat = (self, times) => {
    const data = repeated(vm, self, times);
    // `bytes_repeat()` shares nothing but the operand.
    if (data.length === bytes.length(self) && vm.typeOf(self) === type) return vm.heap.newRef(self);
    return bytes.makeNew(data);
  };
  type.iter = (self) => vm.iterator.over(vm.iterator.bytesType, self);
  installBytesSequence(vm, family, 'byte indices', 'index out of range');
  installBytesCreation(vm);
  installBytesMethods(vm, family);
  vm.types.methods(type, [
    ['__bytes__', '', (self: Address) => family.unchanged(self)],
    ['__getnewargs__', '', (self: Address) => vm.tuple.steal([bytes.make(bytes.data(self))])],
  ]);
  vm.types.ready(type);
}

export function compareData(vm: Vm, left: Address, right: Address, operation: number): Address {
  return vm.int.bool(compareNumbers(compareBytes(bufferOf(vm, left), bufferOf(vm, right)), 0, operation));
}

/** Raises TypeError where the right operand of `+` is not bytes-like. */
export function requireBytes(vm: Vm, right: Address, name: string): void {
  if (isBytesLike(vm, right)) return;
  throw vm.errors.raise('TypeError', `can't concat ${vm.typeName(right)} to ${name}`);
}

/** The data `times` times; MemoryError beyond what the heap holds. */
export function repeated(vm: Vm, self: Address, times: number): Uint8Array {
  const data = vm.bytes.data(self);
  if (data.length * Math.max(0, times) > vm.heap.bytes.length) throw vm.errors.raise('MemoryError');
  return repeatBytes(data, times);
}

/** Length, items, slices, `in` and `%`, which bytes and bytearray have alike. */
export function installBytesSequence(vm: Vm, family: BytesFamily, indices: string, outOfRange: string): void {
  const { bytes, int } = vm;
  const { type } = family;
  type.length = (self) => bytes.length(self);
  type.getIndex = (self, index) => {
    if (index >= 0 && index < bytes.length(self)) return int.fromNumber(bytes.data(self)[index]);
    throw vm.errors.raise('IndexError', outOfRange);
  };
  type.getItem = (self, key) => {
    if (vm.slice.isSlice(key)) return slice(vm, family, self, key);
    if (!vm.numbers.isIndex(key)) {
      throw vm.errors.raise('TypeError', `${indices} must be integers or slices, not ${vm.typeName(key)}`);
    }
    const index = indexBelow(vm, key, bytes.length(self));
    if (index < 0) throw vm.errors.raise('IndexError', outOfRange);
    return int.fromNumber(bytes.data(self)[index]);
  };
  type.contains = (self, item) => {
    if (vm.numbers.isIndex(item)) return bytes.data(self).includes(byteValue(vm, item));
    return containsBytes(bytes.data(self), bytesArgument(vm, item));
  };
  type.binary[REMAINDER] = (left, right) =>
    vm.typeOf(left).isSubtypeOf(type) ? family.make(percentBytes(vm, left, right)) : vm.notImplemented;
}

function slice(vm: Vm, family: BytesFamily, self: Address, key: Address): Address {
  const data = vm.bytes.data(self);
  const { start, step, count } = vm.slice.indices(key, data.length);
  if (step === 1) return count === data.length ? family.unchanged(self) : family.make(data.slice(start, start + count));
  return family.fresh(Uint8Array.from({ length: count }, (_, i) => data[start + i * step]));
}
