import type { CollectorHooks } from '../heap/collector-hooks.ts';
import type { Address } from '../heap/object-type.ts';
import { F_FUNC, F_LOCALS, F_LOCALSPLUS, F_PREV, F_SP } from '../python/run/frames.ts';
import type { Vm } from '../python/vm.ts';
import type { Modules } from './modules.ts';

/** What the collector calls in the language: weak references, `gc.callbacks`, `gc.garbage`, the free lists. */
export class CollectorState implements CollectorHooks {
  /** The list `gc.callbacks`. */
  readonly callbacks: Address;
  /** The list `gc.garbage`. */
  readonly garbage: Address;
  private readonly vm: Vm;
  private readonly modules: Modules;

  constructor(vm: Vm, modules: Modules) {
    this.vm = vm;
    this.modules = modules;
    this.callbacks = vm.list.make();
    this.garbage = vm.list.make();
  }

  incref(object: Address): void {
    this.vm.heap.incref(object);
  }

  decref(object: Address): void {
    this.vm.heap.decref(object);
  }

  isWeakref(object: Address): boolean {
    return this.vm.weakref.isWeakref(object);
  }

  clearWeakref(weakref: Address): void {
    this.vm.weakref.clearWeakref(weakref);
  }

  weakrefCallback(weakref: Address): Address {
    return this.vm.weakref.weakrefCallback(weakref);
  }

  callWeakrefCallback(weakref: Address): void {
    this.vm.weakref.callWeakrefCallback(weakref);
  }

  /** `invoke_gc_callback()`: errors in callbacks are reported and forgotten. */
  invokeCallbacks(phase: 'start' | 'stop', generation: number, collected: number, uncollectable: number): void {
    const { vm } = this;
    const { list, dict, heap } = vm;
    if (list.length(this.callbacks) === 0) return;
    const info = dict.make();
    for (const [name, value] of Object.entries({ generation, collected, uncollectable })) {
      const number = vm.int.fromNumber(value);
      dict.setName(info, name, number);
      heap.decref(number);
    }
    const phaseText = vm.str.make(phase);
    for (let i = 0; i < list.length(this.callbacks); i++) {
      const callback = heap.newRef(list.item(this.callbacks, i));
      try {
        heap.decref(vm.calls.call(callback, phaseText, info));
      } catch (error) {
        vm.errors.unraisableWhile(error, 'calling GC callback', callback);
      }
      heap.decref(callback);
    }
    heap.decref(phaseText);
    heap.decref(info);
  }

  appendGarbage(object: Address): void {
    this.vm.list.append(this.garbage, object);
  }

  debugLine(text: string): void {
    this.modules.writeError(`${text}\n`);
  }

  idOf(object: Address): number {
    return this.vm.addressOf(object);
  }

  globalRoots(): readonly Address[] {
    return [this.modules.sys, this.vm.builtins];
  }

  stackRoots(): readonly Address[] {
    const { words, frames } = this.vm;
    const roots: Address[] = [];
    for (let frame = frames.current; frame !== 0; frame = words[frame + F_PREV]) {
      roots.push(words[frame + F_LOCALS], words[frame + F_FUNC]);
      for (let slot = words[frame + F_SP] - 1; slot >= frame + F_LOCALSPLUS; slot--) roots.push(words[slot]);
    }
    return roots;
  }

  /** `_PyObject_ClearFreeLists()`; the one dead slice stays. */
  clearFreeLists(): void {
    const { float, tuple, list, dict } = this.vm;
    float.freeList.clear();
    this.vm.frame.blocks.clear();
    for (const freeList of tuple.freeLists) freeList.clear();
    list.freeList.clear();
    dict.freeList.clear();
    dict.keysFreeList.clear();
    if (!this.vm.facts.fullCollectionsClearAllFreeLists) return;
    this.vm.int.freeList.clear();
    for (const type of this.vm.types.table) type.freeList?.clear();
  }
}

/** Tells the collector of a machine whom to call; needed before the first collection. */
export function connectCollector(vm: Vm, modules: Modules): void {
  vm.heap.gc.connect(modules.collector);
}
