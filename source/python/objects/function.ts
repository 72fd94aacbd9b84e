import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { newFixed, setFixedSlots } from './fixed-slots.ts';
import type { PyType } from './type.ts';

// Words of a function (PyFunctionObject), in the order of the struct.
export const FUNC_GLOBALS = 4;
export const FUNC_BUILTINS = 6;
export const FUNC_NAME = 8;
export const FUNC_QUALNAME = 10;
export const FUNC_CODE = 12;
export const FUNC_DEFAULTS = 14;
export const FUNC_KWDEFAULTS = 16;
export const FUNC_DOC = 18;
export const FUNC_CLOSURE = 20;
export const FUNC_WEAKREFS = 22;
export const FUNC_DICT = 24;
export const FUNC_MODULE = 26;
export const FUNC_ANNOTATIONS = 28;
/** Beside the annotations: before 3.12 the struct ends there. */
export const FUNC_TYPEPARAMS = 29;

/** `__annotate__` (3.14): older structs end before it. */
export const FUNC_ANNOTATE = 36;

/** sizeof(PyFunctionObject) without the GC head (3.13). */
const FUNCTION_BYTES = 144;

/** Order of func_traverse(). */
const REFERENCES = [
  FUNC_CODE,
  FUNC_GLOBALS,
  FUNC_BUILTINS,
  FUNC_MODULE,
  FUNC_DEFAULTS,
  FUNC_KWDEFAULTS,
  FUNC_DOC,
  FUNC_NAME,
  FUNC_DICT,
  FUNC_CLOSURE,
  FUNC_ANNOTATIONS,
  FUNC_TYPEPARAMS,
  FUNC_QUALNAME,
];
/** Order of func_clear(); name, qualname and code go last, when the function is freed. */
const CLEARED = [
  FUNC_GLOBALS,
  FUNC_BUILTINS,
  FUNC_MODULE,
  FUNC_DEFAULTS,
  FUNC_KWDEFAULTS,
  FUNC_DOC,
  FUNC_DICT,
  FUNC_CLOSURE,
  FUNC_ANNOTATIONS,
  FUNC_TYPEPARAMS,
];

/** function objects. */
export class FunctionObjects {
  readonly type: PyType;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    const { words, heap } = vm;
    this.type = vm.types.define('function', { basicSize: FUNCTION_BYTES, gc: true });
    this.type.weakListOffset = FUNC_WEAKREFS;
    this.type.dictOffset = FUNC_DICT;
    const more = vm.language.compiler.defersAnnotations ? [FUNC_ANNOTATE] : [];
    const isOwned = (word: number): boolean => word !== FUNC_BUILTINS || vm.facts.functionsKeepBuiltins;
    setFixedSlots(vm, this.type, [...REFERENCES.filter(isOwned), ...more]);
    const cleared = [...CLEARED.filter(isOwned), ...more];
    this.type.clear = (object) => {
      for (const offset of cleared) {
        const value = words[object + offset];
        words[object + offset] = 0;
        heap.xdecref(value);
      }
      // func_clear(): code, name and qualname stay valid objects.
      for (const offset of [FUNC_NAME, FUNC_QUALNAME]) {
        const value = words[object + offset];
        words[object + offset] = vm.str.empty;
        heap.xdecref(value);
      }
    };
    this.type.dealloc = (object) => {
      heap.gc.untrack(object);
      vm.weakref.clearWeakrefs(object);
      this.type.clear(object);
      heap.xdecref(words[object + FUNC_CODE]);
      vm.freeInstance(object);
    };
  }

  isFunction(object: Address): boolean {
    return this.vm.words[object + 3] === this.type.index;
  }

  /** `PyFunction_New()`: gets references of its own to code and globals. */
  make(code: Address, globals: Address): Address {
    const { vm } = this;
    const { words, heap, dict } = vm;
    const object = newFixed(vm, this.type);
    const { unit, consts } = vm.code.of(code);
    words[object + FUNC_CODE] = heap.newRef(code);
    words[object + FUNC_GLOBALS] = heap.newRef(globals);
    words[object + FUNC_BUILTINS] = vm.frames.builtinsOf(globals);
    if (vm.facts.functionsKeepBuiltins) heap.incref(words[object + FUNC_BUILTINS]);
    words[object + FUNC_NAME] = vm.str.intern(unit.name);
    words[object + FUNC_QUALNAME] = vm.str.intern(unit.qualname);
    const doc = consts.length > 0 && vm.str.isExact(consts[0]) ? consts[0] : vm.none;
    words[object + FUNC_DOC] = heap.newRef(doc);
    const module = dict.getName(globals, '__name__');
    if (module !== 0) words[object + FUNC_MODULE] = heap.newRef(module);
    return object;
  }
}
