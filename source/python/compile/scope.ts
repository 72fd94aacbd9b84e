import type { Position } from '../syntax/ast.ts';

// What a scope does with a name, bits of a symbol's flags (`Include/internal/pycore_symtable.h`).
export const DEF_GLOBAL = 0x1;
export const DEF_LOCAL = 0x2;
export const DEF_PARAM = 0x4;
export const DEF_NONLOCAL = 0x8;
export const USE = 0x10;
export const DEF_FREE_CLASS = 0x40;
export const DEF_IMPORT = 0x80;
export const DEF_ANNOT = 0x100;
export const DEF_COMP_ITER = 0x200;
export const DEF_TYPE_PARAM = 0x400;
/** The name is a cell in an inlined comprehension. */
export const DEF_COMP_CELL = 0x800;
export const DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

/** Where a name lives, as the analysis resolves it; `unknown` is CPython's 0. */
export type NameScope = 'unknown' | 'local' | 'global explicit' | 'global implicit' | 'free' | 'cell';

export type ScopeKind =
  | 'module'
  | 'class'
  | 'function'
  | 'annotation'
  | 'deferred annotations'
  | 'type variable bound'
  | 'type alias'
  | 'type parameters';

export interface NameSymbol {
  flags: number;
  scope: NameScope;
}

export type ComprehensionKind = 'list' | 'set' | 'dict' | 'generator';

/** One namespace of the source: a module, class, function, comprehension or annotation scope (PySTEntryObject). */
export class Scope {
  readonly kind: ScopeKind;
  readonly name: string;
  readonly at: Position;
  readonly symbols = new Map<string, NameSymbol>();
  /** Mangled parameter names, in order. */
  readonly parameters: string[] = [];
  children: Scope[] = [];
  /** The children as the source has them: those of inlined comprehensions stay with these. */
  blocks: readonly Scope[] = [];
  /** Where `global` and `nonlocal` statements stand. */
  readonly directives = new Map<string, Position>();
  /** For a class's type parameters: the only names to mangle. */
  mangledNames: Set<string> | null = null;
  isNested = false;
  isGenerator = false;
  isCoroutine = false;
  comprehension: ComprehensionKind | null = null;
  isInlined = false;
  hasVarArgs = false;
  hasVarKeywords = false;
  /** A class whose methods use `__class__` or super(). */
  needsClassClosure = false;
  /** A class with an annotation scope that reads the class's names. */
  needsClassDict = false;
  canSeeClassScope = false;
  /** Inside of an `if`, a loop or the like: an annotation there may not come about (3.14). */
  isInConditionalBlock = false;
  hasConditionalAnnotations = false;
  hasFree = false;
  hasChildFree = false;
  /** Inside the iterable of a comprehension, how deep: assignment expressions are refused there. */
  iterableDepth = 0;
  /** A comprehension's own target is being visited. */
  isInTarget = false;

  constructor(kind: ScopeKind, name: string, at: Position) {
    this.kind = kind;
    this.name = name;
    this.at = at;
  }

  /** A function in all but name: names are fast locals (`_PyST_IsFunctionLike`). */
  get isFunctionLike(): boolean {
    return this.kind !== 'module' && this.kind !== 'class';
  }

  flagsOf(name: string): number {
    return this.symbols.get(name)?.flags ?? 0;
  }

  scopeOf(name: string): NameScope {
    return this.symbols.get(name)?.scope ?? 'unknown';
  }
}
