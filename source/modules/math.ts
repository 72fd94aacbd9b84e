import type { Address } from '../heap/object-type.ts';
import { erf, erfc } from '../python/numbers/error-function.ts';
import { distance, fsum, fusedMultiplyAdd, vectorNorm } from '../python/numbers/float-sums.ts';
import { gamma, logGamma } from '../python/numbers/gamma.ts';
import * as math from '../python/numbers/math.ts';
import type { Vm } from '../python/vm.ts';
import { integerFunctions } from './math-integers.ts';
import { productFunctions } from './math-products.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';

/** Functions of one float. */
const OF_ONE: Readonly<Record<string, (x: number) => number>> = {
  acos: math.acos,
  acosh: math.acosh,
  asin: math.asin,
  asinh: math.asinh,
  atan: math.atan,
  atanh: math.atanh,
  cbrt: math.cbrt,
  cos: math.cos,
  cosh: math.cosh,
  degrees: math.degrees,
  erf,
  erfc,
  exp: math.exp,
  exp2: math.exp2,
  expm1: math.expm1,
  fabs: math.fabs,
  gamma,
  lgamma: logGamma,
  log1p: math.log1p,
  radians: math.radians,
  sin: math.sin,
  sinh: math.sinh,
  sqrt: math.sqrt,
  tan: math.tan,
  tanh: math.tanh,
  ulp: math.ulp,
};

/** Functions of two floats. */
const OF_TWO: Readonly<Record<string, (x: number, y: number) => number>> = {
  atan2: math.atan2,
  copysign: math.copySign,
  fmod: math.fmod,
  pow: math.pow,
  remainder: math.remainder,
};

/** `math` (`Modules/mathmodule.c`). */
export function defineMath(vm: Vm): NativeModule {
  const { float } = vm;
  return {
    name: 'math',
    functions: [
      ...floatFunctions(vm),
      ...logarithms(vm),
      ...vectorFunctions(vm),
      ...integerFunctions(vm),
      ...productFunctions(vm),
    ],
    values: {
      pi: float.make(Math.PI),
      e: float.make(Math.E),
      tau: float.make(2 * Math.PI),
      inf: float.make(Infinity),
      nan: float.make(Number.NaN),
    },
  };
}

function floatFunctions(vm: Vm): NativeFunction[] {
  const { numbers, float, int } = vm;
  const functions: NativeFunction[] = [];
  for (const [name, code] of Object.entries(OF_ONE)) {
    functions.push([name, 'x, /', (x: Address) => float.make(code(numbers.toDouble(x)))]);
  }
  for (const [name, code] of Object.entries(OF_TWO)) {
    functions.push([
      name,
      'x, y, /',
      (x: Address, y: Address) => float.make(code(numbers.toDouble(x), numbers.toDouble(y))),
    ]);
  }
  functions.push(
    ['isfinite', 'x, /', (x: Address) => int.bool(Number.isFinite(numbers.toDouble(x)))],
    ['isinf', 'x, /', (x: Address) => int.bool(Math.abs(numbers.toDouble(x)) === Infinity)],
    ['isnan', 'x, /', (x: Address) => int.bool(Number.isNaN(numbers.toDouble(x)))],
    [
      'isclose',
      'a, b, *, rel_tol=1e-09, abs_tol=0.0',
      (a: Address, b: Address, relative: Address, absolute: Address) => {
        const tolerance = (object: Address, fallback: number): number =>
          object === 0 ? fallback : numbers.toDouble(object);
        return int.bool(
          math.isClose(numbers.toDouble(a), numbers.toDouble(b), tolerance(relative, 1e-9), tolerance(absolute, 0)),
        );
      },
    ],
    [
      'frexp',
      'x, /',
      (x: Address) => {
        const [mantissa, exponent] = math.frexp(numbers.toDouble(x));
        return vm.tuple.steal([float.make(mantissa), int.fromNumber(exponent)]);
      },
    ],
    ['modf', 'x, /', (x: Address) => vm.tuple.steal(math.modf(numbers.toDouble(x)).map((part) => float.make(part)))],
    [
      'ldexp',
      'x, i, /',
      (x: Address, exponent: Address) => {
        if (!int.isInt(exponent)) throw vm.errors.raise('TypeError', 'Expected an int as second argument to ldexp.');
        return float.make(math.ldexp(numbers.toDouble(x), int.bigint(exponent)));
      },
    ],
    [
      'nextafter',
      'x, y, /, *, steps=None',
      (x: Address, y: Address, steps: Address) => {
        const count = steps === 0 || steps === vm.none ? 1n : int.bigint(steps);
        return float.make(math.nextAfter(numbers.toDouble(x), numbers.toDouble(y), count));
      },
    ],
    [
      'fma',
      'x, y, z, /',
      (x: Address, y: Address, z: Address) =>
        float.make(fusedMultiplyAdd(numbers.toDouble(x), numbers.toDouble(y), numbers.toDouble(z))),
    ],
  );
  return functions;
}

function logarithms(vm: Vm): NativeFunction[] {
  const { numbers, float, int } = vm;
  const logarithm = (kind: 'log' | 'log2' | 'log10', x: Address): number =>
    int.isInt(x) ? math.logOfInteger(int.bigint(x), kind) : math[kind](numbers.toDouble(x));
  return [
    [
      'log',
      'x, base=None, /',
      (x: Address, base: Address) => {
        const value = logarithm('log', x);
        if (base === 0) return float.make(value);
        const divisor = logarithm('log', base);
        if (divisor === 0) throw vm.errors.raise('ZeroDivisionError', 'division by zero');
        return float.make(value / divisor);
      },
    ],
    ['log2', 'x, /', (x: Address) => float.make(logarithm('log2', x))],
    ['log10', 'x, /', (x: Address) => float.make(logarithm('log10', x))],
  ];
}

/** The items of an iterable as doubles. */
export function doublesOf(vm: Vm, iterable: Address): number[] {
  const values: number[] = [];
  vm.iteration.forEach(iterable, (item) => {
    try {
      values.push(vm.numbers.toDouble(item));
    } finally {
      vm.heap.decref(item);
    }
  });
  return values;
}

function vectorFunctions(vm: Vm): NativeFunction[] {
  const { float } = vm;
  return [
    ['fsum', 'seq, /', (iterable: Address) => float.make(fsum(doublesOf(vm, iterable)))],
    [
      'hypot',
      '*coordinates',
      (coordinates: readonly Address[]) => float.make(vectorNorm(coordinates.map((each) => vm.numbers.toDouble(each)))),
    ],
    [
      'dist',
      'p, q, /',
      (p: Address, q: Address) => {
        const [left, right] = [doublesOf(vm, p), doublesOf(vm, q)];
        if (left.length !== right.length) {
          throw vm.errors.raise('ValueError', 'both points must have the same number of dimensions');
        }
        return float.make(distance(left, right));
      },
    ],
  ];
}
