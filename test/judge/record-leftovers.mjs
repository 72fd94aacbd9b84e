// Prints what source/modules/import-leftovers-table.ts holds: the dead objects that start-up and imports leave in the free
// lists of each CPython and take from full ones, as its `sys._debugmallocstats()` tells, and the tables of dicts, which that does
// not tell before 3.13.
//
//   PYTHON_3_9=… node test/judge/record-leftovers.mjs > table.txt

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'heaptop-leftovers-'));

const NAMES =
  'gc time tracemalloc weakref types collections functools contextlib dataclasses json traceback random re enum typing copy ' +
  'operator heapq string statistics inspect itertools math threading datetime textwrap linecache bisect collections.abc ' +
  'abc array ast asyncio atexit base64 calendar csv ctypes decimal dis fractions graphlib hashlib io keyword logging numbers ' +
  'pickle platform pprint queue reprlib struct tempfile timeit unittest uuid warnings';

/** No free list is full then. */
const FULL = 70;
const KINDS = ['PyListObject', 'PyDictObject', 'PyFloatObject'];
const LENGTHS = [1, 2, 3, 4, 5, 6, 7];

// More of each kind than start-up leaves are made, and some of them die: the free lists hold that many then, the same whatever
// has run before. Tuples and lists of what is made are longer than any that is counted.
const FILL = (count) => `
import sys
kept = [[] for i in range(100)], [{} for i in range(100)], [i + 0.5 for i in range(200)]
kept += tuple([(*range(n),) for i in range(400)] for n in range(1, 8))
for one in kept:
    for i in range(${count}): one[i] = None
`;

// A table from the free list adds no block. The count's own int replaces the one before.
const COUNT_TABLES = `
import sys
def count(blocks=sys.getallocatedblocks):
    kept = [None] * 100
    for i in range(100): kept[i] = {}
    before = blocks(); before = blocks()
    for i in range(100):
        before = blocks()
        kept[i]['count'] = None
        if blocks() > before: return i
print(count())
`;

function run(version, source) {
  const script = join(folder, 'script.py');
  writeFileSync(script, source);
  const python = process.env[`PYTHON_${version.replace('.', '_')}`] ?? `python${version}`;
  const env = { LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: '0' };
  const { error, stdout, stderr } = spawnSync(python, [script], { encoding: 'utf8', env });
  if (error) throw new Error(`${python} cannot be run (${error.code})`);
  return stdout + stderr;
}

function freeObjects(version, text) {
  const told = run(version, `${text}\nimport sys\nsys._debugmallocstats()`);
  const count = (what) => Number(new RegExp(`(\\d+) free ${what}`).exec(told)?.[1]);
  return [KINDS.map(count), LENGTHS.map((length) => count(`${length}-sized PyTupleObjects`))].flat();
}

/** Written as in the table: kinds, then tuples, then tables if told. */
function written(figures, tables) {
  const tuples = `[${figures.slice(KINDS.length).join(', ')}]`;
  return `[${[...figures.slice(0, KINDS.length), tuples, ...(tables === undefined ? [] : [tables])].join(', ')}]`;
}

/** What our own modules leave is 3.13's. */
function tablesAfter(version, first) {
  return version === '3.13' ? undefined : Number(run(version, `${first}\n${COUNT_TABLES}`));
}

function leftovers(version, name) {
  if (run(version, `import sys; print('${name}' in sys.modules)`).startsWith('True')) return 'LOADED';
  const first = `import ${name}`;
  const usual = freeObjects(version, first);
  const least = freeObjects(version, FILL(0) + first);
  const full = freeObjects(version, FILL(FULL));
  const rest = freeObjects(version, FILL(FULL) + first);
  const taken = full.map((before, i) => before - rest[i]);
  return `{ usual: ${written(usual, tablesAfter(version, first))}, least: ${written(least)}, taken: ${written(taken)} }`;
}

for (const version of ['3.9', '3.10', '3.11', '3.12', '3.13']) {
  console.log(`    '${version}': {`);
  console.log(`      start: ${written(freeObjects(version, ''), tablesAfter(version, ''))},`);
  console.log('      imports: {');
  for (const name of NAMES.split(' ')) {
    console.log(`        ${/^\w+$/.test(name) ? name : `'${name}'`}: ${leftovers(version, name)},`);
  }
  console.log('      },\n    },');
}
rmSync(folder, { recursive: true });
