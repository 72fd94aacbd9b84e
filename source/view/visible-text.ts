/**
 * Text from a script, made safe and measurable: what a script prints may not move the cursor, set a colour,
 * change the title or hide text.
 */

/** Columns of one tab stop in source text and output. */
const TAB_WIDTH = 4;

const SAFE = /^[\x20-\x7e]*$/;
// C0, DEL, C1, soft hyphen, bidi controls, zero-width characters except the joiner, line separators, byte order mark,
// interlinear annotations, and surrogates without a partner.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this file is about
  /[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of text with nothing invisible in it: `^[` for ESC, `\x9b`, `\u202e`, spaces for a tab. */
export function visibleText(text: string): string {
  if (SAFE.test(text)) return text;
  return expandTabs(text).replace(HIDDEN, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
    if (code === 0x7f) return '^?';
    return code < 0x100 ? `\\x${code.toString(16)}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let out = '';
  for (const character of text) {
    out += character === '\t' ? ' '.repeat(TAB_WIDTH - (out.length % TAB_WIDTH)) : character;
  }
  return out;
}
