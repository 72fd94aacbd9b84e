import type { Comprehension, Expression, Position } from '../syntax/ast.ts';
import { makeClosure } from './closure.ts';
import type { CodeGenerator } from './code-generator.ts';
import { jumpIf } from './control-flow.ts';
import { awaitResult } from './frame-blocks.ts';
import { enterInlinedScope, type InlinedScope, leaveInlinedScope } from './inlined-comprehension.ts';
import type { Label } from './instruction.ts';
import * as op from './opcodes.ts';
import { RESUME_AFTER_AWAIT } from './operands.ts';
import { emitYield } from './yields.ts';

type ComprehensionExpression = Extract<Expression, { kind: 'ListComp' | 'SetComp' | 'DictComp' | 'GeneratorExp' }>;

const NAMES = { ListComp: '<listcomp>', SetComp: '<setcomp>', DictComp: '<dictcomp>', GeneratorExp: '<genexpr>' };
const BUILDERS = { ListComp: op.BUILD_LIST, SetComp: op.BUILD_SET, DictComp: op.BUILD_MAP };
const ADDERS = { ListComp: op.LIST_APPEND, SetComp: op.SET_ADD, DictComp: op.MAP_ADD };

/** A comprehension: inlined where PEP 709 allows it, otherwise a function that takes the outermost iterator. */
export function visitComprehension(g: CodeGenerator, node: ComprehensionExpression): void {
  const { at } = node;
  const scope = g.options.symbols.scopeFor(node);
  const outermost = node.generators[0] as Comprehension;
  const isAwaited = scope.isCoroutine && node.kind !== 'GeneratorExp';
  if (isAwaited && g.unit.kind !== 'async function' && g.unit.kind !== 'comprehension') {
    g.fail('asynchronous comprehension outside of an asynchronous function', at);
  }
  if (scope.isInlined) {
    visitIterable(g, node, outermost);
    const inlined: InlinedScope = enterInlinedScope(g, scope, at);
    emitBuild(g, node);
    g.emit(op.SWAP, 2, at);
    visitGenerator(g, node, 0, 0, true);
    return leaveInlinedScope(g, inlined, at);
  }
  const isGenerator = node.kind === 'GeneratorExp';
  const code = g.compileUnit(
    node,
    'comprehension',
    NAMES[node.kind],
    at.line,
    () => {
      if (isGenerator) g.pushBlock({ kind: 'stop iteration' }, null);
      else emitBuild(g, node);
      visitGenerator(g, node, 0, 0, false);
      if (isGenerator) g.popBlock();
      else g.emit(op.RETURN_VALUE, 0, resultOf(node).at);
    },
    {
      counts: { positional: 1, positionalOnly: 0, keywordOnly: 0 },
      returnsNone: true,
      catchStopIteration: isGenerator,
    },
  );
  makeClosure(g, code, node, 0, at);
  visitIterable(g, node, outermost);
  g.emit(op.CALL, 0, at);
  if (isAwaited) awaitResult(g, 0, at);
}

function iterationPlace(g: CodeGenerator, node: ComprehensionExpression, generator: Comprehension): Position {
  return g.options.facts.placesAtExpressions ? generator.iter.at : node.at;
}

function visitIterable(g: CodeGenerator, node: ComprehensionExpression, generator: Comprehension): void {
  g.visitExpression(generator.iter);
  g.emit(generator.isAsync ? op.GET_AITER : op.GET_ITER, 0, iterationPlace(g, node, generator));
}

function emitBuild(g: CodeGenerator, node: ComprehensionExpression): void {
  if (node.kind !== 'GeneratorExp') g.emit(BUILDERS[node.kind], 0, node.at);
}

function resultOf(node: ComprehensionExpression): Expression {
  return node.kind === 'DictComp' ? node.key : node.elt;
}

