import type { Address } from '../heap/object-type.ts';
import { Native } from '../python/objects/native.ts';
import type { Vm } from '../python/vm.ts';

/**
 * Sets of weak references to classes, as an abstract class keeps three (`Modules/_abc.c`): a set object whose items take
 * themselves out when their class dies. A place is the word that holds the set, or 0 before anything was added.
 */
export class WeakClassSets {
  private readonly vm: Vm;
  private readonly destroy: Native;

  constructor(vm: Vm) {
    this.vm = vm;
    this.destroy = new Native('_destroy', 'wr, /', () => vm.none);
    this.destroy.vector = (self, base) => this.destroyed(self, vm.words[base]);
  }

  /** `_in_weak_set()`: asks with a weak reference to the class, which has one from then on only if others keep it. */
  has(place: number, cls: Address): boolean {
    const { vm } = this;
    const set = vm.words[place];
    if (set === 0 || vm.set.length(set) === 0) return false;
    const reference = vm.weakref.make(cls);
    const found = vm.set.contains(set, reference);
    vm.heap.decref(reference);
    return found;
  }

  /** `_add_to_weak_set()`. */
  add(place: number, cls: Address): void {
    const { vm } = this;
    const { words, heap, weakref } = vm;
    if (words[place] === 0) words[place] = vm.set.make();
    const setReference = weakref.make(words[place]);
    const callback = vm.bound.builtin(this.destroy, setReference);
    heap.decref(setReference);
    const reference = weakref.make(cls, callback);
    heap.decref(callback);
    vm.set.add(words[place], reference);
    heap.decref(reference);
  }

  /** The classes that are still there, new references. */
  classes(place: number): Address[] {
    const { vm } = this;
    if (vm.words[place] === 0) return [];
    const alive = vm.set.keys(vm.words[place]).map((each) => vm.weakref.referent(each));
    return alive.filter((cls) => cls !== 0).map((cls) => vm.heap.newRef(cls));
  }

  clear(place: number): void {
    if (this.vm.words[place] !== 0) this.vm.set.clear(this.vm.words[place]);
  }

  /** `_destroy()`: a class of the set died. */
  private destroyed(setReference: Address, reference: Address): Address {
    const { vm } = this;
    const set = vm.weakref.referent(setReference);
    if (set === 0) return vm.none;
    vm.heap.incref(set);
    vm.set.discard(set, reference);
    vm.heap.decref(set);
    return vm.none;
  }
}
