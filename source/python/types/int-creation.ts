import type { Address } from '../../heap/object-type.ts';
import { integerFromText, plainDecimal } from '../numbers/integer-text.ts';
import { Native } from '../objects/native.ts';
import type { PyType } from '../objects/type.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import { checkPositional } from './constructor-arguments.ts';
import { exactInt } from './int-value.ts';

/** `int(…)` (`Objects/longobject.c, long_new_impl()`; `Objects/abstract.c, PyNumber_Long()`). */
export function installIntCreation(vm: Vm): void {
  const { type } = vm.int;
  const native = new Native('int', 'x=0, /, base=10', (subtype: Address, source: Address, base: Address) =>
    ofType(vm, vm.types.at(subtype), () => newInt(vm, source, base)),
  );
  type.create = (subtype, base, count, keywordNames) => {
    if (keywordNames === 0) checkPositional(vm, 'int', count, 0, 2);
    return callNative(vm, native, subtype.address, base, count, keywordNames);
  };
}

function newInt(vm: Vm, source: Address, base: Address): Address {
  if (source === 0) {
    if (base !== 0) throw vm.errors.raise('TypeError', 'int() missing string argument');
    return vm.int.fromNumber(0);
  }
  return base === 0 ? toInt(vm, source) : fromText(vm, source, base);
}

function fromText(vm: Vm, source: Address, baseObject: Address): Address {
  const baseInt = vm.numbers.toIndex(baseObject);
  const base = vm.int.number(baseInt);
  vm.heap.decref(baseInt);
  const text = vm.str.isStr(source) ? vm.str.text(source) : isBytesLike(vm, source) ? bufferOf(vm, source) : null;
  if (text === null) throw vm.errors.raise('TypeError', "int() can't convert non-string with explicit base");
  return vm.int.fromParsed(integerFromText(text, base, vm.int.maxStrDigits));
}

/** `PyNumber_Long()`: a new reference to an exact int. */
export function toInt(vm: Vm, source: Address): Address {
  if (vm.int.isExact(source)) return vm.heap.newRef(source);
  const { toInt: slot, toIndex } = vm.typeOf(source);
  if (slot !== null) return checkedInt(vm, slot(source), '__int__');
  if (toIndex !== null) return checkedInt(vm, toIndex(source), '__index__');
  if (vm.str.isStr(source)) {
    const text = vm.str.text(source);
    const plain = plainDecimal(text);
    return plain >= 0 ? vm.int.fromSize(plain) : vm.int.fromParsed(integerFromText(text, 10, vm.int.maxStrDigits));
  }
  if (isBytesLike(vm, source)) {
    return vm.int.fromParsed(integerFromText(bufferOf(vm, source), 10, vm.int.maxStrDigits));
  }
  const wanted = 'a string, a bytes-like object or a real number';
  throw vm.errors.raise('TypeError', `int() argument must be ${wanted}, not '${vm.typeName(source)}'`);
}

/** What `__int__` returned, as an exact int; takes over the reference. */
function checkedInt(vm: Vm, result: Address, method: string): Address {
  if (vm.int.isExact(result)) return result;
  try {
    if (vm.int.isInt(result)) return exactInt(vm, result);
    throw vm.errors.raise('TypeError', `${method} returned non-int (type ${vm.typeName(result)})`);
  } finally {
    vm.heap.decref(result);
  }
}

/** `long_subtype_new()`: the int itself, or an instance of a subclass with its digits. */
function ofType(vm: Vm, type: PyType, make: () => Address): Address {
  const value = make();
  if (type === vm.int.type) return value;
  try {
    const digits = Math.max(1, vm.int.digitCount(value));
    const object = vm.instances.allocate(type, digits);
    vm.int.copyInto(object, value);
    return object;
  } finally {
    vm.heap.decref(value);
  }
}
