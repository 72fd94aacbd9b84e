import type { Expression, JoinedStr, Position } from './ast.ts';
import { bytesOf, joinedBytes, mergeTexts, splitLiteral, text, unescaped } from './build-strings.ts';
import { Parser, placeOf } from './parser.ts';
import { PythonSyntaxError } from './syntax-error.ts';
import type { Token } from './token.ts';

/** Parses the expression of a field; the parser reads it in parentheses. */
type FieldParser = (parser: Parser) => unknown;

/** f-strings in format specs in f-strings. */
const MAX_DEPTH = 2;

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * String literals one after the other, as they are read where f-strings are no tokens, before 3.12: decoded once all of them are
 * there (`Parser/string_parser.c`, _PyPegen_concatenate_strings()).
 */
export function literalActions(parseField: FieldParser) {
  return {
    stringTokens: (p: Parser, tokens: readonly Token[]): Expression => {
      const at = p.span();
      const literals = tokens.map(splitLiteral);
      const isBytes = literals[0]?.prefix.includes('b') === true;
      const values: Expression[] = [];
      const data: Uint8Array[] = [];
      let isFormat = false;
      for (const [index, token] of tokens.entries()) {
        const { prefix, body } = literals[index] as ReturnType<typeof splitLiteral>;
        if (isBytes && prefix.includes('b')) data.push(bytesOf(p, token));
        if (prefix.includes('b') !== isBytes) p.failHere('cannot mix bytes and nonbytes literals');
        if (prefix.includes('f')) {
          isFormat = true;
          values.push(...new FieldReader(p, token, at, parseField).values());
        } else if (!isBytes) values.push(text(at, prefix.includes('r') ? body : unescaped(p, token, body)));
      }
      if (isBytes) return joinedBytes(p, data);
      if (isFormat) return { kind: 'JoinedStr', at, values: mergeTexts(values) };
      return text(at, values.map((value) => textOf(value)).join(''));
    },
  };
}

function textOf(node: Expression): string {
  return node.kind === 'Constant' && node.value.type === 'str' ? node.value.value : '';
}

/** Reads the text and the fields of one f-string (fstring_parse()). All that it makes stands at the whole literal. */
class FieldReader {
  private readonly p: Parser;
  private readonly token: Token;
  private readonly at: Position;
  private readonly parseField: FieldParser;
  private readonly source: string;
  private readonly raw: boolean;
  private readonly end: number;
  private index: number;

  constructor(p: Parser, token: Token, at: Position, parseField: FieldParser) {
    this.p = p;
    this.token = token;
    this.at = at;
    this.parseField = parseField;
    this.source = token.text;
    const { prefix, body } = splitLiteral(token);
    this.raw = prefix.includes('r');
    this.index = prefix.length + (this.source.length - prefix.length - body.length) / 2;
    this.end = this.index + body.length;
  }

  values(): Expression[] {
    const values = this.read(0);
    if (this.index < this.end) this.fail('f-string: unexpected end of string');
    return values;
  }

  private fail(message: string): never {
    return this.p.failHere(message);
  }

  private read(depth: number): Expression[] {
    const values: Expression[] = [];
    for (;;) {
      const doubled = this.literal(values, depth);
      if (doubled) continue;
      if (this.index >= this.end || this.source[this.index] === '}') break;
      values.push(...this.field(depth));
    }
    if (depth === 0 && this.index < this.end) this.fail("f-string: single '}' is not allowed");
    return values;
  }

  /** Text up to a field or the end (fstring_find_literal()); true where it ends in a doubled brace and goes on behind. */
  private literal(values: Expression[], depth: number): boolean {
    const { source, end } = this;
    const start = this.index;
    let stop = start;
    let doubled = false;
    while (stop < end) {
      const character = source[stop++] as string;
      if (!this.raw && character === '\\' && stop < end) {
        const escaped = source[stop++];
        if (escaped === 'N') {
          if (stop < end && source[stop++] === '{') while (stop < end && source[stop++] !== '}');
          continue;
        }
        if (escaped !== '{' && escaped !== '}') continue;
        stop--;
        this.p.warnOfEscape(escaped, this.token);
        stop++;
      }
      const brace = source[stop - 1];
      if (brace !== '{' && brace !== '}') continue;
      if (depth === 0) {
        if (source[stop] === brace && stop < end) {
          doubled = true;
          break;
        }
        if (brace === '}') this.fail("f-string: single '}' is not allowed");
      }
      stop--;
      break;
    }
    const body = source.slice(start, stop);
    if (body !== '') values.push(text(this.at, this.raw ? body : unescaped(this.p, this.token, body)));
    this.index = doubled ? stop + 1 : stop;
    return doubled;
  }

