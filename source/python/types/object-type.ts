import type { Address } from '../../heap/object-type.ts';
import { hashPointer } from '../numbers/hash.ts';
import type { PyType } from '../objects/type.ts';
import { EQ, NE } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';
import { fromFormat } from './from-format.ts';
import { commonReduce, reduceEx } from './reduce.ts';

/** `object`: the slots that every type inherits (`Objects/typeobject.c, PyBaseObject_Type`). */
export function installObject(vm: Vm): void {
  const { object } = vm.types;
  object.dealloc = (self) => vm.freeInstance(self);
  object.repr = (self) => formatTypeName(vm, vm.typeOf(self), ['<', ' object at %p>'], vm.texts.pointer(self));
  object.str = (self) => vm.texts.repr(self);
  object.hash = (self) => {
    const address = vm.addressOf(self);
    hashPointer((address % 2 ** 32) | 0, Math.floor(address / 2 ** 32), vm.hash);
  };
  object.getattro = (self, name) => vm.attributes.generic(self, name);
  object.setattro = (self, name, value) => vm.attributes.genericSet(self, name, value);
  object.compare = (left, right, operation) => compareByIdentity(vm, left, right, operation);
  object.create = (type, _base, count, names) => createObject(vm, type, count, names);
  object.init = (self, _base, count, names) => initObject(vm, self, count, names);
  addMethods(vm, object);
}

/** `object_richcompare()`: == is identity; != is the opposite of what == says. */
function compareByIdentity(vm: Vm, left: Address, right: Address, operation: number): Address {
  if (operation === EQ) return left === right ? vm.int.true : vm.notImplemented;
  if (operation !== NE) return vm.notImplemented;
  const { compare } = vm.typeOf(left);
  if (compare === null) return vm.notImplemented;
  const equal = compare(left, right, EQ);
  if (equal === vm.notImplemented) return equal;
  const truth = vm.compares.isTrue(equal);
  vm.heap.decref(equal);
  return vm.int.bool(!truth);
}

/** `module.qualname` of a type, without the module for builtins. */
export function qualifiedTypeName(vm: Vm, type: PyType): string {
  if (!type.flags.isHeap)
    return type.module === 'builtins' || type.name.includes('.') ? type.name : `${type.module}.${type.name}`;
  const module = vm.dict.getName(type.dict, '__module__');
  const prefix =
    module !== 0 && vm.str.isStr(module) && vm.str.text(module) !== 'builtins' ? `${vm.str.text(module)}.` : '';
  return prefix + vm.types.qualname(type);
}

/**
 * The name of a type between two parts of a format, and what the second one converts, as `object_repr()` and `type_repr()`
 * have it; the name of a static type is made for that (`type_qualname()`).
 */
export function formatTypeName(
  vm: Vm,
  type: PyType,
  [before, after]: readonly [string, string],
  ...args: readonly string[]
): Address {
  const name = qualifiedTypeName(vm, type);
  const qualname = vm.classes.qualname(type.address);
  const own = vm.str.text(qualname);
  try {
    if (name === own) return fromFormat(vm, `${before}%s${after}`, type.name, ...args);
    return fromFormat(vm, `${before}%U.%U${after}`, name.slice(0, -own.length - 1), own, ...args);
  } finally {
    vm.heap.decref(qualname);
  }
}

function hasArguments(vm: Vm, count: number, names: Address): boolean {
  return count > 0 || (names !== 0 && vm.tuple.length(names) > 0);
}

/** `object_new()`: arguments are an error unless only `__init__` is overridden; abstract classes have no instances. */
function createObject(vm: Vm, type: PyType, count: number, names: Address): Address {
  if (hasArguments(vm, count, names)) {
    if (type.create !== vm.types.object.create) {
      throw vm.errors.raise('TypeError', 'object.__new__() takes exactly one argument (the type to instantiate)');
    }
    if (type.init === vm.types.object.init) throw vm.errors.raise('TypeError', `${type.name}() takes no arguments`);
  }
  if (type.isAbstract) throw abstractError(vm, type);
  const object = vm.allocateInstance(type);
  vm.instances.placeValues(object);
  return object;
}

function abstractError(vm: Vm, type: PyType): unknown {
  const methods = vm.attributes.getOptional(type.address, vm.str.name('__abstractmethods__'));
  const names = vm.iteration.toArray(methods).map((name) => {
    const text = vm.str.text(name);
    vm.heap.decref(name);
    return text;
  });
  vm.heap.decref(methods);
  const list = names
    .sort()
    .map((name) => `'${name}'`)
    .join(', ');
  const plural = names.length === 1 ? '' : 's';
  return vm.errors.raise(
    'TypeError',
    `Can't instantiate abstract class ${type.name} without an implementation for abstract method${plural} ${list}`,
  );
}

