import * as op from './opcodes.ts';

/** Pushes an exception handler on the compiler's block stack (`IS_BLOCK_PUSH_OPCODE`). */
export function isBlockPush(opcode: number): boolean {
  return opcode === op.SETUP_FINALLY || opcode === op.SETUP_CLEANUP || opcode === op.SETUP_WITH;
}

export function isUnconditionalJump(opcode: number): boolean {
  switch (opcode) {
    case op.JUMP:
    case op.JUMP_NO_INTERRUPT:
    case op.JUMP_FORWARD:
    case op.JUMP_BACKWARD:
    case op.JUMP_BACKWARD_NO_INTERRUPT:
      return true;
    default:
      return false;
  }
}

export function isConditionalJump(opcode: number): boolean {
  switch (opcode) {
    case op.POP_JUMP_IF_FALSE:
    case op.POP_JUMP_IF_TRUE:
    case op.POP_JUMP_IF_NONE:
    case op.POP_JUMP_IF_NOT_NONE:
      return true;
    default:
      return false;
  }
}

/** Any instruction that may go to its target; block pushes don't go anywhere by themselves. */
export function isJump(opcode: number): boolean {
  return isUnconditionalJump(opcode) || isConditionalJump(opcode) || opcode === op.FOR_ITER || opcode === op.SEND;
}

/** The frame ends here, by return or by exception (`IS_SCOPE_EXIT_OPCODE`). */
export function isScopeExit(opcode: number): boolean {
  switch (opcode) {
    case op.RETURN_VALUE:
    case op.RETURN_CONST:
    case op.RAISE_VARARGS:
    case op.RERAISE:
      return true;
    default:
      return false;
  }
}

/** Ends a basic block. */
export function isTerminator(opcode: number): boolean {
  return isJump(opcode) || isScopeExit(opcode);
}

/** The instruction after this one is never reached from it. */
export function hasNoFallthrough(opcode: number): boolean {
  return isUnconditionalJump(opcode) || isScopeExit(opcode);
}

/** The argument is an index into the constants. */
export function hasConstant(opcode: number): boolean {
  return opcode === op.LOAD_CONST || opcode === op.RETURN_CONST;
}

/** The argument is an index into cells and free variables, until the assembler makes it one into all locals. */
export function hasCell(opcode: number): boolean {
  switch (opcode) {
    case op.MAKE_CELL:
    case op.LOAD_CLOSURE:
    case op.LOAD_DEREF:
    case op.STORE_DEREF:
    case op.DELETE_DEREF:
    case op.LOAD_FROM_DICT_OR_DEREF:
      return true;
    default:
      return false;
  }
}

/** The eval breaker may be looked at (`HAS_EVAL_BREAK_FLAG`): a signal's handler could run, so a line is wanted. */
export function hasEvalBreak(opcode: number): boolean {
  switch (opcode) {
    case op.JUMP:
    case op.JUMP_BACKWARD:
    case op.RESUME:
    case op.CALL:
    case op.CALL_KW:
    case op.CALL_FUNCTION_EX:
      return true;
    default:
      return false;
  }
}
