import type { Address } from '../heap/object-type.ts';
import { TUPLE_ITEMS } from '../python/objects/tuple.ts';
import type { Vm } from '../python/vm.ts';
import { defineKeyWrapper } from './functools/key-wrapper.ts';
import { defineLruCache } from './functools/lru-cache.ts';
import { definePartial } from './functools/partial.ts';
import { defineReentrantLock } from './functools/reentrant-lock.ts';
import type { NativeModule } from './module-definition.ts';

/** `functools`: `Modules/_functoolsmodule.c` and `Lib/functools.py`. */
export function defineFunctools(vm: Vm): NativeModule {
  const keys = defineKeyWrapper(vm);
  return {
    name: 'functools',
    types: { partial: definePartial(vm), _lru_cache_wrapper: defineLruCache(vm), RLock: defineReentrantLock(vm) },
    functions: [
      [
        'reduce',
        'function, iterable, initial=None, /',
        (func: Address, iterable: Address, initial: Address) => reduce(vm, func, iterable, initial),
        'packed',
      ],
      ['cmp_to_key', 'mycmp', (compare: Address) => keys.make(compare)],
    ],
  };
}

/** `functools.reduce()`. */
function reduce(vm: Vm, func: Address, iterable: Address, initial: Address): Address {
  const { heap } = vm;
  let iterator: Address;
  try {
    iterator = vm.iteration.iter(iterable);
  } catch (error) {
    vm.errors.expect(error, 'TypeError');
    throw vm.errors.raise('TypeError', 'reduce() arg 2 must support iteration');
  }
  let result = initial === 0 ? 0 : heap.newRef(initial);
  // One tuple of arguments for all calls, unless somebody keeps it.
  let args = vm.tuple.allocate(2);
  try {
    for (;;) {
      if (vm.words[args] > 1) {
        heap.decref(args);
        args = 0;
        args = vm.tuple.allocate(2);
      }
      const item = vm.iteration.next(iterator);
      if (item === 0) break;
      if (result === 0) {
        result = item;
        continue;
      }
      const old = [vm.tuple.item(args, 0), vm.tuple.item(args, 1)];
      vm.words[args + TUPLE_ITEMS] = result;
      heap.xdecref(old[0]);
      vm.words[args + TUPLE_ITEMS + 1] = item;
      heap.xdecref(old[1]);
      if (!heap.gc.isTracked(args)) heap.gc.track(args);
      result = 0;
      result = vm.calls.callTuple(func, args, 0);
    }
  } catch (error) {
    heap.xdecref(result);
    throw error;
  } finally {
    heap.xdecref(args);
    heap.decref(iterator);
  }
  if (result === 0) throw vm.errors.raise('TypeError', 'reduce() of empty iterable with no initial value');
  return result;
}
