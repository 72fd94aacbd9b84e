import type { Arg, Arguments, ConstantValue, Expression, Position, Statement } from '../syntax/ast.ts';
import { makeClosure } from './closure.ts';
import type { CodeGenerator } from './code-generator.ts';
import type { CodeUnit } from './code-unit.ts';
import type { ArgumentCounts } from './compile-unit.ts';
import { pushAnnotate } from './deferred-annotations.ts';
import { docstringOf, storedDocstring } from './docstring.ts';
import * as op from './opcodes.ts';
import {
  FUNCTION_ANNOTATE,
  FUNCTION_ANNOTATIONS,
  FUNCTION_DEFAULTS,
  FUNCTION_KWDEFAULTS,
  INTRINSIC_SET_FUNCTION_TYPE_PARAMS,
} from './operands.ts';
import { isAnnotated } from './symbol-table.ts';
import { callTypeParameterScope, visitTypeParameters } from './type-parameters.ts';
import { unparse } from './unparse.ts';

type FunctionStatement = Extract<Statement, { kind: 'FunctionDef' | 'AsyncFunctionDef' }>;

export function visitFunction(g: CodeGenerator, node: FunctionStatement): void {
  const { at, args, typeParams } = node;
  checkArgumentNames(g, args);
  g.visitAll(node.decorators);
  const firstLine = node.decorators[0]?.at.line ?? at.line;
  const defaults = visitDefaults(g, args, at);
  const makeFunction = (more: number) => {
    const isDeferred = g.options.facts.defersAnnotations && !g.options.futureAnnotations;
    const flags = more | (isDeferred ? deferAnnotations(g, node) : visitAnnotations(g, node));
    makeClosure(g, compileFunctionBody(g, node, firstLine), node, flags, at);
  };
  if (typeParams.length === 0) {
    makeFunction(defaults);
  } else {
    // The defaults are evaluated outside and passed to the scope of the type parameters.
    const passed = (defaults & FUNCTION_DEFAULTS ? 1 : 0) + (defaults & FUNCTION_KWDEFAULTS ? 1 : 0);
    if (passed === 2) g.emit(op.SWAP, 2, at);
    const code = g.compileUnit(
      typeParams,
      'type parameters',
      `<generic parameters of ${node.name}>`,
      firstLine,
      () => {
        visitTypeParameters(g, typeParams);
        for (let index = 0; index < passed; index++) g.emit(op.LOAD_FAST, index, at);
        makeFunction(defaults);
        g.emit(op.SWAP, 2, at);
        g.emit(op.CALL_INTRINSIC_2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS, at);
      },
      { counts: { positional: passed, positionalOnly: 0, keywordOnly: 0 }, returnsNone: false },
    );
    callTypeParameterScope(g, code, typeParams, passed, at);
  }
  applyDecorators(g, node.decorators);
  g.store(node.name, at);
}

function checkArgumentNames(g: CodeGenerator, args: Arguments): void {
  for (const arg of [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg]) {
    if (arg?.arg === '__debug__') g.fail('cannot assign to __debug__', arg.at);
  }
}

/** Calls each decorator, the last one first, with the location of the decorator. */
export function applyDecorators(g: CodeGenerator, decorators: readonly Expression[]): void {
  for (const decorator of [...decorators].reverse()) g.emit(op.CALL, 0, decorator.at);
}

function countsOf(args: Arguments): ArgumentCounts {
  return {
    positional: args.args.length,
    positionalOnly: args.posonlyargs.length,
    keywordOnly: args.kwonlyargs.length,
  };
}

/** Pushes the defaults. Returns FUNCTION_* bits for what is on the stack. */
function visitDefaults(g: CodeGenerator, args: Arguments, at: Position): number {
  let flags = 0;
  if (args.defaults.length > 0) {
    flags |= FUNCTION_DEFAULTS;
    g.visitAll(args.defaults);
    g.emit(op.BUILD_TUPLE, args.defaults.length, at);
  }
  const keys: ConstantValue[] = [];
  args.kwonlyargs.forEach((arg, index) => {
    const value = args.kwDefaults[index] ?? null;
    if (value === null) return;
    keys.push({ type: 'str', value: g.mangled(arg.arg) });
    g.visitExpression(value);
  });
  if (keys.length > 0) {
    flags |= FUNCTION_KWDEFAULTS;
    g.loadConstant({ type: 'tuple', items: keys }, at);
    g.emit(op.BUILD_CONST_KEY_MAP, keys.length, at);
  }
  return flags;
}

