/** The math module's functions of ints: Modules/mathmodule.c. */

import { ValueFault } from '../text/value-fault.ts';
import { integerFloorDivide } from './integer.ts';

const MAX_C_LONG = 2n ** 63n - 1n;

/** `math.factorial(n)`. Throws ValueError, OverflowError. */
export function factorial(n: bigint): bigint {
  if (n < 0n) throw new ValueFault('ValueError', 'factorial() not defined for negative values');
  if (n > MAX_C_LONG) {
    throw new ValueFault('OverflowError', `factorial() argument should not exceed ${MAX_C_LONG}`);
  }
  return rangeProduct(2n, n);
}

/** The product of all ints from `low` to `high`, halved so that the factors stay of a size. */
function rangeProduct(low: bigint, high: bigint): bigint {
  if (high - low < 16n) {
    let product = 1n;
    for (let i = low; i <= high; i++) product *= i;
    return product;
  }
  const middle = (low + high) >> 1n;
  return rangeProduct(low, middle) * rangeProduct(middle + 1n, high);
}

/** `math.comb(n, k)`. Throws ValueError, OverflowError. */
export function combinations(n: bigint, k: bigint): bigint {
  requireNonNegative(n, k);
  const fewer = n - k < k ? n - k : k;
  if (fewer < 0n) return 0n;
  if (fewer > MAX_C_LONG) {
    throw new ValueFault('OverflowError', `min(n - k, k) must not exceed ${MAX_C_LONG}`);
  }
  return integerFloorDivide(rangeProduct(n - fewer + 1n, n), rangeProduct(2n, fewer));
}

/** `math.perm(n, k)`; without k it is factorial(n). Throws ValueError, OverflowError. */
export function permutations(n: bigint, k?: bigint): bigint {
  if (k === undefined) return factorial(n);
  requireNonNegative(n, k);
  if (k > n) return 0n;
  if (k > MAX_C_LONG) throw new ValueFault('OverflowError', `k must not exceed ${MAX_C_LONG}`);
  return rangeProduct(n - k + 1n, n);
}

function requireNonNegative(n: bigint, k: bigint): void {
  if (n < 0n) throw new ValueFault('ValueError', 'n must be a non-negative integer');
  if (k < 0n) throw new ValueFault('ValueError', 'k must be a non-negative integer');
}
