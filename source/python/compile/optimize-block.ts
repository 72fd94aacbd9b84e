import type { ConstantValue } from '../syntax/ast.ts';
import type { CodeUnit } from './code-unit.ts';
import { isTrue } from './constant-arithmetic.ts';
import type { ConstantPool } from './constant-pool.ts';
import type { BasicBlock } from './flow-graph.ts';
import { type Instruction, lineOf, makeInstruction, makeNop } from './instruction.ts';
import { isConditionalJump } from './opcode-properties.ts';
import * as op from './opcodes.ts';
import { COMPARE_TO_BOOL } from './operands.ts';
import { applyStaticSwaps, shortenSwaps } from './swaps.ts';

type Constants = (ConstantValue | CodeUnit)[];

function set(instruction: Instruction, opcode: number, argument: number): void {
  instruction.opcode = opcode;
  instruction.argument = argument;
}

function addConstant(value: ConstantValue, constants: Constants, pool: ConstantPool): number {
  const pooled = pool.intern(value);
  const known = constants.indexOf(pooled);
  return known >= 0 ? known : constants.push(pooled) - 1;
}

function truthOf(value: ConstantValue | CodeUnit): boolean {
  return 'kind' in value || isTrue(value);
}

/** What follows a constant is often decided by it (basicblock_optimize_load_const()). */
export function optimizeConstantLoads(block: BasicBlock, constants: Constants, pool: ConstantPool): void {
  const { instructions } = block;
  let opcode: number = op.NOP;
  let argument = 0;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index] as Instruction;
    // A copy of the constant is as good as the constant.
    const isCopy = opcode === op.LOAD_CONST && instruction.opcode === op.COPY && instruction.argument === 1;
    if (!isCopy) ({ opcode, argument } = instruction);
    if (opcode !== op.LOAD_CONST) continue;
    const value = constants[argument] as ConstantValue | CodeUnit;
    const following = instructions[index + 1];
    switch (following?.opcode) {
      case op.POP_JUMP_IF_FALSE:
      case op.POP_JUMP_IF_TRUE: {
        makeNop(instruction);
        if (truthOf(value) === (following.opcode === op.POP_JUMP_IF_TRUE)) following.opcode = op.JUMP;
        else makeNop(following);
        break;
      }
      case op.IS_OP:
        if (!('kind' in value) && value.type === 'None') fuseNoneTest(instructions, index);
        break;
      case op.RETURN_VALUE:
        makeNop(instruction);
        set(following, op.RETURN_CONST, argument);
        index++;
        break;
      case op.TO_BOOL: {
        const folded = addConstant({ type: 'bool', value: truthOf(value) }, constants, pool);
        makeNop(instruction);
        set(following, op.LOAD_CONST, folded);
        break;
      }
    }
  }
}

/** `is None` before a conditional jump is one instruction. `index`: LOAD_CONST None, IS_OP follows. */
function fuseNoneTest(instructions: Instruction[], index: number): void {
  const test = instructions[index + 1] as Instruction;
  let jump = instructions[index + 2];
  if (jump?.opcode === op.TO_BOOL) {
    makeNop(jump);
    jump = instructions[index + 3];
  }
  if (jump?.opcode !== op.POP_JUMP_IF_FALSE && jump?.opcode !== op.POP_JUMP_IF_TRUE) return;
  const isInverted = (test.argument === 1) !== (jump.opcode === op.POP_JUMP_IF_FALSE);
  makeNop(instructions[index] as Instruction);
  makeNop(test);
  jump.opcode = isInverted ? op.POP_JUMP_IF_NOT_NONE : op.POP_JUMP_IF_NONE;
}