/** One `for` of the comprehension with all that is inside it. `depth` counts the iterators on the stack above the result. */
function visitGenerator(
  g: CodeGenerator,
  node: ComprehensionExpression,
  index: number,
  depth: number,
  isIteratorOnStack: boolean,
): void {
  const generator = node.generators[index] as Comprehension;
  if (generator.isAsync) visitAsyncGenerator(g, node, generator, index, depth, isIteratorOnStack);
  else visitSyncGenerator(g, node, generator, index, depth, isIteratorOnStack);
}

function visitSyncGenerator(
  g: CodeGenerator,
  node: ComprehensionExpression,
  generator: Comprehension,
  index: number,
  depth: number,
  isIteratorOnStack: boolean,
): void {
  const start = g.newLabel();
  const skip = g.newLabel();
  const exhausted = g.newLabel();
  const single = !isIteratorOnStack && index > 0 ? singleItem(generator.iter) : null;
  if (single !== null) g.visitExpression(single);
  else if (!isIteratorOnStack) loadIterator(g, node, generator, index);
  const isLoop = single === null;
  if (isLoop) {
    g.place(start);
    g.emitJump(op.FOR_ITER, exhausted, iterationPlace(g, node, generator));
  }
  g.visitExpression(generator.target);
  const at = visitInner(g, node, generator, index, isLoop ? depth + 1 : depth, skip);
  g.place(skip);
  if (!isLoop) return;
  g.emitJump(op.JUMP, start, at);
  g.place(exhausted);
  g.emit(op.END_FOR, 0, null);
  g.emit(op.POP_TOP, 0, null);
}

/** `for y in [f(x)]` only assigns: the item of a display of one item. */
function singleItem(iterable: Expression): Expression | null {
  if (iterable.kind === 'List' || iterable.kind === 'Tuple') {
    const [item] = iterable.elts;
    return iterable.elts.length === 1 && item?.kind !== 'Starred' ? (item as Expression) : null;
  }
  return null;
}

function loadIterator(g: CodeGenerator, node: ComprehensionExpression, generator: Comprehension, index: number): void {
  if (index === 0) g.emit(op.LOAD_FAST, 0, node.at);
  else visitIterable(g, node, generator);
}

function visitAsyncGenerator(
  g: CodeGenerator,
  node: ComprehensionExpression,
  generator: Comprehension,
  index: number,
  depth: number,
  isIteratorOnStack: boolean,
): void {
  const { at } = node;
  const start = g.newLabel();
  const skip = g.newLabel();
  const exhausted = g.newLabel();
  if (!isIteratorOnStack) loadIterator(g, node, generator, index);
  g.place(start);
  g.pushBlock({ kind: 'asynchronous comprehension' }, at);
  g.emitJump(op.SETUP_FINALLY, exhausted, at);
  g.emit(op.GET_ANEXT, 0, at);
  g.loadNone(at);
  g.emitYieldFrom(RESUME_AFTER_AWAIT, at);
  g.emit(op.POP_BLOCK, 0, at);
  g.visitExpression(generator.target);
  const resultAt = visitInner(g, node, generator, index, depth + 1, skip);
  g.place(skip);
  g.emitJump(op.JUMP, start, resultAt);
  g.popBlock();
  g.place(exhausted);
  g.emit(op.END_ASYNC_FOR, 0, at);
}

/** The conditions, then the next `for` or the result. Returns the location of the result. */
function visitInner(
  g: CodeGenerator,
  node: ComprehensionExpression,
  generator: Comprehension,
  index: number,
  depth: number,
  skip: Label,
): Position {
  for (const condition of generator.ifs) jumpIf(g, node.at, condition, skip, false);
  const result = resultOf(node);
  if (index + 1 < node.generators.length) {
    visitGenerator(g, node, index + 1, depth, false);
    return result.at;
  }
  g.visitExpression(result);
  if (node.kind === 'GeneratorExp') {
    emitYield(g, result.at);
    g.emit(op.POP_TOP, 0, result.at);
    return result.at;
  }
  let { at } = result;
  if (node.kind === 'DictComp') {
    g.visitExpression(node.value);
    at = { ...at, endLine: node.value.at.endLine, endColumn: node.value.at.endColumn };
  }
  g.emit(ADDERS[node.kind], depth + 1, at);
  return at;
}
