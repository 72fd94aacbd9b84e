import { BINARY_NAMES, COMPARE_NAMES, OTHER_SLOT_NAMES, UNARY_SLOTS } from '../protocols/slot-table.ts';
import type { Vm } from '../vm.ts';

/**
 * Interns the names that the dicts of built-in types hold, for ever: a script that writes `append` meets a str that was
 * there before it. Types find their descriptors by the addresses of these names.
 */
export function internBuiltinNames(vm: Vm): void {
  for (const type of vm.types.table.slice(1)) for (const name of type.members.keys()) vm.str.name(name);
  for (const name of [...Object.keys(UNARY_SLOTS), ...COMPARE_NAMES, ...OTHER_SLOT_NAMES]) vm.str.name(name);
  for (const name of BINARY_NAMES) for (const prefix of ['', 'r', 'i']) vm.str.name(`__${prefix}${name}__`);
}
