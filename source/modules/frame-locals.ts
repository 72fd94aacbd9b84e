import type { Address } from '../heap/object-type.ts';
import { F_LOCALS } from '../python/run/frames.ts';
import type { Vm } from '../python/vm.ts';

/**
 * `locals()` of a frame, a new reference (`PyEval_GetLocals()`, 3.13): the namespace itself of a module or class body; of
 * a function a new dict each time.
 */
export function localsOf(vm: Vm, frame: Address): Address {
  const namespace = vm.words[frame + F_LOCALS];
  if (namespace !== 0) return vm.heap.newRef(namespace);
  // PyFrame_GetLocals() makes a frame object, PyDict_Update() lists the keys twice.
  vm.frame.of(frame);
  const dict = vm.dict.make();
  const code = vm.frames.code(frame);
  for (let i = 0; i < code.localCount; i++) {
    const value = vm.frames.fastValue(frame, i);
    if (value !== 0) vm.dict.set(dict, code.localNames[i], value);
  }
  const lists = [vm.list.make(), vm.list.make()];
  for (const list of lists) vm.heap.decref(list);
  return dict;
}
