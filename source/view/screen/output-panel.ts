import type { Moment } from '../moment.ts';
import { textHead } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, segment } from './line.ts';
import type { Panel } from './panel.ts';
import type { Style } from './style.ts';

const STREAMS: Record<Moment['output'][number]['stream'], { readonly sign: string; readonly style: Style }> = {
  stdout: { sign: ' ', style: 'plain' },
  stderr: { sign: '!', style: 'warn' },
  echo: { sign: '→', style: 'heading' },
};

/** What the script printed, the newest at the bottom; after a failure, Python's traceback. */
export function outputPanel(moment: Moment): Panel {
  return {
    title: 'output',
    note: '→ value of a cell   ! stderr',
    draw: (columns, rows) => {
      const lines: Line[] = [];
      // Only the last lines can be seen: those before them are not even wrapped.
      for (const { stream, text } of moment.output.slice(-rows)) {
        const { sign, style } = STREAMS[stream];
        chunks(visibleText(text), columns - 3).forEach((part, i) => {
          lines.push([segment(` ${i === 0 ? sign : ' '} `.slice(0, 3), style), segment(part)]);
        });
      }
      if (moment.error !== null) {
        for (const text of moment.error.traceback.trimEnd().split('\n')) {
          for (const part of chunks(visibleText(text), columns - 3)) lines.push([segment(' ✗ ', 'bad'), segment(part)]);
        }
      }
      if (lines.length === 0) return [[segment(' nothing printed yet', 'quiet')]];
      return lines.slice(-rows);
    },
  };
}

/** Breaks a line where the terminal would: at the edge, spaces kept. */
function chunks(text: string, columns: number): string[] {
  if (columns <= 0) return [];
  const parts: string[] = [];
  let rest = text;
  do {
    const head = textHead(rest, columns) || rest.slice(0, 1);
    parts.push(head);
    rest = rest.slice(head.length);
  } while (rest !== '');
  return parts;
}