/** `object_init()`. */
function initObject(vm: Vm, self: Address, count: number, names: Address): void {
  if (!hasArguments(vm, count, names)) return;
  const type = vm.typeOf(self);
  if (type.init !== vm.types.object.init) {
    throw vm.errors.raise('TypeError', 'object.__init__() takes exactly one argument (the instance to initialize)');
  }
  if (type.create === vm.types.object.create) {
    throw vm.errors.raise(
      'TypeError',
      `${type.name}.__init__() takes exactly one argument (the instance to initialize)`,
    );
  }
}

function addMethods(vm: Vm, object: PyType): void {
  vm.types.methods(object, [
    [
      '__format__',
      'format_spec, /',
      (self: Address, spec: Address) => {
        if (vm.str.length(spec) > 0) {
          throw vm.errors.raise('TypeError', `unsupported format string passed to ${vm.typeName(self)}.__format__`);
        }
        return vm.texts.str(self);
      },
    ],
    ['__dir__', '', (self: Address) => vm.list.steal(namesAskedFor(vm, self).map((name) => vm.str.intern(name)))],
    [
      '__sizeof__',
      '',
      (self: Address) => {
        const type = vm.typeOf(self);
        return vm.int.fromNumber(type.basicSize + type.itemSize * (type.itemSize > 0 ? vm.words[self + 4] : 0));
      },
    ],
    ['__getstate__', '', (self: Address) => objectState(vm, self)],
    ['__reduce__', '', (self: Address) => commonReduce(vm, self, 0)],
    [
      '__reduce_ex__',
      'protocol, /',
      (self: Address, protocol: Address) => reduceEx(vm, self, vm.numbers.intArgument(protocol), object),
    ],
  ]);
  vm.types.methods(
    object,
    [
      ['__init_subclass__', '', () => vm.none],
      ['__subclasshook__', 'object, /', () => vm.notImplemented],
    ],
    'classmethod',
  );
  vm.types.attributes(object, [
    {
      kind: 'getset',
      name: '__class__',
      get: (self) => vm.heap.newRef(vm.typeOf(self).address),
      set: (self, value) => vm.classes.assignClass(self, value),
    },
  ]);
}

/** `object___dir___impl()`: asks for `__dict__` and `__class__` as anybody does, so that `__getattribute__` gets to know. */
function namesAskedFor(vm: Vm, self: Address): string[] {
  const names = new Set<string>();
  const asked = (name: string, use: (found: Address) => void): void => {
    const found = vm.attributes.getOptional(self, vm.str.name(name));
    if (found === 0) return;
    use(found);
    vm.heap.decref(found);
  };
  asked('__dict__', (dict) => {
    if (!vm.dict.isDict(dict)) return;
    for (const [key] of vm.dict.items(dict)) if (vm.str.isStr(key)) names.add(vm.str.text(key));
  });
  asked('__class__', (type) => {
    if (!vm.types.isType(type)) return;
    for (const base of vm.types.at(type).mro) for (const name of vm.classes.namesOf(base)) names.add(name);
  });
  return [...names];
}

/** `object_getstate_default()`: the attributes' dict or None; with slots that have values, a pair of it and of their dict. */
function objectState(vm: Vm, self: Address): Address {
  const { heap, dict } = vm;
  const own = vm.instances.hasDict(vm.typeOf(self)) ? vm.instances.dictOf(self) : 0;
  const state = own === 0 || dict.length(own) === 0 ? vm.none : own;
  const slots = dict.make();
  try {
    for (const name of slotNames(vm, vm.typeOf(self))) {
      const value = vm.attributes.getOptional(self, vm.str.name(name));
      if (value === 0) continue;
      dict.setName(slots, name, value);
      heap.decref(value);
    }
    return dict.length(slots) === 0 ? heap.newRef(state) : vm.tuple.pack([state, slots]);
  } finally {
    heap.decref(slots);
  }
}

/** `copyreg._slotnames()`: the slots of a type and its bases, private names as they are kept. */
function slotNames(vm: Vm, type: PyType): string[] {
  return type.mro.flatMap((base) => {
    const slots = base.dict === 0 ? 0 : vm.dict.getName(base.dict, '__slots__');
    if (slots === 0) return [];
    const items = vm.str.isStr(slots)
      ? [vm.str.text(slots)]
      : vm.iteration.toArray(slots).map((item) => takeText(vm, item));
    return items.filter((name) => name !== '__dict__' && name !== '__weakref__').map((name) => mangled(base, name));
  });
}

function takeText(vm: Vm, name: Address): string {
  const text = vm.str.text(name);
  vm.heap.decref(name);
  return text;
}

function mangled(type: PyType, name: string): string {
  const stripped = type.name.replace(/^_+/, '');
  return name.startsWith('__') && !name.endsWith('__') && stripped !== '' ? `_${stripped}${name}` : name;
}
