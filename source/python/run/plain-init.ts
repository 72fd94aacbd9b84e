import type { Address } from '../../heap/object-type.ts';
import { CO_VARARGS, CO_VARKEYWORDS } from '../compile/code-unit.ts';
import { FUNC_CODE } from '../objects/function.ts';
import type { Vm } from '../vm.ts';

/**
 * The `__init__` (borrowed) that a call of a class with `count` arguments enters at once when the instruction has been
 * specialised (CALL_ALLOC_AND_ENTER_INIT): the arguments then move into its frame. 0 if the class is not so plain
 * (`Python/specialize.c, get_init_for_simple_managed_python_class()`).
 */
export function plainInit(vm: Vm, cls: Address, count: number): Address {
  const type = vm.types.at(cls);
  if (!type.flags.hasInlineValues || type.isAbstract || type.create !== vm.types.object.create) return 0;
  const init = vm.attributes.lookup(type, vm.str.name('__init__'));
  if (!vm.function.isFunction(init)) return 0;
  const { unit } = vm.code.of(vm.words[init + FUNC_CODE]);
  const isPlain = (unit.flags & (CO_VARARGS | CO_VARKEYWORDS)) === 0 && unit.kwOnlyArgCount === 0;
  return isPlain && unit.argCount === count + 1 ? init : 0;
}
