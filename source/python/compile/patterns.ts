import type { ConstantValue, Expression, MatchCase, Pattern, Position, Statement } from '../syntax/ast.ts';
import type { CodeGenerator } from './code-generator.ts';
import { constantKey } from './constant-pool.ts';
import { jumpIf } from './control-flow.ts';
import type { Label } from './instruction.ts';
import * as op from './opcodes.ts';
import { emitBinary, emitComparison } from './operators.ts';

type PatternOf<Kind extends string> = Extract<Pattern, { kind: Kind }>;

/** What is known while one `case` is compiled (`Python/compile.c`, pattern_context). */
interface PatternContext {
  /** Names captured so far; their values are on the stack below `onTop` items. */
  stores: string[];
  /** May the pattern match everything? Only the last one may. */
  allowIrrefutable: boolean;
  /** Where to fail with so many items to pop: `failPop[n]` pops n. */
  failPop: Label[];
  /** Items on the stack above the captures. */
  onTop: number;
}

export function visitMatch(g: CodeGenerator, node: Extract<Statement, { kind: 'Match' }>): void {
  g.visitExpression(node.subject);
  const end = g.newLabel();
  const last = node.cases[node.cases.length - 1] as MatchCase;
  const hasDefault = isWildcard(last.pattern) && node.cases.length > 1;
  const tested = hasDefault ? node.cases.slice(0, -1) : node.cases;
  tested.forEach((matchCase, index) => {
    const { at } = matchCase.pattern;
    const isLastTested = index === tested.length - 1;
    // The last one may consume the subject itself.
    if (!isLastTested) g.emit(op.COPY, 1, at);
    const context: PatternContext = {
      stores: [],
      allowIrrefutable: matchCase.guard !== null || index === node.cases.length - 1,
      failPop: [],
      onTop: 0,
    };
    visitPattern(g, matchCase.pattern, context);
    for (const name of context.stores) g.store(name, at);
    if (matchCase.guard !== null) jumpIf(g, at, matchCase.guard, failLabel(g, context, 0), false);
    if (!isLastTested) g.emit(op.POP_TOP, 0, at);
    g.visitBody(matchCase.body);
    g.emitJump(op.JUMP, end, null);
    placeFailLabels(g, context, at);
  });
  if (hasDefault) {
    const { at } = last.pattern;
    g.emit(op.NOP, 0, at);
    if (last.guard !== null) jumpIf(g, at, last.guard, end, false);
    g.visitBody(last.body);
  }
  g.place(end);
}

function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === 'MatchAs' && pattern.pattern === null && pattern.name === null;
}

function failLabel(g: CodeGenerator, context: PatternContext, pops: number): Label {
  while (context.failPop.length <= pops) context.failPop.push(g.newLabel());
  return context.failPop[pops] as Label;
}

function jumpToFail(g: CodeGenerator, context: PatternContext, opcode: number, at: Position): void {
  g.emitJump(opcode, failLabel(g, context, context.onTop + context.stores.length), at);
}

function placeFailLabels(g: CodeGenerator, context: PatternContext, at: Position): void {
  for (let pops = context.failPop.length - 1; pops >= 0; pops--) {
    g.place(context.failPop[pops] as Label);
    if (pops > 0) g.emit(op.POP_TOP, 0, at);
  }
  context.failPop = [];
}

/** Consumes the subject on top, or fails. */
function visitPattern(g: CodeGenerator, node: Pattern, context: PatternContext): void {
  switch (node.kind) {
    case 'MatchValue':
      if (node.value.kind === 'JoinedStr' || node.value.kind === 'TemplateStr')
        g.fail('patterns may only match literals and attribute lookups', node.at);
      g.visitExpression(node.value);
      emitComparison(g, '==', node.at);
      g.emit(op.TO_BOOL, 0, node.at);
      return jumpToFail(g, context, op.POP_JUMP_IF_FALSE, node.at);
    case 'MatchSingleton':
      g.loadConstant(node.value, node.at);
      emitComparison(g, 'is', node.at);
      return jumpToFail(g, context, op.POP_JUMP_IF_FALSE, node.at);
    case 'MatchSequence':
      return visitSequence(g, node, context);
    case 'MatchMapping':
      return visitMapping(g, node, context);
    case 'MatchClass':
      return visitClassPattern(g, node, context);
    case 'MatchStar':
      return capture(g, node.name, context, node.at);
    case 'MatchAs':
      return visitAs(g, node, context);
    case 'MatchOr':
      return visitOr(g, node, context);
  }
}

function visitSubpattern(g: CodeGenerator, node: Pattern, context: PatternContext): void {
  const outer = context.allowIrrefutable;
  context.allowIrrefutable = true;
  visitPattern(g, node, context);
  context.allowIrrefutable = outer;
}

/** Moves the top value below the `count - 1` values under it. */
function rotate(g: CodeGenerator, count: number, at: Position): void {
  for (let depth = count; depth > 1; depth--) g.emit(op.SWAP, depth, at);
}

