import type { Expression } from '../syntax/ast.ts';
import { parse } from '../syntax/parse.ts';
import { PythonSyntaxError } from '../syntax/syntax-error.ts';
import { type Anchors, type Characters, findAnchors } from './caret-anchors.ts';
import { displayWidth } from './display-width.ts';
import type { SourceLines } from './source-lines.ts';
import { utf8Length } from './utf-8-length.ts';

/** One entry of a traceback: where a call stood. Lines count from 1, columns from 0; the column is -1 if it is not known. */
export interface TraceEntry {
  readonly filename: string;
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

/** Entries alike shown one by one before "Previous line repeated" (_RECURSIVE_CUTOFF). */
const REPEATED = 3;

/** The entries of a traceback as text (`Lib/traceback.py`, StackSummary.format()): each part ends in a newline. */
export function stackText(
  entries: readonly TraceEntry[],
  source: SourceLines,
  show: (entry: TraceEntry, source: SourceLines) => string,
): string[] {
  const parts: string[] = [];
  let last: TraceEntry | null = null;
  let count = 0;
  const closeRun = (): void => {
    const more = count - REPEATED;
    if (more > 0) parts.push(`  [Previous line repeated ${more} more time${more === 1 ? '' : 's'}]\n`);
  };
  for (const entry of entries) {
    const repeats =
      last !== null && last.filename === entry.filename && last.line === entry.line && last.name === entry.name;
    if (!repeats) {
      closeRun();
      count = 0;
    }
    last = entry;
    count++;
    if (count <= REPEATED) parts.push(show(entry, source));
  }
  closeRun();
  return parts;
}

/** File, line and function of an entry, and its first line of source: what `PyTraceBack_Print()` writes. */
export function plainEntryText(entry: TraceEntry, source: SourceLines): string {
  const head = `  File "${entry.filename}", line ${entry.line}, in ${entry.name}\n`;
  const line = source.line(entry.filename, entry.line).trim();
  return line === '' ? head : `${head}    ${line}\n`;
}

/** An entry with its source, and carets under what failed (format_frame_summary()). */
export function entryText(entry: TraceEntry, source: SourceLines): string {
  if (entry.column < 0) return plainEntryText(entry, source);
  const head = `  File "${entry.filename}", line ${entry.line}, in ${entry.name}\n`;
  const original: string[] = [];
  for (let line = entry.line; line <= Math.max(entry.line, entry.endLine); line++)
    original.push(source.line(entry.filename, line));
  if (original.every((line) => line.trim() === '')) return head;
  const lines = dedent(original).map((line) => Array.from(line));
  const removed = Array.from(original[0]).length - lines[0].length;
  const start = Math.max(0, entry.column - removed);
  const end = Math.max(0, entry.endColumn - removed);
  return head + indent(dedent(new MarkedSource(lines, start, end).text()));
}

/** Source lines of one entry with their carets. Columns count characters. */
class MarkedSource {
  private readonly lines: readonly Characters[];
  private readonly anchors: Anchors | null;
  private readonly showsCarets: boolean;
  /** Columns on the screen, where some characters are two wide. */
  private readonly start: number;
  private readonly end: number;
  private readonly last: number;

  constructor(lines: readonly Characters[], start: number, end: number) {
    this.lines = lines;
    this.last = lines.length - 1;
    this.anchors = this.place(findAnchors(segmentOf(lines, start, end)), start);
    this.showsCarets = shouldShowCarets(lines, start, end, this.anchors);
    this.start = displayWidth(lines[0], start);
    this.end = displayWidth(lines[this.last], end);
  }

  /** Anchors in columns of the screen; those found on the first line do not count what is in front of the expression. */
  private place(anchors: Anchors | null, start: number): Anchors | null {
    if (anchors === null) return null;
    const [from, to] = [anchors.start, anchors.end].map(({ line, column }) => ({
      line,
      column: displayWidth(this.lines[line], line === 0 ? column + start : column),
    }));
    return { start: from, end: to };
  }

