import type { Expression, Keyword, Position } from '../syntax/ast.ts';
import { type CodeGenerator, STACK_USE_GUIDELINE } from './code-generator.ts';
import { visitStarred } from './displays.ts';
import * as op from './opcodes.ts';
import { DEF_IMPORT } from './scope.ts';
import { checkCaller } from './suspicious.ts';

type Call = Extract<Expression, { kind: 'Call' }>;
type Attribute = Extract<Expression, { kind: 'Attribute' }>;

// LOAD_ATTR's and LOAD_SUPER_ATTR's bits beside the name.
export const METHOD_CALL = 1;
const TWO_ARGUMENT_SUPER = 2;

export function visitCall(g: CodeGenerator, node: Call): void {
  checkKeywords(g, node.keywords);
  if (visitMethodCall(g, node)) return;
  checkCaller(g, node.func);
  g.visitExpression(node.func);
  g.emit(op.PUSH_NULL, 0, node.func.at);
  emitCall(g, node.at, 0, node.args, node.keywords);
}

function checkKeywords(g: CodeGenerator, keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  for (const { arg, at } of keywords) {
    if (arg === null) continue;
    if (arg === '__debug__') g.fail('cannot assign to __debug__', at);
    if (seen.has(arg)) g.fail(`keyword argument repeated: ${arg}`, at);
    seen.add(arg);
  }
}

/** Evaluates the arguments and calls; `pushed` arguments are on the stack already (compiler_call_helper()). */
export function emitCall(
  g: CodeGenerator,
  at: Position,
  pushed: number,
  args: readonly Expression[],
  keywords: readonly Keyword[],
): void {
  checkKeywords(g, keywords);
  const isLarge = args.length + keywords.length * 2 > STACK_USE_GUIDELINE;
  const isStarred = args.some((arg) => arg.kind === 'Starred') || keywords.some((keyword) => keyword.arg === null);
  if (isLarge || isStarred) return emitCallEx(g, at, pushed, args, keywords);
  g.visitAll(args);
  const count = pushed + args.length;
  if (keywords.length === 0) return g.emit(op.CALL, count, at);
  visitKeywordValues(g, keywords);
  loadKeywordNames(g, keywords, at);
  g.emit(op.CALL_KW, count + keywords.length, at);
}

function visitKeywordValues(g: CodeGenerator, keywords: readonly Keyword[]): void {
  for (const keyword of keywords) g.visitExpression(keyword.value);
}

function loadKeywordNames(g: CodeGenerator, keywords: readonly Keyword[], at: Position): void {
  const items = keywords.map((keyword) => ({ type: 'str', value: keyword.arg as string }) as const);
  g.loadConstant({ type: 'tuple', items }, at);
}

/** A call with `*` or `**`, or with many arguments: by a tuple and a dict. */
function emitCallEx(
  g: CodeGenerator,
  at: Position,
  pushed: number,
  args: readonly Expression[],
  keywords: readonly Keyword[],
): void {
  const [first] = args;
  if (pushed === 0 && args.length === 1 && first?.kind === 'Starred') g.visitExpression(first.value);
  else visitStarred(g, at, args, pushed, 'tuple');
  let hasDict = false;
  const merge = () => {
    if (hasDict) g.emit(op.DICT_MERGE, 1, at);
    hasDict = true;
  };
  let seen = 0;
  keywords.forEach((keyword, index) => {
    if (keyword.arg !== null) {
      seen++;
      return;
    }
    if (seen > 0) {
      buildKeywords(g, at, keywords.slice(index - seen, index));
      merge();
      seen = 0;
    }
    if (!hasDict) g.emit(op.BUILD_MAP, 0, at);
    hasDict = true;
    g.visitExpression(keyword.value);
    merge();
  });
  if (seen > 0) {
    buildKeywords(g, at, keywords.slice(keywords.length - seen));
    merge();
  }
  g.emit(op.CALL_FUNCTION_EX, keywords.length > 0 ? 1 : 0, at);
}

