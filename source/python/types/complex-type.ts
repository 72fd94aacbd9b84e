import type { Address } from '../../heap/object-type.ts';
import { HashResult, hashComplex, hashFloat } from '../numbers/hash.ts';
import { compareIntegerFloat } from '../numbers/integer.ts';
import { Native } from '../objects/native.ts';
import type { PyType } from '../objects/type.ts';
import { EQ, NE } from '../protocols/compares.ts';
import { callNative } from '../protocols/native-call.ts';
import { ADD, MULTIPLY, POWER, SUBTRACT, TRUE_DIVIDE } from '../protocols/numbers.ts';
import { toAsciiDigits } from '../text/decimal-text.ts';
import { complexRepr, formatComplex } from '../text/format-number.ts';
import type { Vm } from '../vm.ts';
import {
  type Complex,
  complexAdd,
  complexDivide,
  complexFromText,
  complexMultiply,
  complexPower,
  complexSize,
  complexSubtract,
} from './complex-arithmetic.ts';
import { textArgument } from './native-arguments.ts';

/** complex (`Objects/complexobject.c`). */
export function installComplex(vm: Vm): void {
  const { float } = vm;
  const type = float.complexType;
  type.dealloc = (object) => (vm.typeOf(object) === type ? vm.heap.free(object) : vm.freeInstance(object));
  type.repr = (self) => vm.str.make(complexRepr(float.real(self), float.imaginary(self)));
  type.bool = (self) => float.real(self) !== 0 || float.imaginary(self) !== 0;
  type.negative = (self) => float.makeComplex(-float.real(self), -float.imaginary(self));
  type.positive = (self) => exactComplex(vm, self);
  type.absolute = (self) => float.make(complexSize(complexValue(vm, self)));
  type.compare = (left, right, operation) => compare(vm, left, right, operation);
  installHash(vm, type);
  installOperators(vm, type);
  installCreation(vm, type);
  installMethods(vm, type);
  vm.types.ready(type);
}

function complexValue(vm: Vm, self: Address): Complex {
  return { real: vm.float.real(self), imaginary: vm.float.imaginary(self) };
}

function exactComplex(vm: Vm, self: Address): Address {
  if (vm.typeOf(self) === vm.float.complexType) return vm.heap.newRef(self);
  return vm.float.makeComplex(vm.float.real(self), vm.float.imaginary(self));
}

/** The operand as a complex; null if it is no number. */
function operand(vm: Vm, object: Address): Complex | null {
  if (vm.float.isComplex(object)) return complexValue(vm, object);
  if (vm.float.isFloat(object)) return { real: vm.float.value(object), imaginary: 0 };
  return vm.int.isInt(object) ? { real: vm.numbers.intToDouble(object), imaginary: 0 } : null;
}

function compare(vm: Vm, left: Address, right: Address, operation: number): Address {
  if (operation !== EQ && operation !== NE) return vm.notImplemented;
  const real = vm.float.real(left);
  const imaginary = vm.float.imaginary(left);
  let equal: boolean;
  if (vm.float.isComplex(right)) equal = real === vm.float.real(right) && imaginary === vm.float.imaginary(right);
  else if (vm.float.isFloat(right)) equal = imaginary === 0 && real === vm.float.value(right);
  else if (vm.int.isInt(right)) equal = imaginary === 0 && compareIntegerFloat(vm.int.bigint(right), real) === 0;
  else return vm.notImplemented;
  return vm.int.bool(equal === (operation === EQ));
}

function installHash(vm: Vm, type: PyType): void {
  const real = new HashResult();
  const imaginary = new HashResult();
  type.hash = (self) => {
    hashFloat(vm.float.real(self), real);
    hashFloat(vm.float.imaginary(self), imaginary);
    hashComplex(real, imaginary, vm.hash);
  };
}

function installOperators(vm: Vm, type: PyType): void {
  const operator = (index: number, code: (a: Complex, b: Complex) => Complex): void => {
    type.binary[index] = (left, right) => {
      const a = operand(vm, left);
      const b = a === null ? null : operand(vm, right);
      if (a === null || b === null) return vm.notImplemented;
      const { real, imaginary } = code(a, b);
      return vm.float.makeComplex(real, imaginary);
    };
  };
  operator(ADD, complexAdd);
  operator(SUBTRACT, complexSubtract);
  operator(MULTIPLY, complexMultiply);
  operator(TRUE_DIVIDE, complexDivide);
  operator(POWER, complexPower);
  type.power = (base, exponent, modulus) => {
    if (modulus === vm.none) return vm.numbers.binary(POWER, base, exponent);
    throw vm.errors.raise('ValueError', 'complex modulo');
  };
}

