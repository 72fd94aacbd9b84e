import type { BasicBlock } from './flow-graph.ts';
import type { Instruction } from './instruction.ts';
import { hasNoFallthrough } from './opcode-properties.ts';
import * as op from './opcodes.ts';
import { INTRINSIC_STOPITERATION_ERROR } from './operands.ts';
import { stackEffect, stackEffectOfJump } from './stack-effects.ts';

/** How code of older versions uses the stack. */
export interface StackFacts {
  /** The NULL of a call that is no method call lies on the stack (3.11). */
  readonly pushesNull: boolean;
  /** The names of keywords do, as they did up to 3.10 and do since 3.13. */
  readonly pushesKeywordNames: boolean;
  /** `and`, `or` and chains of comparisons copy the value that they test (3.12), else they jump or pop. */
  readonly copiesTested: boolean;
  /** Generators turn StopIteration into RuntimeError by a handler of their own (3.12). */
  readonly handlesStopIteration: boolean;
  /** `return` of a constant does not push it (3.12). */
  readonly returnsConstants: boolean;
  /** An exception lies on the stack as six values (3.10), and what handles it needs no cleanup; later as one or two. */
  readonly exceptionsAreTriples: boolean;
  /** The least that is told. */
  readonly least: number;
}

/** What an exception handler finds on the stack up to 3.10: the exception and the one before, three values each. */
const TRIPLE = 3;

/**
 * `co_stacksize` in an older version. We run 3.13's instructions; here each value on their stack weighs what lies there in
 * that version instead, and the heaviest stack counts.
 */
export function reportedStackSize(entry: BasicBlock, facts: StackFacts): number {
  const starts = new Map<BasicBlock, readonly number[]>();
  const todo: BasicBlock[] = [];
  let largest = facts.least;
  const see = (weights: readonly number[], more = 0): void => {
    largest = Math.max(
      largest,
      weights.reduce((sum, weight) => sum + weight, more),
    );
  };
  const reach = (block: BasicBlock, weights: readonly number[]): void => {
    if (starts.has(block)) return;
    see(weights);
    starts.set(block, weights);
    todo.push(block);
  };
  reach(entry, []);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    const weights = [...(starts.get(block) as readonly number[])];
    let isDead = false;
    block.instructions.forEach((instruction, i, all) => {
      const { target } = instruction;
      if (target !== null && !isMissing(target, instruction, facts))
        reach(target, afterJump(weights, instruction, facts));
      step(weights, instruction, all, i, facts);
      see(weights, passing(instruction, facts));
      isDead = hasNoFallthrough(instruction.opcode);
    });
    if (!isDead && block.next !== null) reach(block.next, weights);
  }
  return largest;
}

/** Handlers that the version does not have. */
function isMissing(target: BasicBlock, { opcode }: Instruction, facts: StackFacts): boolean {
  const [first] = target.instructions;
  if (first === undefined) return false;
  // What is thrown into `yield from` and `await`.
  if (first.opcode === op.CLEANUP_THROW) return !facts.handlesStopIteration;
  if (opcode !== op.SETUP_CLEANUP) return false;
  if (first.opcode === op.CALL_INTRINSIC_1 && first.argument === INTRINSIC_STOPITERATION_ERROR)
    return !facts.handlesStopIteration;
  // POP_EXCEPT_AND_RERAISE
  return facts.exceptionsAreTriples && first.opcode === op.COPY && first.argument === 3;
}

/** Values that are there only while the instruction works. */
function passing({ opcode }: Instruction, facts: StackFacts): number {
  if (opcode === op.RETURN_CONST) return facts.returnsConstants ? 0 : 1;
  if (!facts.exceptionsAreTriples) return 0;
  // The qualified name of a function; the exception's type once more.
  return opcode === op.MAKE_FUNCTION || opcode === op.CHECK_EXC_MATCH ? 1 : 0;
}

function afterJump(
  weights: readonly number[],
  { opcode, argument }: Instruction,
  facts: StackFacts,
): readonly number[] {
  const effect = stackEffectOfJump(opcode, argument);
  if (!facts.exceptionsAreTriples || !isSetup(opcode)) return changed(weights, effect);
  if (opcode === op.SETUP_FINALLY) return [...weights, 2 * TRIPLE];
  return [...weights.slice(0, opcode === op.SETUP_WITH ? -1 : undefined), 0, 2 * TRIPLE];
}

function isSetup(opcode: number): boolean {
  return opcode === op.SETUP_FINALLY || opcode === op.SETUP_CLEANUP || opcode === op.SETUP_WITH;
}

function changed(weights: readonly number[], effect: number): number[] {
  if (effect <= 0) return weights.slice(0, weights.length + effect);
  return [...weights, ...new Array<number>(effect).fill(1)];
}

/** Changes the weights as the instruction changes the stack. */
function step(
  weights: number[],
  instruction: Instruction,
  all: readonly Instruction[],
  i: number,
  facts: StackFacts,
): void {
  const { opcode, argument } = instruction;
  if (isSetup(opcode)) return;
  const top = weights.length;
  const next = all[i + 1]?.opcode;
  switch (opcode) {
    case op.SWAP:
      [weights[top - 1], weights[top - argument]] = [weights[top - argument], weights[top - 1]];
      return;
    case op.PUSH_NULL:
      weights.push(facts.pushesNull ? 1 : 0);
      return;
    case op.LOAD_GLOBAL:
      weights.push(1);
      if (argument & 1) weights.push(facts.pushesNull ? 1 : 0);
      return;
    case op.LOAD_CONST:
      weights.push(next === op.CALL_KW && !facts.pushesKeywordNames ? 0 : 1);
      return;
    case op.COPY: {
      const tested = next === op.TO_BOOL ? all[i + 2]?.opcode : next;
      const isTest = tested === op.POP_JUMP_IF_FALSE || tested === op.POP_JUMP_IF_TRUE;
      weights.push(argument === 1 && isTest && !facts.copiesTested ? 0 : (weights[top - argument] as number));
      return;
    }
    case op.PUSH_EXC_INFO:
      if (facts.exceptionsAreTriples) weights.splice(-1, 1, TRIPLE, TRIPLE);
      else weights.push(1);
      return;
    default: {
      const effect = stackEffect(opcode, argument);
      if (effect <= 0) weights.length += effect;
      else for (let n = 0; n < effect; n++) weights.push(1);
    }
  }
}
