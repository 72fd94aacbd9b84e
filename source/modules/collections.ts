import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import { defineDefaultDict } from './collections/defaultdict.ts';
import { defineDeque } from './collections/deque-type.ts';
import { defineOrderedDict } from './collections/ordered-dict.ts';
import { defineTupleGetter } from './collections/tuple-getter.ts';
import type { NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** `collections`: what CPython has in C, and `Lib/collections/__init__.py`. */
export function defineCollections(vm: Vm, modules: Modules): NativeModule {
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
      ['_abstract_mapping', '', () => abstractMapping(modules)],
    ],
  };
}

/** `collections.abc.Mapping`, which comes to be when somebody asks for it. */
function abstractMapping(modules: Modules): Address {
  const { vm } = modules;
  const module = modules.import('collections.abc');
  const mapping = vm.attributes.get(module, vm.str.name('Mapping'));
  vm.heap.decref(module);
  return mapping;
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
