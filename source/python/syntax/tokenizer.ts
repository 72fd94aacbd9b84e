import type { SourceText } from './source-text.ts';
import type { SyntaxErrorKind } from './syntax-error.ts';
import type { SyntaxFacts } from './syntax-facts.ts';
import {
  DEDENT,
  ENDMARKER,
  INDENT,
  keywordId,
  NAME,
  NEWLINE,
  NUMBER,
  Token,
  type TokenId,
  tokenId,
  UNKNOWN,
} from './token.ts';
import { scanNumber } from './tokenize-number.ts';
import { type FormatStringMode, refusePrefixes, scanFormatString, scanString } from './tokenize-string.ts';

const identifier = /[A-Za-z_0-9\u0080-\uffff]+/y;
const operator =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|\*\*|\/\/|<<|>>|<=|>=|==|<>|[-+*/%&|^@]=|[-+*/%&|^~<>()[\]{},:;=.@!]/y;
const stringPrefix = /^(?:[rR]?[bB]?|[bB][rR]|[uU]|[rR]?[fF]|[fF][rR])$/;
const templatePrefix = /^(?:[rR]?[tT]|[tT][rR])$/;
const printable = /^[^\p{C}\p{Zl}\p{Zp}\p{Zs}]$/u;
const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const maxIndent = 100;
const maxLevel = 200;
const tabSize = 8;

const space = 32;
const tab = 9;
const formFeed = 12;
const lineFeed = 10;
const hash = 35;
const backslash = 92;

interface OpenBracket {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Gives the tokens of a source one by one, as `Parser/lexer/lexer.c, tok_get()` does: lazily, because an error in the
 * text counts only once the parser has come that far. Throws PythonSyntaxError.
 */
export class Tokenizer {
  readonly source: SourceText;
  readonly text: string;
  /** Index of the next character. */
  cur = 0;
  line = 0;
  lineStart = 0;
  /** Where the line begins on which the token began that is being read: `tok->buf`. */
  bufferStart = 0;
  /** Index, line and line start where the token now being read begins. */
  start = 0;
  startLine = 0;
  startLineStart = 0;
  readonly brackets: OpenBracket[] = [];
  readonly modes: FormatStringMode[] = [];
  /** What the error thrown was about: a wrong text, or something that the parser words (and may know better). */
  failure: 'none' | 'text' | 'structure' = 'none';
  private atLineStart = true;
  private pendingIndents = 0;
  private readonly indents = [0];
  private readonly alternateIndents = [0];

  readonly facts: SyntaxFacts;
  /** The line that follows the last one is still to come. */
  private hasEmptyLine: boolean;

  constructor(source: SourceText, facts: SyntaxFacts) {
    this.facts = facts;
    this.hasEmptyLine = source.isFile && facts.filesEndInEmptyLine;
    this.source = source;
    this.text = source.text;
    if (this.text !== '') this.line = 1;
  }

  next(): Token {
    const mode = this.modes.at(-1);
    if (mode?.inText) {
      const token = scanFormatString(this, mode);
      if (token) return token;
    }
    return this.nextRegular();
  }

  /** The token from `start` to `cur`. */
  token(id: TokenId, text: string): Token {
    const column = this.source.distance(this.startLineStart, this.start);
    const endColumn = this.source.distance(this.lineStart, this.cur);
    return new Token(
      id,
      text,
      this.start,
      this.cur,
      this.startLine,
      column,
      this.line,
      endColumn,
      this.brackets.length,
    );
  }

  markStart(): void {
    this.start = this.cur;
    this.startLine = this.line;
    this.startLineStart = this.lineStart;
  }

  /**
   * The character before `cur` was a line break: the next line begins, unless the source is at its end.
   * @param inToken whether `tok->start` is set: a token, or a backslash, goes on in this line
   */
  beginLine(inToken = true): void {
    if (this.cur >= this.text.length) {
      // Columns are still counted from the start of what was read last.
      if (this.hasEmptyLine) this.line++;
      this.hasEmptyLine = false;
      return;
    }
    if (this.lineStart === this.cur) return;
    this.line++;
    this.lineStart = this.cur;
    if (!inToken) this.bufferStart = this.cur;
  }

