import { JUMP_BACKWARD, RESUME } from '../compile/opcodes.ts';
import type { Code } from '../objects/code.ts';

/** `-QUICKENING_INITIAL_WARMUP_VALUE`: calls, resumptions and jumps back before code of 3.11 is specialised. */
export const QUICKENING_DELAY = 8;

/** Whether code has run so often that 3.11 has quickened it (`Python/specialize.c, _PyCode_Quicken()`). */
export function isQuickened(code: Code): boolean {
  if (code.isQuickened) return true;
  const { instructions, heat } = code;
  let entries = heat[0];
  const heads = new Set<number>();
  for (let at = 1; at * 2 < instructions.length; at++) {
    const opcode = instructions[at * 2];
    if (opcode === RESUME) entries += heat[at];
    else if (opcode === JUMP_BACKWARD) heads.add(instructions[at * 2 + 1]);
  }
  for (const head of heads) entries += heat[head];
  code.isQuickened = entries >= QUICKENING_DELAY;
  return code.isQuickened;
}
