import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';
import type { KnownObject } from '../../inspection.ts';
import { labelOf } from '../labels.ts';
import { nameReferences } from './references.ts';

/** What an answer says of an object that it mentions. */
export function known(vm: Vm, object: Address): KnownObject {
  return { id: vm.addressOf(object), type: vm.typeName(object), label: labelOf(vm, object) };
}

/** What to call an object that refers: a namespace by the module it belongs to. */
export function placeOf(vm: Vm, object: Address, names: ReadonlyMap<Address, string>): string {
  const module = names.get(object);
  return module === undefined ? labelOf(vm, object) : `names of ${module}`;
}

/** How an owner writes its references to an object, at most `times` of them. */
export function waysOf(vm: Vm, owner: Address, object: Address, times: number): string[] {
  const hows: string[] = [];
  nameReferences(vm, owner, (target, how) => {
    if (target === object) hows.push(how());
    return hows.length < times;
  });
  return hows;
}

/** A namespace's `['a']` is the name a. */
export function inNamespace(how: string, isNamespace: boolean): string {
  return isNamespace ? how.replace(/^\['(.*)'\]$/, '$1') : how;
}