  /**
   * The line that an error shows. What is not in a file is looked up in the tokenizer's buffers: the current one with all
   * that is in it, an earlier line without its line break. `Parser/pegen_errors.c, _PyPegen_raise_error_known_location()`.
   */
  shownLine(line: number): string {
    const { source } = this;
    if (source.isFile) return source.line(line);
    if (line < this.line && this.facts.findsEarlierLines) return source.lineWithoutBreak(line);
    const end = this.text.indexOf('\n', this.lineStart);
    return this.text.slice(this.bufferStart, source.isBareEnd(end) ? end : end + 1);
  }

  /** `Parser/tokenizer/helpers.c, _syntaxerror_range()`: the column is that of the last character read, the text has no line break. */
  fail(message: string, column = this.source.distance(this.lineStart, this.cur), endColumn = column): never {
    this.failure = 'text';
    const text = this.source.lineWithoutBreak(this.line);
    this.source.fail(message, this.line, column, this.line, endColumn, 'SyntaxError', text);
  }

  /** An error at a column of the text that is shown. */
  failAtText(message: string, column: number, text: string): never {
    this.failure = 'text';
    this.source.fail(message, this.line, column, this.line, 0, 'SyntaxError', text);
  }

  /** `_PyTokenizer_parser_warn()` */
  warn(message: string): void {
    const { source, line } = this;
    source.sink({
      category: this.facts.tokenizerWarningCategory,
      message,
      filename: source.filename,
      line,
      refuse: () => this.fail(message),
    });
  }

  /** Errors that the parser words for the tokenizer: `Parser/pegen_errors.c, _Pypegen_tokenizer_error()`. */
  failAtLine(message: string, kind: SyntaxErrorKind, column = 1): never {
    this.failure = 'structure';
    const endColumn = kind === 'IndentationError' && column !== 1 ? -1 : 0;
    this.source.fail(message, this.line, column, this.line, endColumn, kind, this.shownLine(this.line));
  }

  failUnclosed(): never {
    const open = this.brackets[this.brackets.length - 1] as OpenBracket;
    this.failure = 'structure';
    const message = `'${open.text}' was never closed`;
    this.source.fail(message, open.line, open.column + 1, open.line, 0, 'SyntaxError', this.shownLine(open.line));
  }

  private nextRegular(): Token {
    let blank = false;
    for (;;) {
      if (this.atLineStart) {
        this.atLineStart = false;
        blank = this.readIndentation();
      }
      if (this.pendingIndents !== 0) {
        const id = this.pendingIndents < 0 ? DEDENT : INDENT;
        this.pendingIndents -= Math.sign(this.pendingIndents);
        return this.unplaced(id);
      }
      const comment = this.skipSpace();
      const code = this.text.charCodeAt(this.cur);
      if (Number.isNaN(code)) return this.endOfSource();
      this.markStart();
      if (code === lineFeed) {
        const isBareEnd = this.source.isBareEnd(this.cur);
        this.cur++;
        this.atLineStart = true;
        if (blank || this.brackets.length > 0) {
          blank = false;
          continue;
        }
        if (isBareEnd) return this.unplaced(NEWLINE);
        // A NEWLINE includes the comment before it.
        if (comment >= 0) this.start = comment;
        if (!this.facts.lineBreaksHaveWidth) return this.lineBreak();
        return this.token(NEWLINE, '');
      }
      if (code === backslash) {
        this.readContinuation(true);
        continue;
      }
      return this.readToken(code);
    }
  }

  /** A NEWLINE that ends before the line break. */
  private lineBreak(): Token {
    const { source, start, line, lineStart } = this;
    const end = this.cur - 1;
    const column = source.distance(lineStart, start);
    return new Token(
      NEWLINE,
      '',
      start,
      end,
      line,
      column,
      line,
      source.distance(lineStart, end),
      this.brackets.length,
    );
  }

