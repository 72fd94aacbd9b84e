import type { Moment, ScriptError } from '../moment.ts';
import { textHead } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, segment } from './line.ts';
import type { Panel, PanelLook } from './panel.ts';
import type { Style } from './style.ts';
import { textPanel } from './text-panel.ts';

const STREAMS: Record<Moment['output'][number]['stream'], { readonly sign: string; readonly style: Style }> = {
  stdout: { sign: ' ', style: 'plain' },
  stderr: { sign: '!', style: 'warn' },
  echo: { sign: '→', style: 'heading' },
};

/** What the script printed, the newest at the bottom; after a failure, Python's traceback. */
export function outputPanel(moment: Moment, look: PanelLook): Panel {
  return textPanel(
    {
      title: 'output',
      note: '→ value of a cell   ! stderr',
      from: 'end',
      // Only the last lines can be seen until somebody scrolls: those before them are not even wrapped.
      lines: (columns, rows) => {
        const lines = outputLines(moment, columns, look.focused ? Number.POSITIVE_INFINITY : rows);
        return lines.length === 0 ? [[segment(' nothing printed yet', 'quiet')]] : lines;
      },
    },
    look,
  );
}

function outputLines({ output, error, watch }: Moment, columns: number, last: number): Line[] {
  const lines: Line[] = [];
  for (const { stream, text } of output.slice(-last)) {
    const { sign, style } = STREAMS[stream];
    chunks(visibleText(text), columns - 3).forEach((part, i) => {
      lines.push([segment(` ${i === 0 ? sign : ' '} `, style), segment(part)]);
    });
  }
  lines.push(...tracebackLines(error, columns));
  const trouble = watch?.trouble ?? null;
  if (trouble !== null) lines.push([segment(' what was saved last does not run; this is the run before it', 'warn')]);
  lines.push(...tracebackLines(trouble, columns));
  return lines;
}

function tracebackLines(error: ScriptError | null, columns: number): Line[] {
  return (error?.traceback.trimEnd().split('\n') ?? []).flatMap((text) =>
    chunks(visibleText(text), columns - 3).map((part) => [segment(' ✗ ', 'bad'), segment(part)]),
  );
}

/** A word that begins behind this part of a line goes to the next one. */
const WORD_FROM = 2 / 3;

/** Breaks a line behind a word that ends near the edge, else at the edge, where the terminal would; spaces are kept. */
function chunks(text: string, columns: number): string[] {
  if (columns <= 0) return [];
  const parts: string[] = [];
  let rest = text;
  do {
    const head = textHead(rest, columns) || rest.slice(0, 1);
    const space = [' ', undefined].includes(rest[head.length]) ? -1 : head.lastIndexOf(' ');
    const part = space > head.length * WORD_FROM ? head.slice(0, space + 1) : head;
    parts.push(part);
    rest = rest.slice(part.length);
  } while (rest !== '');
  return parts;
}
