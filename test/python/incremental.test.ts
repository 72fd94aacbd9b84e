import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Machine } from '../../source/machine.ts';
import { readCompiled } from '../../source/scenario/session/compiled-library.ts';

/**
 * What 3.14 with the incremental collector prints: when it runs and what it frees, references that are only lent, orders,
 * new syntax. Recorded from CPython 3.14.2 by `record.mjs --incremental`: NAME.out and NAME.err of NAME.py.
 */
const PROGRAMS = new URL('../fixtures/incremental/', import.meta.url);
const names = readdirSync(PROGRAMS).filter((name) => name.endsWith('.py'));

function recorded(name: string, ending: string): string {
  const file = new URL(name.replace(/py$/, ending), PROGRAMS);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Runs a program; with `threshold` 1 its code is translated the first time it runs. */
function run(name: string, threshold?: number): { out: string; err: string } {
  const source = readFileSync(new URL(name, PROGRAMS), 'utf8');
  const text = { out: '', err: '' };
  const machine = new Machine({
    python: '3.14.0',
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
  if (threshold !== undefined) machine.vm.interpreter.tiers.threshold = threshold;
  machine.run(source, name);
  return { out: text.out, err: text.err.replace(/0x[0-9a-f]+/g, '0x…') };
}

test.each(names)('%s prints what CPython 3.14.2 prints', (name) => {
  const expected = { out: recorded(name, 'out'), err: recorded(name, 'err') };
  expect(run(name)).toEqual(expected);
  expect(run(name, 1)).toEqual(expected);
});
