import type { Address } from '../../../heap/object-type.ts';
import type { Machine } from '../../../machine.ts';
import { MODULE_DICT } from '../../../python/objects/module.ts';
import { F_LINE, F_LOCALS, F_OBJECT, F_OWNER, F_PREV, OWNED_BY_THREAD } from '../../../python/run/frames.ts';
import type { Vm } from '../../../python/vm.ts';
import { frameValues } from './references.ts';

/** Where a way to an object can begin: something that is held because the script runs. */
export interface Root {
  readonly value: Address;
  /** `__main__`, `f(), line 7`. */
  readonly place: string;
  /** `a`, `local x`. */
  readonly how: string;
  /** What Python would be asked for it; empty for none. */
  readonly expression: string;
}

/** The frames on the stack, the running one first. */
export function stackFrames({ words, frames }: Vm): Address[] {
  const found: Address[] = [];
  for (let frame = frames.current; frame !== 0; frame = words[frame + F_PREV]) found.push(frame);
  return found;
}

/**
 * Calls `hear` with each reference that a frame on the stack itself counts. What a generator's or a kept frame refers to
 * is counted as that object's.
 */
export function frameReferences(vm: Vm, frame: Address, hear: (target: Address, how: string) => void): void {
  const { words } = vm;
  if (words[frame + F_OBJECT] !== 0) hear(words[frame + F_OBJECT], 'frame object');
  if (words[frame + F_OWNER] !== OWNED_BY_THREAD) return;
  frameValues(vm, frame, (target, how) => {
    hear(target, how());
    return true;
  });
}

/** `f(), line 7`, or the module's own code. */
export function framePlace({ words, frames }: Vm, frame: Address): string {
  const { name } = frames.code(frame).unit;
  return `${name === '<module>' ? 'module code' : `${name}()`}, line ${words[frame + F_LINE]}`;
}

/** The dicts that hold names of modules, or of a class or module body that runs, with what they are called. */
export function namespaces({ vm, modules }: Machine): Map<Address, string> {
  const { dict, str, words } = vm;
  const found = new Map<Address, string>();
  for (let at = dict.next(modules.table, 0); at >= 0; at = dict.next(modules.table, at)) {
    const { key, value } = dict;
    if (!str.isStr(key) || !vm.typeOf(value).isSubtypeOf(vm.module.type)) continue;
    const names = words[value + MODULE_DICT];
    if (names !== 0 && !found.has(names)) found.set(names, str.text(key));
  }
  for (const frame of stackFrames(vm)) {
    const names = words[frame + F_LOCALS];
    if (names !== 0 && dict.isDict(names) && !found.has(names)) found.set(names, framePlace(vm, frame));
  }
  return found;
}

/** All roots, those first that a reader thinks of first: locals of the running frames, `__main__`, other modules. */
export function rootsOf(machine: Machine): Root[] {
  const { vm } = machine;
  const roots: Root[] = [];
  for (const frame of stackFrames(vm)) {
    const place = framePlace(vm, frame);
    frameValues(vm, frame, (value, how) => {
      const text = how();
      const expression = frame === vm.frames.current && text.startsWith('local ') ? text.slice(6) : '';
      if (text !== 'namespace') roots.push({ value, place, how: text, expression });
      return true;
    });
  }
  const all = [...namespaces(machine)];
  const main = all.filter(([, name]) => name === '__main__');
  for (const [names, module] of [...main, ...all.filter(([, name]) => name !== '__main__')]) {
    eachName(vm, names, (name, value) => {
      roots.push({ value, place: module, how: name, expression: module === '__main__' ? name : `${module}.${name}` });
    });
  }
  for (const [value, module] of all) roots.push({ value, place: module, how: '__dict__', expression: '' });
  return roots;
}

export function eachName({ dict, str }: Vm, names: Address, hear: (name: string, value: Address) => void): void {
  for (let at = dict.next(names, 0); at >= 0; at = dict.next(names, at)) {
    const { key, value } = dict;
    if (str.isStr(key)) hear(str.text(key), value);
  }
}
