import type { BinaryOperator, ConstantValue } from '../syntax/ast.ts';

// What constant folding may make at most (`Python/ast_opt.c`).
/** Bits of an int. */
const MAX_INT_SIZE = 128;
/** Items of a tuple. */
const MAX_COLLECTION_SIZE = 256;
/** Characters of a str, bytes of a bytes. */
const MAX_STR_SIZE = 4096;
/** Items of a tuple and of all tuples in it. */
const MAX_TOTAL_ITEMS = 1024;

/** The largest float is below this int. */
const FLOAT_LIMIT = 1n << 1024n;

type Complex = { real: number; imaginary: number };

/** `bool(value)`. */
export function isTrue(value: ConstantValue): boolean {
  switch (value.type) {
    case 'None':
      return false;
    case 'Ellipsis':
      return true;
    case 'bool':
      return value.value;
    case 'int':
      return value.value !== 0n;
    case 'float':
      return value.value !== 0;
    case 'complex':
      return value.real !== 0 || value.imaginary !== 0;
    case 'str':
    case 'bytes':
      return value.value.length > 0;
    case 'tuple':
    case 'frozenset':
      return value.items.length > 0;
  }
}

/** `left op right`, or null where CPython leaves it to the running program: an error, or a result too large to keep. */
export function foldBinary(left: ConstantValue, op: BinaryOperator, right: ConstantValue): ConstantValue | null {
  const a = intOf(left);
  const b = intOf(right);
  if (a !== null && b !== null) {
    // bool & bool stays bool.
    if (left.type === 'bool' && right.type === 'bool' && (op === '&' || op === '|' || op === '^')) {
      return { type: 'bool', value: integerOperation(a, op, b) === 1n };
    }
    if (op === '/') return b === 0n ? null : trueDivide(a, b);
    if (op === '**' && b < 0n) return floatOperation(Number(a), op, Number(b));
    const value = integerOperation(a, op, b);
    return value === null ? null : { type: 'int', value };
  }
  if (op === '*' && a !== null) return repeat(right, a);
  if (op === '*' && b !== null && realOf(left) === null && left.type !== 'complex') return repeat(left, b);
  if (left.type === 'complex' || right.type === 'complex') return foldComplex(left, op, right);
  const x = realOf(left);
  const y = realOf(right);
  if (x !== null && y !== null) return floatOperation(x, op, y);
  return op === '+' ? concatenate(left, right) : null;
}

/** `op operand`, or null where it fails. */
export function foldUnary(op: '~' | 'not' | '+' | '-', operand: ConstantValue): ConstantValue | null {
  if (op === 'not') return { type: 'bool', value: !isTrue(operand) };
  const integer = intOf(operand);
  if (integer !== null) {
    const value = op === '-' ? -integer : op === '+' ? integer : ~integer;
    return { type: 'int', value };
  }
  if (op === '~') return null;
  if (operand.type === 'float') return { type: 'float', value: op === '-' ? -operand.value : operand.value };
  if (operand.type !== 'complex') return null;
  if (op === '+') return operand;
  return { type: 'complex', real: -operand.real, imaginary: -operand.imaginary };
}

/** `value[index]`, or null where it fails. */
export function foldSubscript(value: ConstantValue, index: ConstantValue): ConstantValue | null {
  const at = intOf(index);
  if (at === null) return null;
  const pick = <Item>(items: ArrayLike<Item>) => items[Number(at < 0n ? at + BigInt(items.length) : at)];
  if (value.type === 'tuple') return pick(value.items) ?? null;
  if (value.type === 'str') {
    const character = pick([...value.value]);
    return character === undefined ? null : { type: 'str', value: character };
  }
  if (value.type !== 'bytes') return null;
  const byte = pick(value.value);
  return byte === undefined ? null : { type: 'int', value: BigInt(byte) };
}

function intOf(value: ConstantValue): bigint | null {
  if (value.type === 'int') return value.value;
  return value.type === 'bool' ? BigInt(value.value) : null;
}

