import type { Edges } from '../../heap/edges.ts';
import { MANAGED_DICT, REFCOUNT } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import type { PyType } from './type.ts';

/** The memory slots of classes made by a class statement (`Objects/typeobject.c, subtype_dealloc()` and its like). */
export class Subtypes {
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  // The same functions for all types: V8 knows whom it calls.
  private readonly tpTraverse = (object: Address, edges: Edges): void => this.referents(object, edges);
  private readonly tpClear = (object: Address): void => this.clear(object);
  private readonly tpDealloc = (object: Address): void => this.dealloc(object);

  /** Gives a heap type its slots of memory management. */
  install(type: PyType): void {
    type.referents = this.tpTraverse;
    type.clear = this.tpClear;
    type.dealloc = this.tpDealloc;
  }

  /** The nearest base that is not made by a class statement. */
  private nativeBase(type: PyType): PyType {
    let base = type;
    while (base.flags.isHeap && base.base) base = base.base;
    return base;
  }

  private referents(object: Address, edges: Edges): void {
    const { vm } = this;
    const { words } = vm;
    const type = vm.typeOf(object);
    let base = type;
    for (; base.flags.isHeap && base.base; base = base.base) {
      for (const offset of base.slotOffsets) edges.push(words[object + offset]);
    }
    if (type.flags.hasManagedDict) {
      const values = vm.instances.ownValues(object, type);
      if (values !== 0) {
        edges.pushRange(words, vm.instanceValues.slot(values, 0), vm.instanceValues.capacity(values), 1);
      } else edges.push(words[object + MANAGED_DICT]);
    } else if (type.dictOffset !== 0 && base.dictOffset === 0) edges.push(words[vm.instances.dictSlot(object, type)]);
    edges.push(type.address);
    base.referents(object, edges);
  }

  private clearSlots(object: Address, type: PyType): PyType {
    const { words, heap } = this.vm;
    let base = type;
    for (; base.flags.isHeap && base.base; base = base.base) {
      for (const offset of base.slotOffsets) {
        const value = words[object + offset];
        words[object + offset] = 0;
        heap.xdecref(value);
      }
    }
    return base;
  }

  private clear(object: Address): void {
    const { vm } = this;
    const type = vm.typeOf(object);
    const base = this.clearSlots(object, type);
    this.clearDict(object, type, base);
    base.clear(object);
  }

  private clearDict(object: Address, type: PyType, base: PyType): void {
    const { vm } = this;
    if (type.flags.hasManagedDict || (type.dictOffset !== 0 && base.dictOffset === 0)) {
      vm.instances.replaceDict(object, 0);
    }
  }

  private dealloc(object: Address): void {
    const { vm } = this;
    const { heap } = vm;
    const type = vm.typeOf(object);
    const base = this.nativeBase(type);
    if (!type.isGc) {
      if (type.del !== null && !this.finalizeFromDealloc(object)) return;
      base.dealloc(object);
      heap.decref(type.address);
      return;
    }
    heap.gc.untrack(object);
    if (vm.trashcan.begin(object)) return;
    this.deallocTracked(object, type, base);
    vm.trashcan.end();
  }

  private deallocTracked(object: Address, type: PyType, base: PyType): void {
    const { vm } = this;
    const { heap } = vm;
    if (type.del !== null) {
      heap.gc.track(object);
      if (!this.finalizeFromDealloc(object)) return;
      heap.gc.untrack(object);
    }
    if (type.weakListOffset !== 0 && base.weakListOffset === 0) vm.weakref.clearWeakrefs(object);
    if (type.legacyDel !== null && this.isResurrectedBy(type.legacyDel, object)) return;
    this.clearSlots(object, type);
    this.clearDict(object, type, base);
    const current = vm.typeOf(object);
    if (base.isGc) heap.gc.track(object);
    vm.trashcan.enterBase(object);
    base.dealloc(object);
    vm.trashcan.leaveBase();
    heap.decref(current.address);
  }

  /** Runs `tp_del`, which finds the object alive and tracked; whether it brought it back to life. */
  private isResurrectedBy(finalizer: (object: Address) => void, object: Address): boolean {
    const { words, heap } = this.vm;
    heap.gc.track(object);
    words[object + REFCOUNT] = 1;
    finalizer(object);
    if (--words[object + REFCOUNT] > 0) return true;
    heap.gc.untrack(object);
    return false;
  }

  /** `PyObject_CallFinalizerFromDealloc()`: false if the finalizer brought the object back to life. */
  finalizeFromDealloc(object: Address): boolean {
    const { vm } = this;
    const { words, heap } = vm;
    const type = vm.typeOf(object);
    if (type.isGc && heap.gc.isFinalized(object)) return true;
    words[object + REFCOUNT] = 1;
    type.finalize(object);
    if (type.isGc) heap.gc.setFinalized(object);
    return --words[object + REFCOUNT] === 0;
  }
}
