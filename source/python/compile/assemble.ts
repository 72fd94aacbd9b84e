import type { ConstantValue } from '../syntax/ast.ts';
import type { CodeUnit, ExceptionTableEntry } from './code-unit.ts';
import * as code from './code-unit.ts';
import { pushColdBlocksToEnd } from './cold-blocks.ts';
import type { CompileFacts } from './compile-facts.ts';
import type { CompileUnit } from './compile-unit.ts';
import type { ConstantPool } from './constant-pool.ts';
import { labelExceptionTargets } from './exception-targets.ts';
import { BasicBlock, blocksFrom, buildFlowGraph } from './flow-graph.ts';
import { type Instruction, makeInstruction, makeNop } from './instruction.ts';
import { insertLines } from './line-instructions.ts';
import { resolveLineNumbers } from './line-numbers.ts';
import { prepareLocals } from './local-variables.ts';
import { hasConstant, isBlockPush, isConditionalJump } from './opcode-properties.ts';
import * as op from './opcodes.ts';
import { optimizeFlowGraph, removeRedundantNopsAndJumps } from './optimize-flow-graph.ts';
import { reportedStackSize } from './reported-stack-size.ts';
import { calculateStackDepth } from './stack-depth.ts';
import { insertSuperinstructions } from './superinstructions.ts';
import { checkUnsafeLocals } from './unsafe-locals.ts';

export interface AssembleOptions {
  /** CO_FUTURE_* bits. */
  readonly futureFlags: number;
  readonly filename: string;
  readonly facts: CompileFacts;
}

/** Optimizes a unit's instructions and makes its code object (`Python/compile.c`, optimize_and_assemble_code_unit()). */
export function assemble(unit: CompileUnit, options: AssembleOptions, pool: ConstantPool): CodeUnit {
  const entry = buildFlowGraph(unit.sequence);
  const flags = codeFlags(unit, options.futureFlags);
  const isGenerator = (flags & (code.CO_GENERATOR | code.CO_COROUTINE | code.CO_ASYNC_GENERATOR)) !== 0;
  labelExceptionTargets(entry);
  optimizeFlowGraph(entry, unit.constants, pool);
  const constants = removeUnusedConstants(entry, unit.constants);
  checkUnsafeLocals(entry, unit.variables.size, unit.scope.parameters.length);
  insertSuperinstructions(entry);
  pushColdBlocksToEnd(entry);
  resolveLineNumbers(entry);
  const locals = prepareLocals(entry, unit, isGenerator);
  const stackSize = calculateStackDepth(entry);
  const { stack } = options.facts;
  const reported = stack === null ? stackSize : reportedStackSize(entry, stack);
  replacePseudoInstructions(entry);
  normalizeJumps(entry);
  const { positional, positionalOnly, keywordOnly } = unit.counts;
  return {
    kind: 'CodeUnit',
    name: unit.name,
    qualname: unit.qualname,
    filename: options.filename,
    firstLine: unit.firstLine,
    argCount: positional + positionalOnly,
    posOnlyArgCount: positionalOnly,
    kwOnlyArgCount: keywordOnly,
    flags: flags | (options.facts.marksCodeWithoutCells && !hasCells(locals.kinds) ? code.CO_NOFREE : 0),
    // What no annotation can hide is shown by its proper name (`_PyAssemble_MakeCodeObject()`).
    localsPlusNames: locals.names.map((name) => (name === '.format' ? 'format' : name)),
    localsPlusKinds: locals.kinds,
    stackSize,
    reportedStackSize: reported,
    names: [...unit.names.keys()],
    constants,
    ...encode(entry, unit.firstLine),
  };
}

function codeFlags({ scope }: CompileUnit, futureFlags: number): number {
  let flags = futureFlags;
  if (!scope.isFunctionLike) return flags;
  flags |= code.CO_NEWLOCALS | code.CO_OPTIMIZED;
  if (scope.isNested) flags |= code.CO_NESTED;
  if (scope.isGenerator) flags |= scope.isCoroutine ? code.CO_ASYNC_GENERATOR : code.CO_GENERATOR;
  else if (scope.isCoroutine) flags |= code.CO_COROUTINE;
  if (scope.hasVarArgs) flags |= code.CO_VARARGS;
  if (scope.hasVarKeywords) flags |= code.CO_VARKEYWORDS;
  return flags;
}

function hasCells(kinds: readonly number[]): boolean {
  return kinds.some((kind) => (kind & (code.CO_FAST_CELL | code.CO_FAST_FREE)) !== 0);
}

