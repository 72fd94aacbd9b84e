import { expect, test } from 'vitest';
import { paintLine } from '../../../source/view/screen/line.ts';
import { drawRing, type RingNode } from '../../../source/view/screen/ring-drawing.ts';
import { textWidth } from '../../../source/view/text-width.ts';

const node = (label: string, ...to: number[]): RingNode => ({
  label,
  refcount: 1,
  edges: to.map((each) => ({ to: each, how: '.next' })),
});

function drawn(nodes: readonly RingNode[], columns: number, rows = 5): string[] {
  const indices = nodes.map((_, i) => i);
  return drawRing(nodes, indices, columns, rows).map((line) => paintLine(line, 'none'));
}

test('a ring of two as boxes', () => {
  expect(drawn([node('A', 1), node('B', 0)], 60)).toEqual([
    ' ┌───────┐         ┌───────┐',
    ' │ A     │ ─.next→ │ B     │',
    ' │ rc 1  │         │ rc 1  │',
    ' └───▲───┘         └───┬───┘',
    '     ╰───── .next ─────╯',
  ]);
});

test('without the room, a chain that ends where it began', () => {
  expect(drawn([node('A', 1), node('B', 0)], 60, 4)).toEqual([' A (rc 1) ─.next→ B (rc 1) ─.next→ A']);
});

test('an object that refers to itself', () => {
  const [, name, , foot, back] = drawn([node('A', 0)], 60);
  expect(name).toBe(' │ A     │');
  expect(foot).toContain('▲┬');
  expect(back).toContain('.next');
});

test('a long ring says how many it leaves out, and stays within its columns', () => {
  const ring = Array.from({ length: 9 }, (_, i) => node(`Node ${i}`, (i + 1) % 9));
  const [line] = drawn(ring, 60);
  expect(line).toMatch(/^ Node 0 .* … \d more … → Node 0$/);
  expect(textWidth(line)).toBeLessThanOrEqual(60);
});

test('objects that hang on the shortest way around are counted', () => {
  const [line] = drawn([node('A', 1, 2), node('B', 0), node('C', 0)], 60, 1);
  expect(line).toBe(' A (rc 1) ─.next→ B (rc 1) ─.next→ A  and 1 more in the ring');
});
