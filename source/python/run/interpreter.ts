import type { Address } from '../../heap/object-type.ts';
import type { CodeUnit } from '../compile/code-unit.ts';
import type { Translation } from '../objects/code.ts';
import type { Vm } from '../vm.ts';
import { pushCall } from './arguments.ts';
import { type CallInstruction, callInstruction } from './call-instructions.ts';
import { ClassSlots } from './class-slots.ts';
import { evaluate } from './evaluation-loop.ts';
import { FrameExits } from './frame-exits.ts';
import { F_ENTRY, F_IP, F_PREV } from './frames.ts';
import { GeneratorRunner } from './generator-runner.ts';
import { NOT_RUN, THROWN } from './jit/outcomes.ts';
import { Tiers } from './jit/tiers.ts';
import { Names } from './names.ts';
import { Reports } from './reports.ts';
import { Steps } from './steps.ts';
import { suggestName } from './suggestions.ts';
import { Unwinder } from './unwinder.ts';

/**
 * Runs code: what native code calls to enter a frame, and what the evaluation loop and the translations share. Calls between
 * Python functions stay inside one activation of the loop; native code that calls back starts another.
 */
export class Interpreter {
  readonly generators: GeneratorRunner;
  readonly classSlots: ClassSlots;
  readonly names: Names;
  readonly reports: Reports;
  /** Which code runs as generated JavaScript. */
  readonly tiers: Tiers;
  readonly steps: Steps;
  readonly unwinder: Unwinder;
  readonly exits: FrameExits;
  /** `sys.modules`, 0 before there is one. */
  modules: Address = 0;
  /** Shows the value of an expression statement: `sys.displayhook()`. */
  displayHook: (value: Address) => void = () => {};
  /** Whether code of the library stands for a function in C, which tracebacks do not tell of. */
  standsForC: (unit: CodeUnit) => boolean = () => false;
  /** `from module import *` into a namespace. */
  importStar: (module: Address, namespace: Address) => void = () => {};
  /** ImportError for a name that a module does not have. */
  importFromError: (module: Address, name: string, moduleName: string | null) => unknown = (
    _module,
    name,
    moduleName,
  ) =>
    this.vm.errors.raise('ImportError', `cannot import name '${name}' from '${moduleName ?? '<unknown module name>'}'`);
  /** Makes a type parameter, a generic base or a type alias (PEP 695): calls this function of the module typing. */
  typeParameter: (maker: string, ...args: Address[]) => Address = () => {
    throw this.vm.errors.raise('SystemError', 'cannot find the module typing');
  };
  /** After `run()`: whether the frame yielded rather than returned. */
  yielded = false;
  /** The next frame to run has the current exception raised where it stands. */
  raiseOnEntry = false;
  private readonly vm: Vm;
  private madeCallInstruction: CallInstruction | null = null;

  constructor(vm: Vm) {
    this.vm = vm;
    this.steps = new Steps(vm);
    this.generators = new GeneratorRunner(vm);
    this.classSlots = new ClassSlots(vm);
    this.names = new Names(vm);
    this.reports = new Reports(vm);
    this.tiers = new Tiers(vm);
    // Translated calls make no frame objects.
    if (vm.facts.framesAreObjects) this.tiers.threshold = Number.POSITIVE_INFINITY;
    this.unwinder = new Unwinder(vm);
    this.exits = new FrameExits(vm);
  }

  /** What CALL and its kind do; made when the machine's types are there. */
  get callInstruction(): CallInstruction {
    this.madeCallInstruction ??= callInstruction(this.vm);
    return this.madeCallInstruction;
  }

  /** Calls a Python function with borrowed arguments: `_PyEval_Vector()`. */
  callFunction(func: Address, base: Address, count: number, names: Address): Address {
    const { vm } = this;
    const { words, heap, frames } = vm;
    const total = count + (names === 0 ? 0 : vm.tuple.length(names));
    for (let i = 0; i < total; i++) heap.incref(words[base + i]);
    heap.incref(func);
    const frame = pushCall(vm, func, base, count, names);
    words[frame + F_PREV] = frames.current;
    words[frame + F_ENTRY] = 1;
    return this.invoke(frame);
  }

