import type { ConstantValue, Statement } from '../syntax/ast.ts';
import type { CodeUnit } from './code-unit.ts';
import type { ConstantPool } from './constant-pool.ts';
import { InstructionSequence, type Label, type Location } from './instruction.ts';
import { DEF_COMP_CELL, DEF_FREE_CLASS, type NameScope, type Scope } from './scope.ts';

export type UnitKind =
  | 'module'
  | 'class'
  | 'function'
  | 'async function'
  | 'lambda'
  | 'comprehension'
  | 'type parameters';

export interface ArgumentCounts {
  /** Positional arguments that are not positional-only. */
  readonly positional: number;
  readonly positionalOnly: number;
  readonly keywordOnly: number;
}

export const NO_ARGUMENTS: ArgumentCounts = { positional: 0, positionalOnly: 0, keywordOnly: 0 };

/** What leaving a statement early has to undo (`Python/compile.c`, struct fblockinfo). */
export type FrameBlock =
  | { readonly kind: 'while loop' | 'for loop'; readonly start: Label; readonly exit: Label }
  | { readonly kind: 'try finally'; readonly finalbody: readonly Statement[] }
  | { readonly kind: 'handler cleanup'; readonly name: string | null }
  | { readonly kind: 'with' | 'async with'; readonly location: Location }
  | {
      readonly kind:
        | 'try except'
        | 'finally end'
        | 'pop value'
        | 'exception handler'
        | 'exception group handler'
        | 'asynchronous comprehension'
        | 'stop iteration';
    };

/** Something that the compiler did in the midst of a unit, and how much of the unit was written by then. */
export interface Episode {
  readonly names: number;
  readonly variables: number;
  readonly constants: number;
  /** Another unit, or the symbols that an inlined comprehension replaced. */
  readonly of: CompileUnit | readonly string[];
}

/** One code object while it is being compiled (struct compiler_unit). */
export class CompileUnit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly scope: Scope;
  readonly firstLine: number;
  readonly counts: ArgumentCounts;
  /** The class whose name mangles private names. */
  readonly privateName: string | null;
  qualname: string;
  readonly sequence = new InstructionSequence();
  readonly frameBlocks: FrameBlock[] = [];
  readonly names = new Map<string, number>();
  readonly variables: Map<string, number>;
  readonly cells: Map<string, number>;
  readonly freeVariables: Map<string, number>;
  readonly constants: (ConstantValue | CodeUnit)[] = [];
  /** Locals of inlined comprehensions in a module or class: true while the comprehension is being compiled. */
  readonly hiddenLocals = new Map<string, boolean>();
  /** Annotations that may not come about, and their indexes in `__conditional_annotations__` (3.14). */
  readonly conditionalAnnotations = new Map<Statement, bigint>();
  /** Attributes that methods assign on `self`; in a class only. */
  readonly staticAttributes = new Set<string>();
  inlinedComprehensions = 0;
  /** What became of it, once it is compiled. */
  code: CodeUnit | null = null;
  /** What was made while it was being compiled, in order: units inside, and the books of inlined comprehensions. */
  readonly episodes: Episode[] = [];
  readonly #constantIndexes = new Map<object, number>();

  constructor(
    kind: UnitKind,
    name: string,
    scope: Scope,
    firstLine: number,
    counts: ArgumentCounts,
    privateName: string | null,
  ) {
    this.kind = kind;
    this.name = name;
    this.qualname = name;
    this.scope = scope;
    this.firstLine = firstLine;
    this.counts = counts;
    this.privateName = privateName;
    this.variables = indexed(scope.parameters, 0);
    const cells = namesOf(scope, 'cell', DEF_COMP_CELL);
    if (scope.needsClassClosure) cells.push('__class__');
    if (scope.needsClassDict) cells.push('__classdict__');
    if (scope.hasConditionalAnnotations && scope.kind === 'class') cells.push('__conditional_annotations__');
    this.cells = indexed(cells, 0);
    this.freeVariables = indexed(namesOf(scope, 'free', DEF_FREE_CLASS), this.cells.size);
  }

  nameIndex(name: string): number {
    return indexIn(this.names, name);
  }

  variableIndex(name: string): number {
    return indexIn(this.variables, name);
  }

  /**
   * The index of a cell or free variable, cells first. A name can be both: a class's `__class__`, or what an inlined
   * comprehension binds; `isFree` says which is preferred.
   */
  cellIndex(name: string, isFree = false): number {
    const own = isFree ? this.freeVariables.get(name) : this.cells.get(name);
    const index = own ?? this.cells.get(name) ?? this.freeVariables.get(name);
    if (index === undefined) throw new Error(`${name} is no cell of ${this.qualname}`);
    return index;
  }

  constantIndex(value: ConstantValue, pool: ConstantPool): number {
    const pooled = pool.intern(value);
    const known = this.#constantIndexes.get(pooled);
    return known ?? this.#addConstant(pooled, pooled);
  }

  /** `node` is what was compiled: a `finally` body is compiled twice, but its functions are one constant. */
  codeIndex(code: CodeUnit, node: object): number {
    return this.#constantIndexes.get(node) ?? this.#addConstant(code, node);
  }

  note(of: Episode['of']): void {
    const { names, variables, constants } = this;
    this.episodes.push({ names: names.size, variables: variables.size, constants: constants.length, of });
  }

  #addConstant(value: ConstantValue | CodeUnit, key: object): number {
    const index = this.constants.push(value) - 1;
    this.#constantIndexes.set(key, index);
    return index;
  }
}

function indexIn(map: Map<string, number>, name: string): number {
  const known = map.get(name);
  if (known !== undefined) return known;
  map.set(name, map.size);
  return map.size - 1;
}

function indexed(names: readonly string[], offset: number): Map<string, number> {
  return new Map(names.map((name, index) => [name, index + offset]));
}

/** Names that live in `where` or have `flag`, sorted as CPython sorts cells (dictbytype()). */
function namesOf(scope: Scope, where: NameScope, flag: number): string[] {
  const names: string[] = [];
  for (const [name, symbol] of scope.symbols) {
    if (symbol.scope === where || (symbol.flags & flag) !== 0) names.push(name);
  }
  return names.sort();
}
