import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** bytes or bytearray: what the methods they share make. */
export interface BytesFamily {
  readonly name: 'bytes' | 'bytearray';
  readonly type: PyType;
  /** A new object with a copy of the data. */
  make(data: Uint8Array): Address;
  /** A new object even for one byte, where `make()` has a singleton. */
  fresh(data: Uint8Array): Address;
  /** The result of a method that changes nothing: an exact bytes itself, a bytearray's copy. A new reference. */
  unchanged(self: Address): Address;
}

export function bytesFamily(vm: Vm): BytesFamily {
  const { bytes } = vm;
  return {
    name: 'bytes',
    type: bytes.type,
    make: (data) => bytes.make(data),
    fresh: (data) => freshBytes(vm, data),
    unchanged: (self) => (vm.typeOf(self) === bytes.type ? vm.heap.newRef(self) : bytes.make(bytes.data(self))),
  };
}

export function bytearrayFamily(vm: Vm): BytesFamily {
  const { bytes } = vm;
  return {
    name: 'bytearray',
    type: bytes.arrayType,
    make: (data) => bytes.makeArray(data),
    fresh: (data) => bytes.makeArray(data),
    unchanged: (self) => bytes.makeArray(bytes.data(self)),
  };
}

/** A new bytes object even for one byte: what CPython fills a `PyBytes_FromStringAndSize(NULL, size)` with. */
export function freshBytes(vm: Vm, data: Uint8Array): Address {
  if (data.length !== 1) return vm.bytes.make(data);
  const { type } = vm.bytes;
  const object = vm.heap.allocate(type.address, type.index, type.basicSize + 1);
  vm.bytes.fill(object, data);
  return object;
}
