import { expect, test } from 'vitest';
import type { Target } from '../../source/scenario/session/locate.ts';
import type { SentMoment } from '../../source/view/observe/observer.ts';
import { playSession, scriptFrom } from './played-session.ts';

/** The moments of a script at some places, in the order of going there. */
function momentsAt(source: string, targets: readonly Target[], echo = false): SentMoment[] {
  const moments: SentMoment[] = [];
  const commands = targets.map((to, id) => ({ do: 'go', to, id }) as const);
  playSession(scriptFrom(source, echo), commands, { moment: (moment) => moments.push(moment) });
  return moments;
}

const RING = `import gc
class Node:
    pass
gc.disable()
a = Node()
a.name = 'one'
a.me = a
b = a
del a, b
n = gc.collect()
print(n)
`;

test('before the first line nothing is allocated; the length is known', () => {
  const [ready] = momentsAt(RING, []);
  expect(ready).toMatchObject({ state: 'ready', step: 0, cell: -1, output: [], error: null });
  expect(ready.memory).toMatchObject({ traced: 0, peak: 0, sites: [], tracing: false });
  expect(ready.timeline.collections).toMatchObject([{ generation: 2, stuck: false }]);
  expect([ready.timeline.steps[0], ready.timeline.traced[0]]).toEqual([0, 0]);
  expect(ready.totalSteps).toBeGreaterThan(9);
});

test('names have a type, a label and the count of references that exist; what is imported and defined comes last', () => {
  const [, before] = momentsAt(RING, [{ line: 9 }]);
  const names = Object.fromEntries(before.execution.names.map((name) => [name.name, name]));
  expect(Object.keys(names)).toEqual(['a', 'b', 'gc', 'Node']);
  // a, b, and the object itself
  expect(names.a).toMatchObject({ type: 'Node', refcount: 3 });
  expect(names.a.label).toMatch(/^Node 'one' @[0-9a-f]{6}$/);
  expect(names.b.label).toBe(names.a.label);
  expect(names.gc.label).toBe('module gc');
  expect(names.Node.label).toBe('class Node');
});

test('a line that never runs is nowhere', () => {
  const [ready, nowhere] = momentsAt('# a comment\nx = 1\n', [{ line: 1 }]);
  expect(ready.step).toBe(0);
  expect(nowhere).toBeUndefined();
});

test('a collection is told with its reason and what it freed', () => {
  const [, after] = momentsAt(RING, [{ collection: 1 }]);
  expect(after.execution.line).toBe(11);
  expect(after.gc.enabled).toBe(false);
  expect(after.gc.collections).toHaveLength(1);
  expect(after.gc.collections[0]).toMatchObject({ step: after.step - 1, generation: 2, reason: 'gc.collect()' });
  expect(after.gc.collections[0].freed).toBeGreaterThanOrEqual(1);
});

test('the same place gives the same moment, whichever way it was reached', () => {
  const last = 11;
  const targets: Target[] = [];
  for (let step = 1; step <= last; step++) targets.push({ step });
  targets.push('end');
  for (let step = last; step >= 0; step--) targets.push({ steps: -1 });
  const moments = momentsAt(RING, targets);
  const byStep = new Map<number, SentMoment>();
  for (const moment of moments) {
    const known = byStep.get(moment.step);
    if (known === undefined) byStep.set(moment.step, moment);
    else expect(moment).toEqual(known);
  }
  expect(moments.length).toBeGreaterThan(byStep.size);
});

test('traced memory is the sum over the lines', () => {
  const [, end] = momentsAt('rows = [[i] for i in range(1000)]\ntext = "x" * 5000\n', ['end']);
  const { traced, sites, otherSites } = end.memory;
  expect(sites.reduce((sum, { bytes }) => sum + bytes, otherSites.bytes)).toBe(traced);
  expect(sites[0]).toMatchObject({ file: 't.py', line: 1 });
  // The text; the module's dict may have grown on the same line.
  expect(sites[1]).toMatchObject({ file: 't.py', line: 2 });
  expect(sites[1].bytes).toBeGreaterThanOrEqual(5041);
});

