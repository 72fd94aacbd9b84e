import { FSTRING_END, FSTRING_MIDDLE, FSTRING_START, STRING, type Token, TSTRING_START } from './token.ts';
import type { Tokenizer } from './tokenizer.ts';

const maxNesting = 150;
/** Fields in format specs in fields. */
const maxFieldNesting = 3;

/** An f-string or t-string being read: its text and the fields in it take turns (`struct tokenizer_mode`). */
export interface FormatStringMode {
  readonly kind: 'f' | 't';
  readonly quote: string;
  readonly raw: boolean;
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  /** True while text is read, false inside of a replacement field. */
  inText: boolean;
  inFormatSpec: boolean;
  /** Open brackets since the f-string began, and how many were open at the innermost field's `{` (-1: no field). */
  depth: number;
  fieldDepth: number;
}

/** Letters of prefixes that exclude each other, in the order in which they are looked for. */
const INCOMPATIBLE = ['ub', 'ur', 'uf', 'ut', 'bf', 'bt', 'ft'] as const;

/** `maybe_raise_syntax_error_for_string_prefixes()`: a word before a quote whose letters are all prefixes, but not together. */
export function refusePrefixes(tokenizer: Tokenizer, word: string): void {
  if (!/^[burft]+$/i.test(word)) return;
  const letters = new Set(word.toLowerCase());
  if (letters.size < word.length) return;
  const found = INCOMPATIBLE.find(([a, b]) => letters.has(a as string) && letters.has(b as string));
  if (found === undefined) return;
  const column = tokenizer.source.distance(tokenizer.lineStart, tokenizer.start) + 1;
  tokenizer.fail(`'${found[0]}' and '${found[1]}' prefixes are incompatible`, column, column + word.length);
}

function quoteAt(text: string, index: number): string {
  const quote = text[index] as string;
  return text.startsWith(quote.repeat(3), index) ? quote.repeat(3) : quote;
}

/** A string literal, or the beginning of an f-string or t-string; `cur` is at the quote, behind the prefix. */
export function scanString(tokenizer: Tokenizer, prefix: string): Token {
  const { text } = tokenizer;
  const quote = quoteAt(text, tokenizer.cur);
  tokenizer.cur += quote.length;
  const kind = /t/i.test(prefix) ? 't' : 'f';
  if (kind === 't' || (/f/i.test(prefix) && tokenizer.facts.tokenizesFormatStrings)) {
    if (tokenizer.modes.length >= maxNesting - 1) tokenizer.fail('too many nested f-strings');
    tokenizer.modes.push({
      kind,
      quote,
      raw: /r/i.test(prefix),
      start: tokenizer.start,
      line: tokenizer.line,
      lineStart: tokenizer.lineStart,
      inText: true,
      inFormatSpec: false,
      depth: 0,
      fieldDepth: -1,
    });
    return tokenizer.token(kind === 't' ? TSTRING_START : FSTRING_START, prefix + quote);
  }
  const long = quote.length === 3;
  let escapedQuote = false;
  while (!text.startsWith(quote, tokenizer.cur)) {
    const character = text[tokenizer.cur];
    if (character === undefined || (character === '\n' && !long)) failUnterminated(tokenizer, quote, escapedQuote);
    tokenizer.cur++;
    if (character === '\\' && tokenizer.cur < text.length) {
      if (text[tokenizer.cur] === quote) escapedQuote = true;
      tokenizer.cur++;
      if (text[tokenizer.cur - 1] === '\n') tokenizer.beginLine();
    } else if (character === '\n') tokenizer.beginLine();
  }
  tokenizer.cur += quote.length;
  return tokenizer.token(STRING, text.slice(tokenizer.start, tokenizer.cur));
}

function failUnterminated(tokenizer: Tokenizer, quote: string, escapedQuote: boolean): never {
  if (!tokenizer.facts.reportsUnclosed) failScanning(tokenizer, quote);
  const detected = tokenizer.line;
  const mode = tokenizer.modes.at(-1);
  tokenizer.cur = tokenizer.start + 1;
  tokenizer.line = tokenizer.startLine;
  tokenizer.lineStart = tokenizer.startLineStart;
  // The quote was meant to end the f-string around: its field lacks a brace.
  if (mode?.quote === quote) tokenizer.fail(`${mode.kind}-string: expecting '}'`);
  const kind = quote.length === 3 ? 'triple-quoted string' : 'string';
  const hint = escapedQuote && tokenizer.facts.asksForEscapedQuote ? '; perhaps you escaped the end quote?' : '';
  tokenizer.fail(`unterminated ${kind} literal (detected at line ${detected})${hint}`);
}

