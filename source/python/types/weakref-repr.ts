import type { Address } from '../../heap/object-type.ts';
import { typeText } from '../run/exception-summary.ts';
import type { Vm } from '../vm.ts';

/** The type of what is referred to, as `repr()` shows it. */
export function referentType(vm: Vm, referent: Address): string {
  const type = vm.typeOf(referent);
  return vm.language.builtins.weakrefsNameWholeType ? typeText(vm, type, { namesMain: false }) : type.name;
}
