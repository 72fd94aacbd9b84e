/** Text in a field: the padding methods of str, and tabs. */

import { codePointLength } from './code-points.ts';

/** `text.ljust(width, fill)`. */
export function ljust(text: string, width: number, fill = ' '): string {
  return text + fill.repeat(Math.max(0, width - codePointLength(text)));
}

/** `text.rjust(width, fill)`. */
export function rjust(text: string, width: number, fill = ' '): string {
  return fill.repeat(Math.max(0, width - codePointLength(text))) + text;
}

/** `text.center(width, fill)`: an odd blank goes left when the width is odd too. */
export function center(text: string, width: number, fill = ' '): string {
  const missing = width - codePointLength(text);
  if (missing <= 0) return text;
  const left = (missing >> 1) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

/** `text.zfill(width)`: zeros after the sign. */
export function zfill(text: string, width: number): string {
  const missing = width - codePointLength(text);
  if (missing <= 0) return text;
  const hasSign = text[0] === '+' || text[0] === '-';
  return hasSign ? text[0] + '0'.repeat(missing) + text.slice(1) : '0'.repeat(missing) + text;
}

/** `text.expandtabs(size)`. */
export function expandTabs(text: string, size = 8): string {
  let result = '';
  let column = 0;
  for (const character of text) {
    if (character === '\t') {
      const blanks = size > 0 ? size - (column % size) : 0;
      result += ' '.repeat(blanks);
      column += blanks;
    } else {
      result += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return result;
}

/** `text.translate(table)`: the table gives a character's text, '' to leave it out, undefined to keep it. */
export function translate(text: string, look: (code: number) => string | undefined): string {
  let result = '';
  for (const character of text) result += look(character.codePointAt(0) as number) ?? character;
  return result;
}
