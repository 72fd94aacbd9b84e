import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../../python/objects/types.ts';
import { bytesArgument, rangeArgument, sizeArgument } from '../../python/types/native-arguments.ts';
import type { Vm } from '../../python/vm.ts';
import { procedure } from '../native-types.ts';
import type { ArrayCreation } from './array-creation.ts';
import type { ArrayMemory } from './array-memory.ts';

/** The methods of arrays. */
export function arrayMethods(vm: Vm, memory: ArrayMemory, creation: ArrayCreation): readonly NativeMethod[] {
  return [...itemMethods(vm, memory), ...wholeMethods(vm, memory, creation)];
}

/** Index of the first item equal to a value in [start, stop), or -1. */
export function findInArray(vm: Vm, memory: ArrayMemory, self: Address, value: Address, start = 0, stop = Infinity) {
  for (let index = start; index < stop && index < memory.length(self); index++) {
    const item = memory.item(self, index);
    try {
      if (vm.compares.equal(item, value)) return index;
    } finally {
      vm.heap.decref(item);
    }
  }
  return -1;
}

function itemMethods(vm: Vm, memory: ArrayMemory): NativeMethod[] {
  const { int } = vm;
  const bound = (self: Address, argument: Address, fallback: number): number => {
    const index = rangeArgument(vm, argument, fallback);
    return index < 0 ? Math.max(0, index + memory.length(self)) : index;
  };
  return [
    [
      'append',
      'v, /',
      procedure(vm, (self, value) => {
        memory.append(self, memory.code(self).fromObject(value));
      }),
    ],
    [
      'count',
      'v, /',
      (self: Address, value: Address) => {
        let count = 0;
        let index = findInArray(vm, memory, self, value);
        for (; index >= 0; index = findInArray(vm, memory, self, value, index + 1)) count++;
        return int.fromNumber(count);
      },
    ],
    [
      'index',
      'v, start=0, stop=9223372036854775807, /',
      (self: Address, value: Address, start: Address, stop: Address) => {
        const index = findInArray(vm, memory, self, value, bound(self, start, 0), bound(self, stop, Infinity));
        if (index >= 0) return int.fromNumber(index);
        throw vm.errors.raise('ValueError', 'array.index(x): x not in array');
      },
    ],
    [
      'remove',
      'v, /',
      procedure(vm, (self, value) => {
        const index = findInArray(vm, memory, self, value);
        if (index < 0) throw vm.errors.raise('ValueError', 'array.remove(x): x not in array');
        memory.splice(self, index, index + 1, []);
      }),
    ],
    [
      'insert',
      'i, v, /',
      procedure(vm, (self, at, value) => {
        const length = memory.length(self);
        const index = sizeArgument(vm, at);
        const place = index < 0 ? Math.max(0, index + length) : Math.min(index, length);
        memory.splice(self, place, place, [memory.code(self).fromObject(value)]);
      }),
    ],
    [
      'pop',
      'i=-1, /',
      (self: Address, at: Address) => {
        const length = memory.length(self);
        if (length === 0) throw vm.errors.raise('IndexError', 'pop from empty array');
        const index = sizeArgument(vm, at, -1);
        const place = index < 0 ? index + length : index;
        if (place < 0 || place >= length) throw vm.errors.raise('IndexError', 'pop index out of range');
        const item = memory.item(self, place);
        memory.splice(self, place, place + 1, []);
        return item;
      },
    ],
  ];
}

function wholeMethods(vm: Vm, memory: ArrayMemory, creation: ArrayCreation): NativeMethod[] {
  const { int, heap } = vm;
  const copy = (self: Address): Address => {
    const result = memory.make(memory.code(self), memory.length(self));
    memory.data(result).set(memory.data(self));
    return result;
  };
  const list = (self: Address): Address =>
    vm.list.steal(Array.from({ length: memory.length(self) }, (_, index) => memory.item(self, index)));
  const text = (self: Address): Address => {
    const { code } = memory.code(self);
    if (code === 'u' || code === 'w') return vm.str.make(memory.items(self).join(''));
    throw vm.errors.raise('ValueError', "tounicode() may only be called on unicode type arrays ('u' or 'w')");
  };
  const extendBy = (self: Address, values: Address): void => {
    if (!vm.list.isList(values)) throw vm.errors.raise('TypeError', 'arg must be list');
    const { fromObject } = memory.code(self);
    creation.appendAll(
      self,
      vm.iterator.fastItems(values).map((value) => fromObject(value)),
    );
  };
  return [
    ['extend', 'bb, /', procedure(vm, (self, iterable) => creation.extend(self, iterable))],
    ['fromlist', 'list, /', procedure(vm, extendBy)],
    ['frombytes', 'buffer, /', procedure(vm, (self, data) => creation.fromBytes(self, bytesArgument(vm, data)))],
    ['fromunicode', 'ustr, /', procedure(vm, (self, ustr) => creation.appendAll(self, [...vm.str.text(ustr)]))],
    ['tolist', '', list],
    ['tobytes', '', (self: Address) => vm.bytes.make(memory.data(self))],
    ['tounicode', '', text],
    [
      'clear',
      '',
      procedure(vm, (self) => {
        memory.resize(self, 0);
      }),
    ],
    ['__copy__', '', copy],
    ['__deepcopy__', 'unused, /', copy],
    [
      'reverse',
      '',
      procedure(vm, (self) => {
        const items = memory.items(self).reverse();
        memory.splice(self, 0, items.length, items);
      }),
    ],
    [
      'byteswap',
      '',
      procedure(vm, (self) => {
        const { size } = memory.code(self);
        const data = memory.data(self);
        for (let at = 0; at < data.length; at += size) data.subarray(at, at + size).reverse();
      }),
    ],
    [
      'buffer_info',
      '',
      (self: Address) =>
        vm.tuple.steal([int.fromNumber(memory.itemsAddress(self)), int.fromNumber(memory.length(self))]),
    ],
    [
      '__reduce_ex__',
      'value, /',
      (self: Address) => {
        const code = vm.str.make(memory.code(self).code);
        const type = heap.newRef(vm.typeOf(self).address);
        return vm.tuple.steal([heap.newRef(type), vm.tuple.steal([code, list(self)]), vm.none]);
      },
    ],
    ['__sizeof__', '', (self: Address) => int.fromNumber(memory.sizeOf(self))],
  ];
}
