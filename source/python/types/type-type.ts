import type { Edges } from '../../heap/edges.ts';
import { MANAGED_WEAKLIST } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { mroList } from '../objects/mro-tuple.ts';
import type { PyType } from '../objects/type.ts';
import { OR } from '../protocols/numbers.ts';
import { standardOrder } from '../run/resolution-order.ts';
import type { Vm } from '../vm.ts';
import { annotationsOfClasses } from './class-annotations.ts';
import { formatTypeName, qualifiedTypeName } from './object-type.ts';

/** Built-in types whose call makes no tuple of the arguments in 3.13. */
const WITH_VECTORCALL = new Set([
  'bool',
  'dict',
  'enumerate',
  'filter',
  'float',
  'frozenset',
  'int',
  'list',
  'map',
  'range',
  'reversed',
  'set',
  'str',
  'super',
  'tuple',
  'type',
]);

/** sizeof(PyMemberDef). */
const MEMBER_BYTES = 40;

/** `type`: what classes do (`Objects/typeobject.c, PyType_Type`). */
export function installType(vm: Vm): void {
  const without = vm.facts.typesWithoutVectorcall;
  for (const each of vm.types.table)
    each.hasVectorcall = WITH_VECTORCALL.has(each.name) && !without.includes(each.name) && !each.flags.isHeap;
  const { type } = vm.types;
  type.itemSize = MEMBER_BYTES;
  type.weakListOffset = vm.classes.weakListOffset;
  type.referents = (self, edges) => typeReferents(vm, self, edges);
  type.clear = (self) => vm.classes.clear(self);
  type.dealloc = (self) => vm.classes.dealloc(self);
  type.repr = (self) => formatTypeName(vm, vm.types.at(self), ["<class '", "'>"]);
  type.getattro = (self, name) => vm.attributes.typeGet(self, name);
  type.setattro = (self, name, value) => vm.classes.setAttribute(self, name, value);
  type.call = (self, base, count, names) => callType(vm, vm.types.at(self), base, count, names);
  type.create = (metatype, base, count, names) => vm.classes.typeNew(metatype, base, count, names);
  type.init = () => {};
  type.binary[OR] = (left, right) => vm.classes.union(left, right);
  addMembers(vm, type);
}

/** `type_call()`: makes an instance and initialises it; `type(x)` is the type of x. */
function callType(vm: Vm, type: PyType, base: Address, count: number, names: Address): Address {
  const { words, heap } = vm;
  if (type === vm.types.type) {
    if (count === 1 && names === 0) return heap.newRef(vm.typeOf(words[base]).address);
    if (count !== 3) throw vm.errors.raise('TypeError', 'type() takes 1 or 3 arguments');
  }
  if (type.create === null)
    throw vm.errors.raise('TypeError', `cannot create '${qualifiedTypeName(vm, type)}' instances`);
  if (!packsArguments(vm, type, count, names)) return instantiate(vm, type, base, count, names);
  return vm.calls.packed(base, count, names, () => instantiate(vm, type, base, count, names));
}

/** Whether the call makes a tuple of its arguments (`_PyObject_MakeTpCall()`): not for types with a vectorcall. */
function packsArguments(vm: Vm, type: PyType, count: number, names: Address): boolean {
  if (vm.calls.tupleAtHand) return true;
  if (count === 0 && names === 0) return false;
  // type_vectorcall() is for one argument only.
  if (!type.hasVectorcall || type === vm.types.type) return true;
  // long_vectorcall() and unicode_vectorcall() leave keywords to the constructor.
  return names !== 0 && (type === vm.int.type || type === vm.str.type);
}

function instantiate(vm: Vm, type: PyType, base: Address, count: number, names: Address): Address {
  const { heap } = vm;
  const create = type.create as NonNullable<PyType['create']>;
  const instance = create(type, base, count, names);
  const made = vm.typeOf(instance);
  if (!made.isSubtypeOf(type) || made.init === null) return instance;
  try {
    made.init(instance, base, count, names);
  } catch (error) {
    heap.decref(instance);
    throw error;
  }
  return instance;
}

/** `type_traverse()`: only classes made by a class statement own anything that counts. */
function typeReferents(vm: Vm, self: Address, edges: Edges): void {
  const type = vm.types.at(self);
  if (!type.flags.isHeap) return;
  edges.push(type.dict);
  vm.classes.pushOwned(self, edges);
}

/**
 * `tp_dictoffset`. Where the pointer stands in front of the object it is -1; in 3.11 it is counted from the end of instances
 * of the class that brought it (`type_ready_managed_dict()`).
 */
function dictOffset(vm: Vm, type: PyType): number {
  if (!type.flags.hasManagedDict) return type.dictOffset * 4;
  if (!vm.facts.dictOffsetsCountBack) return -1;
  let first = type;
  while (first.base?.flags.hasManagedDict) first = first.base;
  return -(first.basicSize + 3 * 8);
}

