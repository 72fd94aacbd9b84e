import { GC_NEXT } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { keepFree, newFixed, setFixedSlots } from './fixed-slots.ts';
import type { Native } from './native.ts';
import type { PyType } from './type.ts';

// Words of a bound method (PyMethodObject).
export const METHOD_FUNC = 4;
export const METHOD_SELF = 6;
const METHOD_WEAKREFS = 8;

// Words of a built-in function (PyCFunctionObject).
export const BUILTIN_NATIVE = 4;
export const BUILTIN_SELF = 6;
export const BUILTIN_MODULE = 8;
const BUILTIN_WEAKREFS = 10;

/** Bound methods and built-in functions. */
export class BoundObjects {
  readonly methodType: PyType;
  readonly builtinType: PyType;
  /** Natives by the word BUILTIN_NATIVE of the objects that call them. */
  readonly natives: Native[] = [];
  private readonly nativeIndex = new Map<Native, number>();
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    const clearWeakrefs = (object: Address): boolean => {
      vm.weakref.clearWeakrefs(object);
      return true;
    };
    this.methodType = vm.types.define('method', { basicSize: 48, gc: true });
    keepFree(vm, this.methodType, vm.facts.freeLists.method);
    this.methodType.weakListOffset = METHOD_WEAKREFS;
    setFixedSlots(vm, this.methodType, [METHOD_FUNC, METHOD_SELF], clearWeakrefs);
    this.builtinType = vm.types.define('builtin_function_or_method', { basicSize: 56, gc: true });
    keepFree(vm, this.builtinType, vm.facts.freeLists.builtinMethod);
    this.builtinType.weakListOffset = BUILTIN_WEAKREFS;
    setFixedSlots(vm, this.builtinType, [BUILTIN_SELF, BUILTIN_MODULE], clearWeakrefs);
  }

  /** A number for a native, to be kept in an object's word. */
  indexOf(native: Native): number {
    let index = this.nativeIndex.get(native);
    if (index === undefined) {
      index = this.natives.push(native) - 1;
      this.nativeIndex.set(native, index);
    }
    return index;
  }

  /** `PyMethod_New()`: gets references of its own. */
  method(func: Address, self: Address): Address {
    const { heap, words } = this.vm;
    const method = newFixed(this.vm, this.methodType);
    words[method + METHOD_FUNC] = heap.newRef(func);
    words[method + METHOD_SELF] = heap.newRef(self);
    return method;
  }

  /** `PyCFunction_New()`: a native with its `self` (0: none). */
  builtin(native: Native, self: Address, module = 0): Address {
    const { heap, words } = this.vm;
    const builtin = newFixed(this.vm, this.builtinType);
    words[builtin + BUILTIN_NATIVE] = this.indexOf(native);
    if (self !== 0) words[builtin + BUILTIN_SELF] = heap.newRef(self);
    if (module !== 0) words[builtin + BUILTIN_MODULE] = heap.newRef(module);
    return builtin;
  }

  /** A built-in function in static memory, as those of the built-in modules: never freed, not counted. */
  staticBuiltin(native: Native, self: Address): Address {
    const { heap, words } = this.vm;
    const builtin = heap.memory.reserveStatic(16 + 56) + 4;
    words[builtin + 2] = this.builtinType.address;
    words[builtin + 3] = this.builtinType.index;
    heap.makeImmortal(builtin);
    // Tracked, but in no generation: a collection never meets it, as if frozen.
    words[builtin + GC_NEXT] = builtin;
    words[builtin + BUILTIN_NATIVE] = this.indexOf(native);
    words[builtin + BUILTIN_SELF] = self;
    return builtin;
  }

  nativeOf(builtin: Address): Native {
    return this.natives[this.vm.words[builtin + BUILTIN_NATIVE]];
  }
}
