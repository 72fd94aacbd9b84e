import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** Entries of the type attribute cache (MCACHE_SIZE_EXP). */
const ENTRIES = 4096;
/** MCACHE_MAX_ATTR_SIZE. */
const LONGEST = 100;

/**
 * Names that the type attribute cache keeps alive. Most are those of code and live anyway; a str that was made for one
 * lookup, by C code or for `getattr()`, stays until another name takes its entry (`Objects/typeobject.c`, _PyType_Lookup()).
 */
export class MethodCacheNames {
  private readonly vm: Vm;
  private names = new Int32Array(0);

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

  /** `getattr(object, name)` and its kind have looked in the object's type, and in a class itself. */
  keepNameOf(object: Address, name: Address): void {
    const { vm } = this;
    if (vm.words[name + TYPE_INDEX] !== vm.str.type.index || vm.str.length(name) > LONGEST) return;
    this.keep(vm.typeOf(object).index, name);
    if (vm.types.isType(object)) this.keep(vm.types.at(object).index, name);
  }

  /** An entry is found by the type and the name's address or hash (`MCACHE_HASH_METHOD()`). */
  private keep(type: number, name: Address): void {
    if (this.names.length === 0) this.names = new Int32Array(ENTRIES);
    const { names, vm } = this;
    const at = (type ^ (vm.facts.cachesNamesByHash ? vm.str.hash(name) : name >> 1)) & (ENTRIES - 1);
    const old = names[at];
    if (old === name) return;
    names[at] = vm.heap.newRef(name);
    if (old !== 0) vm.heap.decref(old);
  }
}
