import type { CodeGenerator } from './code-generator.ts';
import type { FrameBlock } from './compile-unit.ts';
import type { Location } from './instruction.ts';
import * as op from './opcodes.ts';
import { RESUME_AFTER_AWAIT } from './operands.ts';

type Loop = Extract<FrameBlock, { kind: 'while loop' | 'for loop' }>;

interface Unwinding {
  /** The loop that stopped the unwinding, where one was asked for. */
  readonly loop: Loop | null;
  /** The location for what follows: null once a cleanup ran, as that seems to happen after the statement. */
  readonly location: Location;
}

/**
 * Leaves every block that is open, or all inside the innermost loop (`Python/compile.c`,
 * compiler_unwind_fblock_stack()). `keepTop`: the value on top of the stack, to be returned, stays there.
 */
export function unwindBlocks(g: CodeGenerator, at: Location, keepTop: boolean, untilLoop: boolean): Unwinding {
  const { frameBlocks } = g.unit;
  const block = frameBlocks[frameBlocks.length - 1];
  if (block === undefined) return { loop: null, location: at };
  if (block.kind === 'exception group handler' && at !== null) {
    g.fail("'break', 'continue' and 'return' cannot appear in an except* block", at);
  }
  if (untilLoop && (block.kind === 'while loop' || block.kind === 'for loop')) return { loop: block, location: at };
  frameBlocks.pop();
  const location = unwindBlock(g, block, at, keepTop);
  const result = unwindBlocks(g, location, keepTop, untilLoop);
  frameBlocks.push(block);
  return result;
}

/** Leaves one block. Returns the location for what follows. */
export function unwindBlock(g: CodeGenerator, block: FrameBlock, at: Location, keepTop: boolean): Location {
  const bringUp = (location = at) => {
    if (keepTop) g.emit(op.SWAP, 2, location);
  };
  switch (block.kind) {
    case 'while loop':
    case 'exception handler':
    case 'exception group handler':
    case 'asynchronous comprehension':
    case 'stop iteration':
      return at;
    case 'for loop':
    case 'pop value':
      bringUp();
      g.emit(op.POP_TOP, 0, at);
      return at;
    case 'try except':
      g.emit(op.POP_BLOCK, 0, at);
      return at;
    case 'try finally':
      g.emit(op.POP_BLOCK, 0, at);
      if (keepTop) g.pushBlock({ kind: 'pop value' }, at);
      g.visitBody(block.finalbody);
      if (keepTop) g.popBlock();
      return null;
    case 'finally end':
      bringUp();
      g.emit(op.POP_TOP, 0, at);
      bringUp();
      g.emit(op.POP_BLOCK, 0, at);
      g.emit(op.POP_EXCEPT, 0, at);
      return at;
    case 'with':
    case 'async with':
      g.emit(op.POP_BLOCK, 0, block.location);
      bringUp(block.location);
      callExitWithNones(g, block.location);
      if (block.kind === 'async with') awaitResult(g, 2, block.location);
      g.emit(op.POP_TOP, 0, block.location);
      return null;
    case 'handler cleanup':
      if (block.name !== null) g.emit(op.POP_BLOCK, 0, at);
      bringUp();
      g.emit(op.POP_BLOCK, 0, at);
      g.emit(op.POP_EXCEPT, 0, at);
      if (block.name !== null) unbindHandlerName(g, block.name, at);
      return at;
  }
}

/** `name = None; del name`: what happens to the name of `except … as name`. */
export function unbindHandlerName(g: CodeGenerator, name: string, at: Location): void {
  g.loadNone(at);
  g.store(name, at);
  g.delete(name, at);
}

/** `exit(None, None, None)`. */
export function callExitWithNones(g: CodeGenerator, at: Location): void {
  g.loadNone(at);
  g.loadNone(at);
  g.loadNone(at);
  g.emit(op.CALL, 2, at);
}

/** Awaits the value on top. `where`: 1 after __aenter__, 2 after __aexit__, for the error's text. */
export function awaitResult(g: CodeGenerator, where: 0 | 1 | 2, at: Location): void {
  g.emit(op.GET_AWAITABLE, where, at);
  g.loadNone(at);
  g.emitYieldFrom(RESUME_AFTER_AWAIT, at);
}
