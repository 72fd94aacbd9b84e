import type { BinaryOperator, ComparisonOperator } from '../syntax/ast.ts';

/** BINARY_OP's argument: an index into this list (`Include/opcode.h`, NB_*). The in-place form is 13 higher. */
export const BINARY_OPERATORS: readonly BinaryOperator[] = [
  '+',
  '&',
  '//',
  '<<',
  '@',
  '*',
  '%',
  '|',
  '**',
  '>>',
  '-',
  '/',
  '^',
];

/** What BINARY_OP's argument adds for `+=` and its like. */
export const IN_PLACE = BINARY_OPERATORS.length;

/** COMPARE_OP's argument: an index into this list (`Include/object.h`, Py_LT …), plus COMPARE_TO_BOOL or nothing. */
export const COMPARISONS: readonly ComparisonOperator[] = ['<', '<=', '==', '!=', '>', '>='];

/** Set in COMPARE_OP's argument when the result goes through bool(), for a jump that follows. */
export const COMPARE_TO_BOOL = 8;

// CALL_INTRINSIC_1's argument (`Include/internal/pycore_intrinsics.h`).
export const INTRINSIC_PRINT = 1;
export const INTRINSIC_IMPORT_STAR = 2;
export const INTRINSIC_STOPITERATION_ERROR = 3;
export const INTRINSIC_ASYNC_GEN_WRAP = 4;
export const INTRINSIC_UNARY_POSITIVE = 5;
export const INTRINSIC_LIST_TO_TUPLE = 6;
export const INTRINSIC_TYPEVAR = 7;
export const INTRINSIC_PARAMSPEC = 8;
export const INTRINSIC_TYPEVARTUPLE = 9;
export const INTRINSIC_SUBSCRIPT_GENERIC = 10;
export const INTRINSIC_TYPEALIAS = 11;

// CALL_INTRINSIC_2's argument.
export const INTRINSIC_PREP_RERAISE_STAR = 1;
export const INTRINSIC_TYPEVAR_WITH_BOUND = 2;
export const INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = 3;
export const INTRINSIC_SET_FUNCTION_TYPE_PARAMS = 4;

// SET_FUNCTION_ATTRIBUTE's argument: which slot takes the value.
export const FUNCTION_DEFAULTS = 1;
export const FUNCTION_KWDEFAULTS = 2;
export const FUNCTION_ANNOTATIONS = 4;
export const FUNCTION_CLOSURE = 8;
/** `__annotate__` (3.14). */
export const FUNCTION_ANNOTATE = 16;

// CONVERT_VALUE's argument: `!s`, `!r`, `!a`.
export const CONVERT_STR = 1;
export const CONVERT_REPR = 2;
export const CONVERT_ASCII = 3;

// RESUME's argument: where the frame goes on. The last may be added to the others.
export const RESUME_AT_START = 0;
export const RESUME_AFTER_YIELD = 1;
export const RESUME_AFTER_YIELD_FROM = 2;
export const RESUME_AFTER_AWAIT = 3;
/** Only the generator's own StopIteration handler is around the yield (`RESUME_OPARG_DEPTH1_MASK`). */
export const RESUME_DEPTH_1 = 4;