function installCreation(vm: Vm, type: PyType): void {
  const native = new Native('complex', 'real=0, imag=0', (subtype: Address, real: Address, imag: Address) => {
    if (vm.types.at(subtype) === type && imag === 0 && real !== 0 && vm.typeOf(real) === type)
      return vm.heap.newRef(real);
    const value = newComplex(vm, real, imag);
    if (vm.types.at(subtype) === type) return vm.float.makeComplex(value.real, value.imaginary);
    const object = vm.allocateInstance(vm.types.at(subtype));
    vm.float.set(object, value.real);
    vm.heap.doubles[(object >> 1) + 3] = value.imaginary;
    return object;
  });
  type.create = (subtype, base, count, names) => callNative(vm, native, subtype.address, base, count, names);
}

/** `complex_new_impl()`. */
function newComplex(vm: Vm, real: Address, imag: Address): Complex {
  if (real !== 0 && vm.str.isStr(real)) {
    if (imag !== 0) throw vm.errors.raise('TypeError', "complex() can't take second arg if first is a string");
    return complexFromText(toAsciiDigits(vm.str.text(real)));
  }
  if (imag !== 0 && vm.str.isStr(imag)) throw vm.errors.raise('TypeError', "complex() second arg can't be a string");
  const first =
    real === 0 ? { real: 0, imaginary: 0 } : complexOf(vm, real, 'first argument must be a string or a number');
  if (imag === 0) return first;
  const second = complexOf(vm, imag, 'second argument must be a number');
  // A part that is not there must not touch the sign of a zero.
  const hasImaginary = real !== 0 && (vm.float.isComplex(real) || first.imaginary !== 0);
  return {
    real: vm.float.isComplex(imag) ? first.real - second.imaginary : first.real,
    imaginary: hasImaginary ? second.real + first.imaginary : second.real,
  };
}

function complexOf(vm: Vm, object: Address, wanted: string): Complex {
  if (vm.float.isComplex(object)) return complexValue(vm, object);
  const converted = vm.calls.boundSpecial(object, '__complex__');
  if (converted !== 0) return takeComplex(vm, converted);
  const type = vm.typeOf(object);
  if (type.toFloat !== null || type.toIndex !== null) {
    const real = vm.numbers.toDouble(object);
    // PyNumber_Float() makes a float on the way.
    if (!vm.float.isFloat(object)) vm.heap.decref(vm.float.make(real));
    return { real, imaginary: 0 };
  }
  throw vm.errors.raise('TypeError', `complex() ${wanted}, not '${type.name}'`);
}

function takeComplex(vm: Vm, result: Address): Complex {
  try {
    if (vm.float.isComplex(result)) return complexValue(vm, result);
    throw vm.errors.raise('TypeError', `__complex__ returned non-complex (type ${vm.typeName(result)})`);
  } finally {
    vm.heap.decref(result);
  }
}

function installMethods(vm: Vm, type: PyType): void {
  const { float } = vm;
  vm.types.methods(type, [
    ['conjugate', '', (self: Address) => float.makeComplex(float.real(self), -float.imaginary(self))],
    ['__complex__', '', (self: Address) => exactComplex(vm, self)],
    [
      '__getnewargs__',
      '',
      (self: Address) => vm.tuple.steal([float.make(float.real(self)), float.make(float.imaginary(self))]),
    ],
    [
      '__format__',
      'format_spec, /',
      (self: Address, spec: Address) => {
        const source = textArgument(vm, spec, '__format__', 'argument');
        if (source === '') return vm.texts.str(self);
        return vm.str.make(formatComplex(float.real(self), float.imaginary(self), source, vm.typeName(self)));
      },
    ],
  ]);
  vm.types.attributes(type, [
    { kind: 'member', name: 'real', get: (self) => float.make(float.real(self)) },
    { kind: 'member', name: 'imag', get: (self) => float.make(float.imaginary(self)) },
  ]);
}