  /** A replacement field (fstring_find_expr()). */
  private field(depth: number): Expression[] {
    if (depth >= MAX_DEPTH) this.fail('f-string: expressions nested too deeply');
    const { source, at } = this;
    this.index++;
    const start = this.index;
    this.skipExpression();
    this.expectMore();
    const value = this.expression(start);
    const debug = source[this.index] === '=' ? this.debugText(start) : null;
    let conversion: '' | 's' | 'r' | 'a' = '';
    if (source[this.index] === '!') {
      this.index++;
      this.expectMore();
      const letter = source[this.index++] as string;
      if (letter !== 's' && letter !== 'r' && letter !== 'a') {
        this.fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
      }
      conversion = letter;
    }
    this.expectMore();
    let formatSpec: JoinedStr | null = null;
    if (source[this.index] === ':') {
      this.index++;
      this.expectMore();
      formatSpec = { kind: 'JoinedStr', at, values: mergeTexts(this.read(depth + 1)) };
    }
    if (this.index >= this.end || source[this.index] !== '}') this.fail("f-string: expecting '}'");
    this.index++;
    if (debug !== null && formatSpec === null && conversion === '') conversion = 'r';
    const field: Expression = { kind: 'FormattedValue', at, value, conversion, formatSpec };
    return debug === null ? [field] : [text(at, debug), field];
  }

  private expectMore(): void {
    if (this.index >= this.end) this.fail("f-string: expecting '}'");
  }

  private debugText(start: number): string {
    this.index++;
    while (this.index < this.end && /\s/.test(this.source[this.index] as string)) this.index++;
    this.expectMore();
    return this.source.slice(start, this.index);
  }

  /** Moves to the end of the expression: `!`, `:`, `=` or `}` outside of brackets and strings. */
  private skipExpression(): void {
    const { source, end } = this;
    const brackets: string[] = [];
    let quote = '';
    for (; this.index < end; this.index++) {
      const character = source[this.index] as string;
      if (character === '\\') this.fail('f-string expression part cannot include a backslash');
      if (quote !== '') {
        if (source.startsWith(quote, this.index)) {
          this.index += quote.length - 1;
          quote = '';
        }
      } else if (character === "'" || character === '"') {
        const long = character.repeat(3);
        quote = source.startsWith(long, this.index) && this.index + 2 < end ? long : character;
        this.index += quote.length - 1;
      } else if ('[{('.includes(character)) brackets.push(character);
      else if (character === '#') this.fail("f-string expression part cannot include '#'");
      else if (brackets.length === 0 && '!:}=<>'.includes(character)) {
        if ('!=<>'.includes(character) && source[this.index + 1] === '=' && this.index + 1 < end) this.index++;
        else if (character !== '<' && character !== '>') break;
      } else if (']})'.includes(character)) {
        const open = brackets.pop();
        if (open === undefined) this.fail(`f-string: unmatched '${character}'`);
        if (closing[character] !== open) {
          this.fail(`f-string: closing parenthesis '${character}' does not match opening parenthesis '${open}'`);
        }
      }
    }
    if (quote !== '') this.fail('f-string: unterminated string');
    if (brackets.length > 0) this.fail(`f-string: unmatched '${brackets.at(-1)}'`);
  }

  /** Parses the expression in parentheses (fstring_compile_expr()). */
  private expression(start: number): Expression {
    const { source, p, token } = this;
    const body = source.slice(start, this.index);
    const follows = source[this.index] as string;
    if (/^[ \t\n\f]*$/.test(body)) {
      if (p.facts.namesWhatFollowsEmptyField && '!:='.includes(follows)) {
        this.fail(`f-string: expression required before '${follows}'`);
      }
      this.fail('f-string: empty expression not allowed');
    }
    const before = source.slice(0, start - 1);
    const lines = before.split('\n').length - 1;
    const lastLine = before.slice(before.lastIndexOf('\n') + 1);
    const column = [...lastLine].length + (lines === 0 ? placeOf(token).column : 0);
    const inner = new Parser(`(${body})`, p.source.filename, p.source.sink, p.facts);
    try {
      return moved(this.parseField(inner) as Expression, token.line + lines - 1, column) as Expression;
    } catch (error) {
      if (!(error instanceof PythonSyntaxError)) throw error;
      const prefix = inner.tokenizer.failure === 'text' ? '' : 'f-string: ';
      const line = error.line + token.line + lines - 1;
      throw new PythonSyntaxError(
        prefix + error.message,
        {
          filename: error.filename,
          line,
          column: error.column,
          endLine: error.endLine + token.line + lines - 1,
          endColumn: error.endColumn,
          text: error.text,
        },
        error.kind,
      );
    }
  }
}

/** A tree with all its places moved: by lines, and by columns on the first line. */
function moved(node: unknown, lines: number, columns: number): unknown {
  if (Array.isArray(node)) return node.map((item) => moved(item, lines, columns));
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'at' ? movedPlace(value as Position, lines, columns) : moved(value, lines, columns),
    ]),
  );
}

function movedPlace(at: Position, lines: number, columns: number): Position {
  return {
    line: at.line + lines,
    column: at.column + (at.line === 1 ? columns : 0),
    endLine: at.endLine + lines,
    endColumn: at.endColumn + (at.endLine === 1 ? columns : 0),
  };
}
