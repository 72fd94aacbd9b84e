import type { Expression } from '../syntax/ast.ts';
import { parse } from '../syntax/parse.ts';
import { PythonSyntaxError } from '../syntax/syntax-error.ts';
import type { Characters } from './caret-anchors.ts';
import { displayWidth } from './display-width.ts';
import type { SourceLines } from './source-lines.ts';
import type { TraceEntry } from './traceback-text.ts';
import { utf8Length } from './utf-8-length.ts';

/** The part of an expression on one line that is marked with `^`, columns from where the expression begins. */
interface Anchors {
  readonly left: number;
  readonly right: number;
}

/** Who writes an entry: the interpreter, or the module `traceback`, which does not fold constants before it looks. */
export type EntryWriter = 'interpreter' | 'module';

/**
 * An entry as 3.11 and 3.12 write it: its first line only, with carets unless they would mark all of it
 * (`Python/traceback.c`, tb_displayline(); `Lib/traceback.py`, format_frame_summary()).
 */
export function lineEntryText(entry: TraceEntry, source: SourceLines, writer: EntryWriter): string {
  const head = `  File "${entry.filename}", line ${entry.line}, in ${entry.name}\n`;
  const line = source.line(entry.filename, entry.line);
  const stripped = line.trim();
  if (stripped === '') return head;
  const text = `${head}    ${stripped}\n`;
  return entry.column < 0 ? text : text + caretLine(entry, Array.from(line), writer);
}

function caretLine(entry: TraceEntry, line: Characters, writer: EntryWriter): string {
  const isOneLine = entry.line === entry.endLine;
  const indent = line.findIndex((character) => character.trim() !== '');
  const start = entry.column;
  const end = isOneLine ? entry.endColumn : line.length;
  const segment = line.slice(start, end);
  const anchors = isOneLine ? findLineAnchors(segment, writer) : null;
  if (anchors === null && end - start >= line.length - indent) return '';
  const width = (count: number): number => displayWidth(line, start + count) - displayWidth(line, start);
  const gap = displayWidth(line, start) - indent;
  const marks =
    anchors === null
      ? '^'.repeat(Math.max(width(end - start), 0))
      : '~'.repeat(width(anchors.left)) +
        '^'.repeat(width(anchors.right) - width(anchors.left)) +
        '~'.repeat(Math.max(width(end - start) - width(anchors.right), 0));
  return `    ${' '.repeat(Math.max(gap, 0))}${marks}\n`;
}

/** `extract_anchors_from_line()`: an operator, or the brackets of an index. */
function findLineAnchors(segment: Characters, writer: EntryWriter): Anchors | null {
  const expression = onlyExpression(segment.join(''));
  if (expression?.kind === 'BinOp') {
    return operatorAnchors(segment, expression.left, expression.right, writer === 'module' ? utf8Offsets : offsets);
  }
  if (expression?.kind !== 'Subscript') return null;
  const { value, slice } = expression;
  // The interpreter folds constants first, and then sees no index.
  if (writer === 'interpreter' && isConstant(value) && isConstant(slice)) return null;
  return bracketAnchors(segment, value, slice);
}

function onlyExpression(text: string): Expression | null {
  try {
    const { body } = parse(text, '<segment>');
    const [statement] = body;
    return body.length === 1 && statement?.kind === 'Expr' ? statement.value : null;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    throw error;
  }
}

function isConstant(node: Expression): boolean {
  if (node.kind === 'Tuple') return node.elts.every(isConstant);
  if (node.kind === 'UnaryOp') return isConstant(node.operand);
  return node.kind === 'Constant';
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /^\s$/.test(character);
}

/** How an anchor counts: the module `traceback` takes bytes for characters while it looks on, and corrects that at the end. */
interface Offsets {
  readonly from: (segment: Characters, characters: number) => number;
  readonly to: (segment: Characters, offset: number) => number;
}

const offsets: Offsets = { from: (_, characters) => characters, to: (_, offset) => offset };

const utf8Offsets: Offsets = {
  from: (segment, characters) => utf8Length(segment.slice(0, characters)),
  to: (segment, offset) => {
    let characters = 0;
    for (let bytes = 0; bytes < offset && characters < segment.length; characters++) {
      bytes += utf8Length([segment[characters]]);
    }
    return characters;
  },
};

function operatorAnchors(segment: Characters, before: Expression, after: Expression, counted: Offsets): Anchors {
  let operator = before.at.endColumn;
  while (operator < after.at.column && isSpace(segment[operator])) operator++;
  const isTwoCharacters = operator + 1 < after.at.column && !isSpace(segment[operator + 1]);
  let left = counted.from(segment, operator);
  let right = left + (isTwoCharacters ? 2 : 1);
  while (left < segment.length && (isSpace(segment[left]) || ')#'.includes(segment[left]))) {
    left++;
    right++;
  }
  return { left: counted.to(segment, left), right: counted.to(segment, right) };
}

function bracketAnchors(segment: Characters, value: Expression, slice: Expression): Anchors {
  let left = value.at.endColumn;
  let right = slice.at.endColumn + 1;
  while (left < segment.length && segment[left] !== '[') left++;
  while (right < segment.length && segment[right] !== ']') right++;
  if (right < segment.length) right++;
  return { left, right };
}
