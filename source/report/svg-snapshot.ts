import type { Screen, Size } from '../view/screen/screen.ts';
import type { Style } from '../view/screen/style.ts';
import { looksOf, type Theme } from '../view/screen/themes.ts';
import { textWidth } from '../view/text-width.ts';

/**
 * A character cell in pixels, of a monospaced font of 14: as wide as DejaVu Sans Mono and Menlo advance, since not every viewer
 * heeds textLength, and so high, in whole pixels, that block characters of two rows touch without a seam.
 */
const CELL = { width: 8.428, height: 16, baseline: 13, font: 14 };
const MARGIN = 12;

const FONTS = "'DejaVu Sans Mono', Menlo, Consolas, monospace";
/** What the picture is drawn on and with. */
const PAPERS: Readonly<Record<Theme, { readonly background: string; readonly foreground: string }>> = {
  dark: { background: '#16181d', foreground: '#d8dbe2' },
  light: { background: '#ffffff', foreground: '#1f2328' },
  'colour-blind': { background: '#16181d', foreground: '#d8dbe2' },
  mono: { background: '#16181d', foreground: '#d8dbe2' },
};

/** Dim text is this far on its way to the background; it can still be read. */
const DIM: Readonly<Record<Theme, string>> = {
  dark: '#8b93a3',
  light: '#5f6672',
  'colour-blind': '#8b93a3',
  mono: '#8b93a3',
};

/** The screen as a picture. Each run of words is told its length, so that columns stand whatever the reader's font. */
export function svgSnapshot({ lines }: Screen, { columns, rows }: Size, title: string, theme: Theme = 'dark'): string {
  const { background, foreground } = PAPERS[theme];
  const width = pixels(columns * CELL.width + 2 * MARGIN);
  const height = pixels(rows * CELL.height + 2 * MARGIN);
  const body: string[] = [];
  lines.forEach((line, row) => {
    let column = 0;
    for (const { text, style } of line) {
      body.push(...segmentElements(text, style, column, row, theme));
      column += textWidth(text);
    }
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" rx="6" fill="${background}"/>`,
    `<g font-family="${FONTS}" font-size="${CELL.font}" fill="${foreground}" xml:space="preserve">`,
    ...body,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function segmentElements(text: string, style: Style, column: number, row: number, theme: Theme): string[] {
  const { background, foreground } = PAPERS[theme];
  const { attributes = [], hue } = looksOf(theme)[style];
  const bold = attributes.includes('bold');
  const reverse = attributes.includes('reverse');
  const fill = hue?.rgb ?? (attributes.includes('dim') ? DIM[theme] : undefined);
  const elements: string[] = [];
  const y = MARGIN + row * CELL.height;
  if (reverse && text !== '') {
    const size = `width="${pixels(textWidth(text) * CELL.width)}" height="${CELL.height}"`;
    elements.push(`<rect x="${xOf(column)}" y="${pixels(y)}" ${size} fill="${fill ?? foreground}"/>`);
  }
  const color = reverse ? background : fill;
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
