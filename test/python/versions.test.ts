import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';
import { readCompiled } from '../../source/scenario/session/compiled-library.ts';

/**
 * What 3.9 to 3.13 print otherwise: messages and carets of tracebacks, syntax errors, names that are not there yet, reference
 * counts in calls, the room that lists make, sizes of stacks. Recorded
 * from each CPython by `record.mjs --versions`: NAME.VERSION.out and NAME.VERSION.err of NAME.py.
 */
const PROGRAMS = new URL('../fixtures/versions/', import.meta.url);
const names = readdirSync(PROGRAMS).filter((name) => name.endsWith('.py'));
const versions: readonly PythonVersion[] = ['3.9', '3.10', '3.11', '3.12', '3.13'];

function recorded(name: string, version: string, ending: string): string {
  const file = new URL(name.replace(/py$/, `${version}.${ending}`), PROGRAMS);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

test.each(names.flatMap((name) => versions.map((version) => [name, version] as const)))('%s in %s', (name, version) => {
  const source = readFileSync(new URL(name, PROGRAMS), 'utf8');
  const text = { out: '', err: '' };
  const machine = new Machine({
    python: version,
    argv: [name],
    memoryLimit: 2 ** 28,
    host: {
      write: (stream, written) => {
        text[stream === 1 ? 'out' : 'err'] += written;
      },
      readSource: (filename) => (filename === name ? source : null),
      readCompiled,
    },
  });
  machine.run(source, name);
  expect(text.out).toBe(recorded(name, version, 'out'));
  expect(text.err).toBe(recorded(name, version, 'err'));
});
