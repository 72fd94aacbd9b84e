import type { Arg, Arguments, Comprehension, Expression, Pattern, Statement, TypeParam } from '../syntax/ast.ts';
import { foldSubscript } from './constant-arithmetic.ts';
import { docstringOf } from './docstring.ts';
import { constant, constantItems, constantIterable, foldBinOp, foldCompare, foldUnaryOp } from './fold-expression.ts';

export interface FoldOptions {
  /** `-O`: `__debug__` is False from 1 on. */
  readonly optimize: number;
  /** Annotations are kept as written, for their text. */
  readonly futureAnnotations: boolean;
  readonly foldsFormats: boolean;
}

/** Computes what is constant in a body, as CPython does on the syntax tree (`Python/ast_opt.c`, astfold_body()). */
export function foldBody(body: readonly Statement[], options: FoldOptions): readonly Statement[] {
  const folder = new ConstantFolder(options);
  return folder.body(body);
}

class ConstantFolder {
  readonly #options: FoldOptions;

  constructor(options: FoldOptions) {
    this.#options = options;
  }

  body(body: readonly Statement[]): readonly Statement[] {
    const folded = body.map((statement) => this.#statement(statement));
    // An expression that only folding made a string is no docstring.
    if (docstringOf(body) === null && docstringOf(folded) !== null) {
      const first = folded[0] as Extract<Statement, { kind: 'Expr' }>;
      folded[0] = { ...first, value: { kind: 'JoinedStr', at: first.value.at, values: [first.value] } };
    }
    return folded;
  }

  #block(body: readonly Statement[]): readonly Statement[] {
    return body.map((statement) => this.#statement(statement));
  }

  #statement(node: Statement): Statement {
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return {
          ...node,
          typeParams: this.#typeParams(node.typeParams),
          args: this.#arguments(node.args),
          body: this.body(node.body),
          decorators: this.#all(node.decorators),
          returns: node.returns === null ? null : this.#annotation(node.returns),
        };
      case 'ClassDef':
        return {
          ...node,
          typeParams: this.#typeParams(node.typeParams),
          bases: this.#all(node.bases),
          keywords: node.keywords.map((keyword) => ({ ...keyword, value: this.#fold(keyword.value) })),
          body: this.body(node.body),
          decorators: this.#all(node.decorators),
        };
      case 'Return':
        return { ...node, value: this.#optional(node.value) };
      case 'Expr':
        return { ...node, value: this.#fold(node.value) };
      case 'Delete':
        return { ...node, targets: this.#all(node.targets) };
      case 'Assign':
        return { ...node, targets: this.#all(node.targets), value: this.#fold(node.value) };
      case 'TypeAlias':
        return { ...node, typeParams: this.#typeParams(node.typeParams), value: this.#fold(node.value) };
      case 'AugAssign':
        return { ...node, target: this.#fold(node.target), value: this.#fold(node.value) };
      case 'AnnAssign':
        return {
          ...node,
          target: this.#fold(node.target),
          annotation: this.#annotation(node.annotation),
          value: this.#optional(node.value),
        };
      case 'For':
      case 'AsyncFor':
        return {
          ...node,
          target: this.#fold(node.target),
          iter: node.kind === 'For' ? constantIterable(this.#fold(node.iter)) : this.#fold(node.iter),
          body: this.#block(node.body),
          orelse: this.#block(node.orelse),
        };
      case 'While':
      case 'If':
        return {
          ...node,
          test: this.#fold(node.test),
          body: this.#block(node.body),
          orelse: this.#block(node.orelse),
        };
      case 'With':
      case 'AsyncWith':
        return {
          ...node,
          items: node.items.map((item) => ({
            contextExpr: this.#fold(item.contextExpr),
            optionalVars: this.#optional(item.optionalVars),
          })),
          body: this.#block(node.body),
        };
      case 'Match':
        return {
          ...node,
          subject: this.#fold(node.subject),
          cases: node.cases.map((item) => ({
            pattern: this.#pattern(item.pattern),
            guard: this.#optional(item.guard),
            body: this.#block(item.body),
          })),
        };
      case 'Raise':
        return { ...node, exc: this.#optional(node.exc), cause: this.#optional(node.cause) };
      case 'Try':
      case 'TryStar':
        return {
          ...node,
          body: this.#block(node.body),
          handlers: node.handlers.map((handler) => ({
            ...handler,
            type: this.#optional(handler.type),
            body: this.#block(handler.body),
          })),
          orelse: this.#block(node.orelse),
          finalbody: this.#block(node.finalbody),
        };
      case 'Assert':
        return { ...node, test: this.#fold(node.test), msg: this.#optional(node.msg) };
      default:
        return node;
    }
  }

  #annotation(node: Expression): Expression {
    return this.#options.futureAnnotations ? node : this.#fold(node);
  }

  #typeParams(parameters: readonly TypeParam[]): readonly TypeParam[] {
    return parameters.map((parameter) => ({ ...parameter, bound: this.#optional(parameter.bound) }));
  }

  #arguments(args: Arguments): Arguments {
    const fold = (arg: Arg): Arg =>
      arg.annotation === null ? arg : { ...arg, annotation: this.#annotation(arg.annotation) };
    return {
      posonlyargs: args.posonlyargs.map(fold),
      args: args.args.map(fold),
      vararg: args.vararg === null ? null : fold(args.vararg),
      kwonlyargs: args.kwonlyargs.map(fold),
      kwDefaults: args.kwDefaults.map((value) => this.#optional(value)),
      kwarg: args.kwarg === null ? null : fold(args.kwarg),
      defaults: this.#all(args.defaults),
    };
  }

  #pattern(node: Pattern): Pattern {
    switch (node.kind) {
      case 'MatchValue':
        return { ...node, value: this.#fold(node.value) };
      case 'MatchSequence':
      case 'MatchOr':
        return { ...node, patterns: node.patterns.map((pattern) => this.#pattern(pattern)) };
      case 'MatchMapping':
        return {
          ...node,
          keys: this.#all(node.keys),
          patterns: node.patterns.map((pattern) => this.#pattern(pattern)),
        };
      case 'MatchClass':
        return {
          ...node,
          cls: this.#fold(node.cls),
          patterns: node.patterns.map((pattern) => this.#pattern(pattern)),
          kwdPatterns: node.kwdPatterns.map((pattern) => this.#pattern(pattern)),
        };
      case 'MatchAs':
        return { ...node, pattern: node.pattern === null ? null : this.#pattern(node.pattern) };
      default:
        return node;
    }
  }

  // ---- expressions

  #all(nodes: readonly Expression[]): readonly Expression[] {
    return nodes.map((node) => this.#fold(node));
  }

  #optional(node: Expression | null): Expression | null {
    return node === null ? null : this.#fold(node);
  }

  #fold(node: Expression): Expression {
    switch (node.kind) {
      case 'Constant':
        return node;
      case 'Name':
        if (node.ctx !== 'Load' || node.id !== '__debug__') return node;
        return constant({ type: 'bool', value: this.#options.optimize === 0 }, node.at);
      case 'BinOp':
        return foldBinOp(
          { ...node, left: this.#fold(node.left), right: this.#fold(node.right) },
          this.#options.foldsFormats,
        );
      case 'UnaryOp':
        return foldUnaryOp({ ...node, operand: this.#fold(node.operand) });
      case 'BoolOp':
      case 'JoinedStr':
      case 'TemplateStr':
        return { ...node, values: this.#all(node.values) };
      case 'NamedExpr':
      case 'Attribute':
      case 'Starred':
      case 'Await':
      case 'YieldFrom':
        return { ...node, value: this.#fold(node.value) };
      case 'Yield':
        return { ...node, value: this.#optional(node.value) };
      case 'Lambda':
        return { ...node, args: this.#arguments(node.args), body: this.#fold(node.body) };
      case 'IfExp':
        return {
          ...node,
          test: this.#fold(node.test),
          body: this.#fold(node.body),
          orelse: this.#fold(node.orelse),
        };
      case 'Dict':
        return { ...node, keys: node.keys.map((key) => this.#optional(key)), values: this.#all(node.values) };
      case 'Set':
        return { ...node, elts: this.#all(node.elts) };
      case 'List':
      case 'Tuple': {
        const elts = this.#all(node.elts);
        const items = node.kind === 'Tuple' && node.ctx === 'Load' ? constantItems(elts) : null;
        return items === null ? { ...node, elts } : constant({ type: 'tuple', items }, node.at);
      }
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
        return { ...node, elt: this.#fold(node.elt), generators: this.#comprehensions(node.generators) };
      case 'DictComp':
        return {
          ...node,
          key: this.#fold(node.key),
          value: this.#fold(node.value),
          generators: this.#comprehensions(node.generators),
        };
      case 'Compare':
        return foldCompare({ ...node, left: this.#fold(node.left), comparators: this.#all(node.comparators) });
      case 'Call':
        return {
          ...node,
          func: this.#fold(node.func),
          args: this.#all(node.args),
          keywords: node.keywords.map((keyword) => ({ ...keyword, value: this.#fold(keyword.value) })),
        };
      case 'FormattedValue':
      case 'Interpolation': {
        const formatSpec = node.formatSpec === null ? null : this.#fold(node.formatSpec);
        return { ...node, value: this.#fold(node.value), formatSpec: formatSpec as typeof node.formatSpec };
      }
      case 'Subscript': {
        const value = this.#fold(node.value);
        const slice = this.#fold(node.slice);
        if (node.ctx === 'Load' && value.kind === 'Constant' && slice.kind === 'Constant') {
          const folded = foldSubscript(value.value, slice.value);
          if (folded !== null) return constant(folded, node.at);
        }
        return { ...node, value, slice };
      }
      case 'Slice':
        return {
          ...node,
          lower: this.#optional(node.lower),
          upper: this.#optional(node.upper),
          step: this.#optional(node.step),
        };
    }
  }

  #comprehensions(generators: readonly Comprehension[]): readonly Comprehension[] {
    return generators.map((generator) => ({
      ...generator,
      target: this.#fold(generator.target),
      iter: constantIterable(this.#fold(generator.iter)),
      ifs: this.#all(generator.ifs),
    }));
  }
}
