import type { Address } from '../heap/object-type.ts';
import { LIST_ITEMS } from '../python/objects/list.ts';
import { LT } from '../python/protocols/compares.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';

/** `heapq` (`Modules/_heapqmodule.c`); merge, nsmallest and nlargest in Python. */
export function defineHeapq(vm: Vm): NativeModule {
  return {
    name: 'heapq',
    functions: [...heapFunctions(vm, '', false), ...heapFunctions(vm, '_', true)],
  };
}

/** The functions on a list as a heap with its smallest item first, or (`reversed`) its largest. */
function heapFunctions(vm: Vm, prefix: string, reversed: boolean): NativeFunction[] {
  const heap = new ListHeap(vm, reversed);
  const suffix = reversed ? '_max' : '';
  const functions: NativeFunction[] = [
    [
      `${prefix}heappush${suffix}`,
      'heap, item, /',
      (list: Address, item: Address) => {
        heap.check(list);
        vm.list.append(list, item);
        heap.siftDown(list, 0, vm.list.length(list) - 1);
        return vm.none;
      },
    ],
    [`${prefix}heappop${suffix}`, 'heap, /', (list: Address) => heap.pop(list)],
    [`${prefix}heapreplace${suffix}`, 'heap, item, /', (list: Address, item: Address) => heap.replace(list, item)],
    [
      `${prefix}heapify${suffix}`,
      'heap, /',
      (list: Address) => {
        heap.check(list);
        for (let i = (vm.list.length(list) >> 1) - 1; i >= 0; i--) heap.siftUp(list, i);
        return vm.none;
      },
    ],
  ];
  if (reversed) return functions;
  functions.push([
    'heappushpop',
    'heap, item, /',
    (list: Address, item: Address) => {
      heap.check(list);
      if (vm.list.length(list) === 0 || !heap.less(vm.list.item(list, 0), item)) return vm.heap.newRef(item);
      return heap.replace(list, item);
    },
  ]);
  return functions;
}

class ListHeap {
  private readonly vm: Vm;
  private readonly reversed: boolean;

  constructor(vm: Vm, reversed: boolean) {
    this.vm = vm;
    this.reversed = reversed;
  }

  check(list: Address): void {
    if (!this.vm.list.isList(list)) {
      throw this.vm.errors.raise('TypeError', `heap argument must be a list, not ${this.vm.typeName(list)}`);
    }
  }

  /** Whether the first comes before the second; both are held while `__lt__` runs. */
  less(first: Address, second: Address): boolean {
    const { vm } = this;
    const [left, right] = this.reversed ? [second, first] : [first, second];
    vm.heap.incref(left);
    vm.heap.incref(right);
    try {
      return vm.compares.test(left, right, LT);
    } finally {
      vm.heap.decref(left);
      vm.heap.decref(right);
    }
  }

  private compare(list: Address, first: number, second: number): boolean {
    const { vm } = this;
    const length = vm.list.length(list);
    const result = this.less(vm.list.item(list, first), vm.list.item(list, second));
    if (length !== vm.list.length(list)) throw vm.errors.raise('RuntimeError', 'list changed size during iteration');
    return result;
  }

  private swap(list: Address, first: number, second: number): void {
    const { words } = this.vm;
    const items = words[list + LIST_ITEMS];
    [words[items + first], words[items + second]] = [words[items + second], words[items + first]];
  }

  /** `siftdown()`: moves the item at `position` towards the root. */
  siftDown(list: Address, start: number, position: number): void {
    if (position >= this.vm.list.length(list)) throw this.vm.errors.raise('IndexError', 'index out of range');
    for (let at = position; at > start; ) {
      const parent = (at - 1) >> 1;
      if (!this.compare(list, at, parent)) return;
      this.swap(list, at, parent);
      at = parent;
    }
  }

  /** `siftup()`: moves the item at `position` to a leaf, then back up to where it belongs. */
  siftUp(list: Address, position: number): void {
    const end = this.vm.list.length(list);
    if (position >= end) throw this.vm.errors.raise('IndexError', 'index out of range');
    let at = position;
    while (at < end >> 1) {
      let child = 2 * at + 1;
      if (child + 1 < end && !this.compare(list, child, child + 1)) child++;
      this.swap(list, child, at);
      at = child;
    }
    this.siftDown(list, position, at);
  }

  pop(list: Address): Address {
    const { vm } = this;
    this.check(list);
    const length = vm.list.length(list);
    if (length === 0) throw vm.errors.raise('IndexError', 'index out of range');
    const last = vm.heap.newRef(vm.list.item(list, length - 1));
    vm.list.assignSlice(list, length - 1, length, []);
    if (length === 1) return last;
    return this.putFirst(list, last);
  }

  replace(list: Address, item: Address): Address {
    const { vm } = this;
    this.check(list);
    if (vm.list.length(list) === 0) throw vm.errors.raise('IndexError', 'index out of range');
    return this.putFirst(list, vm.heap.newRef(item));
  }

  /** Puts an owned item into the root's place; returns the old root, owned. */
  private putFirst(list: Address, item: Address): Address {
    const { words } = this.vm;
    const items = words[list + LIST_ITEMS];
    const root = words[items];
    words[items] = item;
    try {
      this.siftUp(list, 0);
    } catch (error) {
      this.vm.heap.decref(root);
      throw error;
    }
    return root;
  }
}