/** Pushes `__annotate__`, a function that computes the annotations (PEP 649). Returns FUNCTION_ANNOTATE if there are any. */
function deferAnnotations(g: CodeGenerator, node: FunctionStatement): number {
  const { at, args, returns } = node;
  if (returns === null && !isAnnotated(args)) return 0;
  pushAnnotate(g, args, at.line, at, () => {
    const flags = visitAnnotations(g, node, op.BUILD_MAP);
    if (flags === 0) g.emit(op.BUILD_MAP, 0, at);
  });
  return FUNCTION_ANNOTATE;
}

/** Pushes a tuple of names and annotations, or a dict. Returns FUNCTION_ANNOTATIONS if there are any. */
function visitAnnotations(g: CodeGenerator, node: FunctionStatement, build = op.BUILD_TUPLE): number {
  const { args, returns } = node;
  let count = 0;
  const visit = (name: string, annotation: Expression | null | undefined) => {
    if (!annotation) return;
    g.loadString(g.mangled(name), node.at);
    if (annotation.kind === 'Starred' && !g.options.futureAnnotations) {
      // `*args: *Ts`
      g.visitExpression(annotation.value);
      g.emit(op.UNPACK_SEQUENCE, 1, node.at);
    } else {
      loadAnnotation(g, annotation);
    }
    count++;
  };
  const visitArg = (arg: Arg | null) => arg !== null && visit(arg.arg, arg.annotation);
  args.args.forEach(visitArg);
  args.posonlyargs.forEach(visitArg);
  visitArg(args.vararg);
  args.kwonlyargs.forEach(visitArg);
  visitArg(args.kwarg);
  visit('return', returns);
  if (count === 0) return 0;
  g.emit(build, build === op.BUILD_MAP ? count : count * 2, node.at);
  return FUNCTION_ANNOTATIONS;
}

/** Pushes an annotation: its value, or under `from __future__ import annotations` its text. */
export function loadAnnotation(g: CodeGenerator, annotation: Expression): void {
  if (g.options.futureAnnotations) g.loadString(unparse(annotation), annotation.at);
  else g.visitExpression(annotation);
}

function compileFunctionBody(g: CodeGenerator, node: FunctionStatement, firstLine: number): CodeUnit {
  const scope = g.options.symbols.scopeFor(node);
  const isGenerator = scope.isGenerator || scope.isCoroutine;
  const docstring = docstringOf(node.body);
  return g.compileUnit(
    node,
    node.kind === 'AsyncFunctionDef' ? 'async function' : 'function',
    node.name,
    firstLine,
    () => {
      // The docstring, or None, is always the first constant.
      const first: ConstantValue =
        docstring === null || g.options.optimize >= 2
          ? { type: 'None' }
          : { type: 'str', value: storedDocstring(docstring, g.options.facts) };
      g.unit.constantIndex(first, g.pool);
      if (isGenerator) g.pushBlock({ kind: 'stop iteration' }, null);
      g.visitBody(docstring === null ? node.body : node.body.slice(1));
      if (isGenerator) g.popBlock();
    },
    { counts: countsOf(node.args), returnsNone: true, catchStopIteration: isGenerator },
  );
}

export function visitLambda(g: CodeGenerator, node: Extract<Expression, { kind: 'Lambda' }>): void {
  checkArgumentNames(g, node.args);
  const flags = visitDefaults(g, node.args, node.at);
  const isGenerator = g.options.symbols.scopeFor(node).isGenerator;
  const code = g.compileUnit(
    node,
    'lambda',
    '<lambda>',
    node.at.line,
    () => {
      // A lambda has no docstring.
      g.unit.constantIndex({ type: 'None' }, g.pool);
      g.visitExpression(node.body);
      if (!isGenerator) g.emit(op.RETURN_VALUE, 0, node.body.at);
    },
    { counts: countsOf(node.args), returnsNone: !isGenerator },
  );
  makeClosure(g, code, node, flags, node.at);
}
