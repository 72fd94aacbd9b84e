import type { Address } from '../heap/object-type.ts';
import { integerSquareRoot } from '../python/numbers/integer.ts';
import { combinations, factorial, permutations } from '../python/numbers/integer-math.ts';
import * as math from '../python/numbers/math.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction } from './module-definition.ts';

/** Functions of `math` about ints, and those that make ints of floats. */
export function integerFunctions(vm: Vm): NativeFunction[] {
  const { int, float } = vm;
  const value = (object: Address): bigint => {
    const integer = vm.numbers.toIndex(object);
    const result = int.bigint(integer);
    vm.heap.decref(integer);
    return result;
  };
  const rounded =
    (name: 'floor' | 'ceil' | 'trunc', special: string) =>
    (x: Address): Address => {
      if (float.isExact(x)) return int.fromBigInt(math[name](float.value(x)));
      const result = vm.calls.boundSpecial(x, special);
      if (result !== 0) return result;
      if (name !== 'trunc') return int.fromBigInt(math[name](vm.numbers.toDouble(x)));
      throw vm.errors.raise('TypeError', `type ${vm.typeName(x)} doesn't define __trunc__ method`);
    };
  return [
    ['ceil', 'x, /', rounded('ceil', '__ceil__')],
    ['floor', 'x, /', rounded('floor', '__floor__')],
    ['trunc', 'x, /', rounded('trunc', '__trunc__')],
    ['factorial', 'n, /', (n: Address) => int.fromBigInt(factorial(value(n)))],
    ['comb', 'n, k, /', (n: Address, k: Address) => int.fromBigInt(combinations(value(n), value(k)))],
    [
      'perm',
      'n, k=None, /',
      (n: Address, k: Address) =>
        int.fromBigInt(permutations(value(n), k === 0 || k === vm.none ? undefined : value(k))),
    ],
    ['isqrt', 'n, /', (n: Address) => int.fromBigInt(integerSquareRoot(value(n)))],
    ['gcd', '*integers', (all: readonly Address[]) => int.fromBigInt(all.map(value).reduce(commonDivisor, 0n))],
    ['lcm', '*integers', (all: readonly Address[]) => int.fromBigInt(all.map(value).reduce(commonMultiple, 1n))],
  ];
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function commonMultiple(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  const multiple = (a / commonDivisor(a, b)) * b;
  return multiple < 0n ? -multiple : multiple;
}
