import { expect, test } from 'vitest';
import { terminalSize, whyNoScreen } from '../../source/dashboard/terminal-check.ts';

const terminal = { stdin: { isTTY: true }, stdout: { isTTY: true, columns: 80, rows: 24 } };

test('a terminal on both sides is enough', () => {
  expect(whyNoScreen(terminal, { TERM: 'xterm' })).toBeNull();
  expect(whyNoScreen({ ...terminal, stdout: { isTTY: true, columns: 0, rows: 0 } }, {})).toBeNull();
  expect(terminalSize({})).toEqual({ columns: 80, rows: 24 });
});

test('each thing that is missing has its sentence', () => {
  expect(whyNoScreen({ ...terminal, stdout: { isTTY: false } }, {})).toContain('output goes elsewhere');
  expect(whyNoScreen({ ...terminal, stdin: {} }, {})).toContain('input is not a terminal');
  expect(whyNoScreen(terminal, { TERM: 'dumb' })).toContain('TERM is dumb');
  expect(whyNoScreen({ ...terminal, stdout: { isTTY: true, columns: 30, rows: 24 } }, {})).toBe(
    'The terminal is too small: heaptop needs 40x10, this one has 30x24.',
  );
});
