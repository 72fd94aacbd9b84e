import type { Address } from '../../heap/object-type.ts';
import {
  adjusted,
  compareDecimals,
  type Decimal,
  finite,
  fromDouble,
  fromInteger,
  isZero,
  negate,
  rescale,
  withoutTrailingZeros,
} from '../../python/numbers/decimal.ts';
import {
  DecimalFault,
  extreme,
  integerQuotient,
  nanOf,
  nearRemainder,
  quantize,
  remainder,
  squareRoot,
} from '../../python/numbers/decimal-arithmetic.ts';
import { fit, roundTo } from '../../python/numbers/decimal-bounds.ts';
import {
  type DecimalContext,
  DIVISION_BY_ZERO,
  INVALID_OPERATION,
  ROUNDED,
  type Rounding,
} from '../../python/numbers/decimal-context.ts';
import { combineDigits, rotateDigits, shiftDigits } from '../../python/numbers/decimal-digit-rows.ts';
import {
  absolute,
  compareTotal,
  exponentOfFirstDigit,
  extremeSize,
  neighbour,
  neighbourTowards,
  numberClass,
  scaled,
} from '../../python/numbers/decimal-order.ts';
import { commonLog, exponential, multiplyAdd, naturalLog } from '../../python/numbers/decimal-power.ts';
import type { NativeMethod } from '../../python/objects/types.ts';
import { decimalText, formatDecimal } from '../../python/text/decimal-format.ts';
import type { Vm } from '../../python/vm.ts';
import type { DecimalObjects } from './decimal-objects.ts';
import { wholeNumber } from './decimal-operators.ts';

/** The methods of Decimals (`Modules/_decimal/_decimal.c`). */
export function decimalMethods(vm: Vm, decimals: DecimalObjects): readonly NativeMethod[] {
  return [
    ...questions(vm, decimals),
    ...roundings(vm, decimals),
    ...functions(vm, decimals),
    ...rareFunctions(vm, decimals),
    ...conversions(vm, decimals),
  ];
}

function questions(vm: Vm, decimals: DecimalObjects): NativeMethod[] {
  const ask = (name: string, answer: (value: Decimal) => boolean): NativeMethod => [
    name,
    '',
    (self: Address) => vm.int.bool(answer(decimals.value(self))),
  ];
  return [
    ask('is_finite', ({ kind }) => kind === 'finite'),
    ask('is_infinite', ({ kind }) => kind === 'infinite'),
    ask('is_nan', ({ kind }) => kind === 'nan' || kind === 'snan'),
    ask('is_qnan', ({ kind }) => kind === 'nan'),
    ask('is_snan', ({ kind }) => kind === 'snan'),
    ask('is_signed', ({ negative }) => negative),
    ask('is_zero', isZero),
    ask('is_canonical', () => true),
    ['adjusted', '', (self: Address) => vm.int.fromNumber(exponentOf(decimals.value(self)))],
  ];
}

function exponentOf(value: Decimal): number {
  return value.kind === 'finite' ? adjusted(value) : 0;
}

/** A context with the rounding that an argument names. */
function contextWith(vm: Vm, decimals: DecimalObjects, rounding: Address, given: Address): DecimalContext {
  const context = decimals.context(given);
  if (rounding === 0 || rounding === vm.none) return context;
  return { ...context, rounding: roundingOf(vm, rounding) };
}

const ROUNDINGS: readonly string[] = [
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
];

function roundingOf(vm: Vm, object: Address): Rounding {
  const text = vm.str.isStr(object) ? vm.str.text(object) : '';
  if (ROUNDINGS.includes(text)) return text as Rounding;
  const list = 'ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN';
  throw vm.errors.raise('TypeError', `valid values for rounding are:\n  [${list}, ROUND_05UP]`);
}

function operandOf(vm: Vm, decimals: DecimalObjects, object: Address): Decimal {
  const value = decimals.operand(object);
  if (value !== null) return value;
  throw vm.errors.raise('TypeError', `conversion from ${vm.typeName(object)} to Decimal is not supported`);
}