/** Keeps the value on top under the name, stored once the whole pattern matched; without name pops it. */
function capture(g: CodeGenerator, name: string | null, context: PatternContext, at: Position): void {
  if (name === null) return g.emit(op.POP_TOP, 0, at);
  addStore(g, name, context, at);
  rotate(g, context.onTop + context.stores.length, at);
}

function addStore(g: CodeGenerator, name: string, context: PatternContext, at: Position): void {
  if (context.stores.includes(name)) g.fail(`multiple assignments to name '${name}' in pattern`, at);
  context.stores.push(name);
}

function visitAs(g: CodeGenerator, node: PatternOf<'MatchAs'>, context: PatternContext): void {
  const { at, name, pattern } = node;
  if (pattern === null) {
    if (!context.allowIrrefutable) {
      const what = name === null ? 'wildcard' : `name capture '${name}'`;
      g.fail(`${what} makes remaining patterns unreachable`, at);
    }
    return capture(g, name, context, at);
  }
  context.onTop++;
  g.emit(op.COPY, 1, at);
  visitPattern(g, pattern, context);
  context.onTop--;
  capture(g, name, context, at);
}

function visitSequence(g: CodeGenerator, node: PatternOf<'MatchSequence'>, context: PatternContext): void {
  const { at, patterns } = node;
  const stars = patterns.filter((pattern) => pattern.kind === 'MatchStar');
  if (stars.length > 1) g.fail('multiple starred names in sequence pattern', at);
  const [star] = stars;
  const isOnlyWildcards = patterns.every((pattern) =>
    pattern.kind === 'MatchStar' ? pattern.name === null : isWildcard(pattern),
  );
  context.onTop++;
  g.emit(op.MATCH_SEQUENCE, 0, at);
  jumpToFail(g, context, op.POP_JUMP_IF_FALSE, at);
  if (star === undefined) checkLength(g, patterns.length, '==', context, at);
  else if (patterns.length > 1) checkLength(g, patterns.length - 1, '>=', context, at);
  context.onTop--;
  if (isOnlyWildcards) return g.emit(op.POP_TOP, 0, at);
  if (star?.kind === 'MatchStar' && star.name === null) return subscriptSequence(g, node, context);
  unpackSequence(g, patterns, at);
  context.onTop += patterns.length;
  for (const pattern of patterns) {
    context.onTop--;
    visitSubpattern(g, pattern, context);
  }
}

function checkLength(g: CodeGenerator, length: number, operator: '==' | '>=', context: PatternContext, at: Position) {
  g.emit(op.GET_LEN, 0, at);
  g.loadConstant({ type: 'int', value: BigInt(length) }, at);
  emitComparison(g, operator, at);
  jumpToFail(g, context, op.POP_JUMP_IF_FALSE, at);
}

function unpackSequence(g: CodeGenerator, patterns: readonly Pattern[], at: Position): void {
  const star = patterns.findIndex((pattern) => pattern.kind === 'MatchStar');
  if (star < 0) return g.emit(op.UNPACK_SEQUENCE, patterns.length, at);
  if (star >= 1 << 8) g.fail('too many expressions in star-unpacking sequence pattern', at);
  g.emit(op.UNPACK_EX, star + ((patterns.length - star - 1) << 8), at);
}

/** With `*_` only the items that are looked at are taken out, each by its index. */
function subscriptSequence(g: CodeGenerator, node: PatternOf<'MatchSequence'>, context: PatternContext): void {
  const { at, patterns } = node;
  const star = patterns.findIndex((pattern) => pattern.kind === 'MatchStar');
  context.onTop++;
  patterns.forEach((pattern, index) => {
    if (isWildcard(pattern) || index === star) return;
    g.emit(op.COPY, 1, at);
    if (index < star) {
      g.loadConstant({ type: 'int', value: BigInt(index) }, at);
    } else {
      g.emit(op.GET_LEN, 0, at);
      g.loadConstant({ type: 'int', value: BigInt(patterns.length - index) }, at);
      emitBinary(g, '-', false, at);
    }
    g.emit(op.BINARY_SUBSCR, 0, at);
    visitSubpattern(g, pattern, context);
  });
  context.onTop--;
  g.emit(op.POP_TOP, 0, at);
}

function visitClassPattern(g: CodeGenerator, node: PatternOf<'MatchClass'>, context: PatternContext): void {
  const { at, patterns, kwdAttrs, kwdPatterns } = node;
  kwdAttrs.forEach((attribute, index) => {
    if (attribute === '__debug__') g.fail('cannot assign to __debug__', (kwdPatterns[index] as Pattern).at);
    const again = kwdAttrs.indexOf(attribute, index + 1);
    if (again < 0) return;
    g.fail(`attribute name repeated in class pattern: ${attribute}`, (kwdPatterns[again] as Pattern).at);
  });
  g.visitExpression(node.cls);
  g.loadConstant({ type: 'tuple', items: kwdAttrs.map((value) => ({ type: 'str', value })) }, at);
  g.emit(op.MATCH_CLASS, patterns.length, at);
  failIfNone(g, 1, context, at);
  const all = [...patterns, ...kwdPatterns];
  g.emit(op.UNPACK_SEQUENCE, all.length, at);
  context.onTop += all.length - 1;
  for (const pattern of all) {
    context.onTop--;
    if (isWildcard(pattern)) g.emit(op.POP_TOP, 0, at);
    else visitSubpattern(g, pattern, context);
  }
}