/** Peephole optimizations inside one block (optimize_basic_block()). */
export function optimizeBlock(block: BasicBlock, constants: Constants, pool: ConstantPool): void {
  const { instructions } = block;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index] as Instruction;
    const following = instructions[index + 1];
    const { opcode } = instruction;
    switch (opcode) {
      case op.BUILD_TUPLE:
        if (following?.opcode === op.UNPACK_SEQUENCE && following.argument === instruction.argument) {
          if (instruction.argument === 1) {
            makeNop(instruction);
            makeNop(following);
            continue;
          }
          if (instruction.argument === 2 || instruction.argument === 3) {
            makeNop(instruction);
            following.opcode = op.SWAP;
            continue;
          }
        }
        foldTuple(instructions, index, constants, pool);
        break;
      case op.POP_JUMP_IF_FALSE:
      case op.POP_JUMP_IF_TRUE:
      case op.POP_JUMP_IF_NONE:
      case op.POP_JUMP_IF_NOT_NONE:
      case op.JUMP:
      case op.JUMP_NO_INTERRUPT:
        if (threadJump(block, instruction)) index--;
        break;
      case op.STORE_FAST:
        // Stored to twice on one line: the first value is dropped.
        if (
          following?.opcode === op.STORE_FAST &&
          following.argument === instruction.argument &&
          lineOf(following) === lineOf(instruction)
        ) {
          set(instruction, op.POP_TOP, 0);
        }
        break;
      case op.SWAP:
        if (instruction.argument === 1) makeNop(instruction);
        break;
      case op.LOAD_GLOBAL:
        if (following?.opcode === op.PUSH_NULL && (instruction.argument & 1) === 0) {
          instruction.argument |= 1;
          makeNop(following);
        }
        break;
      case op.COMPARE_OP:
        if (following?.opcode !== op.TO_BOOL) break;
        set(following, op.COMPARE_OP, instruction.argument | COMPARE_TO_BOOL);
        makeNop(instruction);
        break;
      case op.CONTAINS_OP:
      case op.IS_OP:
        if (following?.opcode === op.TO_BOOL) {
          set(following, opcode, instruction.argument);
          makeNop(instruction);
        }
        break;
      case op.TO_BOOL:
        if (following?.opcode === op.TO_BOOL) {
          makeNop(instruction);
        }
        break;
      case op.UNARY_NOT:
        if (following?.opcode === op.TO_BOOL) {
          set(following, op.UNARY_NOT, 0);
          makeNop(instruction);
        } else if (following?.opcode === op.UNARY_NOT) {
          makeNop(instruction);
          makeNop(following);
        }
        break;
    }
  }
  for (let index = 0; index < instructions.length; index++) {
    if (instructions[index]?.opcode !== op.SWAP) continue;
    index = shortenSwaps(instructions, index);
    applyStaticSwaps(instructions, index);
  }
}

/** A jump to a jump goes to where that one leads (jump_thread()). */
function threadJump(block: BasicBlock, jump: Instruction): boolean {
  const target = jump.target?.instructions[0];
  if (target === undefined || jump.target === null) return false;
  const isThreadable =
    target.opcode === op.JUMP || (target.opcode === op.JUMP_NO_INTERRUPT && !isConditionalJump(jump.opcode));
  if (!isThreadable || jump.target === target.target) return false;
  const opcode = target.opcode === op.JUMP && !isConditionalJump(jump.opcode) ? op.JUMP : jump.opcode;
  // The line of the old jump stays as a NOP where it is needed.
  const threaded = makeInstruction(opcode, 0, target.location);
  threaded.target = target.target;
  makeNop(jump);
  block.instructions.push(threaded);
  return true;
}

/** LOAD_CONST × n, BUILD_TUPLE n is one constant (fold_tuple_on_constants()). */
function foldTuple(instructions: Instruction[], index: number, constants: Constants, pool: ConstantPool): void {
  const build = instructions[index] as Instruction;
  const count = build.argument;
  if (index < count) return;
  const loads = instructions.slice(index - count, index);
  const items: ConstantValue[] = [];
  for (const load of loads) {
    const value = load.opcode === op.LOAD_CONST ? constants[load.argument] : undefined;
    if (value === undefined || 'kind' in value) return;
    items.push(value);
  }
  const folded = addConstant({ type: 'tuple', items }, constants, pool);
  for (const load of loads) makeNop(load);
  set(build, op.LOAD_CONST, folded);
}
