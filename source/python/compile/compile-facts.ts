import type { StackFacts } from './reported-stack-size.ts';

/** What the compiler of one CPython version does differently from others, as far as a script can tell. */
export interface CompileFacts {
  /** Comprehensions of lists, sets and dicts run in the frame around them (PEP 709), else in one of their own. */
  readonly inlinesComprehensions: boolean;
  /** `super().name` is loaded without making a super object. */
  readonly loadsSuperAttributes: boolean;
  /** What a `for` or `with` does stands at its expression, else at the whole statement. */
  readonly placesAtExpressions: boolean;
  /** What `assert` raises stands at its test, at the whole statement, or at the test if that is a comparison. */
  readonly placesAssertAt: 'test' | 'statement' | 'comparison';
  /** The line of a name in a chain of attributes over several lines is its own, else that of the chain's beginning. */
  readonly placesAttributesAtNames: boolean;
  /** What is wrong with the names of a scope (an argument given twice, `:=` where it must not be) stands where it is. */
  readonly placesNameErrors: boolean;
  /** An `except:` that is not the last one is refused where it stands, else at the statement compiled before it. */
  readonly placesBareExcepts: boolean;
  /** Constants are known before `assert` warns of a tuple, so that one of constants is none any more. */
  readonly warnsOfConstantAssertions: boolean;
  /** A `with` block that ends goes back to the line of the `with`. */
  readonly returnsToWith: boolean;
  /** Classes get `__firstlineno__` and `__static_attributes__`. */
  readonly describesClasses: boolean;
  /** Docstrings lose the indentation that their lines have in common. */
  readonly cleansDocstrings: boolean;
  /** `'%s' % (x,)` is compiled as an f-string. */
  readonly foldsFormats: boolean;
  /** Annotations are computed when somebody asks for them, by `__annotate__` (PEP 649). */
  readonly defersAnnotations: boolean;
  /** `return`, `break` and `continue` that leave a `finally` block are warned of (PEP 765). */
  readonly warnsOfLeavingFinally: boolean;
  /** `value.name(…)` with keywords makes no bound method (3.11). */
  readonly callsMethodsByKeyword: boolean;
  /** The functions of an imported module are not called as methods (3.12). */
  readonly knowsModules: boolean;
  /** How the stack is used, where that differs from 3.13. */
  readonly stack: StackFacts | null;
  /** Code without cells and free variables is marked as such (`CO_NOFREE`, up to 3.10). */
  readonly marksCodeWithoutCells: boolean;
  /** What `x is 5` is warned of with. */
  readonly literalName: (type: string) => string;
}

export const COMPILER_3_13: CompileFacts = {
  inlinesComprehensions: true,
  loadsSuperAttributes: true,
  placesAtExpressions: true,
  placesAssertAt: 'test',
  placesAttributesAtNames: true,
  placesNameErrors: true,
  placesBareExcepts: true,
  warnsOfConstantAssertions: true,
  returnsToWith: true,
  describesClasses: true,
  cleansDocstrings: true,
  foldsFormats: true,
  defersAnnotations: false,
  warnsOfLeavingFinally: false,
  callsMethodsByKeyword: true,
  knowsModules: true,
  stack: null,
  marksCodeWithoutCells: false,
  literalName: (type) => `'${type}' literal`,
};

export const COMPILER_3_14: CompileFacts = {
  ...COMPILER_3_13,
  defersAnnotations: true,
  warnsOfLeavingFinally: true,
};

const STACK_3_12: StackFacts = {
  pushesNull: true,
  pushesKeywordNames: false,
  copiesTested: true,
  handlesStopIteration: true,
  returnsConstants: true,
  exceptionsAreTriples: false,
  least: 0,
};

const STACK_3_11: StackFacts = {
  ...STACK_3_12,
  copiesTested: false,
  handlesStopIteration: false,
  returnsConstants: false,
};

const STACK_3_10: StackFacts = {
  ...STACK_3_11,
  pushesNull: false,
  pushesKeywordNames: true,
  exceptionsAreTriples: true,
};

export const COMPILER_3_12: CompileFacts = {
  ...COMPILER_3_13,
  stack: STACK_3_12,
  placesAtExpressions: false,
  placesAssertAt: 'statement',
  describesClasses: false,
  cleansDocstrings: false,
};

export const COMPILER_3_11: CompileFacts = {
  ...COMPILER_3_12,
  inlinesComprehensions: false,
  knowsModules: false,
  stack: STACK_3_11,
  placesAssertAt: 'comparison',
  loadsSuperAttributes: false,
  literalName: () => 'a literal',
};

export const COMPILER_3_10: CompileFacts = {
  ...COMPILER_3_11,
  foldsFormats: false,
  callsMethodsByKeyword: false,
  stack: STACK_3_10,
  marksCodeWithoutCells: true,
};

export const COMPILER_3_9: CompileFacts = {
  ...COMPILER_3_10,
  placesAttributesAtNames: false,
  placesNameErrors: false,
  placesBareExcepts: false,
  warnsOfConstantAssertions: false,
  returnsToWith: false,
};