/** Fails if the value on top is None; `pushed` items came onto the stack with it. */
function failIfNone(g: CodeGenerator, pushed: number, context: PatternContext, at: Position): void {
  context.onTop += pushed;
  g.emit(op.COPY, 1, at);
  g.loadNone(at);
  emitComparison(g, 'is not', at);
  jumpToFail(g, context, op.POP_JUMP_IF_FALSE, at);
}

function visitMapping(g: CodeGenerator, node: PatternOf<'MatchMapping'>, context: PatternContext): void {
  const { at, keys, patterns, rest } = node;
  context.onTop++;
  g.emit(op.MATCH_MAPPING, 0, at);
  jumpToFail(g, context, op.POP_JUMP_IF_FALSE, at);
  if (keys.length === 0 && rest === null) {
    context.onTop--;
    return g.emit(op.POP_TOP, 0, at);
  }
  if (keys.length > 0) checkLength(g, keys.length, '>=', context, at);
  visitMappingKeys(g, keys, at);
  g.emit(op.BUILD_TUPLE, keys.length, at);
  g.emit(op.MATCH_KEYS, 0, at);
  failIfNone(g, 2, context, at);
  g.emit(op.UNPACK_SEQUENCE, keys.length, at);
  context.onTop += keys.length - 1;
  for (const pattern of patterns) {
    context.onTop--;
    visitSubpattern(g, pattern, context);
  }
  context.onTop -= 2;
  if (rest === null) {
    g.emit(op.POP_TOP, 0, at);
    return g.emit(op.POP_TOP, 0, at);
  }
  // A copy of the mapping without the keys.
  g.emit(op.BUILD_MAP, 0, at);
  g.emit(op.SWAP, 3, at);
  g.emit(op.DICT_UPDATE, 2, at);
  g.emit(op.UNPACK_SEQUENCE, keys.length, at);
  for (let size = keys.length; size > 0; size--) {
    g.emit(op.COPY, 1 + size, at);
    g.emit(op.SWAP, 2, at);
    g.emit(op.DELETE_SUBSCR, 0, at);
  }
  capture(g, rest, context, at);
}

function visitMappingKeys(g: CodeGenerator, keys: readonly Expression[], at: Position): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (key.kind === 'Constant') {
      const identity = constantKey(key.value);
      if (seen.has(identity)) g.fail(`mapping pattern checks duplicate key (${representation(key.value)})`, at);
      seen.add(identity);
    } else if (key.kind !== 'Attribute') {
      g.fail('mapping pattern keys may only match literals and attribute lookups', at);
    }
    g.visitExpression(key);
  }
}

/** `repr()` of a literal key, for an error's text. */
function representation(value: ConstantValue): string {
  switch (value.type) {
    case 'str':
      return `'${value.value}'`;
    case 'int':
    case 'float':
      return String(value.value);
    case 'bool':
      return value.value ? 'True' : 'False';
    default:
      return value.type;
  }
}

function visitOr(g: CodeGenerator, node: PatternOf<'MatchOr'>, context: PatternContext): void {
  const { at, patterns } = node;
  const end = g.newLabel();
  /** The captures of the first alternative: the others must bring theirs into this order. */
  let control: readonly string[] = [];
  patterns.forEach((alternative, index) => {
    const inner: PatternContext = {
      stores: [],
      allowIrrefutable: index === patterns.length - 1 && context.allowIrrefutable,
      failPop: [],
      onTop: 0,
    };
    g.emit(op.COPY, 1, alternative.at);
    visitPattern(g, alternative, inner);
    if (index === 0) control = [...inner.stores];
    else reorderCaptures(g, inner.stores, control, at, alternative.at);
    g.emitJump(op.JUMP, end, alternative.at);
    placeFailLabels(g, inner, alternative.at);
  });
  // None matched: the copy of the subject goes.
  g.emit(op.POP_TOP, 0, at);
  jumpToFail(g, context, op.JUMP, at);
  g.place(end);
  const rotations = control.length + 1 + context.onTop + context.stores.length;
  for (const name of control) {
    rotate(g, rotations, at);
    addStore(g, name, context, at);
  }
  g.emit(op.POP_TOP, 0, at);
}

function reorderCaptures(
  g: CodeGenerator,
  stores: string[],
  control: readonly string[],
  orAt: Position,
  at: Position,
): void {
  if (stores.length !== control.length) g.fail('alternative patterns bind different names', orAt);
  for (let wanted = control.length - 1; wanted >= 0; wanted--) {
    const found = stores.indexOf(control[wanted] as string);
    if (found < 0) g.fail('alternative patterns bind different names', orAt);
    if (found === wanted) continue;
    const rotations = found + 1;
    const rotated = stores.splice(0, rotations);
    stores.splice(wanted - found, 0, ...rotated);
    for (let times = 0; times < rotations; times++) rotate(g, wanted + 1, at);
  }
}
