import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';

/** Entries of the type attribute cache (MCACHE_SIZE_EXP). */
const ENTRIES = 4096;

/**
 * Names that the type attribute cache keeps alive. Most are interned and live anyway; a str that C code made for one
 * lookup stays until another name takes its entry (`Objects/typeobject.c`, _PyType_Lookup()).
 */
export class MethodCacheNames {
  private readonly vm: Vm;
  private readonly names = new Int32Array(ENTRIES);

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** `PyObject_CallMethod()` without arguments on a class: a new reference to what the method returns. */
  callMethod(cls: Address, method: string): Address {
    const { vm } = this;
    const name = vm.str.make(method);
    try {
      this.keep(vm.typeOf(cls).index, name);
      this.keep(vm.types.at(cls).index, name);
      return vm.calls.method0(cls, method);
    } finally {
      vm.heap.decref(name);
    }
  }

  /** An entry is found by the type and the name's address (`MCACHE_HASH_METHOD()`). */
  private keep(type: number, name: Address): void {
    const { names } = this;
    const at = (type ^ (name >> 1)) & (ENTRIES - 1);
    const old = names[at];
    names[at] = this.vm.heap.newRef(name);
    if (old !== 0) this.vm.heap.decref(old);
  }
}
