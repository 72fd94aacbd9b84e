import type { Address } from '../../heap/object-type.ts';
import { FUNCTION_ANNOTATE, FUNCTION_ANNOTATIONS, FUNCTION_CLOSURE, FUNCTION_DEFAULTS } from '../compile/operands.ts';
import { FUNC_ANNOTATE, FUNC_ANNOTATIONS, FUNC_CLOSURE, FUNC_DEFAULTS, FUNC_KWDEFAULTS } from '../objects/function.ts';
import type { Vm } from '../vm.ts';

/** MAKE_FUNCTION. */
export function makeFunction(vm: Vm, code: Address, globals: Address): Address {
  return vm.function.make(code, globals);
}

/** SET_FUNCTION_ATTRIBUTE: takes over the reference to `value`. */
export function setFunctionAttribute(vm: Vm, func: Address, which: number, value: Address): void {
  const slot =
    which === FUNCTION_CLOSURE
      ? FUNC_CLOSURE
      : which === FUNCTION_ANNOTATIONS
        ? FUNC_ANNOTATIONS
        : which === FUNCTION_ANNOTATE
          ? FUNC_ANNOTATE
          : which === FUNCTION_DEFAULTS
            ? FUNC_DEFAULTS
            : FUNC_KWDEFAULTS;
  vm.words[func + slot] = value;
}