  private unplaced(id: TokenId): Token {
    return new Token(id, '', this.cur, this.cur, this.line, -1, this.line, -1, this.brackets.length);
  }

  private endOfSource(): Token {
    if (this.brackets.length > 0 && this.facts.reportsUnclosed) this.failUnclosed();
    return this.unplaced(ENDMARKER);
  }

  /** Gives the index of the comment skipped, or -1. */
  private skipSpace(): number {
    let comment = -1;
    const { text } = this;
    let { cur } = this;
    for (;;) {
      const code = text.charCodeAt(cur);
      if (code === space || code === tab || code === formFeed) cur++;
      else if (code === hash) {
        comment = cur;
        cur = text.indexOf('\n', cur);
      } else break;
    }
    this.cur = cur;
    return comment;
  }

  /** A backslash at the end of a line. */
  private readContinuation(inToken: boolean): void {
    this.cur++;
    if (this.text.charCodeAt(this.cur) !== lineFeed) {
      this.cur++;
      this.failAtLine(
        'unexpected character after line continuation character',
        'SyntaxError',
        this.source.distance(this.lineStart, this.cur),
      );
    }
    this.cur++;
    if (this.cur >= this.text.length) {
      const column = this.source.distance(this.lineStart, this.cur);
      if (this.brackets.length > 0 && this.facts.reportsUnclosed) this.failUnclosed();
      this.failure = 'structure';
      const shown = this.shownLine(this.line);
      this.source.fail('unexpected EOF while parsing', this.line, column, this.line, -1, 'SyntaxError', shown);
    }
    this.beginLine(inToken);
  }

  /**
   * The white space at the beginning of a line: true for a blank line. Tabs count to the next multiple of 8, and once
   * more as one column each: a line whose depth depends on the width of a tab is refused.
   */
  private readIndentation(): boolean {
    const { text } = this;
    this.beginLine(false);
    let column = 0;
    let alternate = 0;
    let continued = 0;
    for (;;) {
      const code = text.charCodeAt(this.cur);
      if (code === space) {
        column++;
        alternate++;
      } else if (code === tab) {
        column = (Math.floor(column / tabSize) + 1) * tabSize;
        alternate++;
      } else if (code === formFeed) {
        column = 0;
        alternate = 0;
      } else if (code === backslash) {
        continued ||= column;
        this.readContinuation(false);
        continue;
      } else break;
      this.cur++;
    }
    const code = text.charCodeAt(this.cur);
    if (code === hash || code === lineFeed) return true;
    if (this.brackets.length === 0) this.changeIndentation(continued || column, continued || alternate);
    return false;
  }

  private changeIndentation(column: number, alternate: number): void {
    const { indents, alternateIndents } = this;
    const top = indents.at(-1) as number;
    const alternateTop = alternateIndents.at(-1) as number;
    if (column === top) {
      if (alternate !== alternateTop) this.failTabs();
    } else if (column > top) {
      if (indents.length >= maxIndent) this.failAtLine('too many levels of indentation', 'IndentationError');
      if (alternate <= alternateTop) this.failTabs();
      this.pendingIndents++;
      indents.push(column);
      alternateIndents.push(alternate);
    } else {
      while (indents.length > 1 && column < (indents.at(-1) as number)) {
        this.pendingIndents--;
        indents.pop();
        alternateIndents.pop();
      }
      if (column !== indents.at(-1)) {
        const length = this.text.indexOf('\n', this.cur) + 1 - this.lineStart;
        const message = 'unindent does not match any outer indentation level';
        this.cur = this.lineStart + length;
        this.failAtLine(message, 'IndentationError', this.source.distance(this.lineStart, this.cur));
      }
      if (alternate !== alternateIndents.at(-1)) this.failTabs();
    }
  }

  private failTabs(): never {
    this.failAtLine('inconsistent use of tabs and spaces in indentation', 'TabError');
  }

