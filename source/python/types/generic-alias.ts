import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../objects/fixed-slots.ts';
import { EQ, NE } from '../protocols/compares.ts';
import { OR } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { parametersOf, substituted } from './generic-parameters.ts';

// Words of a types.GenericAlias (gaobject).
const ORIGIN = 4;
const ARGS = 6;
/** Found when somebody asks for them. */
const PARAMETERS = 8;

/** Special names that an alias looks up in its origin, as it does all others (`ga_getattro()`). */
const FORWARDED = new Set(['__name__', '__qualname__', '__module__', '__doc__', '__bases__', '__mro__', '__dict__']);

/** `types.GenericAlias`, what `list[int]` makes, and `__class_getitem__` of containers (`Objects/genericaliasobject.c`). */
export function installGenericAlias(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.types.define('types.GenericAlias', { basicSize: 64, gc: true, isBase: true, module: 'types' });
  setFixedSlots(vm, type, [ORIGIN, ARGS, PARAMETERS]);
  const make = (origin: Address, argument: Address, subtype = type): Address => {
    const alias = subtype === type ? newFixed(vm, type) : vm.allocateInstance(subtype);
    words[alias + ORIGIN] = heap.newRef(origin);
    words[alias + ARGS] = vm.tuple.isTuple(argument) ? heap.newRef(argument) : vm.tuple.pack([argument]);
    return alias;
  };
  type.create = (subtype, base, count) => {
    if (count !== 2) throw vm.errors.raise('TypeError', `GenericAlias expected 2 arguments, got ${count}`);
    return make(words[base], words[base + 1], subtype);
  };
  type.repr = (self) => vm.str.make(reprOf(vm, self));
  type.call = (self, base, count, keywordNames) => vm.calls.vector(words[self + ORIGIN], base, count, keywordNames);
  type.binary[OR] = (left, right) => vm.classes.union(left, right);
  type.hash = (self) => vm.hashOf(words[self + ARGS]);
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || !vm.typeOf(right).isSubtypeOf(type)) return vm.notImplemented;
    const equal =
      words[left + ORIGIN] === words[right + ORIGIN] && vm.compares.equal(words[left + ARGS], words[right + ARGS]);
    return vm.int.bool(equal === (operation === EQ));
  };
  const parameters = (self: Address): Address => {
    if (words[self + PARAMETERS] === 0) words[self + PARAMETERS] = parametersOf(vm, words[self + ARGS]);
    return words[self + PARAMETERS];
  };
  // ga_getitem()
  type.getItem = (self, given) => {
    const args = substituted(vm, self, words[self + ARGS], parameters(self), given);
    try {
      return make(words[self + ORIGIN], args);
    } finally {
      heap.decref(args);
    }
  };
  vm.types.attributes(type, [
    { kind: 'member', name: '__origin__', get: (self) => heap.newRef(words[self + ORIGIN]) },
    { kind: 'member', name: '__args__', get: (self) => heap.newRef(words[self + ARGS]) },
    { kind: 'member', name: '__parameters__', get: (self) => heap.newRef(parameters(self)) },
  ]);
  const refuse = (check: string) => (): Address => {
    throw vm.errors.raise('TypeError', `${check}() argument 2 cannot be a parameterized generic`);
  };
  vm.types.methods(type, [
    ['__instancecheck__', 'instance, /', refuse('isinstance')],
    ['__subclasscheck__', 'subclass, /', refuse('issubclass')],
    [
      '__reduce__',
      '',
      (self: Address) =>
        vm.tuple.steal([
          heap.newRef(vm.typeOf(self).address),
          vm.tuple.pack([words[self + ORIGIN], words[self + ARGS]]),
        ]),
    ],
    ['__mro_entries__', 'bases, /', (self: Address) => vm.tuple.pack([words[self + ORIGIN]])],
  ]);
  type.getattro = (self, name) => {
    const text = vm.str.text(name);
    const isSpecial = text.startsWith('__') && text.endsWith('__');
    if (isSpecial && !FORWARDED.has(text)) return vm.attributes.generic(self, name);
    return vm.attributes.get(words[self + ORIGIN], name);
  };
  const generic = [
    vm.list.type,
    vm.tuple.type,
    vm.dict.type,
    vm.set.type,
    vm.set.frozenType,
    vm.iterator.enumerateType,
    vm.descriptor.mappingProxyType,
    vm.exception.get('BaseExceptionGroup'),
  ];
  const subscript = (cls: Address, object: Address): Address => make(cls, object);
  for (const origin of generic)
    vm.types.methods(origin, [['__class_getitem__', 'object, /', subscript]], 'classmethod');
  vm.types.ready(type);
}

function reprOf(vm: Vm, self: Address): string {
  const { words } = vm;
  const parts = vm.tuple.items(words[self + ARGS]).map((argument) => reprOfPart(vm, argument));
  return `${reprOfPart(vm, words[self + ORIGIN])}[${parts.length === 0 ? '()' : parts.join(', ')}]`;
}

/** `ga_repr_item()`: types by their qualified name, `...` for Ellipsis. */
function reprOfPart(vm: Vm, part: Address): string {
  if (part === vm.ellipsis) return '...';
  if (!vm.types.isType(part)) return vm.texts.reprText(part);
  const qualname = vm.classes.qualname(part);
  const module = vm.classes.module(part);
  try {
    const [name, place] = [vm.str.text(qualname), vm.texts.strText(module)];
    return place === 'builtins' || place === '' ? name : `${place}.${name}`;
  } finally {
    vm.heap.decref(qualname);
    vm.heap.decref(module);
  }
}
