import type { Address } from '../../heap/object-type.ts';
import { bitCount, bitLength, integerFromBytes, integerRoundTo, integerToBytes } from '../numbers/integer.ts';
import type { Attribute } from '../objects/type.ts';
import type { NativeMethod } from '../objects/types.ts';
import { formatInteger } from '../text/format-number.ts';
import type { Vm } from '../vm.ts';
import { bytesOf } from './bytes-creation.ts';
import { freshBytes } from './bytes-family.ts';
import { besideFormattedInteger } from './formatted-piece.ts';
import { floorDivideModulo } from './int-arithmetic.ts';
import { exactInt } from './int-value.ts';
import { sizeArgument, textArgument, truthArgument } from './native-arguments.ts';

type Method = NativeMethod;

/** The methods and attributes of int. */
export function installIntMethods(vm: Vm): void {
  const { type } = vm.int;
  vm.types.methods(type, [...bitMethods(vm), ...roundingMethods(vm), ...conversionMethods(vm)]);
  vm.types.methods(
    type,
    [
      [
        'from_bytes',
        "bytes, byteorder='big', *, signed=False",
        (own, bytes, order, signed) => fromBytes(vm, own, bytes, order, signed),
      ],
    ],
    'classmethod',
  );
  vm.types.attributes(type, [
    part('real', (self) => exactInt(vm, self)),
    part('imag', () => vm.int.fromNumber(0)),
    part('numerator', (self) => exactInt(vm, self)),
    part('denominator', () => vm.int.fromNumber(1)),
  ]);
}

function part(name: string, get: (self: Address) => Address): Attribute {
  return { kind: 'getset', name, get };
}

function bitMethods(vm: Vm): Method[] {
  const { int } = vm;
  return [
    [
      'bit_length',
      '',
      (self: Address) => {
        if (int.isCompact(self)) return int.fromNumber(32 - Math.clz32(Math.abs(int.compact(self))));
        return int.fromNumber(bitLength(int.bigint(self)));
      },
    ],
    ['bit_count', '', (self: Address) => int.fromNumber(bitCount(int.bigint(self)))],
    [
      'to_bytes',
      "length=1, byteorder='big', *, signed=False",
      (self: Address, length: Address, order: Address, signed: Address) => {
        const size = sizeArgument(vm, length, 1);
        const byteOrder = order === 0 ? 'big' : textArgument(vm, order, 'to_bytes', "argument 'byteorder'");
        return freshBytes(vm, integerToBytes(int.bigint(self), size, byteOrder, truthArgument(vm, signed)));
      },
    ],
  ];
}

function fromBytes(vm: Vm, own: Address, bytes: Address, order: Address, signed: Address): Address {
  const byteOrder = order === 0 ? 'big' : textArgument(vm, order, 'from_bytes', "argument 'byteorder'");
  const data = bytesOf(vm, bytes, 'bytes');
  const isSigned = truthArgument(vm, signed);
  const digits = Math.ceil((8 * significantBytes(data, byteOrder, isSigned)) / 30);
  const number = integerFromBytes(data, byteOrder, isSigned);
  const isNew = !vm.facts.bytesGiveSmallInts && data.length > 0;
  const value = isNew ? vm.int.fresh(number, digits) : vm.int.fromResult(number, digits);
  if (own === vm.int.type.address) return value;
  try {
    return vm.calls.call(own, value);
  } finally {
    vm.heap.decref(value);
  }
}

/** Bytes that say something: what `_PyLong_FromByteArray()` makes room for. */
function significantBytes(data: Uint8Array, byteOrder: string, isSigned: boolean): number {
  const count = data.length;
  const at = (place: number): number => data[byteOrder === 'big' ? place : count - 1 - place];
  const filler = isSigned && count > 0 && at(0) >= 0x80 ? 0xff : 0;
  let skipped = 0;
  while (skipped < count && at(skipped) === filler) skipped++;
  // A negative number may need the byte above for its sign.
  return count - skipped + (isSigned && skipped > 0 ? 1 : 0);
}

function roundingMethods(vm: Vm): Method[] {
  const { int } = vm;
  const itself = (self: Address): Address => exactInt(vm, self);
  return [
    ['conjugate', '', itself],
    ['__trunc__', '', itself],
    ['__floor__', '', itself],
    ['__ceil__', '', itself],
    ['is_integer', '', () => int.true],
    [
      '__round__',
      'ndigits=None, /',
      (self: Address, digits: Address) => {
        if (digits === 0) return exactInt(vm, self);
        const places = vm.numbers.toIndex(digits);
        try {
          if (!int.isNegative(places)) return exactInt(vm, self);
          return int.fromBigInt(integerRoundTo(int.bigint(self), int.bigint(places)));
        } finally {
          vm.heap.decref(places);
        }
      },
    ],
    ['__divmod__', 'value, /', (self: Address, other: Address) => divmod(vm, self, other)],
    ['__rdivmod__', 'value, /', (self: Address, other: Address) => divmod(vm, other, self)],
  ];
}

function divmod(vm: Vm, left: Address, right: Address): Address {
  if (!vm.int.isInt(left) || !vm.int.isInt(right)) return vm.notImplemented;
  return vm.tuple.steal(floorDivideModulo(vm, left, right));
}

function conversionMethods(vm: Vm): Method[] {
  const { int } = vm;
  return [
    ['as_integer_ratio', '', (self: Address) => vm.tuple.steal([exactInt(vm, self), int.fromNumber(1)])],
    ['__getnewargs__', '', (self: Address) => vm.tuple.steal([exactInt(vm, self)])],
    ['__sizeof__', '', (self: Address) => int.fromNumber(int.sizeOf(self))],
    [
      '__format__',
      'format_spec, /',
      (self: Address, spec: Address) => {
        const source = textArgument(vm, spec, '__format__', 'argument');
        if (source === '') return vm.texts.str(self);
        const text = formatInteger(int.bigint(self), source, vm.typeName(self), int.maxStrDigits);
        // format_float_internal() gets a float object (PyNumber_Float()).
        if ('eEfFgG%'.includes(source.at(-1) as string)) vm.heap.decref(vm.float.make(Number(int.bigint(self))));
        const beside = besideFormattedInteger(vm, self, text, source);
        const block = beside === 0 ? 0 : vm.heap.allocator.allocate(beside);
        const made = vm.str.make(text);
        if (block !== 0) vm.heap.allocator.free(block);
        return made;
      },
    ],
  ];
}
