// Prints what source/modules/import-closures-table.ts holds: which modules an import brings along in each CPython, and how many
// tracked objects each of them adds for good.
//
//   PYTHON_3_9=… node test/judge/record-closures.mjs > table.txt

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIBRARY_NAMES } from './library-names.mjs';

const folder = mkdtempSync(join(tmpdir(), 'heaptop-closures-'));

// Without what is installed beside the library, whose .pth files would import more.
const ask = (name) => `
import site, gc, sys
gc.collect()
before, count = set(sys.modules), len(gc.get_objects())
try:
    import ${name}
except ImportError:
    print('[]')
else:
    gc.collect()
    print([len(gc.get_objects()) - count, *sorted(set(sys.modules) - before)])
`;

function imported(version, name) {
  const python = process.env[`PYTHON_${version.replace('.', '_')}`] ?? `python${version}`;
  // Not with -c, for which 3.13 imports linecache itself.
  const script = join(folder, 'script.py');
  writeFileSync(script, ask(name));
  const { error, stdout, stderr } = spawnSync(python, ['-I', '-S', script], { encoding: 'utf8' });
  if (error) throw new Error(`${python} cannot be run (${error.code})`);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout.replaceAll("'", '"'));
}

/** Each module with what it brings, smaller ones first: a module's own objects are what the others do not account for. */
function closures(version) {
  const found = new Map();
  for (const name of LIBRARY_NAMES) {
    const [objects, ...modules] = imported(version, name);
    if (modules.length > 0) found.set(name, { objects, all: modules });
  }
  const known = [...found].map(([name, { objects, all }]) => [name, objects, all.filter((each) => found.has(each))]);
  known.sort(([, , a], [, , b]) => a.length - b.length);
  const own = new Map();
  const lines = new Map();
  for (const [name, objects, all] of known) {
    const others = all.filter((each) => each !== name);
    const accounted = others.reduce((sum, each) => sum + (own.get(each) ?? 0), 0);
    own.set(name, Math.max(0, objects - accounted));
    // What comes with another of them need not be named.
    const direct = others.filter(
      (each) => !others.some((other) => other !== each && found.get(other).all.includes(each) && lines.has(other)),
    );
    lines.set(name, `[${[own.get(name), ...direct.map((each) => `'${each}'`)].join(', ')}]`);
  }
  return lines;
}

for (const version of ['3.9', '3.10', '3.11', '3.12', '3.13']) {
  console.log(`  '${version}': {`);
  for (const [name, line] of [...closures(version)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`    ${/^\w+$/.test(name) ? name : `'${name}'`}: ${line},`);
  }
  console.log('  },');
}
rmSync(folder, { recursive: true });
