import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import { setReference } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { defineIterator, visitType } from '../native-types.ts';

// Words of a groupby: iterator, key function, key of the group given out, current key and value, its grouper (borrowed).
const ITERATOR = 4;
const KEY_FUNCTION = 6;
const TARGET_KEY = 8;
const CURRENT_KEY = 10;
const CURRENT_VALUE = 12;
const CURRENT_GROUPER = 14;

// Words of a _grouper: its groupby, the key of its items.
const PARENT = 4;
const GROUP_KEY = 6;

/** groupby and the iterators over its groups (`Modules/itertoolsmodule.c`). */
export function defineGroupBy(vm: Vm): PyType {
  const { words, heap } = vm;
  const grouper = defineGrouper(vm);
  return defineIterator(vm, {
    name: 'itertools.groupby',
    bytes: 72,
    references: [ITERATOR, KEY_FUNCTION, TARGET_KEY, CURRENT_KEY, CURRENT_VALUE],
    signature: 'iterable, key=None',
    make: (subtype: PyType, iterable: Address, key: Address) => {
      const iterator = vm.iteration.iter(iterable);
      const self = vm.allocateInstance(subtype);
      words[self + ITERATOR] = iterator;
      words[self + KEY_FUNCTION] = heap.newRef(key || vm.none);
      return self;
    },
    next: (self) => {
      words[self + CURRENT_GROUPER] = 0;
      for (;;) {
        if (words[self + CURRENT_KEY] !== 0) {
          if (words[self + TARGET_KEY] === 0) break;
          if (!sameKey(vm, words[self + TARGET_KEY], words[self + CURRENT_KEY])) break;
        }
        if (!step(vm, self)) return 0;
      }
      setReference(vm, self, TARGET_KEY, words[self + CURRENT_KEY]);
      const group = newFixed(vm, grouper);
      words[group + PARENT] = heap.newRef(self);
      words[group + GROUP_KEY] = heap.newRef(words[self + TARGET_KEY]);
      words[self + CURRENT_GROUPER] = group;
      return vm.tuple.steal([heap.newRef(words[self + CURRENT_KEY]), group]);
    },
  });
}

function sameKey(vm: Vm, left: Address, right: Address): boolean {
  const { heap } = vm;
  heap.incref(left);
  heap.incref(right);
  try {
    return vm.compares.equal(left, right);
  } finally {
    heap.decref(left);
    heap.decref(right);
  }
}

/** `groupby_step()`: reads one more item; false at the end. */
function step(vm: Vm, self: Address): boolean {
  const { words, heap } = vm;
  const value = vm.iteration.next(words[self + ITERATOR]);
  if (value === 0) return false;
  const key =
    words[self + KEY_FUNCTION] === vm.none ? heap.newRef(value) : vm.calls.call(words[self + KEY_FUNCTION], value);
  const oldValue = words[self + CURRENT_VALUE];
  words[self + CURRENT_VALUE] = value;
  const oldKey = words[self + CURRENT_KEY];
  words[self + CURRENT_KEY] = key;
  heap.xdecref(oldKey);
  heap.xdecref(oldValue);
  return true;
}

function defineGrouper(vm: Vm): PyType {
  const { words, heap } = vm;
  const type = vm.types.define('itertools._grouper', { basicSize: 32, gc: true, module: 'itertools' });
  setFixedSlots(vm, type, [PARENT, GROUP_KEY]);
  visitType(vm, type);
  type.iter = (self) => heap.newRef(self);
  type.next = (self) => {
    const parent = words[self + PARENT];
    if (words[parent + CURRENT_GROUPER] !== self) return 0;
    if (words[parent + CURRENT_VALUE] === 0 && !step(vm, parent)) return 0;
    if (!sameKey(vm, words[self + GROUP_KEY], words[parent + CURRENT_KEY])) return 0;
    const value = words[parent + CURRENT_VALUE];
    words[parent + CURRENT_VALUE] = 0;
    setReference(vm, parent, CURRENT_KEY, 0);
    return value;
  };
  return vm.types.ready(type);
}
