import type { Address } from '../../heap/object-type.ts';
import {
  floatDivide,
  floatDivmod,
  floatFloorDivide,
  floatModulo,
  floatPower,
  powerIsComplex,
} from '../numbers/float-arithmetic.ts';
import { ADD, FLOOR_DIVIDE, MULTIPLY, POWER, REMAINDER, SUBTRACT, TRUE_DIVIDE } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { complexPower } from './complex-arithmetic.ts';

/** Operators of float, of two floats or a float and an int. */
export function installFloatArithmetic(vm: Vm): void {
  const { float, notImplemented } = vm;
  const { type } = float;
  const { binary } = type;
  const isReal = (object: Address): boolean => float.isFloat(object) || vm.int.isInt(object);
  /** CONVERT_TO_DOUBLE; the object is a float or an int. */
  const real = (object: Address): number =>
    float.isFloat(object) ? float.value(object) : vm.numbers.intToDouble(object);

  binary[ADD] = (left, right) => {
    if (float.isExact(left) && float.isExact(right)) return float.make(float.value(left) + float.value(right));
    return isReal(left) && isReal(right) ? float.make(real(left) + real(right)) : notImplemented;
  };
  binary[SUBTRACT] = (left, right) => {
    if (float.isExact(left) && float.isExact(right)) return float.make(float.value(left) - float.value(right));
    return isReal(left) && isReal(right) ? float.make(real(left) - real(right)) : notImplemented;
  };
  binary[MULTIPLY] = (left, right) => {
    if (float.isExact(left) && float.isExact(right)) return float.make(float.value(left) * float.value(right));
    return isReal(left) && isReal(right) ? float.make(real(left) * real(right)) : notImplemented;
  };
  binary[TRUE_DIVIDE] = (left, right) =>
    isReal(left) && isReal(right) ? float.make(floatDivide(real(left), real(right))) : notImplemented;
  binary[FLOOR_DIVIDE] = (left, right) =>
    isReal(left) && isReal(right) ? float.make(floatFloorDivide(real(left), real(right))) : notImplemented;
  binary[REMAINDER] = (left, right) =>
    isReal(left) && isReal(right) ? float.make(floatModulo(real(left), real(right))) : notImplemented;
  binary[POWER] = (left, right) =>
    isReal(left) && isReal(right) ? power(vm, real(left), real(right)) : notImplemented;
  type.power = (base, exponent, modulus) => {
    if (modulus === vm.none) return vm.numbers.binary(POWER, base, exponent);
    throw vm.errors.raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers');
  };
  const divmod = (left: Address, right: Address): Address => {
    if (!isReal(left) || !isReal(right)) return notImplemented;
    const [quotient, remainder] = floatDivmod(real(left), real(right));
    return vm.tuple.steal([float.make(quotient), float.make(remainder)]);
  };
  vm.types.methods(type, [
    ['__divmod__', 'value, /', (self: Address, other: Address) => divmod(self, other)],
    ['__rdivmod__', 'value, /', (self: Address, other: Address) => divmod(other, self)],
  ]);
}

/** `float_pow()`: a negative base with a fraction for exponent gives a complex. */
function power(vm: Vm, base: number, exponent: number): Address {
  if (!powerIsComplex(base, exponent)) return vm.float.make(floatPower(base, exponent));
  const { real, imaginary } = complexPower({ real: base, imaginary: 0 }, { real: exponent, imaginary: 0 });
  return vm.float.makeComplex(real, imaginary);
}
