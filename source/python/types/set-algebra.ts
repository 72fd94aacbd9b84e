import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/**
 * What sets compute of each other, as `Objects/setobject.c` does it: which of two is walked and in which order decides
 * what `__eq__` sees and how the result is laid out. `set` is always a set or frozenset; `other` any iterable.
 */
export class SetAlgebra {
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** An empty set of the type that operations on `set` return. */
  private makeLike(set: Address): Address {
    return this.vm.set.make(this.vm.set.baseType(set));
  }

  /** Visits what an iterable gives, hashed. */
  private forEachHashed(iterable: Address, visit: (item: Address, lo: number, hi: number) => void): void {
    const { vm } = this;
    vm.iteration.forEach(iterable, (item) => {
      try {
        vm.hashOf(item);
        visit(item, vm.hash.lo, vm.hash.hi);
      } finally {
        vm.heap.decref(item);
      }
    });
  }

  /** Whether a set contains some item (`wanted` true) or lacks some item (false) of an iterable; stops there. */
  private meets(set: Address, iterable: Address, wanted: boolean): boolean {
    const { vm } = this;
    const iterator = vm.iteration.iter(iterable);
    try {
      for (let item = vm.iteration.next(iterator); item !== 0; item = vm.iteration.next(iterator)) {
        try {
          if (vm.set.contains(set, item) === wanted) return true;
        } finally {
          vm.heap.decref(item);
        }
      }
      return false;
    } finally {
      vm.heap.decref(iterator);
    }
  }

  /** `set_union()` with these iterables, one after the other. */
  union(set: Address, others: readonly Address[]): Address {
    const { vm } = this;
    const result = vm.set.copy(set);
    return vm.set.filled(result, () => {
      for (const other of others) if (other !== set) vm.set.update(result, other);
    });
  }

  /** `set_intersection()`: of two sets the smaller one is walked. */
  intersection(set: Address, other: Address): Address {
    const { vm } = this;
    if (set === other) return vm.set.copy(set);
    const result = this.makeLike(set);
    const keepCommon = (asked: Address) => (key: Address, lo: number, hi: number) => {
      if (vm.set.containsHashed(asked, key, lo, hi)) vm.set.addHashed(result, key, lo, hi);
    };
    return vm.set.filled(result, () => {
      if (!vm.set.isAnySet(other)) this.forEachHashed(other, keepCommon(set));
      else if (vm.set.length(other) > vm.set.length(set)) vm.set.forEach(set, keepCommon(other));
      else vm.set.forEach(other, keepCommon(set));
    });
  }

  /** `set_intersection_multi()`. */
  intersectionOfAll(set: Address, others: readonly Address[]): Address {
    const { vm } = this;
    if (others.length === 0) return vm.set.copy(set);
    let result = vm.heap.newRef(set);
    for (const other of others) {
      try {
        const next = this.intersection(result, other);
        vm.heap.decref(result);
        result = next;
      } catch (error) {
        vm.heap.decref(result);
        throw error;
      }
    }
    return result;
  }

  /** Replaces what is in a set by its intersection with iterables. */
  intersectionUpdate(set: Address, others: readonly Address[]): void {
    const result = this.intersectionOfAll(set, others);
    this.vm.set.swap(set, result);
    this.vm.heap.decref(result);
  }

  /** `set_difference()`. */
  difference(set: Address, other: Address): Address {
    const { vm } = this;
    const isDict = vm.dict.isExact(other);
    if (!isDict && !vm.set.isAnySet(other)) return this.copyAndSubtract(set, other);
    const size = isDict ? vm.dict.length(other) : vm.set.length(other);
    // Much smaller than the set: rather walk the other one.
    if (vm.set.length(set) >> 2 > size) return this.copyAndSubtract(set, other);
    const result = this.makeLike(set);
    return vm.set.filled(result, () => {
      vm.set.forEach(set, (key, lo, hi) => {
        const found = isDict ? vm.dict.get(other, key) !== 0 : vm.set.containsHashed(other, key, lo, hi);
        if (!found) vm.set.addHashed(result, key, lo, hi);
      });
    });
  }

