import type { Expression } from '../syntax/ast.ts';
import { parse } from '../syntax/parse.ts';
import { PythonSyntaxError } from '../syntax/syntax-error.ts';

/** A place in lines of characters; lines count from 0. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * What a traceback marks with `^` in an expression whose other parts it marks with `~`: an operator, the brackets of an index
 * or of a call. The end is exclusive.
 */
export interface Anchors {
  readonly start: Place;
  readonly end: Place;
}

/** A line as its characters: columns count code points. */
export type Characters = readonly string[];

/** The anchors in the source of an expression (`Lib/traceback.py`, _extract_caret_anchors_from_line_segment()). */
export function findAnchors(segment: readonly Characters[]): Anchors | null {
  const expression = parseExpression(segment);
  if (expression === null) return null;
  const source = new Segment(segment);
  switch (expression.kind) {
    case 'BinOp':
      return operatorAnchors(source, expression.left, expression.right);
    case 'Subscript':
      return bracketAnchors(source, expression.value, expression, '[');
    case 'Call':
      return bracketAnchors(source, expression.func, expression, '(');
    default:
      return null;
  }
}

/** Parentheses around it let an expression go on over lines; its first line is then the second. */
function parseExpression(segment: readonly Characters[]): Expression | null {
  const text = segment.map((line) => line.join('')).join('\n');
  try {
    const { body } = parse(`(\n${text}\n)`, '<segment>');
    const [statement] = body;
    return body.length === 1 && statement?.kind === 'Expr' ? statement.value : null;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    throw error;
  }
}

function operatorAnchors(source: Segment, left: Expression, right: Expression): Anchors | null {
  const start = source.find(source.endOf(left), (character) => !isSpace(character) && character !== ')');
  if (start === null) return null;
  const line = source.lines[start.line];
  const second = start.column + 1;
  const rightStart = { line: right.at.line - 2, column: right.at.column };
  const isBeforeRight = rightStart.line > start.line || second < rightStart.column;
  const isTwoCharacters =
    second < line.length && isBeforeRight && !isSpace(line[second]) && !'\\#'.includes(line[second]);
  return { start, end: { line: start.line, column: isTwoCharacters ? second + 1 : second } };
}

function bracketAnchors(source: Segment, inner: Expression, whole: Expression, bracket: string): Anchors | null {
  const start = source.find(source.endOf(inner), (character) => character === bracket);
  return start === null ? null : { start, end: source.endOf(whole) };
}

function isSpace(character: string): boolean {
  return /^\s$/.test(character);
}

/** The lines of an expression, to walk over. */
class Segment {
  readonly lines: readonly Characters[];

  constructor(lines: readonly Characters[]) {
    this.lines = lines;
  }

  endOf(expression: Expression): Place {
    return { line: expression.at.endLine - 2, column: expression.at.endColumn };
  }

  /** The first character from a place on that is wanted; comments and line continuations are skipped. */
  find(from: Place, isWanted: (character: string) => boolean): Place | null {
    let { line, column } = from;
    while (line < this.lines.length) {
      const character = this.lines[line][column];
      if (character === undefined || '\\#'.includes(character)) {
        line++;
        column = 0;
      } else if (isWanted(character)) return { line, column };
      else column++;
    }
    return null;
  }
}
