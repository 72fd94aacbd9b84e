import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { heaptop } from './heaptop.ts';

const RECORDED = 'test/fixtures/scenarios';
const scripts = readdirSync('scenarios')
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.replace(/\.py$/, ''));

test('every bundled script has its recorded output, and nothing else has', () => {
  expect(readdirSync(RECORDED).sort()).toEqual(scripts.map((name) => `${name}.out`).sort());
});

// record.mjs made these with a real CPython 3.13.
test.skipIf(!existsSync('source/machine.ts')).each(scripts)('run %s prints what CPython 3.13 prints', (name) => {
  const expected = readFileSync(`${RECORDED}/${name}.out`, 'utf8');
  expect(heaptop('run', name)).toEqual({ status: 0, stdout: expected, stderr: '' });
});
