import { expect, test } from 'vitest';
import { OutputLog } from '../../../source/scenario/session/output-log.ts';

function logged(...writes: ['stdout' | 'stderr' | 'echo', string][]) {
  const log = new OutputLog();
  for (const [stream, text] of writes) log.write(stream, text);
  return log.last().map(({ stream, text }) => `${stream}: ${text}`);
}

test('a line grows until its newline or until another stream writes', () => {
  const lines = logged(['stdout', 'a'], ['stdout', 'b\n\nc'], ['stderr', 'x\n'], ['stdout', 'd'], ['stdout', '\n']);
  expect(lines).toEqual(['stdout: ab', 'stdout: ', 'stdout: c', 'stderr: x', 'stdout: d']);
});

test('only the last lines are kept, however much is written at once', () => {
  const lines = logged(['stdout', 'x\n'.repeat(100_000)], ['stdout', 'last']);
  expect(lines).toHaveLength(200);
  expect(lines.at(-1)).toBe('stdout: last');
});
