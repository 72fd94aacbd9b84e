import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { IN_PLACE } from '../compile/operands.ts';
import type { Code } from '../objects/code.ts';
import { ADD, MULTIPLY, SUBTRACT } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';

/** Whether BINARY_OP with this argument has a form for two floats (BINARY_OP_ADD_FLOAT and so on). */
export function hasFloatForm(arg: number): boolean {
  const operator = arg < IN_PLACE ? arg : arg - IN_PLACE;
  return operator === ADD || operator === SUBTRACT || operator === MULTIPLY;
}

/**
 * `+`, `-` and `*` of floats once the instruction is specialised: an operand that nobody else holds becomes the result
 * (`Python/ceval_macros.h, DECREF_INPUTS_AND_REUSE_FLOAT()`). It takes over the references to both; 0 for others.
 */
export function reuseFloat(vm: Vm, code: Code, at: number, arg: number, left: Address, right: Address): Address {
  const { words, float, heap } = vm;
  const { index } = float.type;
  if (words[left + TYPE_INDEX] !== index || words[right + TYPE_INDEX] !== index || !hasFloatForm(arg)) return 0;
  if (code.warm[at] === 0) {
    code.warm[at] = 1;
    return 0;
  }
  const reused = words[left] === 1 ? left : words[right] === 1 ? right : 0;
  if (reused === 0) return 0;
  const operator = arg < IN_PLACE ? arg : arg - IN_PLACE;
  const [x, y] = [float.value(left), float.value(right)];
  float.set(reused, operator === ADD ? x + y : operator === SUBTRACT ? x - y : x * y);
  heap.decref(reused === left ? right : left);
  return reused;
}