/** A dict of named arguments (compiler_subkwargs()). */
function buildKeywords(g: CodeGenerator, at: Position, keywords: readonly Keyword[]): void {
  const isBig = keywords.length * 2 > STACK_USE_GUIDELINE;
  if (keywords.length > 1 && !isBig) {
    visitKeywordValues(g, keywords);
    loadKeywordNames(g, keywords, at);
    return g.emit(op.BUILD_CONST_KEY_MAP, keywords.length, at);
  }
  if (isBig) g.emit(op.BUILD_MAP, 0, null);
  for (const keyword of keywords) {
    g.loadString(keyword.arg as string, at);
    g.visitExpression(keyword.value);
    if (isBig) g.emit(op.MAP_ADD, 1, null);
  }
  if (!isBig) g.emit(op.BUILD_MAP, keywords.length, at);
}

/** `value.name(...)` without making a bound method. False where the plain way is needed. */
function visitMethodCall(g: CodeGenerator, node: Call): boolean {
  const { func, args, keywords } = node;
  if (func.kind !== 'Attribute' || func.ctx !== 'Load') return false;
  // A module's functions are no methods.
  if (g.options.facts.knowsModules && g.isImported(func.value, DEF_IMPORT)) return false;
  if (keywords.length > 0 && !g.options.facts.callsMethodsByKeyword) return false;
  if (args.length + keywords.length + (keywords.length > 0 ? 1 : 0) >= STACK_USE_GUIDELINE) return false;
  if (args.some((arg) => arg.kind === 'Starred') || keywords.some((keyword) => keyword.arg === null)) return false;
  let at = func.at;
  if (isSuperCall(g, func)) {
    at = loadSuperAttribute(g, func, METHOD_CALL);
  } else {
    g.visitExpression(func.value);
    at = startAtAttribute(g, at, func);
    g.emit(op.LOAD_ATTR, (g.nameIndex(func.attr) << 1) | METHOD_CALL, at);
  }
  g.visitAll(args);
  const callAt = startAtAttribute(g, node.at, func);
  if (keywords.length > 0) {
    visitKeywordValues(g, keywords);
    loadKeywordNames(g, keywords, at);
    g.emit(op.CALL_KW, args.length + keywords.length, callAt);
  } else {
    g.emit(op.CALL, args.length, callAt);
  }
  return true;
}

/** In a chain of calls over several lines, the line of each is that of its attribute's name. */
export function startAtAttribute(g: CodeGenerator, at: Position, node: Attribute): Position {
  if (!g.options.facts.placesAttributesAtNames) return at;
  const { endLine: line, endColumn } = node.at;
  if (at.line === line) return at;
  const length = [...node.attr].length;
  if (length > endColumn) return { ...at, line, column: -1, endColumn: -1 };
  return { ...at, line, column: endColumn - length };
}

/** Is it `super().name` or `super(a, b).name` with the built-in super (can_optimize_super_call())? */
export function isSuperCall(g: CodeGenerator, node: Attribute): boolean {
  const call = node.value;
  if (call.kind !== 'Call' || call.func.kind !== 'Name' || call.func.id !== 'super') return false;
  if (call.keywords.length > 0 || node.attr === '__class__') return false;
  const { unit, options } = g;
  if (!options.facts.loadsSuperAttributes) return false;
  if (unit.scope.scopeOf('super') !== 'global implicit') return false;
  if (options.symbols.top.scopeOf('super') !== 'unknown') return false;
  if (call.args.length === 2) return call.args.every((arg) => arg.kind !== 'Starred');
  if (call.args.length !== 0) return false;
  // Without arguments: the function's own first argument and the __class__ cell.
  if (unit.counts.positional + unit.counts.positionalOnly === 0) return false;
  return unit.scope.scopeOf('__class__') === 'free';
}

/** Loads an attribute of super() without making a super object. Returns the location of the name. */
export function loadSuperAttribute(g: CodeGenerator, node: Attribute, bits: number): Position {
  const call = node.value as Call;
  const callee = call.func as Extract<Expression, { kind: 'Name' }>;
  g.load(callee.id, callee.at);
  if (call.args.length > 0) {
    g.visitAll(call.args);
  } else {
    g.load('__class__', call.at);
    const [self] = g.unit.variables.keys();
    g.load(self as string, call.at);
  }
  const form = bits | (call.args.length > 0 ? TWO_ARGUMENT_SUPER : 0);
  g.emit(op.LOAD_SUPER_ATTR, (g.nameIndex(node.attr) << 2) | form, node.at);
  const at = startAtAttribute(g, node.at, node);
  g.emit(op.NOP, 0, at);
  return at;
}
