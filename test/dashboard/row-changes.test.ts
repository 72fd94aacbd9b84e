import xterm from '@xterm/headless';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowChange } from '../../source/dashboard/row-changes.ts';
import { paintLine } from '../../source/view/screen/line.ts';
import type { Style } from '../../source/view/screen/style.ts';

const COLUMNS = 30;
const STYLES: readonly Style[] = ['plain', 'quiet', 'current', 'bad', 'gen0', 'title', 'plot'];

/** What the cells of a terminal's second row look like. */
async function looks(sent: string): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows: 3, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(`\x1b[?7l${sent}`, resolve));
  const line = terminal.buffer.active.getLine(1);
  return Array.from({ length: COLUMNS }, (_, x) => {
    const cell = line?.getCell(x);
    const look = [cell?.getFgColorMode(), cell?.getFgColor(), cell?.isBold(), cell?.isDim(), cell?.isInverse()];
    return `${cell?.getChars() || ' '} ${look.join()}`;
  });
}

const segments = fc.array(
  fc.record({ text: fc.stringMatching(/^[ab│ ·█]{0,12}$/), style: fc.constantFrom(...STYLES) }),
  { maxLength: 6 },
);
const rows = fc
  .tuple(segments, fc.constantFrom('16', '256', 'true', 'mono', 'none'))
  .map(([line, color]) => paintLine(cutTo(COLUMNS, line), color as '16').trimEnd());

function cutTo(columns: number, line: readonly { readonly text: string; readonly style: Style }[]) {
  let room = columns;
  return line.map(({ text, style }) => {
    const cut = text.slice(0, room);
    room -= cut.length;
    return { text: cut, style };
  });
}

test('what is sent for a change makes the row that a terminal shows when all of it is sent', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (before, after) => {
      const change = rowChange(before, after, 1, COLUMNS);
      const whole = rowChange(undefined, after, 1, COLUMNS);
      expect(await looks(rowChange(undefined, before, 1, COLUMNS) + change)).toEqual(await looks(whole));
    }),
    { numRuns: 100 },
  );
});

test('only what changed is sent, and stretches that are near each other at once', () => {
  const row = (step: string, percent: string) => `step ${step}                         ${percent} %`;
  expect(rowChange(row('11', '10'), row('12', '10'), 4, 80)).toBe('\x1b[5;7H2');
  expect(rowChange(row('11', '10'), row('12', '11'), 4, 80)).toBe('\x1b[5;7H2\x1b[5;34H1');
  expect(rowChange('1 2 3 4', '5 2 3 6', 0, 80)).toBe('\x1b[1;1H5 2 3 6');
  expect(rowChange('a long row', 'a', 0, 80)).toBe('\x1b[1;2H\x1b[K');
  expect(rowChange('same', 'same', 0, 80)).toBe('');
});

test('rows with glyphs that terminals draw in one cell or in two are sent whole', () => {
  expect(rowChange('⚠️ a', '⚠️ b', 0, 80)).toBe('\x1b[1;1H⚠️ b\x1b[K');
});
