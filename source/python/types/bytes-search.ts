import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../objects/types.ts';
import * as methods from '../text/bytes-methods.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import { byteValue } from './bytes-creation.ts';
import type { BytesFamily } from './bytes-family.ts';
import { bytesArgument, rangeArgument, sizeArgument } from './native-arguments.ts';

type Method = NativeMethod;
type Find = (data: Uint8Array, part: Uint8Array | number, start: number, end: number) => number;
type Test = (data: Uint8Array, part: Uint8Array, start: number, end: number) => boolean;

/** The methods of bytes and bytearray that look for other bytes. */
export function installBytesSearch(vm: Vm, family: BytesFamily): void {
  vm.types.methods(family.type, [
    find(vm, 'find', methods.findBytes),
    find(vm, 'rfind', methods.rfindBytes),
    find(vm, 'index', methods.indexBytes),
    find(vm, 'rindex', methods.rindexBytes),
    find(vm, 'count', methods.countBytes),
    affix(vm, 'startswith', methods.startsWithBytes),
    affix(vm, 'endswith', methods.endsWithBytes),
    [
      'replace',
      'old, new, count=-1, /',
      (self: Address, old: Address, by: Address, count: Address) => {
        const oldData = bytesArgument(vm, old);
        const newData = bytesArgument(vm, by);
        const limit = sizeArgument(vm, count, -1);
        const data = vm.bytes.data(self);
        if (limit === 0 || methods.findBytes(data, oldData) < 0) return family.unchanged(self);
        return family.fresh(methods.replaceBytes(data, oldData, newData, limit));
      },
    ],
  ]);
}

function find(vm: Vm, name: string, code: Find): Method {
  return [
    name,
    'sub, start=None, end=None, /',
    (self: Address, sub: Address, start: Address, end: Address) => {
      const part = partArgument(vm, sub);
      const from = rangeArgument(vm, start, 0);
      return vm.int.fromNumber(code(vm.bytes.data(self), part, from, rangeArgument(vm, end, Infinity)));
    },
  ];
}

/** `parse_args_finds_byte()`: bytes-like, or the number of one byte. */
function partArgument(vm: Vm, sub: Address): Uint8Array | number {
  if (isBytesLike(vm, sub)) return bufferOf(vm, sub);
  if (vm.numbers.isIndex(sub)) return byteValue(vm, sub);
  const found = vm.typeName(sub);
  throw vm.errors.raise('TypeError', `argument should be integer or bytes-like object, not '${found}'`);
}

function affix(vm: Vm, name: string, code: Test): Method {
  return [
    name,
    'prefix, start=None, end=None, /',
    (self: Address, prefix: Address, startObject: Address, endObject: Address) => {
      const start = rangeArgument(vm, startObject, 0);
      const end = rangeArgument(vm, endObject, Infinity);
      const data = vm.bytes.data(self);
      if (vm.tuple.isTuple(prefix)) {
        return vm.int.bool(vm.tuple.items(prefix).some((item) => code(data, bytesArgument(vm, item), start, end)));
      }
      if (isBytesLike(vm, prefix)) return vm.int.bool(code(data, bufferOf(vm, prefix), start, end));
      const wanted = `bytes or a tuple of bytes, not ${vm.typeName(prefix)}`;
      throw vm.errors.raise('TypeError', `${name} first arg must be ${wanted}`);
    },
  ];
}