  /** Runs a module's, class's or `exec`'s code in a namespace. */
  runCode(code: Address, globals: Address, locals: Address, func = 0): Address {
    const { vm } = this;
    const { heap, frames } = vm;
    frames.enter();
    const held = func || vm.function.make(code, globals);
    const frame = frames.push(vm.code.of(code), held, globals, frames.builtinsOf(globals), heap.newRef(locals));
    vm.words[frame + F_PREV] = frames.current;
    vm.words[frame + F_ENTRY] = 1;
    return this.run(frame);
  }

  /** Runs an `__init__` whose frame has its arguments: CALL_ALLOC_AND_ENTER_INIT, EXIT_INIT_CHECK. */
  enterInit(frame: Address, callee: Address): void {
    const { vm } = this;
    const { words, frames } = vm;
    words[callee + F_PREV] = frame;
    words[callee + F_ENTRY] = 1;
    const translation = frames.code(callee).translations[0];
    const isAtHand = translation && frames.depth < frames.depthLimit;
    this.checkInit(isAtHand ? this.runTranslated(callee, translation) : this.invoke(callee));
  }

  /** EXIT_INIT_CHECK. */
  checkInit(result: Address): void {
    const { vm } = this;
    if (result === vm.none) return;
    const name = vm.typeName(result);
    vm.heap.decref(result);
    throw vm.errors.raise('TypeError', `__init__() should return None, not '${name}'`);
  }

  /** Resumes a frame with the current exception raised where it stands: `gen.throw()`. */
  runRaising(frame: Address): Address {
    this.raiseOnEntry = true;
    return this.run(frame);
  }

  /** Runs a frame, marked as entry, until it returns or yields: by its translation, where it has one. */
  invoke(frame: Address): Address {
    const { vm } = this;
    const { words, frames } = vm;
    const translation = this.raiseOnEntry
      ? null
      : this.tiers.translationFor(frames.code(frame), words[frame + F_IP], frame);
    if (translation === null) return this.run(frame);
    vm.trashcan.remaining--;
    const depthLimit = frames.extendDepth();
    frames.restoreSite(frame);
    frames.current = frame;
    let outcome: number;
    let thrown: unknown;
    try {
      outcome = translation(frame);
    } catch (error) {
      outcome = THROWN;
      thrown = error;
    }
    frames.depthLimit = depthLimit;
    vm.trashcan.remaining++;
    if (outcome <= 0) return this.run(frame, outcome, thrown);
    if (frames.current !== 0) frames.restoreSite(frames.current);
    return outcome;
  }

  /**
   * The same for a caller that has found the translation, and that JavaScript's stack bears one call more: what CPython does
   * without a new activation of its loop (FOR_ITER_GEN, CALL_ALLOC_AND_ENTER_INIT).
   */
  runTranslated(frame: Address, translation: Translation): Address {
    const { frames, heap } = this.vm;
    const { trace } = heap;
    const { site } = trace;
    frames.restoreSite(frame);
    frames.current = frame;
    let outcome: number;
    let thrown: unknown;
    try {
      outcome = translation(frame);
    } catch (error) {
      outcome = THROWN;
      thrown = error;
    }
    if (outcome <= 0) outcome = this.run(frame, outcome, thrown);
    if (site >= trace.epochStart) trace.site = site;
    else frames.restoreSite(frames.current);
    return outcome;
  }

  /** Runs a frame in the evaluation loop; see `evaluate()`. */
  run(entry: Address, outcome = NOT_RUN, thrown?: unknown): Address {
    return evaluate(this.vm, entry, outcome, thrown);
  }

  /** "Did you mean …": the name nearest to `name`, or null. */
  suggest(name: string, names: readonly string[]): string | null {
    return suggestName(name, names);
  }

  /** Reports an exception in a finalizer or callback on stderr. Takes over the reference. */
  reportUnraisable(exception: Address, about: Address, message: string): void {
    this.reports.unraisable(exception, about, message);
  }

  warnNeverAwaited(coroutine: Address): void {
    this.reports.neverAwaited(coroutine);
  }
}
