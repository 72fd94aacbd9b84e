import type { Address } from '../heap/object-type.ts';
import { sumOfProducts } from '../python/numbers/float-sums.ts';
import { ADD, MULTIPLY } from '../python/protocols/numbers.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction } from './module-definition.ts';

/** `math.prod()` and `math.sumprod()`. */
export function productFunctions(vm: Vm): NativeFunction[] {
  return [
    ['prod', 'iterable, /, *, start=1', (iterable: Address, start: Address) => product(vm, iterable, start)],
    ['sumprod', 'p, q, /', (p: Address, q: Address) => sumProduct(vm, p, q)],
  ];
}

function product(vm: Vm, iterable: Address, start: Address): Address {
  let result = start === 0 ? vm.int.fromNumber(1) : vm.heap.newRef(start);
  vm.iteration.forEach(iterable, (item) => {
    const old = result;
    try {
      result = vm.numbers.binary(MULTIPLY, old, item);
    } finally {
      vm.heap.decref(item);
    }
    vm.heap.decref(old);
  });
  return result;
}

/** Floats, and ints among them, are summed with extended precision; anything else by its operators. */
function sumProduct(vm: Vm, p: Address, q: Address): Address {
  const { heap, float, int } = vm;
  const [left, right] = [vm.iteration.toArray(p), vm.iteration.toArray(q)];
  try {
    if (left.length !== right.length) throw vm.errors.raise('ValueError', 'Inputs are not the same length');
    const all = [...left, ...right];
    const hasFloat = all.some((item) => float.isExact(item));
    if (hasFloat && all.every((item) => float.isExact(item) || int.isExact(item))) {
      const doubles = (items: readonly Address[]): number[] => items.map((item) => vm.numbers.toDouble(item));
      return float.make(sumOfProducts(doubles(left), doubles(right)));
    }
    let total = int.fromNumber(0);
    left.forEach((item, i) => {
      const term = vm.numbers.binary(MULTIPLY, item, right[i]);
      const sum = vm.numbers.binary(ADD, total, term);
      heap.decref(total);
      heap.decref(term);
      total = sum;
    });
    return total;
  } finally {
    for (const item of [...left, ...right]) heap.decref(item);
  }
}
