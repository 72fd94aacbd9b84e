import { formatBytes, formatBytesShort, formatCount } from '../bytes.ts';
import type { Moment } from '../moment.ts';
import { collectionMarks, columnGlyph, columnOfStep, type PlotColumns, plotColumns } from '../plot.ts';
import { padEnd, padStart } from '../text-width.ts';
import { joined, type Line, type Segment, segment } from './line.ts';
import type { Panel } from './panel.ts';
import { lastKnownStep } from './state-line.ts';
import type { Style } from './style.ts';

/** Traced memory over the whole run, with the collections under it. The scale does not change while stepping. */
export function memoryPanel(moment: Moment): Panel {
  const { traced, peak, pymalloc } = moment.memory;
  return {
    title: 'traced memory',
    note: `${formatBytes(traced)} now, peak ${formatBytes(peak)}`,
    draw: (columns, rows) => {
      const gutter = 7;
      const width = columns - gutter - 1;
      if (width < 8 || rows < 3) return [sparkLine(moment, columns)];
      const last = lastKnownStep(moment);
      const plot = plotColumns(moment.timeline, moment.step, last, width);
      const height = rows - 2;
      const lines: Line[] = [];
      for (let level = height - 1; level >= 0; level -= 1) {
        const label = level === height - 1 ? formatBytesShort(plot.max) : level === 0 ? '0' : '';
        lines.push([segment(`${padStart(label, 5)} ┤`, 'quiet'), ...chartRow(plot, height, level)]);
      }
      lines.push([segment('    gc ', 'heading'), ...marksRow(moment, width, last)]);
      lines.push(axisRow(moment, width, gutter, last, pymalloc));
      return lines;
    },
  };
}

/**
 * What lies ahead is shaded: told from what was without a colour, and light on a light background. Shade comes in whole cells; a
 * chart of one row would be nothing but a bar, and keeps its eighths.
 */
function shadedAhead(glyphs: readonly string[], height: number, level: number): string {
  if (height === 1) return glyphs.join('');
  const shown = level === 0 ? '▁▂▃▄▅▆▇█' : '▄▅▆▇█';
  return glyphs.map((glyph) => (shown.includes(glyph) ? '░' : ' ')).join('');
}

function chartRow(plot: PlotColumns, height: number, level: number): Segment[] {
  const glyphs = plot.values.map((value, x) => (x > plot.known ? ' ' : columnGlyph(value, plot.max, height, level)));
  // An empty cell over the playhead shows where it is.
  if (glyphs[plot.playhead] === ' ') glyphs[plot.playhead] = '╎';
  return [
    segment(glyphs.slice(0, plot.playhead).join(''), 'plot'),
    segment(glyphs[plot.playhead], 'playhead'),
    segment(shadedAhead(glyphs.slice(plot.playhead + 1), height, level), 'quiet'),
  ];
}

function marksRow(moment: Moment, width: number, last: number): Segment[] {
  const marks = collectionMarks(moment.timeline.collections, last, width);
  return joined(marks.map((mark) => segment(mark, markStyle(mark))));
}

function markStyle(mark: string): Style {
  if (mark === '!') return 'bad';
  return mark === '0' ? 'gen0' : mark === '1' ? 'gen1' : mark === '2' ? 'gen2' : 'plain';
}

function axisRow(
  moment: Moment,
  width: number,
  gutter: number,
  last: number,
  pymalloc: Moment['memory']['pymalloc'],
): Line {
  const cells = new Array<string>(width).fill(' ');
  const write = (text: string, at: number) => {
    for (let i = 0; i < text.length; i += 1) cells[at + i] = text[i];
  };
  const end = formatCount(last);
  const playhead = columnOfStep(moment.step, last, width);
  if (playhead > 0) write('0', 0);
  if (playhead < width - end.length - 1) write(end, width - end.length);
  // What pymalloc holds, on the side that the playhead leaves free.
  const [from, to] = playhead * 2 < width ? [playhead + 3, width - end.length - 2] : [3, playhead - 2];
  const pools = `${formatCount(pymalloc.blocks)} blocks, ${formatCount(pymalloc.pools)} pools`;
  const facts = [`pymalloc ${pools}, ${formatCount(pymalloc.arenas)} arenas`, pools].find(
    (text) => text.length <= to - from,
  );
  if (facts !== undefined) write(facts, from + Math.floor((to - from - facts.length) / 2));
  write('▲', playhead);
  return [segment(padEnd('  step', gutter), 'heading'), segment(cells.join(''), 'quiet')];
}

const SPARK_LABEL = 23;

/** Memory on one row: the figure, then a line of column glyphs. */
export function sparkLine(moment: Moment, columns: number): Line {
  const width = columns - SPARK_LABEL - 1;
  const label = padEnd(` traced ${padStart(formatBytes(moment.memory.traced), 10)}`, SPARK_LABEL);
  if (width < 4) return [segment(label)];
  const plot = plotColumns(moment.timeline, moment.step, lastKnownStep(moment), width);
  return [segment(label), ...chartRow(plot, 1, 0)];
}

/** The row under {@link sparkLine}: the peak, then the collections at the same columns. */
export function markLine(moment: Moment, columns: number): Line {
  const width = columns - SPARK_LABEL - 1;
  const label = ` peak   ${padStart(formatBytes(moment.memory.peak), 10)}`;
  if (width < 4) return [segment(label)];
  return [segment(label), segment('  gc ', 'heading'), ...marksRow(moment, width, lastKnownStep(moment))];
}
