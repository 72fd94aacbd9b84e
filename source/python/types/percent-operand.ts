import type { Address } from '../../heap/object-type.ts';
import type { PercentOperand } from '../text/percent-format.ts';
import type { Vm } from '../vm.ts';
import { toInt } from './int-creation.ts';
import type { Owned } from './owned.ts';

/** The right operand of `str % operand` as the formatter sees it; what it makes is kept in `owned`. */
export function percentOperand(vm: Vm, right: Address, owned: Owned): PercentOperand<Address> {
  const isTuple = vm.tuple.isTuple(right);
  const { getItem } = vm.typeOf(right);
  const isMapping = getItem !== null && !isTuple && !vm.str.isStr(right);
  return {
    items: isTuple ? vm.tuple.items(right) : [right],
    getItem: isMapping ? (key) => owned.keep(getItem(right, owned.keep(vm.str.make(key)))) : undefined,
    typeName: (value) => vm.typeName(value),
    str: (value) => vm.texts.strText(value),
    repr: (value) => vm.texts.reprText(value),
    ascii: (value) => vm.texts.asciiText(value),
    toInteger: (value, exact) => toInteger(vm, value, exact),
    toFloat: (value) => toFloat(vm, value),
    toWidth: (value) => (vm.int.isInt(value) ? vm.int.number(value) : undefined),
    toCharacter: (value) => toCharacter(vm, value),
  };
}

/** `mainformatlong()`: ints, what has `__index__`, and for decimal conversions what has `__int__`. */
export function toInteger(vm: Vm, value: Address, exact: boolean): bigint | undefined {
  if (vm.int.isInt(value)) return vm.int.bigint(value);
  const type = vm.typeOf(value);
  if (exact ? type.toIndex === null : type.toIndex === null && type.toInt === null) return undefined;
  const integer = exact ? vm.numbers.toIndex(value) : toInt(vm, value);
  const result = vm.int.bigint(integer);
  vm.heap.decref(integer);
  return result;
}

/** `PyFloat_AsDouble()`; undefined for what is no real number. */
export function toFloat(vm: Vm, value: Address): number | undefined {
  if (vm.float.isFloat(value) || vm.int.isInt(value)) return vm.numbers.toDouble(value);
  const type = vm.typeOf(value);
  return type.toFloat === null && type.toIndex === null ? undefined : vm.numbers.toDouble(value);
}

/** `formatchar()`. */
function toCharacter(vm: Vm, value: Address): string | bigint | undefined {
  if (vm.str.isStr(value)) return vm.str.text(value);
  if (!vm.numbers.isIndex(value)) return undefined;
  return toInteger(vm, value, true);
}
