import type {
  Arguments,
  Comprehension,
  Expression,
  Module,
  Pattern,
  Position,
  Statement,
  TypeParam,
} from '../syntax/ast.ts';
import type { ErrorReporter } from './compile-error.ts';
import type { CompileFacts } from './compile-facts.ts';
import type { Scope } from './scope.ts';
import * as s from './scope.ts';
import { ScopeBuilder } from './scope-builder.ts';
import { analyzeScopes } from './symbol-table-analysis.ts';

/** The scopes of a module, by the syntax node that opens each: a statement, an expression, or a list of type parameters. */
export interface SymbolTable {
  readonly top: Scope;
  /** All scopes in the order of the source. */
  readonly all: Iterable<Scope>;
  scopeFor(node: object): Scope;
}

/**
 * Finds every scope of `module` and where each name of it lives (`Python/symtable.c`, _PySymtable_Build()).
 * @throws PythonSyntaxError for contradicting declarations.
 */
export function buildSymbolTable(
  module: Module,
  futureAnnotations: boolean,
  errors: ErrorReporter,
  { inlinesComprehensions, placesNameErrors, defersAnnotations }: CompileFacts,
): SymbolTable {
  const builder = new SymbolTableBuilder(module, futureAnnotations, errors, placesNameErrors, defersAnnotations);
  builder.visitBody(module.body);
  analyzeScopes(builder.top, errors, inlinesComprehensions);
  return {
    top: builder.top,
    all: builder.scopes.values(),
    scopeFor: (node) => {
      const scope = builder.scopes.get(node);
      if (scope === undefined) throw new Error('no scope recorded for a syntax node');
      return scope;
    },
  };
}

/** Walks the tree: which names each statement and expression binds and reads. */
class SymbolTableBuilder extends ScopeBuilder {
  readonly #futureAnnotations: boolean;
  readonly #defersAnnotations: boolean;

  constructor(
    module: Module,
    futureAnnotations: boolean,
    errors: ErrorReporter,
    placesNameErrors: boolean,
    defersAnnotations: boolean,
  ) {
    super(module, errors, placesNameErrors);
    this.#futureAnnotations = futureAnnotations;
    this.#defersAnnotations = defersAnnotations && !futureAnnotations;
  }

  visitBody(body: readonly Statement[]): void {
    for (const statement of body) this.#visitStatement(statement);
  }

  // ---- statements

