import type { Module, Position } from '../syntax/ast.ts';
import type { ErrorReporter } from './compile-error.ts';
import { mangle } from './mangle.ts';
import * as s from './scope.ts';
import { Scope } from './scope.ts';

const START: Position = { line: 1, column: 0, endLine: 1, endColumn: 0 };

/** The kinds of annotation scopes, as errors call them. */
const ANNOTATION_PLACES: Partial<Record<s.ScopeKind, string>> = {
  annotation: 'an annotation',
  'deferred annotations': 'an annotation',
  'type variable bound': 'a TypeVar bound',
  'type alias': 'a type alias',
  'type parameters': 'the definition of a generic',
};

/** Scopes while they are being filled: the current one, those around it, and the names defined in each. */
export class ScopeBuilder {
  readonly scopes = new Map<object, Scope>();
  readonly top: Scope;
  protected readonly errors: ErrorReporter;
  protected readonly placesNameErrors: boolean;
  protected current: Scope;
  /** The innermost class's name. */
  protected privateName: string | null = null;
  readonly #stack: Scope[];

  constructor(module: Module, errors: ErrorReporter, placesNameErrors: boolean) {
    this.errors = errors;
    this.placesNameErrors = placesNameErrors;
    this.top = new Scope('module', 'top', START);
    this.scopes.set(module, this.top);
    this.current = this.top;
    this.#stack = [this.top];
  }

  protected within(node: object, kind: s.ScopeKind, name: string, at: Position, visit: (scope: Scope) => void): void {
    const parent = this.current;
    const scope = new Scope(kind, name, at);
    scope.isNested = parent.isNested || parent.isFunctionLike;
    // An annotation that is only unparsed is visited for its errors; its names bind nothing.
    if (kind !== 'class') scope.mangledNames = parent.mangledNames;
    scope.iterableDepth = parent.iterableDepth;
    parent.children.push(scope);
    this.scopes.set(node, scope);
    this.reenter(scope, visit);
  }

  /** Visits more of a scope that there is (symtable_enter_existing_block()). */
  protected reenter(scope: Scope, visit: (scope: Scope) => void): void {
    const parent = this.current;
    this.current = scope;
    this.#stack.push(scope);
    visit(scope);
    this.#stack.pop();
    this.current = parent;
  }

  protected mangled(name: string): string {
    const only = this.current.mangledNames;
    return only !== null && !only.has(name) ? name : mangle(this.privateName, name);
  }

  protected lookup(name: string): number {
    return this.current.flagsOf(this.mangled(name));
  }

  protected define(name: string, flag: number, at: Position, scope = this.current): void {
    if ((flag & s.DEF_TYPE_PARAM) !== 0) this.current.mangledNames?.add(name);
    const mangled = this.mangled(name);
    const symbol = scope.symbols.get(mangled);
    let flags = flag;
    if (symbol !== undefined) {
      if ((flag & symbol.flags & s.DEF_PARAM) !== 0) {
        const place = this.placesNameErrors ? at : scope.at;
        this.errors.fail(`duplicate argument '${mangled}' in function definition`, place);
      }
      if ((flag & symbol.flags & s.DEF_TYPE_PARAM) !== 0) {
        this.errors.fail(`duplicate type parameter '${mangled}'`, at);
      }
      flags |= symbol.flags;
    }
    if (scope.isInTarget) {
      if ((flags & (s.DEF_GLOBAL | s.DEF_NONLOCAL)) !== 0) {
        const message = `comprehension inner loop cannot rebind assignment expression target '${mangled}'`;
        this.errors.fail(message, this.placesNameErrors ? at : scope.at);
      }
      flags |= s.DEF_COMP_ITER;
    }
    if (symbol !== undefined) symbol.flags = flags;
    else scope.symbols.set(mangled, { flags, scope: 'unknown' });
    if ((flag & s.DEF_PARAM) !== 0) scope.parameters.push(mangled);
    else if ((flag & s.DEF_GLOBAL) !== 0) this.#markGlobalInModule(mangled, flag);
  }

  #markGlobalInModule(mangled: string, flag: number): void {
    const symbol = this.top.symbols.get(mangled);
    if (symbol !== undefined) symbol.flags |= flag;
    else this.top.symbols.set(mangled, { flags: flag, scope: 'unknown' });
  }

  protected recordDirective(name: string, at: Position): void {
    const { directives } = this.current;
    const mangled = this.mangled(name);
    if (!directives.has(mangled)) directives.set(mangled, at);
  }

  protected refuseInAnnotation(what: string, at: Position): void {
    const place = ANNOTATION_PLACES[this.current.kind];
    if (place !== undefined) this.errors.fail(`${what} cannot be used within ${place}`, at);
  }

  /** `:=` in a comprehension binds in the scope around it (symtable_extend_namedexpr_scope()). */
  protected bindOutsideComprehension(name: string, at: Position): void {
    for (let index = this.#stack.length - 1; index >= 0; index--) {
      const scope = this.#stack[index] as Scope;
      const flags = scope.flagsOf(this.mangled(name));
      if (scope.comprehension !== null) {
        if ((flags & s.DEF_COMP_ITER) !== 0 && (flags & s.DEF_LOCAL) !== 0) {
          const message = `assignment expression cannot rebind comprehension iteration variable '${name}'`;
          this.errors.fail(message, this.placeOfNamedExpression(at));
        }
        continue;
      }
      if (scope.kind === 'function') {
        this.define(name, (flags & s.DEF_GLOBAL) !== 0 ? s.DEF_GLOBAL : s.DEF_NONLOCAL, at);
        this.recordDirective(name, at);
        return this.define(name, s.DEF_LOCAL, at, scope);
      }
      if (scope.kind === 'module') {
        this.define(name, s.DEF_GLOBAL, at);
        this.recordDirective(name, at);
        return this.define(name, s.DEF_GLOBAL, at, scope);
      }
      const place = scope.kind === 'class' ? 'a class body' : ANNOTATION_PLACES[scope.kind];
      const message = `assignment expression within a comprehension cannot be used in ${place}`;
      this.errors.fail(message, this.placeOfNamedExpression(at));
    }
  }

  /** In 3.9 one column too far to the left. */
  protected placeOfNamedExpression(at: Position): Position {
    return this.placesNameErrors ? at : { ...at, column: at.column - 1 };
  }

  protected seeClassScope(scope: Scope, at: Position): void {
    scope.canSeeClassScope = true;
    this.define('__classdict__', s.USE, at, scope);
  }
}
