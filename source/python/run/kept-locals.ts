import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { F_LOCALS } from './frames.ts';

/** The dict of a function's variables that the frame keeps, brought up to date (`PyFrame_FastToLocalsWithError()`); borrowed. */
export function keptLocals(vm: Vm, frame: Address): Address {
  const { words } = vm;
  if (words[frame + F_LOCALS] === 0) words[frame + F_LOCALS] = vm.dict.make();
  const dict = words[frame + F_LOCALS];
  const code = vm.frames.code(frame);
  for (let i = 0; i < code.localCount; i++) {
    const value = vm.frames.fastValue(frame, i);
    if (value !== 0) vm.dict.set(dict, code.localNames[i], value);
    else vm.dict.delete(dict, code.localNames[i]);
  }
  return dict;
}
