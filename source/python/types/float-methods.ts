import type { Address } from '../../heap/object-type.ts';
import { floatRatio, floatRound, floatRoundTo } from '../numbers/float-arithmetic.ts';
import { floatFromHex } from '../numbers/float-parse.ts';
import { floatHex } from '../numbers/float-repr.ts';
import type { NativeCode } from '../objects/native.ts';
import type { UnarySlot } from '../objects/type.ts';
import type { NativeMethod } from '../objects/types.ts';
import { formatFloatSpec } from '../text/format-number.ts';
import type { Vm } from '../vm.ts';
import { besideFormattedFloat } from './float-text.ts';
import { sizeArgument, textArgument } from './native-arguments.ts';

type Method = NativeMethod;

/** The methods and attributes of float. `itself` gives the exact float of one, `toFloat` is `float(x)`. */
export function installFloatMethods(vm: Vm, itself: UnarySlot, toFloat: (vm: Vm, source: Address) => Address): void {
  const { type } = vm.float;
  vm.types.methods(type, [...roundingMethods(vm), ...conversionMethods(vm, itself)]);
  vm.types.methods(type, classMethods(vm, toFloat), 'classmethod');
  vm.types.attributes(type, [
    { kind: 'getset', name: 'real', get: itself },
    { kind: 'getset', name: 'imag', get: () => vm.float.make(0) },
  ]);
}

function roundingMethods(vm: Vm): Method[] {
  const { float, int } = vm;
  const whole =
    (rounded: (value: number) => number): NativeCode =>
    (self: Address) => {
      const value = rounded(float.value(self));
      return Number.isSafeInteger(value) ? int.fromNumber(value) : int.fromBigInt(floatRound(value));
    };
  return [
    ['__trunc__', '', whole(Math.trunc)],
    ['__floor__', '', whole(Math.floor)],
    ['__ceil__', '', whole(Math.ceil)],
    [
      '__round__',
      'ndigits=None, /',
      (self: Address, digits: Address) => {
        const value = float.value(self);
        if (digits === 0 || digits === vm.none) return int.fromBigInt(floatRound(value));
        return float.make(floatRoundTo(value, sizeArgument(vm, digits)));
      },
    ],
    ['is_integer', '', (self: Address) => int.bool(Number.isInteger(float.value(self)))],
  ];
}

function conversionMethods(vm: Vm, itself: UnarySlot): Method[] {
  const { float, int } = vm;
  return [
    ['conjugate', '', itself],
    [
      'as_integer_ratio',
      '',
      (self: Address) => {
        const [numerator, denominator] = floatRatio(float.value(self));
        return vm.tuple.steal([int.fromBigInt(numerator), int.fromBigInt(denominator)]);
      },
    ],
    ['hex', '', (self: Address) => vm.str.make(floatHex(float.value(self)))],
    ['__getnewargs__', '', (self: Address) => vm.tuple.steal([float.make(float.value(self))])],
    [
      '__format__',
      'format_spec, /',
      (self: Address, spec: Address) => {
        const source = textArgument(vm, spec, '__format__', 'argument');
        if (source === '') return vm.texts.str(self);
        const text = formatFloatSpec(float.value(self), source, vm.typeName(self));
        const block = vm.heap.allocator.allocate(besideFormattedFloat(vm, text, source));
        const made = vm.str.make(text);
        vm.heap.allocator.free(block);
        return made;
      },
    ],
  ];
}

function classMethods(vm: Vm, toFloat: (vm: Vm, source: Address) => Address): Method[] {
  /** An instance of the class that the method was asked of; takes over the reference. */
  const ofClass = (own: Address, value: Address): Address => {
    if (own === vm.float.type.address) return value;
    try {
      return vm.calls.call(own, value);
    } finally {
      vm.heap.decref(value);
    }
  };
  return [
    [
      'fromhex',
      'string, /',
      (own: Address, string: Address) => {
        if (!vm.str.isStr(string)) throw vm.errors.raise('TypeError', 'bad argument type for built-in operation');
        return ofClass(own, vm.float.make(floatFromHex(vm.str.text(string))));
      },
    ],
    ['from_number', 'number, /', (own: Address, number: Address) => ofClass(own, toFloat(vm, number))],
    [
      '__getformat__',
      'typestr, /',
      (_own: Address, typestr: Address) => {
        const kind = textArgument(vm, typestr, '__getformat__', 'argument');
        if (kind === 'double' || kind === 'float') return vm.str.make('IEEE, little-endian');
        throw vm.errors.raise('ValueError', "__getformat__() argument 1 must be 'double' or 'float'");
      },
    ],
  ];
}
