import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { setConstructor, visitType } from '../native-types.ts';

/** The word of an RLock (rlockobject) that tells how often it was acquired. */
const COUNT = 4;

/**
 * `_thread.RLock`, of which each `cached_property` holds one up to 3.11 (`Modules/_threadmodule.c`). A thread runs to its end
 * before another goes on, so nobody waits for it.
 */
export function defineReentrantLock(vm: Vm): PyType {
  const { words } = vm;
  const type = vm.types.define('_thread.RLock', { basicSize: 48, gc: true, module: '_thread' });
  setFixedSlots(vm, type, []);
  visitType(vm, type);
  setConstructor(vm, type, '', (subtype: PyType) => {
    const lock = newFixed(vm, subtype);
    words[lock + COUNT] = 0;
    return lock;
  });
  type.repr = (self) => {
    const count = words[self + COUNT];
    const state = count > 0 ? 'locked' : 'unlocked';
    return vm.str.make(`<${state} _thread.RLock object owner=0 count=${count} at ${vm.texts.pointer(self)}>`);
  };
  const acquire = (self: Address): Address => {
    words[self + COUNT]++;
    return vm.int.true;
  };
  const release = (self: Address): Address => {
    if (words[self + COUNT] === 0) throw vm.errors.raise('RuntimeError', 'cannot release un-acquired lock');
    words[self + COUNT]--;
    return vm.none;
  };
  vm.types.methods(type, [
    ['acquire', 'blocking=True, timeout=-1', acquire],
    ['release', '', release],
    ['__enter__', '', acquire],
    ['__exit__', '*exc', release],
  ]);
  vm.types.ready(type);
  return type;
}
