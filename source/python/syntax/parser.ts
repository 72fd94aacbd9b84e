import type { Position } from './ast.ts';
import type { Matcher } from './peg.ts';
import { type SourceKind, SourceText } from './source-text.ts';
import { PythonSyntaxError, type SyntaxErrorKind } from './syntax-error.ts';
import type { SyntaxFacts } from './syntax-facts.ts';
import type { WarningSink } from './syntax-warning.ts';
import { DEDENT, ENDMARKER, FSTRING_END, FSTRING_START, INDENT, NEWLINE, type Token, TSTRING_START } from './token.ts';
import { Tokenizer } from './tokenizer.ts';

const invisible = new Set([NEWLINE, INDENT, DEDENT, ENDMARKER]);

/** Something with a place in the source: a token or a node. */
export type Placed = Token | { readonly at: Position };

export function placeOf(placed: Placed): Position {
  return 'at' in placed ? placed.at : placed;
}

/** Thrown in the first pass. */
export class RequiredMissing extends Error {}

/**
 * One run over one source: the tokens read so far and where the rules are in them. A script that does not match is read
 * a second time with the rules that explain mistakes. `Parser/pegen.c, _PyPegen_run_parser()`.
 */
export class Parser {
  readonly tokenizer: Tokenizer;
  readonly source: SourceText;
  readonly tokens: Token[] = [];
  /** Index of the next token. */
  mark = 0;
  /** Index of the first token of the alternative whose action runs. */
  start = 0;
  /** True in the second pass, and then the `invalid_` rules count. */
  explaining = false;
  /** Tokens that were warned of: rules may try them again. */
  private readonly suspicious = new Set<Token>();

  readonly facts: SyntaxFacts;

  constructor(
    source: string,
    filename: string,
    sink: WarningSink | undefined,
    facts: SyntaxFacts,
    kind: SourceKind = 'text',
  ) {
    this.facts = facts;
    this.source = new SourceText(source, filename, sink, kind);
    this.tokenizer = new Tokenizer(this.source, facts);
  }

  run(rule: Matcher): unknown {
    try {
      const value = rule(this);
      if (value !== undefined) return value;
    } catch (error) {
      // What is required and missing, `&&`, ends the first pass; the second one may know better, and says it else.
      if (!(error instanceof RequiredMissing)) throw error;
    }
    const stuck = this.tokens.at(-1) as Token;
    for (const token of this.tokens) token.memo = null;
    this.mark = 0;
    this.explaining = true;
    rule(this);
    const last = this.facts.placesMistakesLate ? (this.tokens.at(-1) as Token) : stuck;
    if (last.id === INDENT) this.failIndentation('unexpected indent');
    if (last.id === DEDENT) this.failIndentation('unexpected unindent');
    if (!this.facts.reportsUnclosed && this.hasReadAll(last)) this.failHere('unexpected EOF while parsing');
    this.failAt(last, 'invalid syntax');
  }

  /** `tok->done == E_EOF`: where no line break ends the source, its last token has come to the end. */
  private hasReadAll(last: Token): boolean {
    if (last.id === ENDMARKER) return true;
    const { source, tokenizer } = this;
    return source.hasBareEnd && tokenizer.cur >= source.text.length - 1;
  }

  peek(): Token {
    const { tokens, mark } = this;
    if (mark < tokens.length) return tokens[mark] as Token;
    const token = this.tokenizer.next();
    tokens.push(token);
    return token;
  }

  /** The last token consumed. */
  previous(): Token {
    return this.tokens[this.mark - 1] as Token;
  }

  /** From the first token of the alternative to the last consumed that can be seen. */
  span(): Position {
    const first = this.tokens[this.start] as Token;
    let index = this.mark - 1;
    while (invisible.has((this.tokens[index] as Token).id)) index--;
    const last = this.tokens[index] as Token;
    return { line: first.line, column: first.column, endLine: last.endLine, endColumn: last.endColumn };
  }

  /** `warn_invalid_escape_sequence()`: whether the version warns of what follows a backslash in this token. */
  warnOfEscape(sequence: string, token: Token): boolean {
    const { source, facts } = this;
    const isOctal = sequence.length > 1;
    if (isOctal && !facts.warnsOfLargeOctals) return false;
    if (this.explaining && !facts.warnsInBothPasses) return true;
    if (facts.tokenizesFormatStrings && this.suspicious.has(token)) return true;
    this.suspicious.add(token);
    const quote = facts.quotesInvalidEscapes ? "'" : '';
    const message = `invalid ${isOctal ? 'octal ' : ''}escape sequence ${quote}\\${sequence}${quote}`;
    source.sink({
      category: facts.invalidEscapeCategory,
      message,
      filename: source.filename,
      line: token.line,
      refuse: () => this.failAt(token, message),
    });
    return true;
  }