/** As 3.9 says it: at the end of the line, or of all that the string took for its text. */
function failScanning(tokenizer: Tokenizer, quote: string): never {
  const { text, cur, lineStart, startLineStart } = tokenizer;
  if (quote.length === 1) {
    const column = Math.min(cur, text.indexOf('\n', lineStart)) - lineStart + 1;
    tokenizer.failAtText('EOL while scanning string literal', column, text.slice(lineStart, lineStart + column));
  }
  const message = 'EOF while scanning triple-quoted string literal';
  tokenizer.failAtText(message, text.length - startLineStart, text.slice(startLineStart));
}

/** The next piece of an f-string outside of its fields (`tok_get_fstring_mode()`); null where a field begins. */
export function scanFormatString(tokenizer: Tokenizer, mode: FormatStringMode): Token | null {
  const { text } = tokenizer;
  tokenizer.markStart();
  if (text.startsWith(mode.quote, tokenizer.cur)) {
    tokenizer.cur += mode.quote.length;
    tokenizer.modes.pop();
    return tokenizer.token(FSTRING_END, mode.quote);
  }
  if (beginsField(tokenizer, mode)) return null;
  const inSpec = mode.inFormatSpec && mode.fieldDepth >= 0;
  let value = '';
  let from = tokenizer.cur;
  const middle = (): Token => tokenizer.token(FSTRING_MIDDLE, value + text.slice(from, tokenizer.cur));
  while (!text.startsWith(mode.quote, tokenizer.cur)) {
    const character = text[tokenizer.cur];
    if (character === undefined || (character === '\n' && mode.quote.length === 1)) {
      if (character === undefined || !inSpec) failUnterminatedFormat(tokenizer, mode);
      mode.inText = false;
      mode.inFormatSpec = false;
      return middle();
    }
    if (character === '{') {
      if (text[tokenizer.cur + 1] !== '{' || inSpec) return middle();
      value += text.slice(from, tokenizer.cur + 1);
      tokenizer.cur += 2;
      from = tokenizer.cur;
    } else if (character === '}') {
      if (text[tokenizer.cur + 1] === '}' && !inSpec) {
        value += text.slice(from, tokenizer.cur + 1);
        // CPython ends the piece here, too.
        tokenizer.cur += 2;
        from = tokenizer.cur;
      } else {
        mode.inText = false;
        return middle();
      }
    } else if (character === '\\') {
      skipEscape(tokenizer, mode);
    } else {
      tokenizer.cur++;
      if (character === '\n') tokenizer.beginLine();
    }
  }
  return middle();
}

function beginsField(tokenizer: Tokenizer, mode: FormatStringMode): boolean {
  const { text, cur } = tokenizer;
  if (text[cur] === '}' && text[cur + 1] !== '}' && !mode.inFormatSpec) {
    mode.inText = false;
    return true;
  }
  if (text[cur] !== '{' || (text[cur + 1] === '{' && !(mode.inFormatSpec && mode.fieldDepth >= 0))) return false;
  mode.fieldDepth++;
  if (mode.fieldDepth >= maxFieldNesting) tokenizer.fail(`${mode.kind}-string: expressions nested too deeply`);
  mode.inText = false;
  return true;
}

function skipEscape(tokenizer: Tokenizer, mode: FormatStringMode): void {
  const { text } = tokenizer;
  tokenizer.cur++;
  const escaped = text[tokenizer.cur];
  if (escaped === '{' || escaped === '}') {
    if (!mode.raw) tokenizer.warn(`invalid escape sequence '\\${escaped}'`);
    return;
  }
  if (escaped === undefined) return;
  if (mode.raw) {
    if (escaped === '\\' || escaped === mode.quote[0]) tokenizer.cur++;
    return;
  }
  tokenizer.cur++;
  if (escaped === '\n') tokenizer.beginLine();
  const name = /\{[^{}'"\n]*\}/y;
  name.lastIndex = tokenizer.cur;
  const found = escaped === 'N' ? name.exec(text) : null;
  if (found) tokenizer.cur += found[0].length;
  else if (escaped === 'N' && text[tokenizer.cur] === '{') tokenizer.cur++;
}

function failUnterminatedFormat(tokenizer: Tokenizer, mode: FormatStringMode): never {
  const detected = tokenizer.line;
  tokenizer.cur = mode.start + 1;
  tokenizer.line = mode.line;
  tokenizer.lineStart = mode.lineStart;
  const kind = `${mode.quote.length === 3 ? 'triple-quoted ' : ''}${mode.kind}-string`;
  tokenizer.fail(`unterminated ${kind} literal (detected at line ${detected})`);
}