/** The value as a float, null for what is no real number or too large an int. */
function realOf(value: ConstantValue): number | null {
  if (value.type === 'float') return value.value;
  const integer = intOf(value);
  if (integer === null) return null;
  const converted = Number(integer);
  return Number.isFinite(converted) ? converted : null;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

function integerOperation(a: bigint, op: BinaryOperator, b: bigint): bigint | null {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a !== 0n && b !== 0n && bitLength(a) + bitLength(b) > MAX_INT_SIZE ? null : a * b;
    case '//':
      return b === 0n ? null : (a - modulo(a, b)) / b;
    case '%':
      return b === 0n ? null : modulo(a, b);
    case '**':
      return b > 0n && BigInt(bitLength(a)) > BigInt(MAX_INT_SIZE) / b ? null : a ** b;
    case '<<':
      if (b < 0n) return null;
      if (a !== 0n && b !== 0n && BigInt(bitLength(a)) + b > BigInt(MAX_INT_SIZE)) return null;
      return a === 0n ? 0n : a << b;
    case '>>':
      return b < 0n ? null : b > BigInt(bitLength(a)) ? (a < 0n ? -1n : 0n) : a >> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    default:
      return null;
  }
}

/** Python's `%`: the sign is the divisor's. */
function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** The float nearest to a / b (`Objects/longobject.c`, long_true_divide()). */
function trueDivide(a: bigint, b: bigint): ConstantValue | null {
  const negative = a < 0n !== b < 0n;
  const n = a < 0n ? -a : a;
  const d = b < 0n ? -b : b;
  // Keep 64 bits of quotient and a sticky bit, which rounds as the exact quotient does.
  const shift = BigInt(64 - (bitLength(n) - bitLength(d)));
  const scaledN = shift > 0n ? n << shift : n;
  const scaledD = shift > 0n ? d : d << -shift;
  const quotient = scaledN / scaledD;
  const sticky = scaledN % scaledD === 0n ? 0n : 1n;
  const magnitude = Number((quotient << 1n) | sticky) * 2 ** (-Number(shift) - 1);
  if (!Number.isFinite(magnitude) || n / d >= FLOAT_LIMIT) return null;
  return { type: 'float', value: negative ? -magnitude : magnitude };
}

function floatOperation(x: number, op: BinaryOperator, y: number): ConstantValue | null {
  const value = floatResult(x, op, y);
  return value === null ? null : { type: 'float', value };
}

function floatResult(x: number, op: BinaryOperator, y: number): number | null {
  switch (op) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return y === 0 ? null : x / y;
    case '//':
      return y === 0 ? null : floorDivide(x, y);
    case '%':
      return y === 0 ? null : floatModulo(x, y);
    case '**':
      return power(x, y);
    default:
      return null;
  }
}

function floatModulo(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return y < 0 || Object.is(y, -0) ? -0 : 0;
  return rest < 0 !== y < 0 ? rest + y : rest;
}

/** `Objects/floatobject.c`, float_floor_div(). */
function floorDivide(x: number, y: number): number {
  const rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0 && rest < 0 !== y < 0) quotient -= 1;
  if (quotient === 0) return Object.is(x / y, -0) || x / y < 0 ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function power(x: number, y: number): number | null {
  if (x === 1 || y === 0) return 1;
  if (x === 0 && y < 0) return null;
  if (x === -1 && !Number.isFinite(y)) return Number.isNaN(y) ? y : 1;
  // A negative base with a fraction as exponent is complex.
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y)) return null;
  const value = x ** y;
  return Number.isFinite(x) && Number.isFinite(y) && !Number.isFinite(value) ? null : value;
}

function foldComplex(left: ConstantValue, op: BinaryOperator, right: ConstantValue): ConstantValue | null {
  const a = complexOf(left);
  const b = complexOf(right);
  if (a === null || b === null) return null;
  const make = (real: number, imaginary: number): ConstantValue => ({ type: 'complex', real, imaginary });
  switch (op) {
    case '+':
      return make(a.real + b.real, a.imaginary + b.imaginary);
    case '-':
      return make(a.real - b.real, a.imaginary - b.imaginary);
    case '*':
      return { type: 'complex', ...multiplyComplex(a, b) };
    case '/':
      return divideComplex(a, b);
    case '**':
      return powerComplex(a, b);
    default:
      return null;
  }
}

function complexOf(value: ConstantValue): Complex | null {
  if (value.type === 'complex') return value;
  const real = realOf(value);
  return real === null ? null : { real, imaginary: 0 };
}

function multiplyComplex(a: Complex, b: Complex): Complex {
  return {
    real: a.real * b.real - a.imaginary * b.imaginary,
    imaginary: a.real * b.imaginary + a.imaginary * b.real,
  };
}