  text(): string[] {
    const shown: string[] = [];
    const add = (line: number): void => {
      shown.push(this.lines[line].join(''));
      if (this.showsCarets) shown.push(this.carets(line));
    };
    let previous = -1;
    for (const line of this.significantLines()) {
      const skipped = line - previous - 1;
      if (previous >= 0 && skipped === 1) add(line - 1);
      else if (previous >= 0 && skipped > 1) shown.push(`...<${skipped} lines>...`);
      add(line);
      previous = line;
    }
    return shown;
  }

  /** The first line, the last, and those around both ends of the anchors. */
  private significantLines(): number[] {
    const significant = new Set([0, this.last]);
    if (this.anchors !== null) {
      for (const { line } of [this.anchors.start, this.anchors.end]) {
        for (const near of [line - 1, line, line + 1]) significant.add(near);
      }
    }
    return [...significant].filter((line) => line >= 0 && line <= this.last).sort((a, b) => a - b);
  }

  private carets(line: number): string {
    const characters = this.lines[line];
    const text = characters.join('');
    const spaces = text.length - text.trimStart().length;
    const width = line === this.last ? this.end : displayWidth(characters, characters.length);
    let carets = '';
    for (let column = 0; column < width; column++) {
      if (column < spaces || (line === 0 && column < this.start)) carets += ' ';
      else carets += this.anchors === null || this.isAnchored(this.anchors, line, column) ? '^' : '~';
    }
    return carets;
  }

  private isAnchored({ start, end }: Anchors, line: number, column: number): boolean {
    const isBehindStart = line > start.line || (line === start.line && column >= start.column);
    return isBehindStart && (line < end.line || (line === end.line && column < end.column));
  }
}

function segmentOf(lines: readonly Characters[], start: number, end: number): Characters[] {
  const last = lines.length - 1;
  return lines.map((line, i) => line.slice(i === 0 ? start : 0, i === last ? end : line.length));
}

/** `_should_show_carets()`: not where they would mark the whole line, nor where a call is all that is returned or assigned. */
function shouldShowCarets(lines: readonly Characters[], start: number, end: number, anchors: Anchors | null): boolean {
  const value = wholeCall(lines);
  if (value === 'no statement') return false;
  if (value !== null) {
    const { line, endLine, column, endColumn } = value.at;
    // `ast` counts bytes of UTF-8, the offsets characters: a call with others than ASCII in it or in front is not seen.
    const isFromStart = line === 1 && utf8Length(lines[0].slice(0, column)) === start;
    const isToEnd = endLine === lines.length && utf8Length(lines[endLine - 1].slice(0, endColumn)) === end;
    if (isFromStart && isToEnd) return false;
  }
  if (anchors !== null) return true;
  const before = lines[0].slice(0, start).join('').trimStart();
  const after = lines[lines.length - 1].slice(end).join('').trimEnd();
  return before !== '' || after !== '';
}

/** The call in `return f(…)` or `name = f(…)`; null for other statements and parts of one. */
function wholeCall(lines: readonly Characters[]): Expression | 'no statement' | null {
  try {
    const [statement] = parse(lines.map((line) => line.join('')).join('\n'), '<lines>').body;
    if (statement === undefined) return 'no statement';
    if (statement.kind === 'Return' && statement.value?.kind === 'Call') {
      return statement.value.func.kind === 'Name' ? statement.value : null;
    }
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Call') return null;
    return statement.targets.length === 1 && statement.targets[0]?.kind === 'Name' ? statement.value : null;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    throw error;
  }
}

/** `textwrap.dedent()`: without the white space that all lines with text begin with. */
function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    const [space] = line.match(/^[ \t]*/) as RegExpMatchArray;
    if (line.trim() === '') continue;
    margin = margin === null ? space : commonStart(margin, space);
  }
  const cut = margin?.length ?? 0;
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(cut)));
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}\n`).join('');
}
