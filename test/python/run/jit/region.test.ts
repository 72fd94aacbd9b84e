import { expect, test } from 'vitest';
import * as op from '../../../../source/python/compile/opcodes.ts';
import { Region } from '../../../../source/python/run/jit/region.ts';

const WHOLE = { end: 1000, stops: new Set<number>() };

function code(...instructions: [opcode: number, arg: number][]): Int32Array {
  return Int32Array.from(instructions.flat());
}

/** for …: if …: continue; the loop's end. */
const LOOP = code(
  [op.NOP, 0],
  [op.FOR_ITER, 5],
  [op.POP_JUMP_IF_TRUE, 4],
  [op.NOP, 0],
  [op.JUMP_BACKWARD, 1],
  [op.END_FOR, 0],
  [op.POP_TOP, 0],
  [op.RETURN_CONST, 0],
);

test('a region has the instructions that can be reached, as blocks', () => {
  const region = new Region(LOOP, 0, { ...WHOLE, end: 8 });
  expect(region.blocks).toEqual([
    { start: 0, end: 1 },
    { start: 1, end: 2 },
    { start: 2, end: 3 },
    { start: 3, end: 4 },
    { start: 4, end: 5 },
    { start: 7, end: 8 },
  ]);
  expect(region.blockAt(7)).toBe(5);
  expect(region.blockAt(5)).toBe(-1);
});

test('jumps back are loops, jumps forward are labels, one inside the other', () => {
  const { scopes, isStructured } = new Region(LOOP, 0, { ...WHOLE, end: 8 });
  expect(isStructured).toBe(true);
  expect(scopes).toContainEqual({ kind: 'loop', block: 1, from: 1, to: 5 });
  expect(scopes).toContainEqual({ kind: 'label', block: 5, from: 1, to: 5 });
  expect(scopes).toContainEqual({ kind: 'label', block: 4, from: 2, to: 4 });
});

test('what lies beyond its border is not part of it', () => {
  const region = new Region(LOOP, 1, { ...WHOLE, end: 5 });
  expect(region.blocks.at(-1)).toEqual({ start: 4, end: 5 });
  expect(new Region(LOOP, 0, { end: 8, stops: new Set([1]) }).blocks).toEqual([{ start: 0, end: 1 }]);
});
