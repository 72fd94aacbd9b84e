// Prints what source/modules/import-leftovers-table.ts holds: the dead objects that start-up and imports leave in the free
// lists of each CPython, as its `sys._debugmallocstats()` tells, and the tables of dicts, which that does not tell before 3.13.
//
//   PYTHON_3_9=… node test/judge/record-leftovers.mjs > table.txt

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'heaptop-leftovers-'));

const NAMES =
  'tracemalloc weakref types collections functools contextlib dataclasses json traceback random re enum typing copy operator ' +
  'heapq string statistics inspect itertools math threading datetime textwrap linecache bisect collections.abc';

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

function leftovers(version, name) {
  const first = name === '' ? '' : `import ${name}`;
  if (name !== '' && run(version, `import sys; print('${name}' in sys.modules)`).startsWith('True')) return 'LOADED';
  const text = run(version, `${first}\nimport sys\nsys._debugmallocstats()`);
  const count = (what) => Number(new RegExp(`(\\d+) free ${what}`).exec(text)?.[1]);
  const tuples = [1, 2, 3, 4, 5, 6, 7].map((length) => count(`${length}-sized PyTupleObjects`));
  const tables = Number(run(version, `${first}\n${COUNT_TABLES}`));
  return `[${count('PyListObject')}, ${count('PyDictObject')}, ${count('PyFloatObject')}, [${tuples.join(', ')}], ${tables}]`;
}

for (const version of ['3.9', '3.10', '3.11', '3.12', '3.13']) {
  console.log(`    '${version}': {`);
  for (const name of ['', ...NAMES.split(' ')]) {
    console.log(`      ${/^\w+$/.test(name) ? name : `'${name}'`}: ${leftovers(version, name)},`);
  }
  console.log('    },');
}
rmSync(folder, { recursive: true });
