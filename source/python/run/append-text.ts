import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { STORE_FAST } from '../compile/opcodes.ts';
import { IN_PLACE } from '../compile/operands.ts';
import type { Code } from '../objects/code.ts';
import { ADD } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';

/** The fast local that BINARY_OP's left operand is, if its sum goes straight back there; -1 for other instructions. */
export function localOfSum(instructions: Int32Array, at: number): number {
  const operator = instructions[at * 2 + 1];
  if (operator !== ADD && operator !== ADD + IN_PLACE) return -1;
  return instructions[(at + 1) * 2] === STORE_FAST ? instructions[(at + 1) * 2 + 1] : -1;
}

/**
 * `s += t` or `s = s + t` of strs, once the instruction is specialised (BINARY_OP_INPLACE_ADD_UNICODE): if nobody but the
 * local and the stack holds the left one, it grows where it is. The sum, which takes over `left` from both; 0 for others.
 *
 * @param locals - address of the frame's first local
 */
export function appendText(vm: Vm, code: Code, at: number, locals: Address, left: Address, right: Address): Address {
  const { words, str } = vm;
  const { index } = str.type;
  if (words[left + TYPE_INDEX] !== index || words[right + TYPE_INDEX] !== index) return 0;
  const local = localOfSum(code.instructions, at);
  if (local < 0 || words[locals + local] !== left) return 0;
  if (code.warm[at] === 0) {
    code.warm[at] = 1;
    return 0;
  }
  if (words[left] !== 2) return 0;
  words[locals + local] = 0;
  words[left] = 1;
  return str.append(left, right);
}
