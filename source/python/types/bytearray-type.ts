import type { Address } from '../../heap/object-type.ts';
import { Native } from '../objects/native.ts';
import { callNative } from '../protocols/native-call.ts';
import { ADD, MULTIPLY } from '../protocols/numbers.ts';
import { concatBytes } from '../text/bytes-methods.ts';
import { reprByteArray } from '../text/repr.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike, requireResizable } from './buffer.ts';
import { assignBytes } from './bytearray-items.ts';
import { installByteArrayMethods } from './bytearray-methods.ts';
import { bytesOf, byteValue, encodedSource, sizeOf } from './bytes-creation.ts';
import { bytearrayFamily } from './bytes-family.ts';
import { installBytesMethods } from './bytes-methods.ts';
import { compareData, installBytesSequence, repeated, requireBytes } from './bytes-type.ts';

/** Of `bytearray(b'')` without the name: parentheses, b, quotes and the end. */
const PUNCTUATION = 6;

/** bytearray: its slots (`Objects/bytearrayobject.c`). */
export function installByteArray(vm: Vm): void {
  const { bytes } = vm;
  const type = bytes.arrayType;
  const family = bytearrayFamily(vm);
  /** `bytearray_repr()`: in a buffer in which each byte could take four characters. */
  type.repr = (self) => {
    const { allocator } = vm.heap;
    const [data, name] = [bytes.data(self), vm.typeName(self)];
    const buffer = allocator.allocate(name.length + PUNCTUATION + 4 * data.length);
    const text = vm.str.make(reprByteArray(data, name));
    allocator.free(buffer);
    return text;
  };
  type.str = type.repr;
  type.hash = null;
  type.compare = (left, right, operation) =>
    isBytesLike(vm, left) && isBytesLike(vm, right) ? compareData(vm, left, right, operation) : vm.notImplemented;
  type.concat = (left, right) => {
    requireBytes(vm, right, 'bytearray');
    return bytes.makeArray(concatBytes([bufferOf(vm, left), bufferOf(vm, right)]));
  };
  type.repeat = (self, times) => bytes.makeArray(repeated(vm, self, times));
  type.inPlace[ADD] = (left, right) => {
    requireBytes(vm, right, vm.typeName(left));
    if (left === right) throw vm.errors.raise('BufferError', 'Existing exports of data: object cannot be re-sized');
    requireResizable(vm, left);
    bytes.setArray(left, concatBytes([bufferOf(vm, left), bufferOf(vm, right)]));
    return vm.heap.newRef(left);
  };
  type.inPlace[MULTIPLY] = (left, right) => {
    if (!vm.numbers.isIndex(right)) return vm.notImplemented;
    requireResizable(vm, left);
    bytes.setArray(left, repeated(vm, left, vm.numbers.index(right, 'OverflowError')));
    return vm.heap.newRef(left);
  };
  type.iter = (self) => vm.iterator.over(vm.iterator.bytearrayType, self);
  type.setItem = (self, key, value) => assignBytes(vm, self, key, value);
  installCreation(vm);
  installBytesSequence(vm, family, 'bytearray indices', 'bytearray index out of range');
  installBytesMethods(vm, family);
  installByteArrayMethods(vm);
  vm.types.ready(type);
}

/** `bytearray(…)` makes an empty one, which `bytearray___init___impl()` fills. */
function installCreation(vm: Vm): void {
  const type = vm.bytes.arrayType;
  const native = new Native(
    'bytearray',
    'source=None, encoding=None, errors=None',
    (self: Address, source: Address, encoding: Address, errors: Address) => {
      fill(vm, self, source, encoding, errors);
      return vm.none;
    },
  );
  type.create = (subtype) => (subtype === type ? vm.bytes.makeArray(new Uint8Array(0)) : vm.allocateInstance(subtype));
  type.init = (self, base, count, names) => {
    callNative(vm, native, self, base, count, names);
  };
}

function fill(vm: Vm, self: Address, source: Address, encoding: Address, errors: Address): void {
  const { bytes } = vm;
  if (bytes.length(self) > 0) {
    requireResizable(vm, self);
    bytes.resizeArray(self, 0);
  }
  const encoded = encodedSource(vm, 'bytearray', source, encoding, errors);
  if (encoded !== null) {
    bytes.setArray(self, encoded);
    return;
  }
  if (source === 0) return;
  if (vm.str.isStr(source)) throw vm.errors.raise('TypeError', 'string argument without an encoding');
  const count = sizeOf(vm, source);
  if (count >= 0) bytes.setArray(self, new Uint8Array(count));
  else if (isBytesLike(vm, source) || vm.list.isExact(source) || vm.tuple.isExact(source)) {
    bytes.setArray(self, bytesOf(vm, source, 'bytearray'));
  } else fillFromIterable(vm, self, source);
}

/** One byte after the other: the buffer grows as by append. */
function fillFromIterable(vm: Vm, self: Address, source: Address): void {
  const { bytes } = vm;
  const { iter, getItem, getIndex, name } = vm.typeOf(source);
  if (iter === null && getItem === null && getIndex === null) {
    throw vm.errors.raise('TypeError', `cannot convert '${name}' object to bytearray`);
  }
  vm.iteration.forEach(source, (item) => {
    try {
      const value = byteValue(vm, item);
      const length = bytes.length(self);
      bytes.resizeArray(self, length + 1);
      bytes.data(self)[length] = value;
    } finally {
      vm.heap.decref(item);
    }
  });
}