  private readToken(code: number): Token {
    const { text } = this;
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128) return this.readName();
    if (code >= 48 && code <= 57) return this.readNumber();
    if (code === 46) {
      const after = text.charCodeAt(this.cur + 1);
      if (after >= 48 && after <= 57) return this.readNumber();
    }
    if (code === 34 || code === 39) return scanString(this, '');
    return this.readOperator();
  }

  private readNumber(): Token {
    scanNumber(this);
    return this.token(NUMBER, this.text.slice(this.start, this.cur));
  }

  private readName(): Token {
    identifier.lastIndex = this.cur;
    const word = (identifier.exec(this.text) as RegExpExecArray)[0];
    this.cur += word.length;
    if (word.length <= 5) {
      const quote = this.text.charCodeAt(this.cur);
      if (quote === 34 || quote === 39) {
        if (stringPrefix.test(word)) return scanString(this, word);
        if (this.facts.hasTemplateStrings) {
          if (templatePrefix.test(word)) return scanString(this, word);
          refusePrefixes(this, word);
        }
      }
    }
    const keyword = keywordId(word);
    if (keyword !== undefined) return this.token(keyword, word);
    const plain = /^[\0-\x7f]*$/.test(word);
    if (!plain) this.checkIdentifier(word);
    return this.token(NAME, plain ? word : word.normalize('NFKC'));
  }

  /** `Parser/lexer/lexer.c, verify_identifier()`. */
  private checkIdentifier(word: string): void {
    let index = this.start;
    for (const character of word) {
      index += character.length;
      const good = index - character.length === this.start ? /^[_\p{XIDS}]$/u : /^\p{XIDC}$/u;
      if (good.test(character)) continue;
      this.cur = index;
      this.failCharacter(character);
    }
  }

  private failCharacter(character: string): never {
    const hex = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
    if (printable.test(character)) this.fail(`invalid character '${character}' (${hex})`);
    this.fail(`invalid non-printable character ${hex}`);
  }

  private readOperator(): Token {
    const { text } = this;
    const first = text[this.cur] as string;
    const mode = this.modes.at(-1);
    const inField = mode !== undefined && mode.fieldDepth >= 0;
    if (first === ':' && inField && mode.depth - 1 === mode.fieldDepth) {
      this.cur++;
      mode.inText = true;
      mode.inFormatSpec = true;
      return this.token(tokenId(':'), ':');
    }
    operator.lastIndex = this.cur;
    const found = operator.exec(text)?.[0];
    if (found === undefined) {
      this.cur++;
      if (first !== ' ' && !printable.test(first)) this.failCharacter(first);
      return this.token(UNKNOWN, first);
    }
    this.cur += found.length;
    if (found === '(' || found === '[' || found === '{') this.open(found, mode);
    else if (found === ')' || found === ']' || found === '}') this.close(found, mode);
    return this.token(tokenId(found), found);
  }

  private open(text: string, mode: FormatStringMode | undefined): void {
    if (this.brackets.length >= maxLevel) this.fail('too many nested parentheses');
    this.brackets.push({ text, line: this.line, column: this.source.distance(this.lineStart, this.start) });
    if (mode) mode.depth++;
  }

  private close(text: string, mode: FormatStringMode | undefined): void {
    if (mode?.depth === 0 && text === '}') this.fail(`${mode.kind}-string: single '}' is not allowed`);
    const open = this.brackets.pop();
    if (!open) this.fail(`unmatched '${text}'`);
    if (open.text !== closing[text]) {
      if (mode && open.text === '{' && mode.depth - 1 === mode.fieldDepth)
        this.fail(`${mode.kind}-string: unmatched '${text}'`);
      const where = open.line === this.line ? '' : ` on line ${open.line}`;
      this.fail(`closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${where}`);
    }
    if (!mode) return;
    mode.depth--;
    if (text === '}' && mode.depth === mode.fieldDepth) {
      mode.fieldDepth--;
      mode.inText = true;
      mode.inFormatSpec = mode.fieldDepth >= 0;
    }
  }
}
