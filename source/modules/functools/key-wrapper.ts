import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../../python/objects/fixed-slots.ts';
import { Native } from '../../python/objects/native.ts';
import type { PyType } from '../../python/objects/type.ts';
import { callNative } from '../../python/protocols/native-call.ts';
import { disallowInstances, objectMember } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { visitType } from '../native-types.ts';

// Words of a KeyWrapper (keyobject).
const COMPARE = 4;
const OBJECT = 6;

/** What `cmp_to_key()` returns: called with an object, it makes a key that compares by the function. */
export function defineKeyWrapper(vm: Vm): { type: PyType; make: (compare: Address) => Address } {
  const { words, heap } = vm;
  const type = vm.types.define('functools.KeyWrapper', { basicSize: 32, gc: true, module: 'functools' });
  setFixedSlots(vm, type, [COMPARE, OBJECT]);
  visitType(vm, type);
  disallowInstances(vm, type);
  const make = (compare: Address, object = 0): Address => {
    const key = newFixed(vm, type);
    words[key + COMPARE] = heap.newRef(compare);
    if (object !== 0) words[key + OBJECT] = heap.newRef(object);
    return key;
  };
  const wrap = new Native('K', 'obj', (self: Address, object: Address) => make(words[self + COMPARE], object));
  type.call = (self, base, count, names) => callNative(vm, wrap, self, base, count, names);
  type.hash = null;
  type.compare = (left, right, operation) => {
    if (vm.typeOf(right) !== type) throw vm.errors.raise('TypeError', 'other argument must be K instance');
    if (words[left + OBJECT] === 0 || words[right + OBJECT] === 0) throw vm.errors.raise('AttributeError', 'object');
    const order = vm.calls.call(words[left + COMPARE], words[left + OBJECT], words[right + OBJECT]);
    try {
      return vm.compares.rich(order, vm.int.fromNumber(0), operation);
    } finally {
      heap.decref(order);
    }
  };
  vm.types.attributes(type, [objectMember(vm, 'obj', OBJECT, 'writable')]);
  vm.types.ready(type);
  return { type, make };
}
