import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Machine } from '../../source/machine.ts';
import { readCompiled } from '../../source/scenario/session/compiled-library.ts';

/**
 * Programs whose output was recorded from CPython 3.13: NAME.out is the standard output of NAME.py, a program that depends
 * neither on addresses nor on what start-up leaves behind. NAME.err and NAME.code are stderr and exit status of programs
 * that end with an error.
 */
const PROGRAMS = new URL('../fixtures/programs/', import.meta.url);
const names = readdirSync(PROGRAMS).filter((name) => name.endsWith('.py'));

function play(name: string): { out: string; err: string; code: string } {
  const source = readFileSync(new URL(name, PROGRAMS), 'utf8');
  const text = { out: '', err: '' };
  const machine = new Machine({
    python: '3.13',
    argv: [name],
    host: {
      write: (stream, written) => {
        text[stream === 1 ? 'out' : 'err'] += written;
      },
      readSource: (filename) => (filename === name ? source : null),
      readCompiled,
    },
  });
  const status = machine.run(source, name);
  return { ...text, code: `${status}\n` };
}

function recorded(name: string, ending: string): string | null {
  const file = new URL(name.replace(/py$/, ending), PROGRAMS);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

test.each(names)('%s prints what CPython prints', (name) => {
  const { out, err, code } = play(name);
  expect(out).toBe(recorded(name, 'out'));
  const expectedErr = recorded(name, 'err');
  if (expectedErr !== null) expect(err).toBe(expectedErr);
  const expectedCode = recorded(name, 'code');
  if (expectedCode !== null) expect(code).toBe(expectedCode);
});
