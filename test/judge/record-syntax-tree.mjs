// Prints what source/modules/syntax-tree/grammar-table.ts holds: the types of syntax trees in each CPython in the order in which
// they are made, and which of their names nothing has interned before. The CPython 3.14.2 of pyodide is asked for the types too.
//
//   PYTHON_3_9=… node test/judge/record-syntax-tree.mjs > table.txt

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIBRARY_NAMES } from './library-names.mjs';

const VERSIONS = ['3.9', '3.10', '3.11', '3.12', '3.13'];
const NEWEST = '3.14';
const folder = mkdtempSync(join(tmpdir(), 'heaptop-syntax-tree-'));

// A type's docstring is its line of Python.asdl. Types that Lib/ast.py adds have none like it.
const TYPES = `
import _ast
def show(base, level):
    for cls in base.__subclasses__():
        doc = cls.__doc__.split(' = ')[0]
        if not doc.startswith(cls.__name__) or '_fields' not in vars(cls): continue
        own = level == 0 and cls._attributes
        names = [name + '?' * (name in vars(cls)) for name in own or ()]
        print('  ' * level + ' '.join([doc, *names]))
        show(cls, level + 1)
show(_ast.AST, 0)
`;

// Where the types are made, nobody asks later. What is interned already comes back as another object. A script's own words are interned too: these have a dash in front.
const NEW_NAMES = (names, module) => `
import sys, site
before = set(sys.modules)
try:
    import ${module}
except ImportError:
    pass
modules = sorted(set(sys.modules) - before)
names = '${names.map((name) => `-${name}`).join(' ')}'.split()
def is_new(text):
    return sys.intern(text) is text
has_types = any(each.__name__ == 'AST' for each in object.__subclasses__())
print(*modules)
print(*[name for name in (each[1:] for each in names) if is_new(name) or has_types])
`;

function run(version, source) {
  const script = join(folder, 'script.py');
  writeFileSync(script, source);
  const isNewest = version === NEWEST;
  const judge = join(dirname(fileURLToPath(import.meta.url)), 'wasm-python.mjs');
  const python = process.env[`PYTHON_${version.replace('.', '_')}`] ?? `python${version}`;
  const [command, args] = isNewest ? [process.execPath, [judge, script]] : [python, ['-I', '-S', script]];
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${command}: ${error?.code ?? stderr}`);
  return stdout.trimEnd();
}

/** Lines with the versions that have them: `from` the first one and `to` the last one. */
function merged(columns) {
  const lines = [];
  for (const [version, column] of columns) {
    let at = 0;
    for (const text of column) {
      const found = lines.findIndex((line) => line.text === text);
      if (found >= 0) lines[found].to = version;
      else lines.splice(at, 0, { text, from: version, to: version });
      at = lines.findIndex((line) => line.text === text) + 1;
    }
  }
  return lines;
}

const columns = [...VERSIONS, NEWEST].map((version) => [version, run(version, TYPES).split('\n')]);
const names = new Set(['__match_args__', '_attributes', '_fields', '_field_types', 'ast']);
for (const [, column] of columns) {
  for (const line of column) {
    for (const [, name] of line.matchAll(/\w+[*?]? (\w+)[,)]/g)) names.add(name);
    for (const [, name] of line.matchAll(/(?<=[\w)?] )(\w+)\??(?= |$)/g)) names.add(name);
  }
}
console.log(`import type { PythonVersion } from '../../heap/version-facts.ts';

export interface NewNames {
  readonly atStart: string;
  readonly internedBy: Readonly<Record<string, string>>;
}

/**
 * The types of syntax trees in the order in which they are made, those of a sum indented below it: their lines of
 * \`Parser/Python.asdl\`, the names of their attributes, and which versions have them (\`test/judge/record-syntax-tree.mjs\`).
 */`);
console.log('export const GRAMMAR = `');
for (const { text, from, to } of merged(columns)) {
  const marks = [from === VERSIONS[0] ? '' : ` >=${from}`, to === NEWEST ? '' : ` <=${to}`];
  console.log(`${text}${marks.join('')}`);
}
console.log('`;\n');

/** Names that each module of the library interns, without those of the modules that come with it. */
function namesOfModules(version, atStart) {
  const found = new Map();
  for (const module of LIBRARY_NAMES) {
    const [modules, rest] = newNames(version, module);
    const interned = atStart.filter((name) => !rest.includes(name));
    if (interned.length > 0) found.set(module, { modules, interned });
  }
  const lines = [];
  for (const [module, { modules, interned }] of found) {
    const others = modules.filter((each) => each !== module && found.has(each));
    const own = interned.filter((name) => !others.some((each) => found.get(each).interned.includes(name)));
    if (own.length > 0) lines.push([module, own.join(' ')]);
  }
  return lines;
}

function newNames(version, module) {
  return run(version, NEW_NAMES([...names].sort(), module))
    .split('\n')
    .map((line) => line.split(' ').filter(Boolean));
}

console.log(
  '/** Names that nothing has interned before: at the start of a script, and what imports change about that. */',
);
console.log('export const NEW_NAMES: Readonly<Partial<Record<PythonVersion, NewNames>>> = {');
for (const version of VERSIONS) {
  const [, atStart] = newNames(version, 'sys');
  console.log(`  '${version}': {\n    atStart:\n      '${atStart.join(' ')}',\n    internedBy: {`);
  for (const [module, own] of namesOfModules(version, atStart)) {
    console.log(`      ${/^\w+$/.test(module) ? module : `'${module}'`}: '${own}',`);
  }
  console.log('    },\n  },');
}
console.log('};');
rmSync(folder, { recursive: true });
