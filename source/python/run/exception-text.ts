import type { SourceLines } from './source-lines.ts';
import type { SyntaxErrorText, SyntaxPlace } from './syntax-error-text.ts';
import type { TracebackWriter } from './traceback-style.ts';
import { stackText, type TraceEntry } from './traceback-text.ts';

/** All that the text of an exception is made from (`traceback.TracebackException`). */
export interface ExceptionSummary {
  /** With the module in front unless that is `builtins` or `__main__`. */
  readonly type: string;
  /** `str()` of it, with a hint at what was meant. */
  readonly message: string;
  readonly notes: readonly string[];
  readonly stack: readonly TraceEntry[];
  readonly syntax: SyntaxPlace | null;
  readonly suppressesContext: boolean;
  cause: ExceptionSummary | null;
  context: ExceptionSummary | null;
  /** The parts of an exception group. */
  parts: readonly ExceptionSummary[] | null;
}

const CAUSE_TEXT = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT_TEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

/** Parts of a group that are shown, and groups in groups. */
const MAX_GROUP_WIDTH = 15;
const MAX_GROUP_DEPTH = 10;

/** An exception with its chain as the interpreter prints it. */
export function exceptionText(
  exception: ExceptionSummary,
  source: SourceLines,
  writer: TracebackWriter,
  chain = true,
): string {
  return new Writer(source, writer, chain).write(exception);
}

/** The last lines: type, message and notes, and the place of a SyntaxError. */
export function exceptionOnlyText(exception: ExceptionSummary, syntaxError: SyntaxErrorText): string {
  const notes = exception.notes.flatMap((note) => note.split('\n')).map((line) => `${line}\n`);
  const { type, message, syntax } = exception;
  if (syntax !== null) return syntaxError({ type, message, place: syntax }) + notes.join('');
  return `${type}${message === '' ? '' : `: ${message}`}\n${notes.join('')}`;
}

/** Writes chains and trees of groups (`TracebackException.format()`). */
class Writer {
  private readonly source: SourceLines;
  private readonly writer: TracebackWriter;
  private readonly chain: boolean;
  private depth = 0;
  /** Whether the line that closes a group is still to be written. */
  private needsClose = false;
  private text = '';

  constructor(source: SourceLines, writer: TracebackWriter, chain: boolean) {
    this.source = source;
    this.writer = writer;
    this.chain = chain;
  }

  write(exception: ExceptionSummary): string {
    this.add(exception);
    return this.text;
  }

  private get indent(): string {
    return ' '.repeat(2 * this.depth);
  }

  /** Lines, behind the margin of the groups that they are in. */
  private emit(text: string, margin = '|'): void {
    if (this.depth === 0) this.text += text;
    else this.text += text.replace(/^(?=[\s\S])/gm, `${this.indent}${margin} `);
  }

  private add(last: ExceptionSummary): void {
    const chain: { message: string | null; exception: ExceptionSummary }[] = [];
    let exception: ExceptionSummary | null = last;
    while (exception !== null) {
      const { cause, context, suppressesContext } = exception as ExceptionSummary;
      const before: ExceptionSummary | null = !this.chain ? null : (cause ?? (suppressesContext ? null : context));
      const message = before === null ? null : before === cause ? CAUSE_TEXT : CONTEXT_TEXT;
      chain.push({ message, exception });
      exception = before;
    }
    for (const link of chain.reverse()) {
      if (link.message !== null) this.emit(link.message);
      this.addOne(link.exception);
    }
  }

  private addOne(exception: ExceptionSummary): void {
    if (exception.parts !== null) {
      if (this.depth > MAX_GROUP_DEPTH) this.emit(`... (max_group_depth is ${MAX_GROUP_DEPTH})\n`);
      else this.addGroup(exception, exception.parts);
      return;
    }
    if (exception.stack.length > 0) this.addStack('Traceback (most recent call last):\n', exception);
    this.emit(exceptionOnlyText(exception, this.writer.syntaxError));
  }

  private addStack(title: string, exception: ExceptionSummary, margin = '|'): void {
    this.emit(title, margin);
    for (const part of stackText(exception.stack, this.source, this.writer.entry)) this.emit(part);
  }

  private addGroup(exception: ExceptionSummary, parts: readonly ExceptionSummary[]): void {
    const isTop = this.depth === 0;
    if (isTop) this.depth = 1;
    if (exception.stack.length > 0) {
      this.addStack('Exception Group Traceback (most recent call last):\n', exception, isTop ? '+' : '|');
    }
    this.emit(exceptionOnlyText(exception, this.writer.syntaxError));
    const shown = parts.length <= MAX_GROUP_WIDTH ? parts.length : MAX_GROUP_WIDTH + 1;
    this.needsClose = false;
    for (let i = 0; i < shown; i++) this.addPart(parts, i, i === shown - 1);
    if (isTop) this.depth = 0;
  }

  private addPart(parts: readonly ExceptionSummary[], i: number, isLast: boolean): void {
    if (isLast) this.needsClose = true;
    const isCut = i >= MAX_GROUP_WIDTH;
    this.text += `${this.indent}${i === 0 ? '+-' : '  '}+---------------- ${isCut ? '...' : i + 1} ----------------\n`;
    this.depth++;
    if (isCut) {
      const rest = parts.length - MAX_GROUP_WIDTH;
      this.emit(`and ${rest} more exception${rest === 1 ? '' : 's'}\n`);
    } else this.add(parts[i]);
    if (isLast && this.needsClose) {
      this.text += `${this.indent}+------------------------------------\n`;
      this.needsClose = false;
    }
    this.depth--;
  }
}
