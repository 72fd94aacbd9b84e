import type { Address } from '../../heap/object-type.ts';
import type { CodeUnit } from '../compile/code-unit.ts';
import * as op from '../compile/opcodes.ts';
import { EXC_TRACEBACK } from '../objects/exception.ts';
import { GEN_QUALNAME } from '../objects/generator.ts';
import type { Vm } from '../vm.ts';
import { entriesOf, summarize, typeText } from './exception-summary.ts';
import { type ExceptionSummary, exceptionOnlyText, exceptionText } from './exception-text.ts';
import { textOr } from './failsafe-text.ts';
import { F_GLOBALS, F_IP, F_LINE } from './frames.ts';
import { SourceLines } from './source-lines.ts';
import type { TracebackStyle } from './traceback-style.ts';
import { stackText, type TraceEntry } from './traceback-text.ts';

/** What `errors.unraisable()` says without a message of its own. */
const IGNORED = 'Exception ignored in';

/** What the interpreter tells on stderr: exceptions that nobody handles, coroutines that nobody awaited. */
export class Reports {
  /** Where reports go: `sys.stderr`, once there is one. */
  write: (text: string) => void;
  /**
   * `sys.unraisablehook`, if the script has set one: told of the exception, the object and the message (null: none), all
   * borrowed; returns whether it took care.
   */
  unraisableHook: ((exception: Address, about: Address, message: string | null) => boolean) | null = null;
  /** `warnings.warn(message, category)`; false where nobody has imported that module. `source` is what it is about, or 0. */
  warn: ((category: string, message: string, source: Address) => boolean) | null = null;
  readonly source: SourceLines;
  /** Warnings shown, with their places. */
  private readonly warned = new Set<string>();
  private readonly style: TracebackStyle;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.style = vm.language.tracebacks;
    this.source = new SourceLines(vm.host);
    this.write = (text) => vm.host.write(2, text);
  }

  /** The text of an exception with its traceback and its chain, as module `traceback` makes it; ends in a newline. */
  formatException(exception: Address, chain = true, writer = this.style.module): string {
    return exceptionText(summarize(this.vm, exception, writer), this.source, writer, chain);
  }

  /** The last lines of that text: `ValueError: message`. */
  formatExceptionOnly(exception: Address): string {
    return exceptionOnlyText(this.summary(exception), this.style.module.syntaxError);
  }

  /** The entries of a traceback object (0: none), each with its source and carets. */
  formatTraceback(traceback: Address): string[] {
    return stackText(entriesOf(this.vm, traceback), this.source, this.style.module.entry);
  }

  /** Entries of a stack, which have no columns. */
  formatStack(entries: readonly TraceEntry[]): string[] {
    return stackText(entries, this.source, this.style.module.entry);
  }

  /** One entry with its source and carets. */
  formatEntry(entry: TraceEntry): string {
    return this.style.module.entry(entry, this.source);
  }

  /** All that is known of a traceback object's entries. */
  entries(traceback: Address): TraceEntry[] {
    return entriesOf(this.vm, traceback);
  }

  summary(exception: Address): ExceptionSummary {
    return summarize(this.vm, exception, this.style.module);
  }

  /** Prints an exception that the script did not handle; it stays the caller's. */
  printException(exception: Address): void {
    this.write(this.formatException(exception, true, this.style.interpreter));
  }

  /** An exception in a finalizer or callback (`PyErr_WriteUnraisable()`). Takes over the reference to `exception`. */
  unraisable(exception: Address, about: Address, message: string): void {
    const { vm } = this;
    if (vm.words[exception + EXC_TRACEBACK] === 0) this.placeInRunningFrame(exception);
    const text = message === IGNORED ? null : message;
    const hook = this.unraisableHook;
    try {
      if (hook === null || !hook(exception, about, text)) this.writeUnraisable(exception, about, text);
    } catch (error) {
      // The hook itself failed.
      if (!vm.errors.adopt(error)) throw error;
      const failure = vm.errors.take();
      this.writeUnraisable(failure, 0, 'Exception ignored in sys.unraisablehook');
      vm.heap.decref(failure);
    } finally {
      vm.heap.decref(exception);
    }
  }

  /** `_PyTraceBack_FromFrame()`: what no Python function raised has the running frame for its traceback. */
  private placeInRunningFrame(exception: Address): void {
    const { words, frames, frame: objects } = this.vm;
    const { current } = frames;
    if (current === 0) return;
    const line = words[current + F_LINE];
    const instruction = releasingInstruction(frames.code(current).unit, words[current + F_IP], line);
    words[exception + EXC_TRACEBACK] = objects.makeTraceback(0, current, instruction, line);
  }

  /** `sys.__unraisablehook__(args)`: `args` has exc_value, err_msg and object. */
  printUnraisable(args: Address): void {
    const { vm } = this;
    const [exception, message, about] = ['exc_value', 'err_msg', 'object'].map((name) =>
      vm.attributes.getName(args, name),
    );
    try {
      const text = message === vm.none ? null : vm.texts.strText(message);
      if (exception !== vm.none) this.writeUnraisable(exception, about === vm.none ? 0 : about, text);
    } finally {
      for (const part of [exception, message, about]) vm.heap.decref(part);
    }
  }

  /** `write_unraisable_exc_file()`: without chain. */
  private writeUnraisable(exception: Address, about: Address, message: string | null): void {
    const { vm } = this;
    let text = '';
    if (about !== 0) {
      const shown = textOr(vm, '<object repr() failed>', () => vm.texts.reprText(about));
      text += `${message ?? IGNORED}: ${shown}\n`;
    } else if (message !== null) text += `${message}:\n`;
    const entries = entriesOf(vm, vm.words[exception + EXC_TRACEBACK]);
    if (entries.length > 0) {
      text += `Traceback (most recent call last):\n${stackText(entries, this.source, this.style.unraisableEntry).join('')}`;
    }
    const { unprintable } = this.style.interpreter;
    const value = textOr(vm, unprintable(''), () => vm.texts.strText(exception));
    this.write(`${text}${typeText(vm, vm.typeOf(exception), this.style.interpreter)}: ${value}\n`);
  }

  /** `PyErr_WarnEx()`: a warning of the line that calls. Raises it where a filter makes it an error. */
  issueWarning(category: string, message: string): void {
    const { vm } = this;
    if (this.warn?.(category, message, 0)) return;
    const frame = vm.frames.current;
    if (frame === 0) return;
    // The filters at the start show a DeprecationWarning of `__main__` only.
    const name = category === 'DeprecationWarning' ? vm.dict.getName(vm.words[frame + F_GLOBALS], '__name__') : 0;
    if (name !== 0 && (!vm.str.isStr(name) || vm.str.text(name) !== '__main__')) return;
    this.showOnce(frame, category, message);
  }

  /** `show_warning()`, and `__warningregistry__`: the same warning of the same line is shown once. */
  private showOnce(frame: Address, category: string, message: string): boolean {
    const { vm } = this;
    const { filename } = vm.frames.code(frame).unit;
    const line = vm.words[frame + F_LINE];
    const place = `${filename}:${line}:${message}`;
    if (this.warned.has(place)) return false;
    this.warned.add(place);
    const source = this.source.line(filename, line).trim();
    this.write(`${filename}:${line}: ${category}: ${message}\n${source === '' ? '' : `  ${source}\n`}`);
    return true;
  }

  /** A coroutine that dies before it ran (`_PyErr_WarnUnawaitedCoroutine()`). */
  neverAwaited(coroutine: Address): void {
    const { vm } = this;
    const message = `coroutine '${vm.str.text(vm.words[coroutine + GEN_QUALNAME])}' was never awaited`;
    try {
      if (this.warn?.('RuntimeWarning', message, coroutine)) return;
    } catch (error) {
      vm.errors.unraisable(error, coroutine, IGNORED);
      return;
    }
    const frame = vm.frames.current;
    if (frame === 0) {
      this.write(`${vm.language.messages.withoutFrame}: RuntimeWarning: ${message}\n`);
      return;
    }
    if (!this.showOnce(frame, 'RuntimeWarning', message)) return;
    this.write('RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n');
  }
}

/** Instructions that let go of an object without telling where they stand, the likelier ones first. */
const RELEASING: readonly ReadonlySet<number>[] = [
  new Set([op.STORE_FAST, op.STORE_NAME, op.STORE_GLOBAL, op.STORE_DEREF, op.STORE_ATTR, op.STORE_SUBSCR]),
  new Set([op.DELETE_FAST, op.DELETE_NAME, op.DELETE_GLOBAL, op.DELETE_DEREF, op.DELETE_ATTR, op.DELETE_SUBSCR]),
  new Set([op.CALL, op.CALL_KW, op.POP_TOP]),
];

/** The next instruction of a line that lets go of something, behind the last one that told where it stands. */
function releasingInstruction({ code, positions }: CodeUnit, last: number, line: number): number {
  for (const opcodes of RELEASING) {
    for (let at = last; 2 * at < code.length; at++) {
      if (positions[4 * at] === line && opcodes.has(code[2 * at])) return at;
    }
  }
  return last;
}