function roundings(vm: Vm, decimals: DecimalObjects): NativeMethod[] {
  const whole = (value: Decimal, rounding: Rounding): Decimal =>
    value.exponent >= 0 ? value : rescale(value, 0, rounding);
  const integral = (self: Address, rounding: Address, given: Address): Address =>
    decimals.result(() => {
      const value = decimals.value(self);
      return nanOf(value) ?? whole(value, contextWith(vm, decimals, rounding, given).rounding);
    });
  const towards = (rounding: Rounding) => (self: Address) =>
    vm.int.fromBigInt(wholeNumber(vm, rescale(decimals.value(self), 0, rounding), 'integer'));
  return [
    [
      'quantize',
      'exp, rounding=None, context=None',
      (self: Address, exp: Address, rounding: Address, given: Address) => {
        const pattern = operandOf(vm, decimals, exp);
        return decimals.result(() =>
          quantize(decimals.value(self), pattern, contextWith(vm, decimals, rounding, given)),
        );
      },
    ],
    ['to_integral_value', 'rounding=None, context=None', integral],
    [
      'to_integral_exact',
      'rounding=None, context=None',
      (self: Address, rounding: Address, given: Address) => {
        return decimals.result(() => {
          const context = contextWith(vm, decimals, rounding, given);
          const value = decimals.value(self);
          if (value.kind !== 'finite' || value.exponent >= 0) return nanOf(value) ?? value;
          if (!isZero(value)) context.status.bits |= ROUNDED;
          return roundTo(value, 0, context);
        });
      },
    ],
    ['to_integral', 'rounding=None, context=None', integral],
    [
      '__round__',
      'ndigits=None, /',
      (self: Address, places: Address) => {
        if (places === 0 || places === vm.none) return towards('ROUND_HALF_EVEN')(self);
        const pattern = finite(false, 1n, -vm.numbers.intArgument(places));
        return decimals.result(() => quantize(decimals.value(self), pattern, decimals.context()));
      },
    ],
    ['__floor__', '', towards('ROUND_FLOOR')],
    ['__ceil__', '', towards('ROUND_CEILING')],
    ['__trunc__', '', towards('ROUND_DOWN')],
  ];
}

type OfOne = (value: Decimal, context: DecimalContext) => Decimal;
type OfTwo = (left: Decimal, right: Decimal, context: DecimalContext) => Decimal;
interface Forms {
  ofOne(name: string, operation: OfOne): NativeMethod;
  ofTwo(name: string, operation: OfTwo): NativeMethod;
}

/** Methods of one and of two numbers; the context is the last argument. */
function methodForms(vm: Vm, decimals: DecimalObjects): Forms {
  const ofOne = (name: string, operation: OfOne): NativeMethod => [
    name,
    'context=None',
    (self: Address, context: Address) =>
      decimals.result(() => operation(decimals.value(self), decimals.context(context))),
  ];
  const ofTwo = (name: string, operation: OfTwo): NativeMethod => [
    name,
    'other, context=None',
    (self: Address, other: Address, context: Address) => {
      const right = operandOf(vm, decimals, other);
      return decimals.result(() => operation(decimals.value(self), right, decimals.context(context)));
    },
  ];
  return { ofOne, ofTwo };
}

function functions(vm: Vm, decimals: DecimalObjects): NativeMethod[] {
  const { ofOne, ofTwo } = methodForms(vm, decimals);
  return [
    ofOne('sqrt', squareRoot),
    ofOne('exp', exponential),
    ofOne('ln', naturalLog),
    ofOne('log10', commonLog),
    ofOne('normalize', (value, context) => nanOf(value) ?? withoutTrailingZeros(fit(value, context))),
    ofTwo('max', (left, right, context) => extreme(left, right, context, 1)),
    ofTwo('min', (left, right, context) => extreme(left, right, context, -1)),
    ofTwo('compare', (left, right) => nanOf(left, right) ?? fromInteger(BigInt(compareDecimals(left, right)))),
    ofTwo('copy_sign', (left, right) => ({ ...left, negative: right.negative })),
    ofTwo('remainder_near', nearRemainder),
    ofTwo('scaleb', scaled),
    ['copy_abs', '', (self: Address) => decimals.make({ ...decimals.value(self), negative: false })],
    ['copy_negate', '', (self: Address) => decimals.make(negate(decimals.value(self)))],
    ['canonical', '', (self: Address) => vm.heap.newRef(self)],
    [
      'fma',
      'other, third, context=None',
      (self: Address, other: Address, third: Address, context: Address) => {
        const [b, c] = [operandOf(vm, decimals, other), operandOf(vm, decimals, third)];
        return decimals.result(() => multiplyAdd(decimals.value(self), b, c, decimals.context(context)));
      },
    ],
    [
      'same_quantum',
      'other, context=None',
      (self: Address, other: Address) => {
        const [left, right] = [decimals.value(self), operandOf(vm, decimals, other)];
        const isSame = left.kind === right.kind && (left.kind !== 'finite' || left.exponent === right.exponent);
        return vm.int.bool(isSame);
      },
    ],
  ];
}

