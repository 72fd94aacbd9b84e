import type { Screen, Size } from '../view/screen/screen.ts';
import type { Style } from '../view/screen/style.ts';
import { textWidth } from '../view/text-width.ts';

/** A character cell in pixels, of a monospaced font of 14: so high that block characters of two rows touch. */
const CELL = { width: 8.4, height: 16.5, baseline: 13, font: 14 };
const MARGIN = 12;

const FONTS = "'DejaVu Sans Mono', Menlo, Consolas, monospace";
const BACKGROUND = '#16181d';
const FOREGROUND = '#d8dbe2';

/** The terminal's sixteen colours, chosen so that each can be read on the background. */
const COLORS = {
  red: '#ff7b72',
  green: '#7ee787',
  yellow: '#e3b341',
  blue: '#79b8ff',
  magenta: '#d2a8ff',
  cyan: '#67d4e4',
  grey: '#8b93a3',
} as const;

interface Look {
  readonly fill?: string;
  readonly bold?: true;
  /** Dark on light. */
  readonly reverse?: true;
}

const LOOKS: Record<Style, Look> = {
  plain: {},
  strong: { bold: true },
  quiet: { fill: COLORS.grey },
  frame: { fill: COLORS.grey },
  title: { bold: true },
  heading: { fill: COLORS.cyan },
  accent: { fill: COLORS.cyan, bold: true },
  good: { fill: COLORS.green },
  warn: { fill: COLORS.yellow },
  bad: { fill: COLORS.red, bold: true },
  current: { reverse: true },
  key: { fill: COLORS.cyan, bold: true },
  gen0: { fill: COLORS.green },
  gen1: { fill: COLORS.yellow },
  gen2: { fill: COLORS.magenta },
  plot: { fill: COLORS.blue },
  peak: { fill: COLORS.magenta },
  number: {},
};

/** The screen as a picture. Each run of words is told its length, so that columns stand whatever the reader's font. */
export function svgSnapshot({ lines }: Screen, { columns, rows }: Size, title: string): string {
  const width = pixels(columns * CELL.width + 2 * MARGIN);
  const height = pixels(rows * CELL.height + 2 * MARGIN);
  const body: string[] = [];
  lines.forEach((line, row) => {
    let column = 0;
    for (const { text, style } of line) {
      body.push(...segmentElements(text, style, column, row));
      column += textWidth(text);
    }
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" rx="6" fill="${BACKGROUND}"/>`,
    `<g font-family="${FONTS}" font-size="${CELL.font}" fill="${FOREGROUND}" xml:space="preserve">`,
    ...body,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function segmentElements(text: string, style: Style, column: number, row: number): string[] {
  const { fill, bold, reverse } = LOOKS[style];
  const elements: string[] = [];
  const y = MARGIN + row * CELL.height;
  if (reverse && text !== '') {
    const size = `width="${pixels(textWidth(text) * CELL.width)}" height="${CELL.height}"`;
    elements.push(`<rect x="${xOf(column)}" y="${pixels(y)}" ${size} fill="${FOREGROUND}"/>`);
  }
  const color = reverse ? BACKGROUND : fill;
  const look = `${color === undefined ? '' : ` fill="${color}"`}${bold ? ' font-weight="bold"' : ''}`;
  // Single spaces keep words together; wider gaps part them.
  for (const { 0: words, index } of text.matchAll(/\S+(?: \S+)*/g)) {
    const x = xOf(column + textWidth(text.slice(0, index)));
    const length = pixels(textWidth(words) * CELL.width);
    const place = `x="${x}" y="${pixels(y + CELL.baseline)}" textLength="${length}" lengthAdjust="spacingAndGlyphs"`;
    elements.push(`<text ${place}${look}>${escapeXml(words)}</text>`);
  }
  return elements;
}

function xOf(column: number): string {
  return pixels(MARGIN + column * CELL.width);
}

/** At most one decimal, the same on every machine. */
function pixels(length: number): string {
  return String(Math.round(length * 10) / 10);
}

/** Text for XML. Control characters, which XML has no way to write, were made visible before. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
