import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../objects/fixed-slots.ts';
import { EQ, NE } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';

// Words of a types.GenericAlias (gaobject).
const ORIGIN = 4;
const ARGS = 6;

/** `types.GenericAlias`, what `list[int]` makes, and `__class_getitem__` of containers (`Objects/genericaliasobject.c`). */
export function installGenericAlias(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.types.define('GenericAlias', { basicSize: 64, gc: true, module: 'types' });
  setFixedSlots(vm, type, [ORIGIN, ARGS]);
  const make = (origin: Address, argument: Address): Address => {
    const alias = newFixed(vm, type);
    words[alias + ORIGIN] = heap.newRef(origin);
    words[alias + ARGS] = vm.tuple.isTuple(argument) ? heap.newRef(argument) : vm.tuple.pack([argument]);
    return alias;
  };
  type.repr = (self) => vm.str.make(reprOf(vm, self));
  type.call = (self, base, count, keywordNames) => vm.calls.vector(words[self + ORIGIN], base, count, keywordNames);
  type.hash = (self) => vm.hashOf(words[self + ARGS]);
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || vm.typeOf(right) !== type) return vm.notImplemented;
    const equal =
      words[left + ORIGIN] === words[right + ORIGIN] && vm.compares.equal(words[left + ARGS], words[right + ARGS]);
    return vm.int.bool(equal === (operation === EQ));
  };
  vm.types.attributes(type, [
    { kind: 'member', name: '__origin__', get: (self) => heap.newRef(words[self + ORIGIN]) },
    { kind: 'member', name: '__args__', get: (self) => heap.newRef(words[self + ARGS]) },
    { kind: 'member', name: '__parameters__', get: () => vm.tuple.empty },
  ]);
  const generic = [
    vm.list.type,
    vm.tuple.type,
    vm.dict.type,
    vm.set.type,
    vm.set.frozenType,
    vm.iterator.enumerateType,
  ];
  for (const origin of generic) vm.types.methods(origin, [['__class_getitem__', 'object, /', make]], 'classmethod');
  vm.types.ready(type);
}

function reprOf(vm: Vm, self: Address): string {
  const { words } = vm;
  const parts = vm.tuple.items(words[self + ARGS]).map((argument) => reprOfPart(vm, argument));
  return `${reprOfPart(vm, words[self + ORIGIN])}[${parts.length === 0 ? '()' : parts.join(', ')}]`;
}

/** `ga_repr_item()`: types by their bare name, `...` for Ellipsis. */
function reprOfPart(vm: Vm, part: Address): string {
  if (part === vm.ellipsis) return '...';
  if (!vm.types.isType(part)) return vm.texts.reprText(part);
  const { name, module } = vm.types.at(part);
  return module === 'builtins' || module === '' ? name : `${module}.${name}`;
}