/** `tp_weaklistoffset`: -32 is MANAGED_WEAKREF_OFFSET. */
function weakrefOffset(type: PyType): number {
  return type.weakListOffset === MANAGED_WEAKLIST ? -32 : type.weakListOffset * 4;
}

function addMembers(vm: Vm, type: PyType): void {
  const at = (self: Address): PyType => vm.types.at(self);
  vm.types.attributes(type, [
    {
      kind: 'getset',
      name: '__name__',
      get: (self) => vm.classes.name(self),
      set: (self, value) => vm.classes.setName(self, value),
    },
    {
      kind: 'getset',
      name: '__qualname__',
      get: (self) => vm.classes.qualname(self),
      set: (self, value) => vm.classes.setQualname(self, value),
    },
    {
      kind: 'getset',
      name: '__module__',
      get: (self) => vm.classes.module(self),
      set: (self, value) => vm.classes.setModule(self, value),
    },
    {
      kind: 'getset',
      name: '__bases__',
      get: (self) => vm.classes.bases(self),
      set: (self, value) => vm.classes.setBases(self, value),
    },
    { kind: 'getset', name: '__mro__', get: (self) => vm.classes.mro(self) },
    { kind: 'getset', name: '__base__', get: (self) => vm.heap.newRef(at(self).base?.address ?? vm.none) },
    { kind: 'getset', name: '__dict__', get: (self) => vm.classes.dictProxy(self) },
    {
      kind: 'getset',
      name: '__doc__',
      get: (self) => vm.classes.doc(self),
      set: (self, value) => vm.classes.setAttribute(self, vm.str.name('__doc__'), value),
    },
    { kind: 'getset', name: '__basicsize__', get: (self) => vm.int.fromNumber(at(self).basicSize) },
    { kind: 'getset', name: '__flags__', get: (self) => vm.int.fromNumber(flagBits(vm, at(self))) },
    { kind: 'getset', name: '__itemsize__', get: (self) => vm.int.fromNumber(at(self).itemSize) },
    { kind: 'getset', name: '__dictoffset__', get: (self) => vm.int.fromNumber(dictOffset(vm, at(self))) },
    { kind: 'getset', name: '__weakrefoffset__', get: (self) => vm.int.fromNumber(weakrefOffset(at(self))) },
    {
      kind: 'getset',
      name: '__abstractmethods__',
      get: (self) => vm.classes.abstractMethods(self),
      set: (self, value) => vm.classes.setAbstractMethods(self, value),
    },
    ...annotationsOfClasses(vm),
  ]);
  vm.types.methods(type, [
    ['mro', '', (self: Address) => mroList(vm, at(self), standardOrder(vm, at(self)))],
    [
      '__subclasses__',
      '',
      (self: Address) => vm.list.steal(at(self).subclasses.map((sub) => vm.heap.newRef(sub.address))),
    ],
    [
      '__instancecheck__',
      'instance, /',
      (self: Address, instance: Address) =>
        vm.int.bool(vm.calls.isRealInstance(instance, vm.typeOf(instance), at(self))),
    ],
    [
      '__subclasscheck__',
      'subclass, /',
      (self: Address, subclass: Address) => {
        if (!vm.types.isType(subclass)) throw vm.errors.raise('TypeError', 'issubclass() arg 1 must be a class');
        return vm.int.bool(at(subclass).isSubtypeOf(at(self)));
      },
    ],
    [
      '__dir__',
      '',
      (self: Address) => {
        const names = new Set(at(self).mro.flatMap((base) => vm.classes.namesOf(base)));
        return vm.list.steal([...names].map((name) => vm.str.intern(name)));
      },
    ],
    ['__sizeof__', '', (self: Address) => vm.int.fromNumber(vm.classes.sizeOf(self))],
  ]);
  vm.types.methods(type, [['__prepare__', '*args, **kwargs', () => vm.dict.make()]], 'classmethod');
}

/** The types that `Py_TPFLAGS_LONG_SUBCLASS` and its like tell, by bit. */
const SUBCLASS_BITS: readonly (readonly [type: string, bit: number])[] = [
  ['int', 24],
  ['list', 25],
  ['tuple', 26],
  ['bytes', 27],
  ['str', 28],
  ['dict', 29],
  ['BaseException', 30],
  ['type', 31],
];

/** `tp_flags`, as far as scripts look at it: heap or immutable, a base or not, abstract, what it is a kind of. */
function flagBits(vm: Vm, type: PyType): number {
  const abstract = vm.attributes.own(type, vm.str.name('__abstractmethods__'));
  const own = type.flags.isHeap ? 2 ** 9 : 2 ** 8;
  const kinds = SUBCLASS_BITS.filter(([name]) => type.mro.some((base) => !base.flags.isHeap && base.name === name));
  const isAbstract = abstract !== 0 && type.flags.isHeap && vm.compares.isTrue(abstract);
  const bits = kinds.reduce((sum, [, bit]) => sum + 2 ** bit, own + 2 ** 12 + 2 ** 14);
  return bits + (type.flags.isBase ? 2 ** 10 : 0) + (isAbstract ? 2 ** 20 : 0);
}
