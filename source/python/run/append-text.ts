import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { STORE_DEREF, STORE_FAST, STORE_NAME } from '../compile/opcodes.ts';
import { IN_PLACE } from '../compile/operands.ts';
import { CELL_REF } from '../objects/cell.ts';
import type { Code } from '../objects/code.ts';
import { ADD } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { F_LOCALS, F_LOCALSPLUS } from './frames.ts';
import { isQuickened } from './quickening.ts';

/** The fast local that BINARY_OP's left operand is, if its sum goes straight back there; -1 for other instructions. */
export function localOfSum(instructions: Int32Array, at: number): number {
  const operator = instructions[at * 2 + 1];
  if (operator !== ADD && operator !== ADD + IN_PLACE) return -1;
  return instructions[(at + 1) * 2] === STORE_FAST ? instructions[(at + 1) * 2 + 1] : -1;
}

/**
 * `s += t` or `s = s + t` of strs, once the instruction is specialised (BINARY_OP_INPLACE_ADD_UNICODE): if nobody but the
 * local and the stack holds the left one, it grows where it is. The sum, which takes over `left` from both; 0 for others.
 */
export function appendText(vm: Vm, code: Code, at: number, frame: Address, left: Address, right: Address): Address {
  const { words, str } = vm;
  const { index } = str.type;
  if (words[left + TYPE_INDEX] !== index || words[right + TYPE_INDEX] !== index) return 0;
  if (vm.facts.appendsToAnyVariable) return appendToVariable(vm, code, at, frame, left, right);
  const local = localOfSum(code.instructions, at);
  if (local < 0 || words[frame + F_LOCALSPLUS + local] !== left) return 0;
  if (vm.facts.quickensLate ? !isQuickened(code) : code.warm[at] === 0) {
    code.warm[at] = 1;
    return 0;
  }
  if (words[left] !== 2) return 0;
  words[frame + F_LOCALSPLUS + local] = 0;
  words[left] = 1;
  return str.append(left, right);
}

/**
 * The same up to 3.10 (`Python/ceval.c, unicode_concatenate()`): the variable that the next instruction stores into lets go
 * of the left one first. A name goes out of its namespace meanwhile, and comes last there afterwards.
 */
function appendToVariable(vm: Vm, code: Code, at: number, frame: Address, left: Address, right: Address): Address {
  const { words, dict, str } = vm;
  const operator = code.instructions[at * 2 + 1];
  if (words[left] !== 2 || (operator !== ADD && operator !== ADD + IN_PLACE)) return 0;
  const next = code.instructions[(at + 1) * 2];
  const arg = code.instructions[(at + 1) * 2 + 1];
  if (next === STORE_FAST || next === STORE_DEREF) {
    const local = frame + F_LOCALSPLUS + arg;
    const slot = next === STORE_FAST ? local : words[local] + CELL_REF;
    if (words[slot] !== left) return 0;
    words[slot] = 0;
    words[left] = 1;
  } else if (next === STORE_NAME) {
    const namespace = words[frame + F_LOCALS];
    if (!dict.isExact(namespace) || dict.get(namespace, code.names[arg]) !== left) return 0;
    dict.delete(namespace, code.names[arg]);
  } else return 0;
  return str.append(left, right);
}
