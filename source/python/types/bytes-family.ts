import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import type { BytesTarget } from './bytes-creation.ts';

/** bytes or bytearray: what the methods they share make. */
export interface BytesFamily {
  readonly name: BytesTarget;
  readonly type: PyType;
  /** A new object with a copy of the data. */
  make(data: Uint8Array): Address;
  /** The result of a method that changes nothing: an exact bytes itself, a bytearray's copy. A new reference. */
  unchanged(self: Address): Address;
}

export function bytesFamily(vm: Vm): BytesFamily {
  const { bytes } = vm;
  return {
    name: 'bytes',
    type: bytes.type,
    make: (data) => bytes.make(data),
    unchanged: (self) => (vm.typeOf(self) === bytes.type ? vm.heap.newRef(self) : bytes.make(bytes.data(self))),
  };
}

export function bytearrayFamily(vm: Vm): BytesFamily {
  const { bytes } = vm;
  return {
    name: 'bytearray',
    type: bytes.arrayType,
    make: (data) => bytes.makeArray(data),
    unchanged: (self) => bytes.makeArray(bytes.data(self)),
  };
}