/** Drops the constants that no instruction loads; the first may be the docstring and stays. */
function removeUnusedConstants(
  entry: BasicBlock,
  constants: readonly (ConstantValue | CodeUnit)[],
): readonly (ConstantValue | CodeUnit)[] {
  const used = new Set<number>([0]);
  for (const { instructions } of blocksFrom(entry)) {
    for (const { opcode, argument } of instructions) if (hasConstant(opcode)) used.add(argument);
  }
  const kept = constants.map((_, index) => index).filter((index) => used.has(index));
  const moved = new Map(kept.map((old, index) => [old, index]));
  for (const { instructions } of blocksFrom(entry)) {
    for (const instruction of instructions) {
      if (hasConstant(instruction.opcode)) instruction.argument = moved.get(instruction.argument) as number;
    }
  }
  return kept.map((index) => constants[index] as ConstantValue | CodeUnit);
}

function replacePseudoInstructions(entry: BasicBlock): void {
  for (const { instructions } of blocksFrom(entry)) {
    for (const instruction of instructions) {
      if (isBlockPush(instruction.opcode)) makeNop(instruction);
      else if (instruction.opcode === op.STORE_FAST_MAYBE_NULL) instruction.opcode = op.STORE_FAST;
      else if (instruction.opcode === op.LOAD_CLOSURE) instruction.opcode = op.LOAD_FAST;
    }
  }
  removeRedundantNopsAndJumps(entry);
}

const REVERSED = new Map<number, number>([
  [op.POP_JUMP_IF_FALSE, op.POP_JUMP_IF_TRUE],
  [op.POP_JUMP_IF_TRUE, op.POP_JUMP_IF_FALSE],
  [op.POP_JUMP_IF_NONE, op.POP_JUMP_IF_NOT_NONE],
  [op.POP_JUMP_IF_NOT_NONE, op.POP_JUMP_IF_NONE],
]);

/** Conditional jumps only go forward: a backward one becomes the opposite around JUMP_BACKWARD (normalize_jumps()). */
function normalizeJumps(entry: BasicBlock): void {
  const passed = new Set<BasicBlock>();
  for (const block of blocksFrom(entry)) {
    passed.add(block);
    const { last, next } = block;
    if (last === undefined || last.target === null) continue;
    if (isConditionalJump(last.opcode)) {
      if (!passed.has(last.target)) continue;
      const backward = new BasicBlock();
      const jump = makeInstruction(op.JUMP, 0, last.location);
      jump.target = last.target;
      backward.instructions.push(jump);
      backward.isCold = block.isCold;
      backward.next = next;
      block.next = backward;
      last.opcode = REVERSED.get(last.opcode) as number;
      last.target = next;
      continue;
    }
    const isBackward = passed.has(last.target);
    if (last.opcode === op.JUMP) last.opcode = isBackward ? op.JUMP_BACKWARD : op.JUMP_FORWARD;
    else if (last.opcode === op.JUMP_NO_INTERRUPT) {
      last.opcode = isBackward ? op.JUMP_BACKWARD_NO_INTERRUPT : op.JUMP_FORWARD;
    }
  }
}

/** Writes the final arrays: every block has its place now. */
function encode(entry: BasicBlock, firstLine: number): Pick<CodeUnit, 'code' | 'positions' | 'exceptionTable'> {
  const starts = insertLines(entry, firstLine);
  const instructions: Instruction[] = [];
  for (const block of blocksFrom(entry)) instructions.push(...block.instructions);
  const pairs = new Int32Array(instructions.length * 2);
  const positions = new Int32Array(instructions.length * 4);
  instructions.forEach(({ opcode, argument, location, target }, index) => {
    pairs[index * 2] = opcode;
    pairs[index * 2 + 1] = target === null ? argument : (starts.get(target) as number);
    if (location === null) return;
    positions.set([location.line, location.endLine, location.column, location.endColumn], index * 4);
  });
  return { code: pairs, positions, exceptionTable: exceptionTable(instructions, starts) };
}

function exceptionTable(instructions: readonly Instruction[], starts: Map<BasicBlock, number>): ExceptionTableEntry[] {
  const table: ExceptionTableEntry[] = [];
  let start = 0;
  instructions.forEach(({ handler }, index) => {
    if (handler === instructions[index + 1]?.handler && index + 1 < instructions.length) return;
    const end = index + 1;
    if (handler !== null) {
      const lasti = handler.keepsInstructionIndex;
      // On entry to the handler the exception, and with `lasti` an index, are on the stack already.
      const depth = handler.startDepth - (lasti ? 2 : 1);
      table.push({ start, end, target: starts.get(handler) as number, depth, lasti });
    }
    start = end;
  });
  return table;
}
