/** `repr()` and `ascii()` of str, bytes and bytearray: Objects/unicodeobject.c, unicode_repr(). */

/** Everything that needs a look: quotes, backslash, control characters, separators and unassigned code points. */
const PLAIN = /^[ !#-&(-[\]-~\xa1-\xac\xae-\xff]*$/;
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

/** Py_UNICODE_ISPRINTABLE: not in a category "Other" or "Separator", but the space. */
export function isPrintable(character: string): boolean {
  return character === ' ' || !UNPRINTABLE.test(character);
}

/** `repr(text)`, with the quotes that CPython would choose. */
export function reprText(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = chooseQuote(text);
  let result = quote;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x7f) result += escapeAscii(code, character, quote);
    else result += isPrintable(character) ? character : escapeCodePoint(code);
  }
  return result + quote;
}

/** `ascii(text)`. */
export function asciiText(text: string): string {
  return escapeNonAscii(reprText(text));
}

/** The backslashreplace form of all that is not ASCII; `ascii(x)` is this on `repr(x)`. */
export function escapeNonAscii(text: string): string {
  return text.replace(/\P{ASCII}/gu, (character) => escapeCodePoint(character.codePointAt(0) as number));
}

/** `\x..`, `\u....` or `\U........`, the shortest that holds the code point. */
export function escapeCodePoint(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

/** `repr(b'…')`: Objects/bytesobject.c, PyBytes_Repr(). */
export function reprBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
  let result = `b${quote}`;
  for (const byte of bytes) {
    result += byte < 0x7f ? escapeAscii(byte, String.fromCharCode(byte), quote) : `\\x${byte.toString(16)}`;
  }
  return result + quote;
}

/** `repr(bytearray(…))`. A single quote is escaped whatever the quotes are, as Objects/bytearrayobject.c does. */
export function reprByteArray(bytes: Uint8Array, typeName = 'bytearray'): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
  let result = `${typeName}(b${quote}`;
  for (const byte of bytes) {
    if (byte === 0x27) result += "\\'";
    else result += byte < 0x7f ? escapeAscii(byte, String.fromCharCode(byte), quote) : `\\x${byte.toString(16)}`;
  }
  return `${result}${quote})`;
}

function chooseQuote(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

function escapeAscii(code: number, character: string, quote: string): string {
  if (character === quote || character === '\\') return `\\${character}`;
  if (code >= 0x20) return character;
  if (code === 9) return '\\t';
  if (code === 10) return '\\n';
  if (code === 13) return '\\r';
  return `\\x${code.toString(16).padStart(2, '0')}`;
}
