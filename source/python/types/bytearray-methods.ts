import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../objects/types.ts';
import { toLatin1 } from '../text/bytes-methods.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike, requireResizable } from './buffer.ts';
import { spliceBytes } from './bytearray-items.ts';
import { bytesOf, byteValue } from './bytes-creation.ts';
import { sizeArgument } from './native-arguments.ts';

type Method = NativeMethod;

/** Bytes of a bytearray's buffer: the word ob_alloc. */
const ARRAY_ALLOC = 6;
const NOTHING = new Uint8Array(0);

/** The methods of bytearray that change it. */
export function installByteArrayMethods(vm: Vm): void {
  vm.types.methods(vm.bytes.arrayType, [...growing(vm), ...shrinking(vm), ...others(vm)]);
}

function growing(vm: Vm): Method[] {
  const { bytes, none } = vm;
  return [
    [
      'append',
      'item, /',
      (self: Address, item: Address) => {
        const value = byteValue(vm, item);
        const length = bytes.length(self);
        requireResizable(vm, self);
        bytes.resizeArray(self, length + 1);
        bytes.data(self)[length] = value;
        return none;
      },
    ],
    [
      'extend',
      'iterable_of_ints, /',
      (self: Address, iterable: Address) => {
        const length = bytes.length(self);
        spliceBytes(vm, self, length, length, extension(vm, iterable));
        return none;
      },
    ],
    [
      'insert',
      'index, item, /',
      (self: Address, indexObject: Address, item: Address) => {
        const index = sizeArgument(vm, indexObject);
        const value = byteValue(vm, item);
        const length = bytes.length(self);
        const at = index < 0 ? Math.max(0, index + length) : Math.min(index, length);
        spliceBytes(vm, self, at, at, Uint8Array.of(value));
        return none;
      },
    ],
  ];
}

/** What `extend()` takes: bytes-like, or an iterable of ints; a str is refused. */
function extension(vm: Vm, iterable: Address): Uint8Array {
  if (isBytesLike(vm, iterable)) return bufferOf(vm, iterable).slice();
  const { iter, getItem, getIndex, name } = vm.typeOf(iterable);
  if (vm.str.isStr(iterable)) {
    throw vm.errors.raise('TypeError', `expected iterable of integers; got: '${name}'`);
  }
  if (iter === null && getItem === null && getIndex === null) {
    throw vm.errors.raise('TypeError', `can't extend bytearray with ${name}`);
  }
  return bytesOf(vm, iterable, 'bytearray');
}

function shrinking(vm: Vm): Method[] {
  const { bytes, none } = vm;
  return [
    [
      'pop',
      'index=-1, /',
      (self: Address, indexObject: Address) => {
        const length = bytes.length(self);
        const index = sizeArgument(vm, indexObject, -1);
        if (length === 0) throw vm.errors.raise('IndexError', 'pop from empty bytearray');
        const at = index < 0 ? index + length : index;
        if (at < 0 || at >= length) throw vm.errors.raise('IndexError', 'pop index out of range');
        const value = bytes.data(self)[at];
        spliceBytes(vm, self, at, at + 1, NOTHING);
        return vm.int.fromNumber(value);
      },
    ],
    [
      'remove',
      'value, /',
      (self: Address, item: Address) => {
        const at = bytes.data(self).indexOf(byteValue(vm, item));
        if (at < 0) throw vm.errors.raise('ValueError', 'value not found in bytearray');
        spliceBytes(vm, self, at, at + 1, NOTHING);
        return none;
      },
    ],
    [
      'clear',
      '',
      (self: Address) => {
        requireResizable(vm, self);
        bytes.resizeArray(self, 0);
        return none;
      },
    ],
  ];
}

function others(vm: Vm): Method[] {
  const { bytes, none } = vm;
  return [
    [
      'reverse',
      '',
      (self: Address) => {
        bytes.data(self).reverse();
        return none;
      },
    ],
    ['copy', '', (self: Address) => bytes.makeArray(bytes.data(self))],
    ['__alloc__', '', (self: Address) => vm.int.fromNumber(vm.words[self + ARRAY_ALLOC])],
    [
      '__reduce__',
      '',
      (self: Address) => {
        const text = vm.str.make(toLatin1(bytes.data(self)));
        const args = vm.tuple.steal([text, vm.str.make('latin-1')]);
        return vm.tuple.steal([vm.heap.newRef(vm.typeOf(self).address), args, vm.heap.newRef(none)]);
      },
    ],
  ];
}
