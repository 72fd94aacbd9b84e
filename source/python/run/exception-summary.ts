import type { Address } from '../../heap/object-type.ts';
import { EXC_CAUSE, EXC_CONTEXT, EXC_SUPPRESS, EXC_TRACEBACK } from '../objects/exception.ts';
import { FRAME_AT, TB_FRAME, TB_LASTI, TB_LINENO, TB_NEXT } from '../objects/frame.ts';
import type { PyType } from '../objects/type.ts';
import { isGroup, partsOf } from '../types/exception-group.ts';
import type { Vm } from '../vm.ts';
import type { ExceptionSummary } from './exception-text.ts';
import { textOr } from './failsafe-text.ts';
import { hintAt } from './name-hints.ts';
import type { SyntaxPlace } from './syntax-error-text.ts';
import type { TracebackWriter } from './traceback-style.ts';
import type { TraceEntry } from './traceback-text.ts';

/** The entries of a traceback object (0: none), the oldest call first. */
export function entriesOf(vm: Vm, traceback: Address): TraceEntry[] {
  const { words } = vm;
  const entries: TraceEntry[] = [];
  for (let at = traceback; at !== 0; at = words[at + TB_NEXT]) {
    const { unit } = vm.frames.code(words[words[at + TB_FRAME] + FRAME_AT]);
    const place = words[at + TB_LASTI] * 4;
    const known = place >= 0 && unit.positions[place] > 0;
    entries.push({
      filename: unit.filename,
      name: unit.name,
      line: known ? unit.positions[place] : words[at + TB_LINENO],
      endLine: known ? unit.positions[place + 1] : words[at + TB_LINENO],
      column: known ? unit.positions[place + 2] : -1,
      endColumn: known ? unit.positions[place + 3] : -1,
    });
  }
  return entries;
}

/** The name of an exception's type as it is printed. */
export function typeText(vm: Vm, type: PyType, { namesMain }: Pick<TracebackWriter, 'namesMain'>): string {
  const qualname = vm.types.qualname(type);
  const module = vm.attributes.getOptional(type.address, vm.str.name('__module__'));
  if (module === 0) return qualname;
  const name = vm.str.isStr(module) ? vm.str.text(module) : '<unknown>';
  vm.heap.decref(module);
  return name === 'builtins' || (name === '__main__' && !namesMain) ? qualname : `${name}.${qualname}`;
}

/**
 * Takes down all of an exception that its text needs, with its chain (`Lib/traceback.py`, TracebackException with `compact`).
 * Runs `__str__` and the like. An exception that comes twice in a chain is left out the second time.
 */
export function summarize(vm: Vm, exception: Address, writer: TracebackWriter): ExceptionSummary {
  const { words } = vm;
  const seen = new Set([exception]);
  const first = single(vm, exception, writer);
  const queue: [ExceptionSummary, Address][] = [[first, exception]];
  const take = (address: Address): ExceptionSummary => {
    seen.add(address);
    return single(vm, address, writer);
  };
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [summary, at] = next;
    const cause = words[at + EXC_CAUSE];
    if (cause !== 0 && !seen.has(cause)) summary.cause = take(cause);
    const context = words[at + EXC_CONTEXT];
    const wantsContext = summary.cause === null && !summary.suppressesContext;
    if (context !== 0 && wantsContext && !seen.has(context)) summary.context = take(context);
    const parts = isGroup(vm, at) ? partsOf(vm, at) : null;
    if (parts !== null) summary.parts = parts.map(take);
    if (summary.cause !== null) queue.push([summary.cause, cause]);
    if (summary.context !== null) queue.push([summary.context, context]);
    summary.parts?.forEach((part, i) => {
      queue.push([part, (parts as Address[])[i]]);
    });
  }
  return first;
}

function single(vm: Vm, exception: Address, writer: TracebackWriter): ExceptionSummary {
  const { words } = vm;
  const type = vm.typeOf(exception);
  const message = textOr(vm, writer.unprintable(type.name), () => vm.texts.strText(exception));
  return {
    type: typeText(vm, type, writer),
    message: message + hintAt(vm, exception, writer.hints),
    notes: vm.language.tracebacks.showsNotes ? notesOf(vm, exception) : [],
    stack: entriesOf(vm, words[exception + EXC_TRACEBACK]),
    syntax: type.isSubtypeOf(vm.exception.get('SyntaxError')) ? syntaxPlace(vm, exception) : null,
    suppressesContext: words[exception + EXC_SUPPRESS] !== 0,
    cause: null,
    context: null,
    parts: null,
  };
}

function notesOf(vm: Vm, exception: Address): string[] {
  const found: string[] = [];
  const failure = textOr(vm, 'Ignored error getting __notes__', () => {
    const notes = vm.attributes.getOptional(exception, vm.str.name('__notes__'));
    if (notes === 0) return '';
    if (vm.list.isList(notes) || vm.tuple.isTuple(notes)) {
      const family = vm.list.isList(notes) ? vm.list : vm.tuple;
      for (let i = 0; i < family.length(notes); i++) {
        found.push(textOr(vm, '<note str() failed>', () => vm.texts.strText(family.item(notes, i))));
      }
    } else if (notes !== vm.none) found.push(textOr(vm, '<__notes__ repr() failed>', () => vm.texts.reprText(notes)));
    vm.heap.decref(notes);
    return '';
  });
  if (failure !== '') found.push(failure);
  return found;
}

function syntaxPlace(vm: Vm, exception: Address): SyntaxPlace {
  const field = (name: string): Address => {
    const word = vm.exception.field(exception, name);
    const value = word === undefined ? 0 : vm.words[exception + word];
    return value === vm.none ? 0 : value;
  };
  const text = (name: string): string | null => {
    const value = field(name);
    return value === 0 ? null : textOr(vm, '<unknown>', () => vm.texts.strText(value));
  };
  const number = (name: string): number | null => {
    const value = field(name);
    return value !== 0 && vm.int.isInt(value) ? vm.int.number(value) : null;
  };
  return {
    message: text('msg'),
    filename: text('filename'),
    line: number('lineno'),
    endLine: number('end_lineno'),
    offset: number('offset'),
    endOffset: number('end_offset'),
    text: text('text'),
  };
}
