/** What an alternative of the grammar can begin with: a kind of token, an operator or a keyword, as a small int. */
export type TokenId = number;

const kinds =
  'ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT FSTRING_START FSTRING_MIDDLE FSTRING_END TSTRING_START UNKNOWN ' +
  // There are none: comments are comments. But a rule that asks for one reads the next token.
  'TYPE_COMMENT';
const operators =
  '( ) [ ] { } : , ; + - * / | & < > = . % == != <> <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= @ ' +
  '@= -> ... := !';
const keywords =
  'False None True and as assert async await break class continue def del elif else except finally for from global ' +
  'if import in is lambda nonlocal not or pass raise return try while with yield';

const ids = new Map<string, TokenId>(
  [...kinds.split(' '), ...operators.split(' '), ...keywords.split(' ')].map((text, index) => [text, index]),
);
export const tokenIdCount = ids.size;

/** The id of a kind of token, an operator or a keyword. */
export function tokenId(text: string): TokenId {
  const id = ids.get(text);
  if (id === undefined) throw new Error(`no token ${text}`);
  return id;
}

const keywordIds = new Map(keywords.split(' ').map((word) => [word, tokenId(word)]));

export function keywordId(text: string): TokenId | undefined {
  return keywordIds.get(text);
}

export const ENDMARKER = tokenId('ENDMARKER');
export const NAME = tokenId('NAME');
export const NUMBER = tokenId('NUMBER');
export const STRING = tokenId('STRING');
export const NEWLINE = tokenId('NEWLINE');
export const INDENT = tokenId('INDENT');
export const DEDENT = tokenId('DEDENT');
export const FSTRING_START = tokenId('FSTRING_START');
export const FSTRING_MIDDLE = tokenId('FSTRING_MIDDLE');
export const FSTRING_END = tokenId('FSTRING_END');
/** A t-string's pieces and its end are tokens like those of an f-string. */
export const TSTRING_START = tokenId('TSTRING_START');
/** A character that begins no token, such as `$`. */
export const UNKNOWN = tokenId('UNKNOWN');

/** What a memoised rule found at a token, and where it ended. */
export interface Memo {
  readonly rule: number;
  readonly value: unknown;
  readonly end: number;
  readonly next: Memo | null;
}

export class Token {
  memo: Memo | null = null;
  readonly id: TokenId;
  readonly text: string;
  /** Index into the source; so is `end`. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** From 0, in code points; -1 for INDENT, DEDENT and ENDMARKER, as in CPython. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** How many brackets are open after the token. */
  readonly level: number;

  constructor(
    id: TokenId,
    text: string,
    start: number,
    end: number,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
    level: number,
  ) {
    this.id = id;
    this.text = text;
    this.start = start;
    this.end = end;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
    this.level = level;
  }
}
