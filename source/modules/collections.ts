import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import { defineDefaultDict } from './collections/defaultdict.ts';
import { defineDeque } from './collections/deque-type.ts';
import { defineOrderedDict } from './collections/ordered-dict.ts';
import { defineTupleGetter } from './collections/tuple-getter.ts';
import type { NativeModule } from './module-definition.ts';

/** `collections`: what CPython has in C, and `Lib/collections/__init__.py`. */
export function defineCollections(vm: Vm): NativeModule {
  return {
    name: 'collections',
    types: {
      deque: defineDeque(vm),
      defaultdict: defineDefaultDict(vm),
      OrderedDict: defineOrderedDict(vm),
      _tuplegetter: defineTupleGetter(vm),
    },
    values: { __path__: vm.list.make() },
    functions: [
      [
        '_count_elements',
        'mapping, iterable, /',
        (mapping: Address, iterable: Address) => countElements(vm, mapping, iterable),
      ],
    ],
  };
}

/** `_count_elements()`: adds one to the count of each element. */
function countElements(vm: Vm, mapping: Address, iterable: Address): Address {
  const { heap, dict } = vm;
  const zero = vm.int.fromNumber(0);
  const one = vm.int.fromNumber(1);
  vm.iteration.forEach(iterable, (key) => {
    try {
      const old = dict.get(mapping, key) || zero;
      const count = vm.numbers.binary(0, old, one);
      dict.set(mapping, key, count);
      heap.decref(count);
    } finally {
      heap.decref(key);
    }
  });
  return vm.none;
}
