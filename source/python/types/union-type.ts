import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../objects/fixed-slots.ts';
import { EQ, NE } from '../protocols/compares.ts';
import { OR } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { qualifiedTypeName } from './object-type.ts';

/** Word of a union that refers to the tuple of its members. */
const ARGS = 4;

/** types.UnionType: what `int | str` makes (`Objects/unionobject.c`). */
export function installUnionType(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.types.define('types.UnionType', { basicSize: 32, gc: true, module: 'types' });
  setFixedSlots(vm, type, [ARGS]);
  const argsOf = (self: Address): Address[] => (vm.typeOf(self) === type ? vm.tuple.items(words[self + ARGS]) : [self]);
  const accepts = (object: Address): boolean =>
    object === vm.none ||
    vm.types.isType(object) ||
    vm.typeOf(object) === type ||
    vm.typeName(object) === 'types.GenericAlias';
  const union = (left: Address, right: Address): Address => {
    if (!vm.language.builtins.makesUnions || !accepts(left) || !accepts(right)) return vm.notImplemented;
    const noneType = vm.typeOf(vm.none).address;
    const members = [...argsOf(left), ...argsOf(right)].map((item) => (item === vm.none ? noneType : item));
    const unique = members.filter((item, i) => members.findIndex((other) => vm.compares.equal(other, item)) === i);
    if (unique.length === 1) return heap.newRef(unique[0]);
    const args = vm.tuple.pack(unique);
    const self = newFixed(vm, type);
    words[self + ARGS] = args;
    return self;
  };
  const textOf = (item: Address): string => {
    if (item === vm.typeOf(vm.none).address) return 'None';
    return vm.types.isType(item) ? qualifiedTypeName(vm, vm.types.at(item)) : vm.texts.reprText(item);
  };
  vm.classes.union = union;
  type.binary[OR] = union;
  type.repr = (self) => vm.str.make(argsOf(self).map(textOf).join(' | '));
  type.hash = (self) => {
    const set = vm.set.makeFrozen();
    for (const item of argsOf(self)) vm.set.add(set, item);
    vm.hashOf(set);
    heap.decref(set);
  };
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || vm.typeOf(right) !== type) return vm.notImplemented;
    const a = argsOf(left);
    const b = argsOf(right);
    const same = a.length === b.length && a.every((item) => b.some((other) => vm.compares.equal(item, other)));
    return vm.int.bool(same === (operation === EQ));
  };
  vm.types.methods(type, [
    [
      '__instancecheck__',
      'instance, /',
      (self: Address, instance: Address) =>
        vm.int.bool(argsOf(self).some((item) => vm.calls.isInstance(instance, item))),
    ],
    [
      '__subclasscheck__',
      'subclass, /',
      (self: Address, subclass: Address) =>
        vm.int.bool(argsOf(self).some((item) => vm.types.at(subclass).isSubtypeOf(vm.types.at(item)))),
    ],
  ]);
  vm.types.attributes(type, [{ kind: 'member', name: '__args__', get: (self) => heap.newRef(words[self + ARGS]) }]);
  vm.types.ready(type);
}