  private copyAndSubtract(set: Address, other: Address): Address {
    const result = this.vm.set.copy(set);
    return this.vm.set.filled(result, () => this.subtract(result, other));
  }

  /** `set_difference_multi()`. */
  differenceOfAll(set: Address, others: readonly Address[]): Address {
    const { vm } = this;
    if (others.length === 0) return vm.set.copy(set);
    const result = this.difference(set, others[0]);
    return vm.set.filled(result, () => {
      for (const other of others.slice(1)) this.subtract(result, other);
    });
  }

  /** `set_difference_update_internal()`: removes all items of an iterable. */
  subtract(set: Address, other: Address): void {
    const { vm } = this;
    if (set === other) {
      vm.set.clear(set);
      return;
    }
    if (vm.set.isAnySet(other)) this.subtractSet(set, other);
    else this.forEachHashed(other, (key, lo, hi) => vm.set.discardHashed(set, key, lo, hi));
    vm.set.compact(set);
  }

  private subtractSet(set: Address, other: Address): void {
    const { vm } = this;
    // Of a set that is much larger, only the common keys are walked.
    const large = vm.set.length(other) >> 3 > vm.set.length(set);
    const walked = large ? this.intersection(set, other) : vm.heap.newRef(other);
    try {
      vm.set.forEach(walked, (key, lo, hi) => vm.set.discardHashed(set, key, lo, hi));
    } finally {
      vm.heap.decref(walked);
    }
  }

  /** `set_symmetric_difference()`: the other's items first, then those of the set. */
  symmetricDifference(set: Address, other: Address): Address {
    const result = this.makeLike(set);
    return this.vm.set.filled(result, () => {
      this.vm.set.update(result, other);
      this.toggle(result, set);
    });
  }

  /** `set_symmetric_difference_update()`. */
  symmetricDifferenceUpdate(set: Address, other: Address): void {
    const { vm } = this;
    if (set === other) vm.set.clear(set);
    else if (vm.set.isAnySet(other)) this.toggle(set, other);
    else if (vm.dict.isExact(other)) vm.set.forEachOfDict(other, this.toggleKey(set));
    else {
      const items = vm.set.makeFrom(vm.set.baseType(set), other);
      try {
        this.toggle(set, items);
      } finally {
        vm.heap.decref(items);
      }
    }
  }

  private toggle(set: Address, other: Address): void {
    this.vm.set.forEach(other, this.toggleKey(set));
  }

  private toggleKey(set: Address): (key: Address, lo: number, hi: number) => void {
    const { vm } = this;
    return (key, lo, hi) => {
      if (!vm.set.discardHashed(set, key, lo, hi)) vm.set.addHashed(set, key, lo, hi);
    };
  }

  /** `set_isdisjoint()`. */
  isDisjoint(set: Address, other: Address): boolean {
    const { vm } = this;
    if (set === other) return vm.set.length(set) === 0;
    if (!vm.set.isExact(other) && !vm.set.isExactFrozen(other)) return !this.meets(set, other, true);
    const [walked, asked] = vm.set.length(other) > vm.set.length(set) ? [set, other] : [other, set];
    return !vm.set.some(walked, (key, lo, hi) => vm.set.containsHashed(asked, key, lo, hi));
  }

  /** `set_issubset()`. */
  isSubset(set: Address, other: Address): boolean {
    const { vm } = this;
    if (vm.set.isAnySet(other)) {
      if (vm.set.length(set) > vm.set.length(other)) return false;
      return !vm.set.some(set, (key, lo, hi) => !vm.set.containsHashed(other, key, lo, hi));
    }
    const common = this.intersection(set, other);
    const isSubset = vm.set.length(common) === vm.set.length(set);
    vm.heap.decref(common);
    return isSubset;
  }

  /** `set_issuperset()`. */
  isSuperset(set: Address, other: Address): boolean {
    return this.vm.set.isAnySet(other) ? this.isSubset(other, set) : !this.meets(set, other, false);
  }
}
