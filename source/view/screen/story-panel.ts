import type { Moment } from '../moment.ts';
import { wrapText } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, scriptText, segment } from './line.ts';
import type { Panel, PanelLook } from './panel.ts';
import { textPanel } from './text-panel.ts';

/** The narration of the cell that runs: what the scenario's author says about it. */
export function storyPanel(moment: Moment, look: PanelLook): Panel {
  const { script, cell } = moment;
  const here = script.cells[Math.max(0, cell)];
  return textPanel(
    {
      title: 'story',
      ...(here === undefined ? {} : { note: visibleText(here.title) }),
      lines: (columns) => {
        const prose = paragraphs(here?.narration ?? []);
        return [...wrapped(prose, columns), ...(prose.length === 0 ? [] : [[]]), ...chapters(moment)];
      },
    },
    look,
  );
}

function wrapped(prose: readonly Paragraph[], columns: number): Line[] {
  return prose.flatMap(({ text, style }) => wrapText(text, columns - 2).map((line) => [segment(` ${line}`, style)]));
}

/** All cells by title: those behind, the one that runs, those to come. */
function chapters({ script, cell }: Moment): Line[] {
  return script.cells.map(({ title }, i) => {
    const sign = i < cell ? '✓' : i === cell ? '▸' : ' ';
    return [
      segment(` ${sign} ${i + 1} `, i === cell ? 'accent' : 'quiet'),
      scriptText(title, i === cell ? 'strong' : 'plain'),
    ];
  });
}

interface Paragraph {
  readonly text: string;
  readonly style: 'plain' | 'strong';
}

/** Joins Markdown's soft line breaks; list items and headings keep their own lines. */
function paragraphs(markdown: readonly string[]): Paragraph[] {
  const out: Paragraph[] = [];
  let open = false;
  for (const raw of markdown) {
    const line = visibleText(raw).trim();
    const heading = /^#+\s+/.exec(line);
    if (line === '') {
      if (out.length > 0 && out.at(-1)?.text !== '') out.push({ text: '', style: 'plain' });
      open = false;
    } else if (heading !== null) {
      out.push({ text: line.slice(heading[0].length), style: 'strong' });
      open = false;
    } else if (open && !/^([-*]|\d+\.)\s/.test(line)) {
      out.push({ text: `${out.pop()?.text} ${line}`, style: 'plain' });
    } else {
      out.push({ text: line, style: 'plain' });
      open = true;
    }
  }
  while (out.at(-1)?.text === '') out.pop();
  return out.map(({ text, style }) => ({ text: text.replace(/(\*\*|`)(.+?)\1/g, '$2'), style }));
}
