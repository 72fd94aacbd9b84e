import { characterNamed } from '../text/character-names.ts';

const simpleEscapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** An escape that cannot be decoded: CPython's words, without a place. */
export class EscapeError {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/**
 * Told of the escapes of a literal that mean nothing, and of octal ones that are too large: what follows the backslash.
 * True where the version warns of one: it is the only one then.
 */
export type InvalidEscape = (sequence: string) => boolean;

/** The text of a str literal between its quotes. `Parser/string_parser.c, decode_unicode_with_escapes()`. */
export function decodeEscapes(text: string, onInvalid: InvalidEscape): string | EscapeError {
  if (!text.includes('\\')) return text;
  let result = '';
  const invalid: string[] = [];
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    result += text.slice(from, at);
    const letter = text[at + 1];
    const simple = simpleEscapes[letter ?? ''];
    const hexLength = hexLengths[letter ?? ''];
    from = at + 2;
    if (simple !== undefined) result += simple;
    else if (letter !== undefined && letter >= '0' && letter <= '7') {
      const octal = (/^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4)) as RegExpExecArray)[0];
      result += String.fromCharCode(Number.parseInt(octal, 8));
      if (octal.length === 3 && octal > '377') invalid.push(octal);
      from = at + 1 + octal.length;
    } else if (hexLength !== undefined) {
      const digits = (/^[0-9a-fA-F]*/.exec(text.slice(from, from + hexLength)) as RegExpExecArray)[0];
      if (digits.length < hexLength) {
        const shape = `\\${letter}${'X'.repeat(hexLength)}`;
        return codecError(text, at, from + digits.length, `truncated ${shape} escape`);
      }
      const code = Number.parseInt(digits, 16);
      if (code > 0x10ffff) return codecError(text, at, from + hexLength, 'illegal Unicode character');
      result += String.fromCodePoint(code);
      from += hexLength;
    } else if (letter === 'N') {
      const name = /^\{([^}]*)\}/.exec(text.slice(from));
      if (!name) {
        const end = text[from] === '{' && text[from + 1] !== '}' ? text.length : from;
        return codecError(text, at, end, 'malformed \\N character escape');
      }
      const code = characterNamed(name[1]);
      if (code === null) {
        const why = 'heaptop does not know this character name; write \\u or \\U and the code';
        return new EscapeError(`\\N{${name[1]}}: ${why}`);
      }
      result += String.fromCodePoint(code);
      from += name[0].length;
    } else {
      // A backslash in front of a replacement field ends the text: the tokenizer has warned of it. In front of other than
      // ASCII it has been written as an escape itself by now.
      result += `\\${letter ?? ''}`;
      if (letter !== undefined && letter < '\x80') invalid.push(letter);
    }
  }
  invalid.some(onInvalid);
  return result + text.slice(from);
}

/** CPython's codec counts bytes of UTF-8, with characters beyond ASCII written as `\U` and eight digits. */
function codecError(text: string, from: number, to: number, reason: string): EscapeError {
  let first = 0;
  for (const character of text.slice(0, from)) first += (character.codePointAt(0) as number) < 128 ? 1 : 10;
  const last = first + (to - from) - 1;
  const range = first === last ? `byte 0x5c in position ${first}` : `bytes in position ${first}-${last}`;
  return new EscapeError(`(unicode error) 'unicodeescape' codec can't decode ${range}: ${reason}`);
}

/** The content of a bytes literal between its quotes. `Objects/bytesobject.c, _PyBytes_DecodeEscape()`. */
export function decodeBytes(text: string, raw: boolean, onInvalid: InvalidEscape): Uint8Array | EscapeError {
  const bytes: number[] = [];
  const invalid: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character !== '\\' || raw) {
      bytes.push(character.charCodeAt(0));
      continue;
    }
    const letter = text[++at] as string;
    const simple = simpleEscapes[letter];
    if (simple !== undefined) {
      if (simple !== '') bytes.push(simple.charCodeAt(0));
    } else if (letter >= '0' && letter <= '7') {
      const octal = (/^[0-7]{1,3}/.exec(text.slice(at, at + 3)) as RegExpExecArray)[0];
      bytes.push(Number.parseInt(octal, 8) & 0xff);
      if (octal.length === 3 && octal > '377') invalid.push(octal);
      at += octal.length - 1;
    } else if (letter === 'x') {
      const digits = text.slice(at + 1, at + 3);
      if (!/^[0-9a-fA-F]{2}$/.test(digits))
        return new EscapeError(`(value error) invalid \\x escape at position ${at - 1}`);
      bytes.push(Number.parseInt(digits, 16));
      at += 2;
    } else {
      bytes.push(92, letter.charCodeAt(0));
      invalid.push(letter);
    }
  }
  invalid.some(onInvalid);
  return Uint8Array.from(bytes);
}