  /** RAISE_SYNTAX_ERROR_KNOWN_RANGE() */
  failAt(first: Placed, message: string, last: Placed = first): never {
    const { line, column } = placeOf(first);
    const { endLine, endColumn } = placeOf(last);
    this.fail(message, line, column + 1, endLine, endColumn + 1, 'SyntaxError');
  }

  /** `_PyPegen_expect_forced_token()` */
  failRequired(text: string): never {
    if (!this.explaining) throw new RequiredMissing(text);
    this.failAt(this.peek(), `expected '${text}'`);
  }

  /** RAISE_SYNTAX_ERROR_STARTING_FROM(): to where the tokenizer is. */
  failFrom(first: Placed, message: string): never {
    const { line, column } = placeOf(first);
    const { tokenizer } = this;
    const end = this.source.distance(tokenizer.lineStart, tokenizer.cur);
    this.fail(message, line, column + 1, tokenizer.line, end, 'SyntaxError');
  }

  /** RAISE_SYNTAX_ERROR() and RAISE_INDENTATION_ERROR(): at the last token read, or at a given one. */
  failHere(message: string, kind: SyntaxErrorKind = 'SyntaxError', token = this.tokens.at(-1) as Token): never {
    const { tokenizer } = this;
    const read = this.source.hasBareEnd ? Math.min(tokenizer.cur, this.source.text.length - 1) : tokenizer.cur;
    const place = this.source.distance(tokenizer.lineStart, read);
    const column = token.column === -1 ? place : token.column + 1;
    const endColumn = token.endColumn === -1 ? -1 : token.endColumn + 1;
    this.fail(message, token.line, column, token.endLine, endColumn, kind);
  }

  /** What follows a wrongly indented line is not looked at. */
  private failIndentation(message: string): never {
    const { line } = this.tokens.at(-1) as Token;
    const column = this.source.distance(this.tokenizer.lineStart, this.tokenizer.cur);
    this.source.fail(message, line, column, line, -1, 'IndentationError', this.tokenizer.shownLine(line));
  }

  fail(
    message: string,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
    kind: SyntaxErrorKind,
  ): never {
    if (this.facts.reportsUnclosed) this.checkRest();
    const said = this.facts.hasTemplateStrings ? this.namingTemplates(message, line, column) : message;
    // CPython measures the end in the first line, whatever line it is on.
    const longest = endLine > line ? this.source.width(line) + 1 : Number.POSITIVE_INFINITY;
    const text = this.tokenizer.shownLine(line);
    this.source.fail(said, line, column, endLine, Math.min(endColumn, longest), kind, text);
  }

  /** What is wrong in a field is said alike of f-strings and t-strings, but for the name of the innermost one there. */
  private namingTemplates(message: string, line: number, column: number): string {
    if (!message.startsWith('f-string: ')) return message;
    let ended = 0;
    for (const { id, line: at, column: from } of [...this.tokens].reverse()) {
      if (at > line || (at === line && from >= column - 1)) continue;
      if (id === FSTRING_END) ended++;
      else if (id !== FSTRING_START && id !== TSTRING_START) continue;
      else if (ended > 0) ended--;
      else return id === TSTRING_START ? `t${message.slice(1)}` : message;
    }
    return message;
  }

  /** An error in the tokens that follow comes first, unless it lies in an f-string: `_PyPegen_tokenize_full_source_to_check_for_errors()`. */
  private checkRest(): void {
    const { tokenizer } = this;
    const line = (this.tokens.at(-1) as Token).line;
    const { cur, lineStart, bufferStart, line: tokenizerLine } = tokenizer;
    try {
      while (tokenizer.next().id !== ENDMARKER);
    } catch (error) {
      if (!(error instanceof PythonSyntaxError)) throw error;
      const open = tokenizer.brackets.at(-1);
      if (tokenizer.modes.length === 0) {
        if (tokenizer.failure === 'text') throw error;
        if (open && line > open.line) tokenizer.failUnclosed();
      }
    }
    Object.assign(tokenizer, { cur, lineStart, bufferStart, line: tokenizerLine });
  }
}
