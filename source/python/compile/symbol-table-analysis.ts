import type { ErrorReporter } from './compile-error.ts';
import {
  DEF_BOUND,
  DEF_COMP_CELL,
  DEF_FREE_CLASS,
  DEF_GLOBAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  type NameScope,
  type Scope,
} from './scope.ts';

/** The names visible in a block from the blocks around it. `bound` is null in the module. */
interface Surroundings {
  readonly bound: Set<string> | null;
  readonly global: Set<string>;
  readonly typeParams: Set<string>;
  /** The class whose namespace an annotation scope reads. */
  readonly classScope: Scope | null;
}

/**
 * Resolves every name of every scope to local, cell, free or global, and decides which comprehensions are inlined
 * (`Python/symtable.c`, symtable_analyze(); PEP 709).
 */
export function analyzeScopes(top: Scope, errors: ErrorReporter, inlines: boolean): void {
  analyzeBlock(top, { bound: null, global: new Set(), typeParams: new Set(), classScope: null }, errors, inlines);
}

/** Analyzes `scope` and its children. Returns the names they leave free for the blocks around. */
function analyzeBlock(scope: Scope, around: Surroundings, errors: ErrorReporter, inlines: boolean): Set<string> {
  const isClass = scope.kind === 'class';
  const scopes = new Map<string, NameScope>();
  const free = new Set<string>();
  const local = new Set<string>();
  const inlinedCells = new Set<string>();
  const childBound = new Set<string>();
  const childGlobal = new Set<string>();
  // A class's names are not visible in its methods: what is passed down is taken before they are seen.
  if (isClass) {
    addAll(childGlobal, around.global);
    if (around.bound !== null) addAll(childBound, around.bound);
  }
  const own = new Set<string>();
  for (const [name, symbol] of scope.symbols) {
    scopes.set(name, resolveName(scope, name, symbol.flags, around, local, own, errors));
  }
  if (isClass) {
    childBound.add('__class__').add('__classdict__').add('__conditional_annotations__');
  } else {
    if (scope.isFunctionLike) addAll(childBound, local);
    if (around.bound !== null) addAll(childBound, around.bound);
    addAll(childGlobal, around.global);
  }
  for (const child of scope.children) {
    // An annotation that is kept as text binds and reads nothing.
    if (child.kind === 'annotation') continue;
    const isInlined =
      inlines && child.comprehension !== null && child.comprehension !== 'generator' && !scope.canSeeClassScope;
    const childFree = analyzeBlock(
      child,
      {
        bound: new Set(childBound),
        global: new Set(childGlobal),
        typeParams: new Set(around.typeParams),
        classScope: child.canSeeClassScope ? (isClass ? scope : around.classScope) : null,
      },
      errors,
      inlines,
    );
    if (isInlined) {
      inlineComprehension(scope, child, scopes, childFree, inlinedCells);
      child.isInlined = true;
    }
    addAll(free, childFree);
    if (child.hasFree || child.hasChildFree) scope.hasChildFree = true;
  }
  scope.blocks = scope.children;
  scope.children = scope.children.flatMap((child) => (child.isInlined ? child.children : [child]));
  if (scope.isFunctionLike) makeCells(scopes, free, inlinedCells);
  else if (isClass) dropClassNames(scope, free);
  recordScopes(scope, scopes, around.bound, free, inlinedCells);
  addAll(own, free);
  return own;
}

function addAll(set: Set<string>, names: Iterable<string>): void {
  for (const name of names) set.add(name);
}

