import { expect, test } from 'vitest';
import type { Moment, NameInScope } from '../../source/view/moment.ts';
import { StepStories, storyOfStep } from '../../source/view/step-story.ts';
import { middle } from './moments.ts';

function name(of: string, id: number, label: string, refcount: number | null, type = 'Node'): NameInScope {
  return { name: of, id, type, label, refcount };
}

function at(step: number, names: readonly NameInScope[], more: Partial<Moment> = {}): Moment {
  return { ...middle, step, execution: { ...middle.execution, line: step, names }, ...more };
}

test('a reference more, a name more, a longer list, memory', () => {
  const before = at(4, [name('a', 1, 'Node @01', 1), name('junk', 2, 'list (3) @02', 1, 'list')]);
  const after = at(
    5,
    [name('a', 1, 'Node @01', 2), name('junk', 2, 'list (4) @02', 1, 'list'), name('b', 3, 'Node @03', 1)],
    {
      memory: { ...middle.memory, traced: middle.memory.traced + 48 },
    },
  );
  expect(storyOfStep(before, after)).toEqual({
    file: middle.execution.file,
    line: 4,
    parts: ['b is Node', 'rc(a) 1 → 2', 'len(junk) 3 → 4', '+48 B'],
    printed: false,
  });
});

test('names that go leave garbage behind', () => {
  const before = at(4, [name('a', 1, 'Node @01', 2)]);
  const waiting = { step: 5, objects: 2, bytes: 96, rings: 1, generations: [2, 0, 0], members: [] };
  const after = at(5, [], { gc: { ...middle.gc, waiting } });
  expect(storyOfStep(before, after)?.parts).toEqual(['2 objects are garbage now', 'a is gone']);
});

test('nothing is told of moments that are not one step apart', () => {
  expect(storyOfStep(at(4, []), at(6, []))).toBeNull();
  expect(storyOfStep(at(5, []), at(4, []))).toBeNull();
});

test('a step keeps its story on the way back, and after a jump', () => {
  const stories = new StepStories();
  const moments = [4, 5, 6].map((step) => at(step, [name('i', step, String(step), null, 'int')]));
  const there = moments.map((moment) => stories.at(moment)?.parts);
  expect(there).toEqual([undefined, ['i 4 → 5'], ['i 5 → 6']]);
  expect(stories.at(moments[1])?.parts).toEqual(['i 4 → 5']);
  expect(stories.at(at(90, []))).toBeNull();
  expect(stories.at(moments[2])?.parts).toEqual(['i 5 → 6']);
});