  #visitStatement(node: Statement): void {
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return this.#visitFunction(node);
      case 'ClassDef':
        return this.#visitClass(node);
      case 'TypeAlias':
        return this.#visitTypeAlias(node);
      case 'Return':
      case 'Expr':
        return this.#visitOptional(node.value);
      case 'Delete':
        return this.#visitAll(node.targets);
      case 'Assign':
        this.#visitAll(node.targets);
        return this.#visit(node.value);
      case 'AugAssign':
        this.#visit(node.target);
        return this.#visit(node.value);
      case 'AnnAssign':
        return this.#visitAnnAssign(node);
      case 'For':
      case 'AsyncFor':
        this.#visit(node.target);
        this.#visit(node.iter);
        return this.#visitConditionally(node.body, node.orelse);
      case 'While':
      case 'If':
        this.#visit(node.test);
        return this.#visitConditionally(node.body, node.orelse);
      case 'With':
      case 'AsyncWith':
        for (const item of node.items) {
          this.#visit(item.contextExpr);
          this.#visitOptional(item.optionalVars);
        }
        return this.#visitConditionally(node.body);
      case 'Match':
        this.#visit(node.subject);
        for (const matchCase of node.cases) {
          this.#visitPattern(matchCase.pattern);
          this.#visitOptional(matchCase.guard);
          this.#visitConditionally(matchCase.body);
        }
        return;
      case 'Raise':
        this.#visitOptional(node.exc);
        return this.#visitOptional(node.cause);
      case 'Try':
      case 'TryStar':
        this.#visitConditionally(node.body, node.orelse);
        for (const handler of node.handlers) {
          this.#visitOptional(handler.type);
          if (handler.name !== null) this.define(handler.name, s.DEF_LOCAL, handler.at);
          this.#visitConditionally(handler.body);
        }
        return this.#visitConditionally(node.finalbody);
      case 'Assert':
        this.#visit(node.test);
        return this.#visitOptional(node.msg);
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) {
          if (alias.name !== '*') {
            const stored = alias.asname ?? (alias.name.split('.')[0] as string);
            this.define(stored, s.DEF_IMPORT, alias.at);
          } else if (this.current.kind !== 'module') {
            const place = this.placesNameErrors ? alias.at : this.current.at;
            this.errors.fail('import * only allowed at module level', place);
          }
        }
        return;
      case 'Global':
        return this.#visitDeclaration(node.names, 'global', s.DEF_GLOBAL, node.at);
      case 'Nonlocal':
        return this.#visitDeclaration(node.names, 'nonlocal', s.DEF_NONLOCAL, node.at);
      case 'Pass':
      case 'Break':
      case 'Continue':
        return;
    }
  }

  #visitDeclaration(names: readonly string[], word: string, flag: number, at: Position): void {
    for (const name of names) {
      const flags = this.lookup(name);
      if ((flags & s.DEF_PARAM) !== 0) this.errors.fail(`name '${name}' is parameter and ${word}`, at);
      if ((flags & s.USE) !== 0) this.errors.fail(`name '${name}' is used prior to ${word} declaration`, at);
      if ((flags & s.DEF_ANNOT) !== 0) this.errors.fail(`annotated name '${name}' can't be ${word}`, at);
      if ((flags & s.DEF_LOCAL) !== 0) {
        this.errors.fail(`name '${name}' is assigned to before ${word} declaration`, at);
      }
      this.define(name, flag, at);
      this.recordDirective(name, at);
    }
  }

  #visitAnnAssign(node: Extract<Statement, { kind: 'AnnAssign' }>): void {
    const { target } = node;
    if (target.kind === 'Name') {
      const flags = this.lookup(target.id);
      if ((flags & (s.DEF_GLOBAL | s.DEF_NONLOCAL)) !== 0 && this.current !== this.top && node.simple) {
        const word = (flags & s.DEF_GLOBAL) !== 0 ? 'global' : 'nonlocal';
        this.errors.fail(`annotated name '${target.id}' can't be ${word}`, node.at);
      }
      if (node.simple) this.define(target.id, s.DEF_ANNOT | s.DEF_LOCAL, target.at);
      else if (node.value !== null) this.define(target.id, s.DEF_LOCAL, target.at);
    } else {
      this.#visit(target);
    }
    if (this.#defersAnnotations) this.#deferAnnotation(node.annotation);
    else this.#visitAnnotation(node.annotation);
    this.#visitOptional(node.value);
  }

  /** An annotation of a variable: part of the `__annotate__` of its module or class, evaluated never in a function. */
  #deferAnnotation(annotation: Expression): void {
    const { current } = this;
    const visit = () => this.#visit(annotation);
    if (current.isFunctionLike) return this.within(annotation, 'annotation', '_annotation', annotation.at, visit);
    const isConditional = current.kind === 'module' || current.isInConditionalBlock;
    if (isConditional) current.hasConditionalAnnotations = true;
    const existing = this.scopes.get(current);
    if (existing === undefined) {
      this.within(current, 'deferred annotations', '__annotate__', annotation.at, (scope) => {
        this.define('.format', s.DEF_PARAM, annotation.at);
        this.define('NotImplementedError', s.USE, annotation.at);
        if (current.kind === 'class') this.seeClassScope(scope, annotation.at);
      });
    }
    this.reenter(this.scopes.get(current) as Scope, (scope) => {
      if (isConditional && current.kind === 'class') {
        this.define('__conditional_annotations__', s.USE, annotation.at, scope);
      }
      visit();
    });
  }

  /** A body that may not be executed, or not to its end. */
  #visitConditionally(...bodies: readonly (readonly Statement[])[]): void {
    const { current } = this;
    const outer = current.isInConditionalBlock;
    current.isInConditionalBlock = true;
    for (const body of bodies) this.visitBody(body);
    current.isInConditionalBlock = outer;
  }

  #visitAnnotation(annotation: Expression): void {
    if (!this.#futureAnnotations) return this.#visit(annotation);
    this.within(annotation, 'annotation', '_annotation', annotation.at, () => this.#visit(annotation));
  }

  #visitFunction(node: Extract<Statement, { kind: 'FunctionDef' | 'AsyncFunctionDef' }>): void {
    this.define(node.name, s.DEF_LOCAL, node.at);
    this.#visitDefaults(node.args);
    this.#visitAll(node.decorators);
    this.#withTypeParameters(node, node.args, () => {
      if (this.#defersAnnotations) this.#visitDeferredAnnotations(node);
      else {
        this.#visitAnnotations(node.args);
        if (node.returns !== null) this.#visitAnnotation(node.returns);
      }
      this.within(node, 'function', node.name, node.at, (scope) => {
        scope.isCoroutine = node.kind === 'AsyncFunctionDef';
        this.#visitParameters(node.args);
        this.visitBody(node.body);
      });
    });
  }

  #visitClass(node: Extract<Statement, { kind: 'ClassDef' }>): void {
    this.define(node.name, s.DEF_LOCAL, node.at);
    this.#visitAll(node.decorators);
    const outerPrivate = this.privateName;
    if (node.typeParams.length > 0) this.privateName = node.name;
    this.#withTypeParameters(node, null, () => {
      this.#visitAll(node.bases);
      for (const keyword of node.keywords) this.#visit(keyword.value);
      this.within(node, 'class', node.name, node.at, () => {
        this.privateName = node.name;
        if (node.typeParams.length > 0) {
          this.define('__type_params__', s.DEF_LOCAL, node.at);
          this.define('.type_params', s.USE, node.at);
        }
        this.visitBody(node.body);
      });
      this.privateName = node.typeParams.length > 0 ? node.name : outerPrivate;
    });
    this.privateName = outerPrivate;
  }

  #visitTypeAlias(node: Extract<Statement, { kind: 'TypeAlias' }>): void {
    this.#visit(node.name);
    const isInClass = this.current.kind === 'class';
    const name = node.name.kind === 'Name' ? node.name.id : '';
    const visitValue = () => {
      this.within(node, 'type alias', name, node.at, (scope) => {
        if (isInClass) this.seeClassScope(scope, node.value.at);
        this.#visit(node.value);
      });
    };
    this.#withTypeParameters({ ...node, name }, null, visitValue, node.typeParams);
  }

  /** Runs `visit` inside the scope of the type parameters, if there are any (PEP 695). */
  #withTypeParameters(
    node: { kind: string; name: string; at: Position; typeParams: readonly TypeParam[] },
    args: Arguments | null,
    visit: () => void,
    key: object = node.typeParams,
  ): void {
    if (node.typeParams.length === 0) return visit();
    const isInClass = this.current.kind === 'class';
    this.within(key, 'type parameters', node.name, node.at, (scope) => {
      if (isInClass) this.seeClassScope(scope, node.at);
      if (node.kind === 'ClassDef') {
        scope.mangledNames = new Set();
        this.define('.type_params', s.DEF_LOCAL, node.at);
        this.define('.type_params', s.USE, node.at);
        this.define('.generic_base', s.DEF_LOCAL, node.at);
        this.define('.generic_base', s.USE, node.at);
      }
      if (args !== null) this.define('.defaults', s.DEF_PARAM, node.at);
      if (args?.kwDefaults.some((value) => value !== null)) this.define('.kwdefaults', s.DEF_PARAM, node.at);
      for (const parameter of node.typeParams) this.#visitTypeParameter(parameter);
      visit();
    });
  }

  #visitTypeParameter(node: TypeParam): void {
    this.define(node.name, s.DEF_TYPE_PARAM | s.DEF_LOCAL, node.at);
    const { bound } = node;
    if (bound === null) return;
    const isInClass = this.current.canSeeClassScope;
    this.within(node, 'type variable bound', node.name, bound.at, (scope) => {
      if (isInClass) this.seeClassScope(scope, bound.at);
      this.#visit(bound);
    });
  }

  #visitDefaults(args: Arguments): void {
    this.#visitAll(args.defaults);
    for (const value of args.kwDefaults) this.#visitOptional(value);
  }

  #visitAnnotations(args: Arguments): void {
    const ordered = [...args.posonlyargs, ...args.args, args.vararg, args.kwarg, ...args.kwonlyargs];
    for (const arg of ordered) if (arg?.annotation) this.#visitAnnotation(arg.annotation);
  }

  /** `__annotate__(format)`, which computes a function's annotations when somebody asks for them (PEP 649). */
  #visitDeferredAnnotations(node: Extract<Statement, { kind: 'FunctionDef' | 'AsyncFunctionDef' }>): void {
    const { args, returns } = node;
    if (returns === null && !isAnnotated(args)) return;
    const isInClass = this.current.kind === 'class' || this.current.canSeeClassScope;
    this.within(args, 'deferred annotations', '__annotate__', node.at, (scope) => {
      this.define('.format', s.DEF_PARAM, node.at);
      this.define('NotImplementedError', s.USE, node.at);
      if (isInClass) this.seeClassScope(scope, node.at);
      this.#visitAnnotations(args);
      if (returns !== null) this.#visitAnnotation(returns);
    });
  }

  #visitParameters(args: Arguments): void {
    const scope = this.current;
    for (const arg of [...args.posonlyargs, ...args.args, ...args.kwonlyargs]) {
      this.define(arg.arg, s.DEF_PARAM, arg.at);
    }
    if (args.vararg !== null) {
      this.define(args.vararg.arg, s.DEF_PARAM, args.vararg.at);
      scope.hasVarArgs = true;
    }
    if (args.kwarg !== null) {
      this.define(args.kwarg.arg, s.DEF_PARAM, args.kwarg.at);
      scope.hasVarKeywords = true;
    }
  }

  // ---- expressions

  #visitAll(nodes: readonly Expression[]): void {
    for (const node of nodes) this.#visit(node);
  }

  #visitOptional(node: Expression | null): void {
    if (node !== null) this.#visit(node);
  }

  #visit(node: Expression): void {
    switch (node.kind) {
      case 'Name':
        return this.#visitName(node);
      case 'Constant':
        return;
      case 'BoolOp':
      case 'JoinedStr':
      case 'TemplateStr':
        return this.#visitAll(node.values);
      case 'NamedExpr':
        return this.#visitNamedExpr(node);
      case 'BinOp':
        this.#visit(node.left);
        return this.#visit(node.right);
      case 'UnaryOp':
        return this.#visit(node.operand);
      case 'Lambda':
        this.#visitDefaults(node.args);
        return this.within(node, 'function', 'lambda', node.at, () => {
          this.#visitParameters(node.args);
          this.#visit(node.body);
        });
      case 'IfExp':
        this.#visit(node.test);
        this.#visit(node.body);
        return this.#visit(node.orelse);
      case 'Dict':
        for (const key of node.keys) this.#visitOptional(key);
        return this.#visitAll(node.values);
      case 'Set':
      case 'List':
      case 'Tuple':
        return this.#visitAll(node.elts);
      case 'ListComp':
        return this.#visitComprehension(node, 'list', 'listcomp', node.generators, [node.elt]);
      case 'SetComp':
        return this.#visitComprehension(node, 'set', 'setcomp', node.generators, [node.elt]);
      case 'GeneratorExp':
        return this.#visitComprehension(node, 'generator', 'genexpr', node.generators, [node.elt]);
      case 'DictComp':
        return this.#visitComprehension(node, 'dict', 'dictcomp', node.generators, [node.value, node.key]);
      case 'Yield':
      case 'YieldFrom':
        return this.#visitYield(node);
      case 'Await':
        this.refuseInAnnotation('await expression', node.at);
        this.#visit(node.value);
        this.current.isCoroutine = true;
        return;
      case 'Compare':
        this.#visit(node.left);
        return this.#visitAll(node.comparators);
      case 'Call':
        this.#visit(node.func);
        this.#visitAll(node.args);
        for (const keyword of node.keywords) this.#visit(keyword.value);
        return;
      case 'FormattedValue':
      case 'Interpolation':
        this.#visit(node.value);
        return this.#visitOptional(node.formatSpec);
      case 'Attribute':
      case 'Starred':
        return this.#visit(node.value);
      case 'Subscript':
        this.#visit(node.value);
        return this.#visit(node.slice);
      case 'Slice':
        this.#visitOptional(node.lower);
        this.#visitOptional(node.upper);
        return this.#visitOptional(node.step);
    }
  }

  #visitName(node: Extract<Expression, { kind: 'Name' }>): void {
    this.define(node.id, node.ctx === 'Load' ? s.USE : s.DEF_LOCAL, node.at);
    // super() without arguments reads __class__.
    if (node.ctx === 'Load' && node.id === 'super' && this.current.isFunctionLike) {
      this.define('__class__', s.USE, node.at);
    }
  }

  #visitYield(node: Extract<Expression, { kind: 'Yield' | 'YieldFrom' }>): void {
    this.refuseInAnnotation('yield expression', node.at);
    this.#visitOptional(node.value);
    this.current.isGenerator = true;
    const kind = this.current.comprehension;
    if (kind === null) return;
    const name = kind === 'generator' ? 'generator expression' : `${kind} comprehension`;
    this.errors.fail(`'yield' inside ${name}`, this.placesNameErrors ? node.at : this.current.at);
  }

  #visitNamedExpr(node: Extract<Expression, { kind: 'NamedExpr' }>): void {
    this.refuseInAnnotation('named expression', node.at);
    if (this.current.iterableDepth > 0) {
      const message = 'assignment expression cannot be used in a comprehension iterable expression';
      this.errors.fail(message, this.placeOfNamedExpression(node.at));
    }
    if (this.current.comprehension !== null && node.target.kind === 'Name') {
      this.bindOutsideComprehension(node.target.id, node.target.at);
    }
    this.#visit(node.value);
    this.#visit(node.target);
  }

  #visitComprehension(
    node: Expression,
    kind: s.ComprehensionKind,
    name: string,
    generators: readonly Comprehension[],
    results: readonly Expression[],
  ): void {
    const [outermost, ...inner] = generators as readonly [Comprehension, ...Comprehension[]];
    const around = this.current;
    around.iterableDepth++;
    this.#visit(outermost.iter);
    around.iterableDepth--;
    let isAsync = false;
    this.within(node, 'function', name, node.at, (scope) => {
      scope.comprehension = kind;
      scope.isCoroutine = outermost.isAsync;
      this.define('.0', s.DEF_PARAM, node.at);
      this.#visitTarget(outermost.target);
      this.#visitAll(outermost.ifs);
      for (const generator of inner) {
        this.#visitTarget(generator.target);
        scope.iterableDepth++;
        this.#visit(generator.iter);
        scope.iterableDepth--;
        this.#visitAll(generator.ifs);
        if (generator.isAsync) scope.isCoroutine = true;
      }
      this.#visitAll(results);
      scope.isGenerator = kind === 'generator';
      isAsync = scope.isCoroutine && kind !== 'generator';
    });
    if (!isAsync) return;
    if (!around.isCoroutine && around.comprehension === null) {
      this.errors.fail('asynchronous comprehension outside of an asynchronous function', node.at);
    }
    around.isCoroutine = true;
  }

  #visitTarget(target: Expression): void {
    this.current.isInTarget = true;
    this.#visit(target);
    this.current.isInTarget = false;
  }

  // ---- match

  #visitPattern(node: Pattern): void {
    switch (node.kind) {
      case 'MatchValue':
        return this.#visit(node.value);
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const pattern of node.patterns) this.#visitPattern(pattern);
        return;
      case 'MatchStar':
        if (node.name !== null) this.define(node.name, s.DEF_LOCAL, node.at);
        return;
      case 'MatchMapping':
        this.#visitAll(node.keys);
        for (const pattern of node.patterns) this.#visitPattern(pattern);
        if (node.rest !== null) this.define(node.rest, s.DEF_LOCAL, node.at);
        return;
      case 'MatchClass':
        this.#visit(node.cls);
        for (const pattern of [...node.patterns, ...node.kwdPatterns]) this.#visitPattern(pattern);
        return;
      case 'MatchAs':
        if (node.pattern !== null) this.#visitPattern(node.pattern);
        if (node.name !== null) this.define(node.name, s.DEF_LOCAL, node.at);
        return;
    }
  }
}

/** Whether an argument has an annotation. */
export function isAnnotated({ posonlyargs, args, vararg, kwonlyargs, kwarg }: Arguments): boolean {
  return [...posonlyargs, ...args, vararg, ...kwonlyargs, kwarg].some((arg) => arg?.annotation);
}
