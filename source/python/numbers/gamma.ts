/** The gamma function by Lanczos' sum: Modules/mathmodule.c, m_tgamma() and m_lgamma(). */

import { ValueFault } from '../text/value-fault.ts';
import { cos, exp, log, power, sin } from './elementary.ts';

const LANCZOS_G = 6.02468004077673;
const LANCZOS_G_MINUS_HALF = 5.52468004077673;
const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczosSum(x: number): number {
  let above = 0;
  let below = 0;
  if (x < 5) {
    for (let i = NUMERATOR.length - 1; i >= 0; i--) {
      above = above * x + NUMERATOR[i];
      below = below * x + DENOMINATOR[i];
    }
  } else {
    for (let i = 0; i < NUMERATOR.length; i++) {
      above = above / x + NUMERATOR[i];
      below = below / x + DENOMINATOR[i];
    }
  }
  return above / below;
}

/** sin(pi * x), near to 0 at whole numbers. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const part = Math.round(2 * y);
  const angles = [
    () => sin(Math.PI * y),
    () => cos(Math.PI * (y - 0.5)),
    () => sin(Math.PI * (1 - y)),
    () => -cos(Math.PI * (y - 1.5)),
    () => sin(Math.PI * (y - 2)),
  ];
  return Math.sign(x) * angles[part]();
}

/** `math.gamma(x)`. Throws ValueError, OverflowError. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x === -Infinity || x === 0 || (x < 0 && Number.isInteger(x))) {
    throw new ValueFault('ValueError', 'math domain error');
  }
  if (Number.isInteger(x) && x <= 23) return wholeFactorial(x - 1);
  const size = Math.abs(x);
  if (size < 1e-20) return requireInRange(1 / x);
  if (size > 200) return x < 0 ? 0 / sinPi(x) : requireInRange(Infinity);
  const y = size + LANCZOS_G_MINUS_HALF;
  // What y lost in rounding.
  const lost = size > LANCZOS_G_MINUS_HALF ? y - size - LANCZOS_G_MINUS_HALF : y - LANCZOS_G_MINUS_HALF - size;
  const z = (lost * LANCZOS_G) / y;
  let result: number;
  if (x < 0) {
    result = ((-Math.PI / sinPi(size) / size) * exp(y)) / lanczosSum(size);
    result -= z * result;
    result =
      size < 140 ? result / power(y, size - 0.5) : result / power(y, size / 2 - 0.25) / power(y, size / 2 - 0.25);
  } else {
    result = lanczosSum(size) / exp(y);
    result += z * result;
    result =
      size < 140 ? result * power(y, size - 0.5) : result * power(y, size / 2 - 0.25) * power(y, size / 2 - 0.25);
  }
  return requireInRange(result);
}

function wholeFactorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

function requireInRange(value: number): number {
  if (!Number.isFinite(value)) throw new ValueFault('OverflowError', 'math range error');
  return value;
}

/** `math.lgamma(x)`: log(|gamma(x)|). Throws ValueError, OverflowError. */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Infinity;
  if (Number.isInteger(x) && x <= 2) {
    if (x <= 0) throw new ValueFault('ValueError', 'math domain error');
    return 0;
  }
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let result = log(lanczosSum(size)) - LANCZOS_G;
  result += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
  if (x < 0) result = log(Math.PI) - log(Math.abs(sinPi(size))) - log(size) - result;
  return requireInRange(result);
}
