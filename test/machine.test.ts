import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verifyAllocator } from './heap/verify-allocator.ts';
import { leaks, runAudited, undercounted } from './python/heap-audit.ts';

/** The notebook that heaptop began with, and its five exercises; test/python/programs.test.ts compares what they print. */
const NOTEBOOK = [
  'notebook-seed',
  'notebook-practice-1-local-variables',
  'notebook-practice-2-circular-references',
  'notebook-practice-3-generators',
  'notebook-practice-4-del',
  'notebook-practice-5-profiling',
];

const sourceOf = (name: string): string => readFileSync(`test/fixtures/programs/${name}.py`, 'utf8');

test.each(NOTEBOOK)('%s counts its references right and leaves nothing behind', (name) => {
  const { machine, err, status } = runAudited(sourceOf(name), (running) => expect(undercounted(running)).toEqual([]));
  expect({ status, err }).toEqual({ status: 0, err: '' });
  verifyAllocator(machine.vm.heap.allocator);
  expect(leaks(machine)).toEqual([]);
});

test('the same script makes the same heap, to the last word', () => {
  const source = sourceOf('notebook-seed');
  const memories = [1, 2].map(() => {
    let words = new Int32Array();
    runAudited(source, ({ vm }) => {
      words = vm.words.slice(0, 2 ** 21);
    });
    return words;
  });
  expect(Buffer.from(memories[0].buffer).equals(Buffer.from(memories[1].buffer))).toBe(true);
});

test('machines share nothing: one at work does not change another', () => {
  const source = sourceOf('notebook-practice-3-generators');
  const alone = runAudited(source).out;
  let between = '';
  const outer = runAudited(source, () => {
    between = runAudited(source).out;
  });
  expect([outer.out, between]).toEqual([alone, alone]);
});

test("the script's constant tuples are tracked until a collection has seen them", () => {
  const { out } = runAudited('import gc\nt = (1, 2)\nprint(gc.is_tracked(t))\ngc.collect()\nprint(gc.is_tracked(t))\n');
  expect(out).toBe('True\nFalse\n');
});
