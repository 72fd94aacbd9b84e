import * as op from './opcodes.ts';

const FIXED = new Map<number, number>([
  [op.POP_TOP, -1],
  [op.PUSH_NULL, 1],
  [op.COPY, 1],
  [op.LOAD_CONST, 1],
  [op.LOAD_FAST, 1],
  [op.LOAD_FAST_LOAD_FAST, 2],
  [op.LOAD_FAST_CHECK, 1],
  [op.LOAD_FAST_AND_CLEAR, 1],
  [op.STORE_FAST, -1],
  [op.STORE_FAST_MAYBE_NULL, -1],
  [op.STORE_FAST_STORE_FAST, -2],
  [op.LOAD_CLOSURE, 1],
  [op.LOAD_DEREF, 1],
  [op.STORE_DEREF, -1],
  [op.LOAD_NAME, 1],
  [op.STORE_NAME, -1],
  [op.STORE_GLOBAL, -1],
  [op.LOAD_LOCALS, 1],
  [op.LOAD_BUILD_CLASS, 1],
  [op.LOAD_ASSERTION_ERROR, 1],
  [op.STORE_ATTR, -2],
  [op.DELETE_ATTR, -1],
  [op.BINARY_SUBSCR, -1],
  [op.STORE_SUBSCR, -3],
  [op.DELETE_SUBSCR, -2],
  [op.BINARY_SLICE, -2],
  [op.STORE_SLICE, -4],
  [op.BINARY_OP, -1],
  [op.COMPARE_OP, -1],
  [op.IS_OP, -1],
  [op.CONTAINS_OP, -1],
  [op.LIST_APPEND, -1],
  [op.LIST_EXTEND, -1],
  [op.SET_ADD, -1],
  [op.SET_UPDATE, -1],
  [op.MAP_ADD, -2],
  [op.DICT_UPDATE, -1],
  [op.DICT_MERGE, -1],
  [op.FORMAT_WITH_SPEC, -1],
  [op.BUILD_TEMPLATE, -1],
  [op.POP_JUMP_IF_FALSE, -1],
  [op.POP_JUMP_IF_TRUE, -1],
  [op.POP_JUMP_IF_NONE, -1],
  [op.POP_JUMP_IF_NOT_NONE, -1],
  [op.FOR_ITER, 1],
  [op.END_FOR, -1],
  [op.SET_FUNCTION_ATTRIBUTE, -1],
  [op.CALL_INTRINSIC_2, -1],
  [op.RETURN_VALUE, -1],
  [op.RETURN_GENERATOR, 1],
  [op.END_SEND, -1],
  [op.CLEANUP_THROW, -1],
  [op.GET_ANEXT, 1],
  [op.END_ASYNC_FOR, -2],
  [op.RERAISE, -1],
  [op.PUSH_EXC_INFO, 1],
  [op.POP_EXCEPT, -1],
  [op.BEFORE_WITH, 1],
  [op.BEFORE_ASYNC_WITH, 1],
  [op.WITH_EXCEPT_START, 1],
  [op.MATCH_CLASS, -2],
  [op.MATCH_KEYS, 1],
  [op.MATCH_MAPPING, 1],
  [op.MATCH_SEQUENCE, 1],
  [op.GET_LEN, 1],
  [op.IMPORT_NAME, -1],
  [op.IMPORT_FROM, 1],
]);

/** How much the instruction adds to the value stack when control goes on to the next (`Include/internal/pycore_opcode_metadata.h`). */
export function stackEffect(opcode: number, argument: number): number {
  switch (opcode) {
    case op.LOAD_GLOBAL:
      return 1 + (argument & 1);
    case op.LOAD_ATTR:
      return argument & 1;
    case op.LOAD_SUPER_ATTR:
      return (argument & 1) - 2;
    case op.BUILD_TUPLE:
    case op.BUILD_LIST:
    case op.BUILD_SET:
    case op.BUILD_STRING:
    case op.BUILD_SLICE:
      return 1 - argument;
    case op.BUILD_INTERPOLATION:
      return -1 - (argument & 1);
    case op.BUILD_MAP:
      return 1 - 2 * argument;
    case op.BUILD_CONST_KEY_MAP:
    case op.RAISE_VARARGS:
      return -argument;
    case op.UNPACK_SEQUENCE:
      return argument - 1;
    case op.UNPACK_EX:
      return (argument & 0xff) + (argument >> 8);
    case op.CALL:
      return -1 - argument;
    case op.CALL_KW:
      return -2 - argument;
    case op.CALL_FUNCTION_EX:
      return -2 - (argument & 1);
    default:
      return FIXED.get(opcode) ?? 0;
  }
}

/** The same when it jumps, or for SETUP_* when the exception comes. */
export function stackEffectOfJump(opcode: number, argument: number): number {
  switch (opcode) {
    case op.SETUP_FINALLY:
    case op.SETUP_WITH:
      return 1;
    case op.SETUP_CLEANUP:
      return 2;
    default:
      return stackEffect(opcode, argument);
  }
}
