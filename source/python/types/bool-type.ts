import type { BinarySlot } from '../objects/type.ts';
import { AND, OR, XOR } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseKeywords } from './constructor-arguments.ts';

/** bool: an int that shows itself as a truth (`Objects/boolobject.c`). Install it after int. */
export function installBool(vm: Vm): void {
  const { int } = vm;
  const { boolType: type } = int;
  type.flags = { ...type.flags, isBase: false };
  type.repr = (self) => vm.str.name(self === int.true ? 'True' : 'False');
  type.create = (_subtype, base, count, keywordNames) => {
    refuseKeywords(vm, 'bool', keywordNames);
    checkPositional(vm, 'bool', count, 0, 1);
    return int.bool(count > 0 && vm.compares.isTrue(vm.words[base]));
  };
  const { invertedBool } = vm.language.builtins;
  const { invert } = int.type;
  if (invertedBool !== null && invert !== null) {
    type.invert = (self) => {
      vm.errors.warn('DeprecationWarning', invertedBool);
      return invert(self);
    };
  }
  const logic = (operator: number, code: (left: boolean, right: boolean) => boolean): void => {
    const ofInts = int.type.binary[operator] as BinarySlot;
    type.binary[operator] = (left, right) => {
      if (vm.typeOf(left) !== type || vm.typeOf(right) !== type) return ofInts(left, right);
      return int.bool(code(left === int.true, right === int.true));
    };
  };
  logic(AND, (left, right) => left && right);
  logic(OR, (left, right) => left || right);
  logic(XOR, (left, right) => left !== right);
  vm.types.ready(type);
}
