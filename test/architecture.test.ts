import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** One import that the layer of the file must refuse, and the part of the rule that refuses it. */
const FORBIDDEN: readonly (readonly [file: string, line: string])[] = [
  ['source/heap/a.ts', "import { x } from '../python/x.ts';"],
  ['source/heap/b.ts', "import type { x } from '../modules/x.ts';"],
  ['source/heap/deep/c.ts', "import { x } from '../../machine.ts';"],
  ['source/heap/d.ts', "import { x } from 'node:fs';"],
  ['source/heap/e.ts', "import { x } from 'string-width';"],
  ['source/python/a.ts', "import type { x } from '../modules/x.ts';"],
  ['source/python/deep/b.ts', "import { x } from '../../scenario/x.ts';"],
  ['source/python/c.ts', "import { x } from 'node:fs';"],
  ['source/modules/a.ts', "import { x } from '../machine.ts';"],
  ['source/modules/b.ts', "import { x } from 'node:process';"],
  ['source/machine.ts', "import { x } from './scenario/x.ts';"],
  ['source/scenario/a.ts', "import type { x } from '../view/x.ts';"],
  ['source/scenario/b.ts', "import { x } from '../dashboard/index.tsx';"],
  ['source/scenario/c.ts', "import { x } from 'ink';"],
  ['source/view/a.ts', "import type { x } from '../python/x.ts';"],
  ['source/view/b.ts', "import { x } from '../report/index.ts';"],
  ['source/view/observe/c.ts', "import { x } from '../../report/x.ts';"],
  ['source/view/deep/c.ts', "import { x } from 'react';"],
  ['source/dashboard/a.tsx', "import type { x } from '../heap/x.ts';"],
  ['source/dashboard/panel/b.tsx', "import { x } from '../../report/x.ts';"],
  ['source/report/a.ts', "import { x } from '../dashboard/index.tsx';"],
  ['source/report/b.ts', "import { x } from '../python/x.ts';"],
  ['source/report/c.ts', "import { x } from 'ink';"],
];

/** Imports that go down, as they should. */
const ALLOWED: readonly (readonly [file: string, line: string])[] = [
  ['source/heap/good.ts', "import { x } from './x.ts';"],
  ['source/heap/deep/good.ts', "import { x } from '../x.ts';"],
  ['source/python/good.ts', "import { x } from '../heap/x.ts';"],
  ['source/python/deep/good.ts', "import { x } from '../../heap/x.ts';"],
  ['source/modules/good.ts', "import { x } from '../python/x.ts';"],
  ['source/scenario/good.ts', "import { x } from '../machine.ts';"],
  ['source/scenario/file.ts', "import { x } from 'node:fs';"],
  ['source/view/good.ts', "import type { x } from '../scenario/x.ts';"],
  ['source/view/observe/good.ts', "import { x } from '../../python/x.ts';"],
  ['source/dashboard/good.tsx', "import { x } from '../view/x.ts';"],
  ['source/dashboard/ink.tsx', "import { x } from 'ink';"],
  ['source/report/good.ts', "import { x } from '../view/x.ts';"],
];

/** Other promises of the architecture, each broken once. */
const BROKEN: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['source/heap/clock.ts', 'export const now = Date.now();', 'noRestrictedGlobals'],
  ['source/python/host.ts', 'export const pid = process.pid;', 'noRestrictedGlobals'],
  ['source/scenario/cycle-a.ts', "export { b } from './cycle-b.ts';\nexport const a = 1;", 'noImportCycles'],
  ['source/scenario/cycle-b.ts', "export { a } from './cycle-a.ts';\nexport const b = 1;", 'noImportCycles'],
  ['source/view/any.ts', 'export const x: any = 1;', 'noExplicitAny'],
  ['source/view/default.ts', 'export default 1;', 'noDefaultExport'],
  ['source/dashboard/lost.ts', 'async function f(): Promise<void> {}\nf();', 'noFloatingPromises'],
];

let project: string;
let complaints: Map<string, string[]>;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'heaptop-layers-'));
  copyFileSync('biome.jsonc', join(project, 'biome.jsonc'));
  writeFileSync(join(project, '.gitignore'), 'node_modules/\n');
  const use = (line: string) => `${line}\nexport ${line.startsWith('import type') ? 'type { x }' : '{ x }'};\n`;
  for (const [file, text] of [
    ...[...FORBIDDEN, ...ALLOWED].map(([name, line]) => [name, use(line)] as const),
    ...BROKEN.map(([name, text]) => [name, `${text}\n`] as const),
  ]) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }
  complaints = lint(project);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Biome's findings: file → rules. */
function lint(folder: string): Map<string, string[]> {
  const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: 'utf8' });
  const found = new Map<string, string[]>();
  for (const { category, location } of JSON.parse(stdout).diagnostics) {
    const rules = found.get(location.path) ?? [];
    found.set(location.path, [...rules, category.split('/').at(-1)]);
  }
  return found;
}

test.each(FORBIDDEN)('%s may not contain %s', (file) => {
  expect(complaints.get(file)).toContain('noRestrictedImports');
});

test.each(ALLOWED)('%s may contain %s', (file) => {
  expect(complaints.get(file) ?? []).not.toContain('noRestrictedImports');
});

test.each(BROKEN)('%s is refused: %s', (file, _text, rule) => {
  expect(complaints.get(file)).toContain(rule);
});

test('the simulation knows no randomness and no clock', () => {
  const files = ['source/heap', 'source/python', 'source/modules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  const guilty = files.filter((file) =>
    /\bMath\.random\b|\bglobalThis\b|\bnew Date\b/.test(readFileSync(file, 'utf8')),
  );
  expect(guilty).toEqual([]);
});

test.skipIf(!existsSync('ARCHITECTURE.md'))("ARCHITECTURE.md's table names every folder of source/", () => {
  const named = [...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| `source\/([\w./-]+?)\/?` \|/gm)].map(
    ([, folder]) => folder,
  );
  const there = readdirSync('source');
  expect(named.filter((folder) => !folder?.includes('/') || folder.endsWith('.ts')).sort()).toEqual(there.sort());
  for (const folder of named) expect(existsSync(`source/${folder}`), `source/${folder}`).toBe(true);
});

test('the README names every bundled scenario', () => {
  const named = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  const bundled = readdirSync('scenarios').filter((file) => file.endsWith('.py'));
  expect(named.map((name) => `${name}.py`).sort()).toEqual(bundled.sort());
});
