import { OutOfMemory } from '../../heap/memory.ts';
import type { Address } from '../../heap/object-type.ts';
import { EXC_CAUSE, EXC_CONTEXT, EXC_SUPPRESS, EXC_TRACEBACK } from '../objects/exception.ts';
import type { PyType } from '../objects/type.ts';
import { UnicodeFault, ValueFault } from '../text/value-fault.ts';
import type { Vm } from '../vm.ts';
import type { IgnoredWhile } from '../wording/messages.ts';

/** Thrown by native code when a Python exception was set; the exception itself is `vm.errors.current`. */
export class PythonError {}

/** What is left of the engine after the script asked to exit, or the host to stop: passes through all Python handlers. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const PYTHON_ERROR = new PythonError();

/** Whether a value would be larger than JavaScript can hold: a text of half a milliard characters, a huge array. */
function isTooLarge(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /^Invalid (string|array|typed array|count)|^Array buffer|BigInt size/.test(error.message)
  );
}

/** The raised exception and the handled ones (`Python/errors.c`). */
export class Errors {
  /** The exception on its way up, owned; 0 if none. */
  current: Address = 0;
  /**
   * Address of the word with the exception being handled (`exc_info`): the thread's own or a running generator's; the
   * word two behind it holds the address of the outer one.
   */
  handledAt: Address;
  /**
   * Type and traceback of what is being handled, by `handledAt`, the innermost last: up to 3.10 `exc_info` holds them too, so
   * that `error.__traceback__ = None` frees nothing yet. Null where only the exception is held.
   */
  private readonly heldParts: Map<Address, Address[]> | null;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.handledAt = vm.heap.memory.reserveStatic(32);
    this.heldParts = vm.facts.handlersHoldTracebacks ? new Map() : null;
  }

  /** An exception begins to be handled: PUSH_EXC_INFO. */
  holdParts(exception: Address): void {
    if (this.heldParts === null) return;
    const { heap, words } = this.vm;
    const parts = this.heldParts.get(this.handledAt) ?? [];
    const traceback = words[exception + EXC_TRACEBACK];
    parts.push(heap.newRef(this.vm.typeOf(exception).address), traceback === 0 ? 0 : heap.newRef(traceback));
    this.heldParts.set(this.handledAt, parts);
  }

  /** It is handled: POP_EXCEPT. */
  releaseParts(handledAt = this.handledAt): void {
    const parts = this.heldParts?.get(handledAt);
    if (parts === undefined) return;
    const { heap } = this.vm;
    const [type, traceback] = parts.splice(-2);
    if (parts.length === 0) this.heldParts?.delete(handledAt);
    heap.decref(type);
    heap.xdecref(traceback);
  }

  /** What `exc_info` at this address holds beside the exception: of a generator, for the collector. */
  partsAt(handledAt: Address): readonly Address[] {
    return this.heldParts?.get(handledAt) ?? [];
  }

  /** Sets a new exception. Use it as `throw vm.errors.raise('TypeError', '…')`. */
  raise(type: string | PyType, message?: string): PythonError {
    const { vm } = this;
    const { wording } = vm.language;
    if (wording !== null && message !== undefined) {
      const name = typeof type === 'string' ? type : type.name;
      const said = wording.reword(name, message);
      message = said.message;
      if (said.type !== name) type = said.type;
    }
    const kind = typeof type === 'string' ? vm.exception.get(type) : type;
    const args = message === undefined ? vm.tuple.empty : vm.tuple.steal([vm.str.make(message)]);
    return this.raiseObject(vm.exception.make(kind, args));
  }

  /** Sets a new exception of a built-in type with these arguments (borrowed). */
  raiseWith(type: string, ...args: Address[]): PythonError {
    const { vm } = this;
    return this.raiseObject(vm.exception.make(vm.exception.get(type), vm.tuple.pack(args)));
  }

  /** Sets this exception, and what is being handled as its context (`_PyErr_SetObject()`). Takes over the reference. */
  raiseObject(exception: Address): PythonError {
    const handled = this.handled();
    if (handled !== 0 && handled !== exception) this.setContext(exception, handled);
    return this.set(exception);
  }

  /** Sets `handled` as the context of an exception, without closing a circle. */
  setContext(exception: Address, handled: Address): void {
    const { words, heap } = this.vm;
    // Break a chain that leads from the handled exception back to this one.
    let at = handled;
    let slow = handled;
    let step = false;
    for (let context = words[at + EXC_CONTEXT]; context !== 0; context = words[at + EXC_CONTEXT]) {
      if (context === exception) {
        words[at + EXC_CONTEXT] = 0;
        heap.decref(context);
        break;
      }
      at = context;
      if (at === slow) break;
      if (step) slow = words[slow + EXC_CONTEXT];
      step = !step;
    }
    const old = words[exception + EXC_CONTEXT];
    words[exception + EXC_CONTEXT] = heap.newRef(handled);
    heap.xdecref(old);
  }

  /** Sets an exception without touching its context (`_PyErr_SetRaisedException()`). Takes over the reference. */
  set(exception: Address): PythonError {
    const old = this.current;
    this.current = exception;
    this.vm.heap.xdecref(old);
    return PYTHON_ERROR;
  }

  /** Takes the current exception: the caller owns it. */
  take(): Address {
    const exception = this.current;
    this.current = 0;
    return exception;
  }

  clear(): void {
    this.vm.heap.xdecref(this.take());
  }

  /** The innermost exception being handled, borrowed, or 0 (`_PyErr_GetTopmostException()`). */
  handled(): Address {
    const { words } = this.vm;
    for (let at = this.handledAt; at !== 0; at = words[at + 2]) if (words[at] !== 0) return words[at];
    return 0;
  }

  /**
   * Makes a Python exception of what native code threw: a fault of the pure text and number functions, memory or stack
   * that ran out. False for everything else: the host's stop, our own bugs.
   */
  adopt(error: unknown): boolean {
    if (error instanceof PythonError) return this.current !== 0;
    if (error instanceof ValueFault) this.raiseFault(error);
    else if (error instanceof OutOfMemory || isTooLarge(error)) this.raise('MemoryError');
    else if (error instanceof RangeError && error.message.includes('call stack')) {
      this.vm.host.stackRanOut?.();
      this.raise('RecursionError', 'maximum recursion depth exceeded');
    } else return false;
    return true;
  }

  private raiseFault(fault: ValueFault): void {
    const { vm } = this;
    if (fault instanceof UnicodeFault) this.raiseUnicode(fault);
    // PyErr_NoMemory() says nothing.
    else if (fault.kind === 'MemoryError') this.raise(fault.kind);
    else if (fault.errno === undefined) this.raise(fault.kind, fault.message);
    else {
      const args = [vm.int.fromNumber(fault.errno), vm.str.make(fault.message)];
      this.raiseWith(fault.kind, ...args);
      for (const arg of args) vm.heap.decref(arg);
    }
  }

  /** UnicodeEncodeError and UnicodeDecodeError carry what could not be converted, and where. */
  private raiseUnicode(fault: UnicodeFault): void {
    const { vm } = this;
    const { encoding, object, start, end, reason } = fault;
    const fields: Record<string, Address> = {
      encoding: vm.str.make(encoding),
      object: typeof object === 'string' ? vm.str.make(object) : vm.bytes.make(object),
      start: vm.int.fromNumber(start),
      end: vm.int.fromNumber(end),
      reason: vm.str.make(reason),
    };
    this.raiseWith(fault.kind, ...Object.values(fields));
    for (const [name, value] of Object.entries(fields)) {
      vm.exception.setField(this.current, name, value);
      vm.heap.decref(value);
    }
  }

  /** Whether what was thrown is a Python exception of this type; others (the host's stop, our own bugs) are not. */
  is(error: unknown, type: string): boolean {
    if (!this.adopt(error)) return false;
    return this.vm.typeOf(this.current).isSubtypeOf(this.vm.exception.get(type));
  }

  /** Clears the current exception if it is of this type; else throws on. For `catch (error)` in native code. */
  expect(error: unknown, type: string): void {
    if (!this.is(error, type)) throw error;
    this.clear();
  }

  save(): Address {
    return this.take();
  }

  restore(exception: Address): void {
    if (exception !== 0) this.set(exception);
    else if (this.current !== 0) this.clear();
  }

  /** The traceback of an exception, borrowed, or 0. */
  traceback(exception: Address): Address {
    return this.vm.words[exception + EXC_TRACEBACK];
  }

  setTraceback(exception: Address, traceback: Address): void {
    const { words, heap } = this.vm;
    const old = words[exception + EXC_TRACEBACK];
    words[exception + EXC_TRACEBACK] = traceback;
    heap.xdecref(old);
  }

  /** `raise … from cause`: takes over the reference; `cause` 0 is None. */
  setCause(exception: Address, cause: Address): void {
    const { words, heap } = this.vm;
    const old = words[exception + EXC_CAUSE];
    words[exception + EXC_CAUSE] = cause;
    words[exception + EXC_SUPPRESS] = 1;
    heap.xdecref(old);
  }

  /** `_PyErr_FormatFromCause()`: a new exception with the current one as its cause and context. */
  raiseFromCause(type: string, message: string): PythonError {
    const cause = this.take();
    const error = this.raise(type, message);
    this.setCause(this.current, this.vm.heap.newRef(cause));
    this.setContext(this.current, cause);
    this.vm.heap.decref(cause);
    return error;
  }

  /** A KeyError whose argument is the key itself. */
  keyError(key: Address): PythonError {
    return this.raiseWith('KeyError', key);
  }

  attributeError(object: Address, name: Address, message: string): PythonError {
    const { vm } = this;
    const error = this.raise('AttributeError', message);
    vm.exception.setField(this.current, 'obj', object);
    vm.exception.setField(this.current, 'name', name);
    return error;
  }

  /** `_PyObject_SetAttributeErrorContext()`: an AttributeError raised by Python code learns what was looked for, and in what. */
  addAttributeContext(error: unknown, object: Address, name: Address): void {
    const { vm, current } = this;
    if (!(error instanceof PythonError) || current === 0) return;
    if (!vm.typeOf(current).isSubtypeOf(vm.exception.get('AttributeError'))) return;
    const fields = [vm.exception.field(current, 'obj'), vm.exception.field(current, 'name')];
    if (fields.some((word) => word === undefined || vm.words[current + word] !== 0)) return;
    vm.exception.setField(current, 'obj', object);
    vm.exception.setField(current, 'name', name);
  }

  nameError(name: string, message: string, type = 'NameError'): PythonError {
    const { vm } = this;
    const error = this.raise(type, message);
    if (type !== 'NameError') return error;
    const text = vm.str.make(name);
    vm.exception.setField(this.current, 'name', text);
    vm.heap.decref(text);
    return error;
  }

  /**
   * An exception that nobody can handle (`PyErr_WriteUnraisable()`): reported on stderr, forgotten. `about` is the object
   * whose finalizer or callback failed.
   */
  unraisable(error: unknown, about: Address, message = 'Exception ignored in'): void {
    if (!this.adopt(error)) throw error;
    this.vm.interpreter.reportUnraisable(this.take(), about, message);
  }

  /** The same of what a finalizer or callback raised; 3.14 says which, and shows `about` in the message. */
  unraisableWhile(error: unknown, doing: IgnoredWhile, about: Address): void {
    const message = this.vm.language.messages.ignoredWhile(doing);
    if (message === null) this.unraisable(error, about);
    else if (this.adopt(error)) {
      const exception = this.take();
      this.vm.interpreter.reportUnraisable(exception, 0, `${message} ${this.shown(about)}`);
    } else throw error;
  }

  private shown(object: Address): string {
    try {
      return this.vm.texts.reprText(object);
    } catch (error) {
      if (!this.adopt(error)) throw error;
      this.vm.heap.decref(this.take());
      return '<object repr() failed>';
    }
  }

  /** `PyErr_WarnEx()` with stack level 1. Raises the warning where a filter makes it an error. */
  warn(category: string, message: string): void {
    this.vm.interpreter.reports.issueWarning(category, message);
  }

  warnNeverAwaited(coroutine: Address): void {
    this.vm.interpreter.warnNeverAwaited(coroutine);
  }
}