/** By repeated squaring for a small whole exponent (`Objects/complexobject.c`, c_powi()); the rest is left to run time. */
function powerComplex(base: Complex, { real: exponent, imaginary }: Complex): ConstantValue | null {
  if (imaginary !== 0 || !Number.isInteger(exponent) || Math.abs(exponent) > 100) return null;
  let result: Complex = { real: 1, imaginary: 0 };
  let square = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiplyComplex(result, square);
    square = multiplyComplex(square, square);
  }
  if (exponent <= 0) return divideComplex({ real: 1, imaginary: 0 }, result);
  if (!Number.isFinite(result.real) || !Number.isFinite(result.imaginary)) return null;
  return { type: 'complex', ...result };
}

/** `Objects/complexobject.c`, _Py_c_quot(): Smith's method. */
function divideComplex(a: Complex, b: Complex): ConstantValue | null {
  if (b.real === 0 && b.imaginary === 0) return null;
  if (Math.abs(b.real) >= Math.abs(b.imaginary)) {
    const ratio = b.imaginary / b.real;
    const denominator = b.real + b.imaginary * ratio;
    const real = (a.real + a.imaginary * ratio) / denominator;
    return { type: 'complex', real, imaginary: (a.imaginary - a.real * ratio) / denominator };
  }
  const ratio = b.real / b.imaginary;
  const denominator = b.real * ratio + b.imaginary;
  const real = (a.real * ratio + a.imaginary) / denominator;
  return { type: 'complex', real, imaginary: (a.imaginary * ratio - a.real) / denominator };
}

/** `value * count` for sequences (safe_multiply()). */
function repeat(value: ConstantValue, count: bigint): ConstantValue | null {
  if (realOf(value) !== null || value.type === 'complex') {
    return value.type === 'complex'
      ? foldComplex(value, '*', { type: 'int', value: count })
      : multiplyReal(value, count);
  }
  const size = BigInt(lengthOf(value));
  const limit = value.type === 'tuple' ? MAX_COLLECTION_SIZE : MAX_STR_SIZE;
  if (size > 0n && (count < 0n || count > BigInt(limit) / size)) return null;
  const times = Number(size === 0n || count < 0n ? 0n : count);
  switch (value.type) {
    case 'str':
      return { type: 'str', value: value.value.repeat(times) };
    case 'bytes': {
      const bytes = new Uint8Array(value.value.length * times);
      for (let index = 0; index < times; index++) bytes.set(value.value, index * value.value.length);
      return { type: 'bytes', value: bytes, isToken: false };
    }
    case 'tuple': {
      if (times > 0 && remainingItems(value, Math.floor(MAX_TOTAL_ITEMS / times)) < 0) return null;
      return { type: 'tuple', items: Array.from({ length: times }, () => value.items).flat() };
    }
    default:
      return null;
  }
}

function multiplyReal(value: ConstantValue, count: bigint): ConstantValue | null {
  const x = realOf(value);
  const y = realOf({ type: 'int', value: count });
  return x === null || y === null ? null : floatOperation(y, '*', x);
}

function lengthOf(value: ConstantValue): number {
  if (value.type === 'str') return [...value.value].length;
  if (value.type === 'bytes') return value.value.length;
  return value.type === 'tuple' ? value.items.length : 0;
}

/** `limit` less the items of `value` and of what is in it (check_complexity()). */
function remainingItems(value: ConstantValue, limit: number): number {
  if (value.type !== 'tuple' && value.type !== 'frozenset') return limit;
  let rest = limit - value.items.length;
  for (const item of value.items) rest = rest < 0 ? rest : remainingItems(item, rest);
  return rest;
}

function concatenate(left: ConstantValue, right: ConstantValue): ConstantValue | null {
  if (left.type === 'str' && right.type === 'str') return { type: 'str', value: left.value + right.value };
  if (left.type === 'tuple' && right.type === 'tuple') {
    return { type: 'tuple', items: [...left.items, ...right.items] };
  }
  if (left.type !== 'bytes' || right.type !== 'bytes') return null;
  const bytes = new Uint8Array(left.value.length + right.value.length);
  bytes.set(left.value);
  bytes.set(right.value, left.value.length);
  return { type: 'bytes', value: bytes, isToken: false };
}