/** Where one name lives by what this block and those around it say; free names go into `free` (analyze_name()). */
function resolveName(
  scope: Scope,
  name: string,
  flags: number,
  around: Surroundings,
  local: Set<string>,
  free: Set<string>,
  errors: ErrorReporter,
): NameScope {
  const fail = (message: string) => errors.fail(message, scope.directives.get(name) ?? scope.at);
  if ((flags & DEF_GLOBAL) !== 0) {
    if ((flags & DEF_NONLOCAL) !== 0) fail(`name '${name}' is nonlocal and global`);
    around.global.add(name);
    around.bound?.delete(name);
    return 'global explicit';
  }
  if ((flags & DEF_NONLOCAL) !== 0) {
    if (around.bound === null) fail('nonlocal declaration not allowed at module level');
    if (!around.bound?.has(name)) fail(`no binding for nonlocal '${name}' found`);
    if (around.typeParams.has(name)) fail(`nonlocal binding not allowed for type parameter '${name}'`);
    scope.hasFree = true;
    free.add(name);
    return 'free';
  }
  if ((flags & DEF_BOUND) !== 0) {
    local.add(name);
    around.global.delete(name);
    if ((flags & DEF_TYPE_PARAM) !== 0) around.typeParams.add(name);
    else around.typeParams.delete(name);
    return 'local';
  }
  if (around.classScope !== null) {
    const inClass = around.classScope.flagsOf(name);
    if ((inClass & DEF_GLOBAL) !== 0) return 'global explicit';
    if ((inClass & DEF_BOUND) !== 0 && (inClass & DEF_NONLOCAL) === 0) return 'global implicit';
  }
  if (around.bound?.has(name)) {
    scope.hasFree = true;
    free.add(name);
    return 'free';
  }
  if (!around.global.has(name) && scope.isNested) scope.hasFree = true;
  return 'global implicit';
}

/** Takes the names of an inlined comprehension into the block around it (inline_comprehension()). */
function inlineComprehension(
  scope: Scope,
  comprehension: Scope,
  scopes: Map<string, NameScope>,
  comprehensionFree: Set<string>,
  inlinedCells: Set<string>,
): void {
  for (const [name, symbol] of comprehension.symbols) {
    if ((symbol.flags & DEF_PARAM) !== 0) continue;
    if (symbol.scope === 'cell' || (symbol.flags & DEF_COMP_CELL) !== 0) inlinedCells.add(name);
    const existing = scope.symbols.get(name);
    if (existing === undefined) {
      let resolved = symbol.scope;
      if (resolved === 'free' && scope.kind === 'class' && name === '__class__') {
        resolved = 'global implicit';
        comprehensionFree.delete(name);
      }
      scope.symbols.set(name, { flags: symbol.flags, scope: 'unknown' });
      scopes.set(name, resolved);
    } else if (
      (existing.flags & DEF_BOUND) !== 0 &&
      scope.kind !== 'class' &&
      !comprehension.children.some((child) => child.scopeOf(name) === 'free')
    ) {
      // Free in the comprehension and local here: simply a local.
      comprehensionFree.delete(name);
    }
  }
}

/** A local that a nested block uses is a cell (analyze_cells()). */
function makeCells(scopes: Map<string, NameScope>, free: Set<string>, inlinedCells: Set<string>): void {
  for (const [name, resolved] of scopes) {
    if (resolved !== 'local') continue;
    if (!free.has(name) && !inlinedCells.has(name)) continue;
    scopes.set(name, 'cell');
    free.delete(name);
  }
}

function dropClassNames(scope: Scope, free: Set<string>): void {
  if (free.delete('__class__')) scope.needsClassClosure = true;
  if (free.delete('__classdict__')) scope.needsClassDict = true;
  free.delete('__conditional_annotations__');
}

/** Writes the results into the symbols, and passes free names of children through (update_symbols()). */
function recordScopes(
  scope: Scope,
  scopes: Map<string, NameScope>,
  bound: Set<string> | null,
  free: Set<string>,
  inlinedCells: Set<string>,
): void {
  for (const [name, symbol] of scope.symbols) {
    symbol.scope = scopes.get(name) ?? 'unknown';
    if (inlinedCells.has(name)) symbol.flags |= DEF_COMP_CELL;
  }
  const isClassLike = scope.kind === 'class' || scope.canSeeClassScope;
  for (const name of free) {
    const symbol = scope.symbols.get(name);
    if (symbol !== undefined) {
      if (isClassLike) symbol.flags |= DEF_FREE_CLASS;
    } else if (bound === null || bound.has(name)) {
      scope.symbols.set(name, { flags: 0, scope: 'free' });
    }
  }
}
