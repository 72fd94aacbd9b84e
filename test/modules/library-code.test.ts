import { expect, test } from 'vitest';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';
import { compileLibrary, parseLibrary } from '../../source/modules/compiled-library.ts';
import { PYTHON_MODULES } from '../../source/modules/python-modules.ts';
import { marshal } from '../../source/python/compile/marshal.ts';
import type { Host } from '../../source/python/host.ts';

const SCRIPT = `
import tracemalloc
tracemalloc.start(3)
import gc, sys
print(gc.get_count(), len(gc.get_objects()))
import dataclasses, heapq, keyword, typing, weakref
print(gc.get_count(), len(gc.get_objects()), sys.getallocatedblocks(), gc.get_stats())
print(tracemalloc.get_traced_memory(), [str(each) for each in tracemalloc.take_snapshot().statistics("lineno")])

@dataclasses.dataclass
class Point:
    x: int = 0

print(id(Point), Point, sys.getsizeof(Point.__init__.__code__), dataclasses.field.__code__.co_consts)
print([sys.getrefcount(each) for each in dataclasses.fields.__code__.co_consts])
print(dataclasses.replace.__code__.co_filename, [id(each) for each in (heapq, keyword.kwlist, typing.List)])
sys._debugmallocstats()
1 / typing.get_type_hints(5)
`;

/** What the script writes and the figures it ends with; `readCompiled` gives it the library. */
function played(python: PythonVersion, readCompiled: Host['readCompiled'], script = SCRIPT): unknown[] {
  const written: string[] = [];
  const machine = new Machine({
    python,
    argv: ['script.py'],
    memoryLimit: 2 ** 28,
    host: { write: (_, text) => written.push(text), readSource: () => null, ...(readCompiled && { readCompiled }) },
  });
  const status = machine.run(script, 'script.py');
  const { heap, interpreter } = machine.vm;
  return [written.join(''), status, interpreter.steps.done, heap.allocator.blocksInUse, heap.trace.live];
}

test.each(['3.9', '3.13'] as const)(
  'in %s a run with compiled modules is that with their texts, to the byte',
  (python) => {
    const asked: string[] = [];
    const compiled = played(python, (name) => {
      const source = PYTHON_MODULES.get(name);
      asked.push(name);
      return typeof source === 'string' ? marshal(compileLibrary(parseLibrary(source, name), name, python)) : null;
    });
    expect(asked).toEqual(expect.arrayContaining(['dataclasses', 'heapq', 'keyword', 'typing', 'weakref']));
    expect(compiled).toEqual(played(python, undefined));
    expect(compiled[0]).toContain('Point');
  },
);

test('what the host has not is compiled from its text', () => {
  const script = 'import heapq, keyword\nprint(heapq.merge, keyword.kwlist)';
  const half: Host['readCompiled'] = (name) =>
    name === 'keyword'
      ? marshal(compileLibrary(parseLibrary(PYTHON_MODULES.get(name) ?? '', name), name, '3.13'))
      : null;
  expect(played('3.13', half, script)).toEqual(played('3.13', undefined, script));
});
