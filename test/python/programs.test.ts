import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Machine } from '../../source/machine.ts';

/**
 * Programs whose output was recorded from CPython 3.13: NAME.out is the standard output of NAME.py, a program that depends
 * neither on addresses nor on what start-up leaves behind.
 */
const PROGRAMS = new URL('../fixtures/programs/', import.meta.url);
const names = readdirSync(PROGRAMS).filter((name) => name.endsWith('.py'));

function output(name: string): string {
  const source = readFileSync(new URL(name, PROGRAMS), 'utf8');
  let text = '';
  const machine = new Machine({
    python: '3.13',
    argv: [name],
    host: {
      write: (stream, written) => {
        if (stream === 1) text += written;
      },
      readSource: (filename) => (filename === name ? source : null),
    },
  });
  machine.run(source, name);
  return text;
}

test.each(names)('%s prints what CPython prints', (name) => {
  expect(output(name)).toBe(readFileSync(new URL(name.replace(/py$/, 'out'), PROGRAMS), 'utf8'));
});