/** What the specification has and hardly anybody uses. */
function rareFunctions(vm: Vm, decimals: DecimalObjects): NativeMethod[] {
  const { ofOne, ofTwo } = methodForms(vm, decimals);
  const order = (left: Decimal, right: Decimal): Decimal => fromInteger(BigInt(compareTotal(left, right)));
  const isNormal = (value: Decimal, { emin }: DecimalContext): boolean => adjusted(value) >= emin;
  const ask = (name: string, wanted: boolean): NativeMethod => [
    name,
    'context=None',
    (self: Address, given: Address) => {
      const value = decimals.value(self);
      const { kind } = value;
      return vm.int.bool(kind === 'finite' && !isZero(value) && isNormal(value, decimals.read(given)) === wanted);
    },
  ];
  return [
    ask('is_normal', true),
    ask('is_subnormal', false),
    ofTwo('compare_signal', (left, right) => {
      if ([left, right].some(({ kind }) => kind === 'nan')) throw new DecimalFault('InvalidOperation');
      return nanOf(left, right) ?? fromInteger(BigInt(compareDecimals(left, right)));
    }),
    ofTwo('compare_total', order),
    ofTwo('compare_total_mag', (left, right) => order(absolute(left), absolute(right))),
    ofTwo('max_mag', (left, right, context) => extremeSize(left, right, context, 1)),
    ofTwo('min_mag', (left, right, context) => extremeSize(left, right, context, -1)),
    ofOne('logb', exponentOfFirstDigit),
    ofOne('next_plus', (value, context) => neighbour(value, context, 1)),
    ofOne('next_minus', (value, context) => neighbour(value, context, -1)),
    ofTwo('next_toward', neighbourTowards),
    ofTwo('logical_and', (left, right, context) => combineDigits(left, right, context, (a, b) => a && b)),
    ofTwo('logical_or', (left, right, context) => combineDigits(left, right, context, (a, b) => a || b)),
    ofTwo('logical_xor', (left, right, context) => combineDigits(left, right, context, (a, b) => a !== b)),
    ofOne('logical_invert', (value, context) => combineDigits(value, value, context, (a) => !a)),
    ofTwo('shift', shiftDigits),
    ofTwo('rotate', rotateDigits),
    [
      'number_class',
      'context=None',
      (self: Address, given: Address) => vm.str.make(numberClass(decimals.value(self), decimals.read(given))),
    ],
    ['radix', '', () => decimals.make(fromInteger(10n))],
  ];
}

function conversions(vm: Vm, decimals: DecimalObjects): NativeMethod[] {
  const { int, str, tuple } = vm;
  const same = (self: Address): Address => vm.heap.newRef(self);
  return [
    ['to_eng_string', 'context=None', (self: Address) => str.make(decimalText(decimals.value(self), true))],
    [
      'as_tuple',
      '',
      (self: Address) => {
        const { kind, negative, digits, exponent } = decimals.value(self);
        const shown = kind === 'finite' || digits !== 0n ? digits.toString() : kind === 'infinite' ? '0' : '';
        const mark = kind === 'infinite' ? 'F' : kind === 'nan' ? 'n' : 'N';
        const parts = [
          int.fromNumber(negative ? 1 : 0),
          tuple.steal(Array.from(shown, (digit) => int.fromNumber(Number(digit)))),
          kind === 'finite' ? int.fromNumber(exponent) : str.make(mark),
        ];
        try {
          return vm.calls.call(decimals.global('DecimalTuple'), ...parts);
        } finally {
          for (const part of parts) vm.heap.decref(part);
        }
      },
    ],
    [
      'as_integer_ratio',
      '',
      (self: Address) => {
        const value = decimals.value(self);
        if (value.kind !== 'finite') wholeNumber(vm, value, 'integer ratio');
        const { digits, exponent, negative } = withoutTrailingZeros(value);
        let [top, bottom] = exponent >= 0 ? [digits * 10n ** BigInt(exponent), 1n] : [digits, 10n ** BigInt(-exponent)];
        for (const prime of [2n, 5n]) {
          for (; top % prime === 0n && bottom % prime === 0n; bottom /= prime) top /= prime;
        }
        return tuple.steal([int.fromBigInt(negative ? -top : top), int.fromBigInt(bottom)]);
      },
    ],
    [
      '__format__',
      'spec, /',
      (self: Address, spec: Address) => {
        const text = formatDecimal(decimals.value(self), str.text(spec), decimals.read().rounding);
        if (text === null) throw vm.errors.raise('ValueError', 'invalid format string');
        return str.make(text);
      },
    ],
    ['conjugate', '', same],
    ['__copy__', '', same],
    ['__deepcopy__', 'memo, /', same],
    [
      '__reduce__',
      '',
      (self: Address) =>
        tuple.steal([
          vm.heap.newRef(vm.typeOf(self).address),
          tuple.steal([str.make(decimalText(decimals.value(self)))]),
        ]),
    ],
    [
      '__divmod__',
      'other, /',
      (self: Address, other: Address) => {
        const right = decimals.operand(other);
        if (right === null) return vm.notImplemented;
        const left = decimals.value(self);
        const { kind } = left;
        const isByZero = kind === 'finite' && !isZero(left) && isZero(right);
        if (isByZero) decimals.tell(INVALID_OPERATION | DIVISION_BY_ZERO);
        return tuple.steal([
          decimals.result(() => integerQuotient(left, right, decimals.context())),
          decimals.result(() => remainder(left, right, decimals.context())),
        ]);
      },
    ],
    ['__sizeof__', '', (self: Address) => int.fromNumber(decimals.sizeOf(self))],
  ];
}

/** `Decimal.from_float(f)` */
export function decimalClassMethods(vm: Vm, decimals: DecimalObjects): readonly NativeMethod[] {
  return [
    [
      'from_float',
      'f, /',
      (_type: Address, value: Address) => {
        if (vm.int.isInt(value)) return decimals.make(fromInteger(vm.int.bigint(value)));
        if (vm.float.isFloat(value)) return decimals.make(fromDouble(vm.float.value(value)));
        throw vm.errors.raise('TypeError', 'argument must be int or float');
      },
    ],
  ];
}
