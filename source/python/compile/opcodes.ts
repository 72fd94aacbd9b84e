// DIFFERS: Offsets of instructions (`tb_lasti`, `f_lasti`, `co_code`) are not CPython's. — The instructions are CPython's before
// specialisation, without inline caches, and there is one more, LINE. — Use line numbers.
/**
 * The instructions of CPython 3.13 (`Python/bytecodes.c`), numbered densely and our own way: no CACHE, no EXTENDED_ARG,
 * no specialised or instrumented forms. Stack effects are CPython's; `dis`'s documentation describes each.
 *
 * Plain constants, so that a `switch` over them compiles to a table. This file exports instructions only.
 */

// Start, line and no-operation. LINE is ours: it sets the line in effect to its argument and counts one step.
export const LINE = 0;
export const RESUME = 1;
export const NOP = 2;

// The value stack.
export const POP_TOP = 3;
export const PUSH_NULL = 4;
export const COPY = 5;
export const SWAP = 6;

// Constants and fast locals. Two-variable forms: argument = first << 4 | second, both below 16.
export const LOAD_CONST = 7;
export const LOAD_FAST = 8;
export const LOAD_FAST_LOAD_FAST = 9;
export const LOAD_FAST_CHECK = 10;
export const LOAD_FAST_AND_CLEAR = 11;
export const STORE_FAST = 12;
export const STORE_FAST_LOAD_FAST = 13;
export const STORE_FAST_STORE_FAST = 14;
export const DELETE_FAST = 15;

// Cells and free variables.
export const MAKE_CELL = 16;
export const COPY_FREE_VARS = 17;
export const LOAD_DEREF = 18;
export const STORE_DEREF = 19;
export const DELETE_DEREF = 20;
export const LOAD_FROM_DICT_OR_DEREF = 21;

// Names. LOAD_GLOBAL: argument = name << 1 | push a null after it.
export const LOAD_NAME = 22;
export const STORE_NAME = 23;
export const DELETE_NAME = 24;
export const LOAD_GLOBAL = 25;
export const STORE_GLOBAL = 26;
export const DELETE_GLOBAL = 27;
export const LOAD_FROM_DICT_OR_GLOBALS = 28;
export const LOAD_LOCALS = 29;
export const LOAD_BUILD_CLASS = 30;
export const LOAD_ASSERTION_ERROR = 31;
export const SETUP_ANNOTATIONS = 32;

// Attributes, subscripts. LOAD_ATTR: name << 1 | method call. LOAD_SUPER_ATTR: name << 2 | two-argument super() << 1 | method call.
export const LOAD_ATTR = 33;
export const LOAD_SUPER_ATTR = 34;
export const STORE_ATTR = 35;
export const DELETE_ATTR = 36;
export const BINARY_SUBSCR = 37;
export const STORE_SUBSCR = 38;
export const DELETE_SUBSCR = 39;
export const BINARY_SLICE = 40;
export const STORE_SLICE = 41;

// Operators. BINARY_OP, COMPARE_OP: see `operands.ts`. IS_OP, CONTAINS_OP: 1 negates.
export const UNARY_NEGATIVE = 42;
export const UNARY_NOT = 43;
export const UNARY_INVERT = 44;
export const TO_BOOL = 45;
export const BINARY_OP = 46;
export const COMPARE_OP = 47;
export const IS_OP = 48;
export const CONTAINS_OP = 49;

// Displays and f-strings.
export const BUILD_TUPLE = 50;
export const BUILD_LIST = 51;
export const BUILD_SET = 52;
export const BUILD_MAP = 53;
export const BUILD_CONST_KEY_MAP = 54;
export const BUILD_STRING = 55;
export const BUILD_SLICE = 56;
export const LIST_APPEND = 57;
export const LIST_EXTEND = 58;
export const SET_ADD = 59;
export const SET_UPDATE = 60;
export const MAP_ADD = 61;
export const DICT_UPDATE = 62;
export const DICT_MERGE = 63;
export const UNPACK_SEQUENCE = 64;
export const UNPACK_EX = 65;
export const CONVERT_VALUE = 66;
export const FORMAT_SIMPLE = 67;
export const FORMAT_WITH_SPEC = 68;

// 3.14: what t-strings make. BUILD_INTERPOLATION: bit 0 tells that there is a format spec, the bits from 2 the conversion.
export const BUILD_INTERPOLATION = 114;
export const BUILD_TEMPLATE = 115;

// Jumps: the argument is the absolute index of the instruction to go to.
export const JUMP_FORWARD = 69;
export const JUMP_BACKWARD = 70;
export const JUMP_BACKWARD_NO_INTERRUPT = 71;
export const POP_JUMP_IF_FALSE = 72;
export const POP_JUMP_IF_TRUE = 73;
export const POP_JUMP_IF_NONE = 74;
export const POP_JUMP_IF_NOT_NONE = 75;

// Iteration. FOR_ITER: the index of its END_FOR, which a POP_TOP follows.
export const GET_ITER = 76;
export const FOR_ITER = 77;
export const END_FOR = 78;

// Functions and calls.
export const MAKE_FUNCTION = 79;
export const SET_FUNCTION_ATTRIBUTE = 80;
export const CALL = 81;
export const CALL_KW = 82;
export const CALL_FUNCTION_EX = 83;
export const CALL_INTRINSIC_1 = 84;
export const CALL_INTRINSIC_2 = 85;
export const RETURN_VALUE = 86;
export const RETURN_CONST = 87;

// Generators and coroutines. SEND: the index to go to when the sub-iterator returns.
export const RETURN_GENERATOR = 88;
export const YIELD_VALUE = 89;
export const GET_YIELD_FROM_ITER = 90;
export const SEND = 91;
export const END_SEND = 92;
export const CLEANUP_THROW = 93;
export const GET_AWAITABLE = 94;
export const GET_AITER = 95;
export const GET_ANEXT = 96;
export const END_ASYNC_FOR = 97;

// Exceptions and with.
export const RAISE_VARARGS = 98;
export const RERAISE = 99;
export const PUSH_EXC_INFO = 100;
export const POP_EXCEPT = 101;
export const CHECK_EXC_MATCH = 102;
export const CHECK_EG_MATCH = 103;
export const BEFORE_WITH = 104;
export const BEFORE_ASYNC_WITH = 105;
export const WITH_EXCEPT_START = 106;

// match.
export const MATCH_CLASS = 107;
export const MATCH_KEYS = 108;
export const MATCH_MAPPING = 109;
export const MATCH_SEQUENCE = 110;
export const GET_LEN = 111;

// import.
export const IMPORT_NAME = 112;
export const IMPORT_FROM = 113;

// Pseudo-instructions: the compiler's own, the assembler replaces every one (`Python/flowgraph.c`).
export const JUMP = 128;
export const JUMP_NO_INTERRUPT = 129;
export const LOAD_CLOSURE = 130;
export const STORE_FAST_MAYBE_NULL = 131;
export const SETUP_FINALLY = 132;
export const SETUP_CLEANUP = 133;
export const SETUP_WITH = 134;
export const POP_BLOCK = 135;
