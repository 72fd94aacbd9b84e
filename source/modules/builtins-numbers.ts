import type { Address } from '../heap/object-type.ts';
import { integerToPrefixed } from '../python/numbers/integer-text.ts';
import { POWER } from '../python/protocols/numbers.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction } from './module-definition.ts';

const MAX_UNICODE = 0x10ffff;

/** Functions about numbers and characters. */
export function numberFunctions(vm: Vm): readonly NativeFunction[] {
  return [
    ['abs', 'x, /', (x: Address) => vm.numbers.absolute(x)],
    ['divmod', 'x, y, /', (x: Address, y: Address) => divmod(vm, x, y)],
    [
      'pow',
      'base, exp, mod=None',
      (base: Address, exponent: Address, modulus: Address) => power(vm, base, exponent, modulus),
    ],
    ['round', 'number, ndigits=None', (number: Address, digits: Address) => round(vm, number, digits)],
    ['bin', 'number, /', (number: Address) => prefixed(vm, number, 2)],
    ['oct', 'number, /', (number: Address) => prefixed(vm, number, 8)],
    ['hex', 'number, /', (number: Address) => prefixed(vm, number, 16)],
    ['chr', 'i, /', (code: Address) => character(vm, code)],
    ['ord', 'c, /', (text: Address) => vm.int.fromNumber(codePoint(vm, text))],
  ];
}

/** `PyNumber_Divmod()`: by the special methods, the right operand's first if its type is a subtype. */
function divmod(vm: Vm, x: Address, y: Address): Address {
  const left = vm.typeOf(x);
  const right = vm.typeOf(y);
  const reflectedFirst = right !== left && right.isSubtypeOf(left);
  const forward = (): Address => vm.calls.special(x, '__divmod__', y) || vm.notImplemented;
  const reflected = (): Address => (right === left ? 0 : vm.calls.special(y, '__rdivmod__', x)) || vm.notImplemented;
  for (const attempt of reflectedFirst ? [reflected, forward] : [forward, reflected]) {
    const result = attempt();
    if (result !== vm.notImplemented) return result;
  }
  throw vm.errors.raise('TypeError', `unsupported operand type(s) for divmod(): '${left.name}' and '${right.name}'`);
}

function power(vm: Vm, base: Address, exponent: Address, modulus: Address): Address {
  if (modulus === 0 || modulus === vm.none) return vm.numbers.binary(POWER, base, exponent);
  for (const operand of [base, exponent, modulus]) {
    const slot = vm.typeOf(operand).power;
    if (slot === null) continue;
    const result = slot(base, exponent, modulus);
    if (result !== vm.notImplemented) return result;
  }
  const names = [base, exponent, modulus].map((operand) => `'${vm.typeName(operand)}'`);
  throw vm.errors.raise('TypeError', `unsupported operand type(s) for ** or pow(): ${names.join(', ')}`);
}

function round(vm: Vm, number: Address, digits: Address): Address {
  const given = digits === 0 || digits === vm.none ? [] : [digits];
  const result = vm.calls.boundSpecial(number, '__round__', ...given);
  if (result !== 0) return result;
  throw vm.errors.raise('TypeError', `type ${vm.typeName(number)} doesn't define __round__ method`);
}

function prefixed(vm: Vm, number: Address, base: 2 | 8 | 16): Address {
  const integer = vm.numbers.toIndex(number);
  const text = integerToPrefixed(vm.int.bigint(integer), base);
  vm.heap.decref(integer);
  return vm.str.make(text);
}

function character(vm: Vm, code: Address): Address {
  const value = vm.numbers.clipped(code);
  if (!vm.language.builtins.clipsCharacterCodes && (value < -(2 ** 31) || value >= 2 ** 31))
    throw vm.errors.raise('OverflowError', 'Python int too large to convert to C int');
  if (value < 0 || value > MAX_UNICODE) throw vm.errors.raise('ValueError', 'chr() arg not in range(0x110000)');
  return vm.str.make(String.fromCodePoint(value));
}

function codePoint(vm: Vm, object: Address): number {
  let length: number;
  if (vm.str.isStr(object)) {
    length = vm.str.length(object);
    if (length === 1) return vm.str.text(object).codePointAt(0) as number;
  } else if (vm.bytes.isBytes(object) || vm.bytes.isArray(object)) {
    const data = vm.bytes.data(object);
    length = data.length;
    if (length === 1) return data[0];
  } else {
    throw vm.errors.raise('TypeError', `ord() expected string of length 1, but ${vm.typeName(object)} found`);
  }
  throw vm.errors.raise('TypeError', `ord() expected a character, but string of length ${length} found`);
}
