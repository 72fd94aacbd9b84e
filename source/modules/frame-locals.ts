import type { Address } from '../heap/object-type.ts';
import { CO_OPTIMIZED } from '../python/compile/code-unit.ts';
import { F_LOCALS } from '../python/run/frames.ts';
import { keptLocals } from '../python/run/kept-locals.ts';
import type { Vm } from '../python/vm.ts';

/**
 * `locals()` of a frame, a new reference (`PyEval_GetLocals()`): the namespace itself of a module or class body; of a
 * function a new dict each time, or before PEP 667 (3.13) the one dict that the frame keeps.
 */
export function localsOf(vm: Vm, frame: Address): Address {
  const namespace = vm.words[frame + F_LOCALS];
  const code = vm.frames.code(frame);
  if (namespace !== 0 && (code.unit.flags & CO_OPTIMIZED) === 0) return vm.heap.newRef(namespace);
  if (vm.facts.framesKeepLocalsDict) return vm.heap.newRef(keptLocals(vm, frame));
  // PyFrame_GetLocals() makes a frame object, PyDict_Update() lists the keys twice.
  vm.frame.of(frame);
  const dict = vm.dict.make();
  for (let i = 0; i < code.localCount; i++) {
    const value = vm.frames.fastValue(frame, i);
    if (value !== 0) vm.dict.set(dict, code.localNames[i], value);
  }
  const lists = [vm.list.make(), vm.list.make()];
  for (const list of lists) vm.heap.decref(list);
  return dict;
}