test('the end shows the heap before the exit and the output after it', () => {
  const source = 'class A:\n    def __del__(self):\n        print("gone")\na = A()\n';
  const [, end] = momentsAt(source, ['end']);
  expect(end.state).toBe('ended');
  expect(end.step).toBe(end.totalSteps);
  expect(end.execution).toMatchObject({ line: 0, depth: 1 });
  expect(end.execution.names.map(({ name }) => name)).toEqual(['a', 'A']);
  expect(end.output).toEqual([{ stream: 'stdout', text: 'gone' }]);
});

test('a failure has its traceback, not in the output', () => {
  const [, end] = momentsAt('print("hello")\n1 / 0\n', ['end']);
  expect(end.state).toBe('failed');
  expect(end.error?.summary).toBe('ZeroDivisionError: division by zero');
  expect(end.error?.traceback).toContain('File "t.py", line 2, in <module>');
  expect(end.output).toEqual([{ stream: 'stdout', text: 'hello' }]);
});

test('a syntax error is a failure at the first step', () => {
  const [, end] = momentsAt('x = (\n', ['end']);
  expect(end).toMatchObject({ state: 'failed', step: 1 });
  expect(end.error?.summary).toMatch(/^SyntaxError: /);
});

test('in a function the names are its locals, and the depth grows', () => {
  const [, inside] = momentsAt('def f(x):\n    y = [x]\n    return y\nf(7)\n', [{ line: 3 }]);
  expect(inside.execution).toMatchObject({ line: 3, depth: 2, code: 'f' });
  expect(inside.execution.names.map(({ name, label }) => `${name} ${label.replace(/@.*/, '')}`)).toEqual([
    'x 7',
    'y list (1) ',
  ]);
});

test('objects that cannot be freed come with the reason and their birthplace', () => {
  const source = `import gc
gc.set_debug(gc.DEBUG_SAVEALL)
class A: pass
a = A()
a.me = a
del a
gc.collect()
`;
  const [, end] = momentsAt(source, ['end']);
  const found = end.gc.garbage.find(({ type }) => type === 'A');
  expect(found?.reason).toContain('DEBUG_SAVEALL');
  expect(found?.birth).toEqual({ file: 't.py', line: 4 });
  expect(end.gc.debug).toEqual(['SAVEALL']);
});

test('a notebook shows the value of the last expression of a cell', () => {
  const [, end] = momentsAt('# %%\n1 + 1\n2 + 2\n# %%\nx = 3\nx;\n', ['end'], true);
  expect(end.output).toEqual([{ stream: 'echo', text: '4' }]);
});

test('after an error the place and the names are those of the frame that it came from', () => {
  const source = 'def f(x):\n    y = [x]\n    return 1 / x\n\ndef g():\n    f(0)\n\nkept = 1\ng()\n';
  const [, end, back] = momentsAt(source, ['end', { steps: -1 }]);
  expect(end).toMatchObject({ state: 'failed', execution: { file: 't.py', line: 3, code: 'f', depth: 3 } });
  expect(end.execution.names.map(({ name, label }) => `${name} ${label.replace(/@.*/, '')}`)).toEqual([
    'x 0',
    'y list (1) ',
  ]);
  // The heap is as it was: the list lives.
  expect(end.memory.sites.some(({ line }) => line === 2)).toBe(true);
  expect(back).toMatchObject({ state: 'paused', step: end.step - 1, execution: { line: 3, code: 'f' } });
  const [, unparsed] = momentsAt('a = 1\nb = [2\nc = 3\n', ['end']);
  expect(unparsed).toMatchObject({ state: 'failed', execution: { file: 't.py', line: 2, names: [] } });
  const [, inner] = momentsAt('a = 1\nexec("[2")\n', ['end']);
  expect(inner).toMatchObject({ state: 'failed', execution: { file: 't.py', line: 2 } });
  const [, left] = momentsAt('import sys\na = 1\nsys.exit(3)\n', ['end']);
  expect(left.execution).toMatchObject({ line: 0, code: '<module>' });
});
