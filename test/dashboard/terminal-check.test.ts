import { expect, test } from 'vitest';
import { howToPlay, terminalSize } from '../../source/dashboard/terminal-check.ts';

const terminal = { stdin: { isTTY: true }, stdout: { isTTY: true, columns: 80, rows: 24 } };

test('a terminal on both sides is enough for a screen, whatever its size', () => {
  for (const columns of [0, 1, 80]) {
    const streams = { ...terminal, stdout: { isTTY: true, columns, rows: columns } };
    expect(howToPlay(streams, { TERM: 'xterm' })).toEqual({ with: 'screen' });
  }
  expect(terminalSize({}, {})).toEqual({ columns: 80, rows: 24 });
  expect(terminalSize({ columns: 0, rows: 0 }, { COLUMNS: '100', LINES: 'x' })).toEqual({ columns: 100, rows: 24 });
  expect(terminalSize({ columns: 90, rows: 30 }, { COLUMNS: '100', LINES: '40' })).toEqual({ columns: 90, rows: 30 });
});

test('without a terminal, a keyboard, or under CI nothing moves; a terminal that only prints gets sentences', () => {
  const xterm = { TERM: 'xterm' };
  const because = (text: string) => ({ because: expect.stringContaining(text) });
  const { stdin, stdout } = terminal;
  expect(howToPlay({ stdin, stdout: {} }, xterm)).toEqual({ with: 'nothing', ...because('output goes elsewhere') });
  expect(howToPlay({ stdin: {}, stdout }, xterm)).toEqual({ with: 'nothing', ...because('input is not a terminal') });
  expect(howToPlay(terminal, { ...xterm, CI: 'true' })).toEqual({ with: 'nothing', ...because('--force-tty') });
  expect(howToPlay(terminal, { ...xterm, CI: 'true' }, true)).toEqual({ with: 'screen' });
  for (const CI of ['', 'false', '0']) expect(howToPlay(terminal, { ...xterm, CI })).toEqual({ with: 'screen' });
  for (const TERM of ['dumb', '', undefined]) {
    expect(howToPlay(terminal, { TERM })).toEqual({ with: 'sentences', ...because('TERM is dumb') });
  }
});
