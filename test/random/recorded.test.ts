import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { generate } from './generate.ts';
import { line, statements, textOf } from './program.ts';
import { FILENAME, type Recorded } from './recorded.ts';
import { shrink } from './shrink.ts';
import { simulate } from './simulated.ts';

const FOLDER = new URL('../fixtures/random/', import.meta.url);
const programs = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Recorded);

test.each(programs.map((recorded) => [recorded.seed, recorded] as const))(
  'random program %i prints what each CPython prints',
  (seed, { program, expected }) => {
    const source = program.join('\n');
    for (const [version, outcome] of Object.entries(expected)) {
      expect(simulate(source, FILENAME, version as PythonVersion, 'usual')).toEqual(outcome);
    }
    // … and half of them translated from the first entry on, the same.
    if (seed % 2 === 1) expect(simulate(source, FILENAME, '3.13', 'hot')).toEqual(expected['3.13']);
  },
);

test('a seed makes the same program each time, and another one makes another', () => {
  expect(textOf(generate(7))).toBe(textOf(generate(7)));
  expect(textOf(generate(7))).not.toBe(textOf(generate(8)));
});

test('text that becomes statements becomes the same text again', () => {
  const text = '@one\n@two\ndef f():\n    try:\n        pass\n    except ValueError:\n        return 1\nf()\n';
  expect(textOf(statements(text))).toBe(text);
  expect(textOf([line('x = 1'), ...statements(`\n    if x:\n        y\n    else:\n        z`)])).toBe(
    'x = 1\nif x:\n    y\nelse:\n    z\n',
  );
});

test('a failing program is made small: what it needs is left, out of what it stood in', async () => {
  const program = statements('a = 1\nfor i in range(3):\n    if a:\n        b = 2\n        boom()\nc = 3\nd = 4');
  const small = await shrink(program, async (candidate) => textOf(candidate).includes('boom()'));
  expect(textOf(small)).toBe('boom()\n');
});
