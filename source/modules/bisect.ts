import type { Address } from '../heap/object-type.ts';
import { LT } from '../python/protocols/compares.ts';
import type { Vm } from '../python/vm.ts';
import { lengthOf } from './builtins-objects.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';

/** `bisect` (`Modules/_bisectmodule.c`). */
export function defineBisect(vm: Vm): NativeModule {
  const search = (name: string, right: boolean): NativeFunction => [
    name,
    'a, x, lo=0, hi=None, *, key=None',
    (a: Address, x: Address, low: Address, high: Address, key: Address) =>
      vm.int.fromNumber(place(vm, a, x, low, high, key, right)),
  ];
  const insert = (name: string, right: boolean): NativeFunction => [
    name,
    'a, x, lo=0, hi=None, *, key=None',
    (a: Address, x: Address, low: Address, high: Address, key: Address) => {
      const keyed = key !== 0 && key !== vm.none ? vm.calls.call(key, x) : vm.heap.newRef(x);
      try {
        putIn(vm, a, place(vm, a, keyed, low, high, key, right), x);
      } finally {
        vm.heap.decref(keyed);
      }
      return vm.none;
    },
  ];
  return {
    name: 'bisect',
    functions: [
      search('bisect_left', false),
      search('bisect_right', true),
      search('bisect', true),
      insert('insort_left', false),
      insert('insort_right', true),
      insert('insort', true),
    ],
  };
}

function putIn(vm: Vm, a: Address, place: number, x: Address): void {
  if (vm.list.isExact(a)) {
    vm.list.insert(a, Math.min(place, vm.list.length(a)), x);
    return;
  }
  const index = vm.int.fromNumber(place);
  try {
    vm.heap.decref(vm.calls.method0(a, 'insert', index, x));
  } finally {
    vm.heap.decref(index);
  }
}

/** Where an item is to go: in front of equal ones, or (`right`) behind them. */
function place(vm: Vm, a: Address, x: Address, lo: Address, hi: Address, key: Address, right: boolean): number {
  let low = lo === 0 ? 0 : vm.numbers.intArgument(lo);
  if (low < 0) throw vm.errors.raise('ValueError', 'lo must be non-negative');
  let high = hi === 0 || hi === vm.none ? lengthOf(vm, a) : vm.numbers.intArgument(hi);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const value = keyAt(vm, a, middle, key);
    const goesLeft = right ? vm.compares.test(x, value, LT) : !vm.compares.test(value, x, LT);
    vm.heap.decref(value);
    if (goesLeft) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `PySequence_GetItem()`: built-in sequences take the number as it is. */
function itemAt(vm: Vm, a: Address, position: number): Address {
  const type = vm.typeOf(a);
  if (type.getIndex !== null && !type.flags.isHeap) return type.getIndex(a, position);
  const index = vm.int.fromNumber(position);
  try {
    return vm.interpreter.names.getItem(a, index);
  } finally {
    vm.heap.decref(index);
  }
}

function keyAt(vm: Vm, a: Address, position: number, key: Address): Address {
  const item = itemAt(vm, a, position);
  if (key === 0 || key === vm.none) return item;
  try {
    return vm.calls.call(key, item);
  } finally {
    vm.heap.decref(item);
  }
}
