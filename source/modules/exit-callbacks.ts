import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';

interface ExitCallback {
  readonly func: Address;
  readonly args: Address;
  /** A dict, or 0. */
  readonly kwargs: Address;
}

/** What `atexit` keeps, with references of its own (`Modules/atexitmodule.c`). */
export class ExitCallbacks {
  private callbacks: ExitCallback[] = [];
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  get count(): number {
    return this.callbacks.length;
  }

  /** Takes over none of the references. */
  register(func: Address, args: Address, kwargs: Address): void {
    const { heap } = this.vm;
    if (kwargs !== 0) heap.incref(kwargs);
    this.callbacks.push({ func: heap.newRef(func), args: heap.newRef(args), kwargs });
  }

  /** Forgets each callback that equals `func`. */
  unregister(func: Address): void {
    for (const callback of this.callbacks.slice()) {
      if (!this.vm.compares.equal(callback.func, func)) continue;
      this.callbacks = this.callbacks.filter((each) => each !== callback);
      this.release(callback);
    }
  }

  clear(): void {
    for (const callback of this.callbacks.splice(0)) this.release(callback);
  }

  /** Calls them, last registered first; one that raises is reported, and the others run all the same. */
  run(): void {
    const { vm } = this;
    for (let callback = this.callbacks.pop(); callback !== undefined; callback = this.callbacks.pop()) {
      try {
        vm.heap.decref(vm.calls.callTuple(callback.func, callback.args, callback.kwargs));
      } catch (error) {
        this.report(error, callback.func);
      }
      this.release(callback);
    }
  }

  /** `atexit_callfuncs()`; where the message ends with the callback, that is what the exception was in. */
  private report(error: unknown, func: Address): void {
    const { vm } = this;
    const { atexitFailure } = vm.language.messages;
    if (!atexitFailure.includes('%R')) this.print(error, atexitFailure);
    else if (atexitFailure.endsWith(': %R')) vm.errors.unraisable(error, func, atexitFailure.slice(0, -': %R'.length));
    else
      vm.errors.unraisable(
        error,
        0,
        atexitFailure.slice(0, -1).replace('%R', () => vm.texts.reprText(func)),
      );
  }

  /** Up to 3.9 no hook is asked, and SystemExit is passed over in silence. */
  private print(error: unknown, message: string): void {
    const { vm } = this;
    if (!vm.errors.adopt(error)) throw error;
    const exception = vm.errors.take();
    const { reports } = vm.interpreter;
    if (!vm.typeOf(exception).isSubtypeOf(vm.exception.get('SystemExit'))) {
      reports.write(`${message}\n`);
      reports.printException(exception);
    }
    vm.heap.decref(exception);
  }

  private release({ func, args, kwargs }: ExitCallback): void {
    const { heap } = this.vm;
    heap.decref(func);
    heap.decref(args);
    heap.xdecref(kwargs);
  }
}
