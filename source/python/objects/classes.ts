import type { Edges } from '../../heap/edges.ts';
import type { Address } from '../../heap/object-type.ts';
import { clearWords } from '../../heap/words.ts';
import { BINARY_NAMES, COMPARE_NAMES, OTHER_SLOT_NAMES, UNARY_SLOTS } from '../protocols/slot-table.ts';
import { setBases } from '../run/class-bases.ts';
import { createClass } from '../run/class-creation.ts';
import { rebuildSlots } from '../run/class-rebuild.ts';
import { encodeUtf8 } from '../text/utf-8.ts';
import type { Vm } from '../vm.ts';
import { layoutDifference } from './compatible-layout.ts';
import { KIND_SPLIT, MIN_LOG2_SIZE } from './dict-keys.ts';
import { mroTuple } from './mro-tuple.ts';
import { type PyType, TYPE_VERSION } from './type.ts';

// Words of a class made by a class statement (PyHeapTypeObject): those references that it owns.
const CLASS_DICT = 6;
export const CLASS_BASES = 8;
export const CLASS_MRO = 10;
export const CLASS_BASE = 12;
const CLASS_NAME = 14;
const CLASS_QUALNAME = 16;
const CLASS_SLOTS = 18;
/** tp_doc: a block with the docstring in UTF-8. */
const CLASS_DOC = 20;
/** _ht_tpname: a block with the full name of a type from a specification. */
const CLASS_FULL_NAME = 24;
/** tp_weaklist. */
const CLASS_WEAKREFS = 92;

/** Modules whose types are written as a structure in every version. */
const CORE_MODULES = new Set(['builtins', 'types', 'weakref', 'contextvars', '_contextvars']);

/** Built-in types of which CPython's own library has subclasses when a script begins. */
const SUBCLASSED_AT_START = new Set(['SystemError', 'classmethod', 'dict', 'list', 'property', 'staticmethod', 'type']);

/** SHARED_KEYS_MAX_SIZE and the table for that many keys. */
const SHARED_KEYS = 30;
const SHARED_KEYS_LOG2 = 6;

/** Class objects: what a class statement makes, and the attributes of all types. */
export class Classes {
  readonly weakListOffset = CLASS_WEAKREFS;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
  }

  /** `type.__new__(metatype, name, bases, namespace, **kwargs)`. */
  typeNew(metatype: PyType, base: Address, count: number, names: Address): Address {
    const { vm, words } = this;
    if (count !== 3) throw vm.errors.raise('TypeError', `type.__new__() takes exactly 3 arguments (${count} given)`);
    const kinds: [(o: Address) => boolean, string][] = [
      [(o) => vm.str.isStr(o), 'str'],
      [(o) => vm.tuple.isTuple(o), 'tuple'],
      [(o) => vm.dict.isDict(o), 'dict'],
    ];
    kinds.forEach(([check, name], i) => {
      if (check(words[base + i])) return;
      throw vm.errors.raise(
        'TypeError',
        `type.__new__() argument ${i + 1} must be ${name}, not ${vm.typeName(words[base + i])}`,
      );
    });
    const keywords: [string, Address][] = [];
    const keywordCount = names === 0 ? 0 : vm.tuple.length(names);
    for (let i = 0; i < keywordCount; i++)
      keywords.push([vm.str.text(vm.tuple.item(names, i)), words[base + count + i]]);
    return createClass(vm, metatype, words[base], words[base + 1], words[base + 2], keywords);
  }

  /** Gives a new class its object, with room for so many members; the references to what it owns are taken over. */
  place(
    type: PyType,
    metatype: PyType,
    owned: { dict: Address; bases: Address; name: Address; qualname: Address; slots: Address },
    members = type.slotOffsets.length,
  ): void {
    const { vm, words } = this;
    const { heap } = vm;
    // A PyMemberDef for each of them and one more at the end.
    const { classBytes } = vm.facts;
    const bytes = Math.max(classBytes, metatype.basicSize) + metatype.itemSize * (members + 1);
    const object = heap.allocateGc(metatype.address, metatype.index, bytes, metatype.preSize);
    clearWords(words, object + 4, object + (classBytes >> 2));
    type.address = object;
    vm.types.register(type, metatype);
    if (metatype.flags.isHeap) heap.incref(metatype.address);
    type.dict = owned.dict;
    words[object + CLASS_DICT] = owned.dict;
    words[object + CLASS_BASES] = owned.bases;
    words[object + CLASS_NAME] = owned.name;
    words[object + CLASS_QUALNAME] = owned.qualname;
    words[object + CLASS_SLOTS] = owned.slots;
    words[object + CLASS_BASE] = heap.newRef((type.base as PyType).address);
    heap.gc.track(object);
  }

  /** `type_new_set_doc()`: a class has a copy of its docstring. */
  copyDoc(type: PyType): void {
    const { vm, words } = this;
    const doc = vm.dict.getName(type.dict, '__doc__');
    if (doc === 0 || !vm.str.isStr(doc)) return;
    const bytes = encodeUtf8(vm.str.text(doc), 'surrogatepass').length + 1;
    words[type.address + CLASS_DOC] = vm.heap.allocator.allocate(bytes);
  }

  /** `PyType_FromMetaclass()`: the type keeps a copy of the name that C code gave it. */
  copyName(type: PyType, fullName: string): void {
    const { vm, words } = this;
    words[type.address + CLASS_FULL_NAME] = vm.heap.allocator.allocate(fullName.length + 1);
  }

  /** Stores the method resolution order, once it is known. */
  setMro(type: PyType): void {
    const { words, vm } = this;
    const old = words[type.address + CLASS_MRO];
    words[type.address + CLASS_MRO] = mroTuple(vm, type);
    vm.heap.xdecref(old);
  }

  /** `__mro__`, a new reference: a class has the tuple at hand. */
  mro(object: Address): Address {
    return this.tupleOr(object, CLASS_MRO, (type) => type.mro);
  }

  /** `__bases__`, a new reference. */
  bases(object: Address): Address {
    return this.tupleOr(object, CLASS_BASES, (type) => type.bases);
  }

  setBases(object: Address, value: Address): void {
    setBases(this.vm, this.mutable(object, '__bases__', value), value);
  }

  private tupleOr(object: Address, slot: number, types: (type: PyType) => readonly PyType[]): Address {
    const { vm, words } = this;
    const type = vm.types.at(object);
    if (type.flags.isHeap && words[object + slot] !== 0) return vm.heap.newRef(words[object + slot]);
    return vm.tuple.pack(types(type).map((each) => each.address));
  }

  /** `_PyDict_NewKeysForClass()`: keys shared by the instances, with room for 30 attributes; up to 3.10 the least there is. */
  makeSharedKeys(type: PyType): void {
    const { vm, words } = this;
    if (vm.facts.attributesLie === 'in a dict') {
      type.cachedKeys = vm.dict.keys.make(MIN_LOG2_SIZE, KIND_SPLIT);
      return;
    }
    const keys = vm.dict.keys.make(SHARED_KEYS_LOG2, KIND_SPLIT);
    words[keys + 4] = SHARED_KEYS;
    type.cachedKeys = keys;
  }

  /** `type_traverse()` of what a class owns, past its dict. */
  pushOwned(object: Address, edges: Edges): void {
    for (const slot of [CLASS_MRO, CLASS_BASES, CLASS_BASE]) edges.push(this.words[object + slot]);
  }

  /** `type_clear()`: the shared keys, the dict's content and the mro. */
  clear(object: Address): void {
    const { vm, words } = this;
    const type = vm.types.at(object);
    if (!type.flags.isHeap) return;
    this.forgetCaches(type);
    if (type.cachedKeys !== 0) {
      const keys = type.cachedKeys;
      type.cachedKeys = 0;
      vm.dict.keys.decref(keys);
    }
    vm.dict.clear(type.dict);
    const mro = words[object + CLASS_MRO];
    words[object + CLASS_MRO] = 0;
    vm.heap.xdecref(mro);
  }

  /** `type_dealloc()`. */
  dealloc(object: Address): void {
    const { vm, words } = this;
    const { heap } = vm;
    const type = vm.types.at(object);
    const metatype = vm.typeOf(object);
    heap.gc.untrack(object);
    for (const base of type.bases) this.removeSubclass(base, type);
    for (const object of type.subclassRefs.splice(0)) heap.decref(object);
    heap.xdecref(type.subclassDict);
    vm.weakref.clearWeakrefs(object);
    this.forgetCaches(type);
    for (const slot of [CLASS_BASE, CLASS_DICT, CLASS_BASES, CLASS_MRO, CLASS_NAME, CLASS_QUALNAME])
      heap.xdecref(words[object + slot]);
    for (const slot of [CLASS_DOC, CLASS_FULL_NAME]) {
      if (words[object + slot] !== 0) heap.allocator.free(words[object + slot]);
    }
    if (type.cachedKeys !== 0) vm.dict.keys.decref(type.cachedKeys);
    heap.xdecref(words[object + CLASS_SLOTS]);
    vm.types.unregister(type);
    heap.freeGc(object, metatype.preSize);
  }

  /** `add_subclass()`: a base holds a weak reference to each class made from it, by the class's address. */
  addSubclass(base: PyType, type: PyType): void {
    const { vm } = this;
    const isKnown = !base.flags.isHeap && (base.subclasses.length > 0 || SUBCLASSED_AT_START.has(base.name));
    base.subclasses.push(type);
    const key = vm.int.fromNumber(vm.addressOf(type.address));
    const weakref = vm.weakref.make(type.address);
    // A built-in type with subclasses has its dict since start-up, which is none of the script's objects.
    if (isKnown && base.subclassDict === 0) {
      type.subclassRefs.push(key, weakref);
      return;
    }
    if (base.subclassDict === 0) base.subclassDict = vm.dict.make();
    vm.dict.setSteal(base.subclassDict, key, weakref);
    vm.heap.decref(key);
  }

  private removeSubclass(base: PyType, type: PyType): void {
    const { vm } = this;
    const index = base.subclasses.indexOf(type);
    if (index >= 0) base.subclasses.splice(index, 1);
    if (base.subclassDict === 0) return;
    const key = vm.int.fromNumber(vm.addressOf(type.address));
    vm.dict.delete(base.subclassDict, key);
    vm.heap.decref(key);
    if (!vm.facts.forgetsEmptySubclassDicts || vm.dict.length(base.subclassDict) > 0) return;
    vm.heap.decref(base.subclassDict);
    base.subclassDict = 0;
  }

  /** Empties the attribute caches of a type and of all below it (`PyType_Modified()`). */
  forgetCaches(type: PyType): void {
    type.lookupCache.clear();
    this.vm.words[type.address + TYPE_VERSION] = 0;
    for (const subclass of type.subclasses) this.forgetCaches(subclass);
  }

  /** `type_setattro()`: `value` 0 deletes. */
  setAttribute(object: Address, name: Address, value: Address): void {
    const { vm } = this;
    const type = vm.types.at(object);
    const text = vm.str.text(name);
    if (!type.flags.isHeap) {
      throw vm.errors.raise('TypeError', `cannot set '${text}' attribute of immutable type '${type.name}'`);
    }
    const meta = vm.attributes.lookup(vm.typeOf(object), name);
    const descrSet = meta === 0 ? null : vm.typeOf(meta).descrSet;
    const isKept = text === '__doc__' || (text === '__annotations__' && !vm.language.compiler.defersAnnotations);
    if (descrSet !== null && !isKept) {
      descrSet(meta, object, value);
      return;
    }
    if (value !== 0) vm.dict.set(type.dict, name, value);
    else if (!vm.dict.delete(type.dict, name)) {
      const message = vm.language.messages.deletedClassAttribute(type.name, text);
      throw vm.errors.attributeError(object, name, message);
    }
    this.forgetCaches(type);
    if (vm.interpreter.classSlots.isSpecial(text)) rebuildSlots(vm, type);
  }

  /** Names in a type's own dict. */
  namesOf(type: PyType): string[] {
    const { vm } = this;
    if (type.dict !== 0) return vm.dict.items(type.dict).map(([key]) => vm.str.text(key));
    const names = new Set([...type.members.keys(), ...[...type.made.keys()].map((key) => vm.str.text(key))]);
    for (const name of specialNames())
      if (!names.has(name) && vm.attributes.own(type, vm.str.name(name)) !== 0) names.add(name);
    names.add('__doc__');
    return [...names];
  }

  name(object: Address): Address {
    const { vm, words } = this;
    const type = vm.types.at(object);
    if (type.flags.isHeap) return vm.heap.newRef(words[object + CLASS_NAME]);
    const text = type.name.slice(type.name.lastIndexOf('.') + 1);
    // A static type makes a new one each time: PyUnicode_FromString().
    return this.isStatic(type) ? vm.str.make(text) : vm.str.name(text);
  }

  /** Whether the type is one of C's own structs, not made from a specification (`PyType_FromModuleAndSpec()`). */
  private isStatic(type: PyType): boolean {
    const { modulesOfStaticTypes } = this.vm.facts;
    if (CORE_MODULES.has(type.module) || type.name === 'collections.OrderedDict') return true;
    return modulesOfStaticTypes.includes(type.module);
  }

  setName(object: Address, value: Address): void {
    const type = this.mutable(object, '__name__', value);
    if (!this.vm.str.isStr(value)) {
      throw this.vm.errors.raise(
        'TypeError',
        `can only assign string to ${type.name}.__name__, not '${this.vm.typeName(value)}'`,
      );
    }
    type.name = this.vm.str.text(value);
    this.replace(object + CLASS_NAME, value);
  }

  qualname(object: Address): Address {
    const { vm, words } = this;
    return vm.types.at(object).flags.isHeap ? vm.heap.newRef(words[object + CLASS_QUALNAME]) : this.name(object);
  }

  qualnameText(type: PyType): string {
    return this.vm.str.text(this.words[type.address + CLASS_QUALNAME]);
  }

  setQualname(object: Address, value: Address): void {
    this.mutable(object, '__qualname__', value);
    this.replace(object + CLASS_QUALNAME, value);
  }

  private mutable(object: Address, what: string, value: Address): PyType {
    const { vm } = this;
    const type = vm.types.at(object);
    if (!type.flags.isHeap)
      throw vm.errors.raise('TypeError', `cannot set '${what}' attribute of immutable type '${type.name}'`);
    if (value === 0)
      throw vm.errors.raise('TypeError', `cannot delete '${what}' attribute of immutable type '${type.name}'`);
    return type;
  }

  private replace(slot: Address, value: Address): void {
    const old = this.words[slot];
    this.words[slot] = this.vm.heap.newRef(value);
    this.vm.heap.decref(old);
  }

  module(object: Address): Address {
    const { vm } = this;
    const type = vm.types.at(object);
    if (!type.flags.isHeap) return vm.str.intern(type.module);
    const found = vm.dict.getName(type.dict, '__module__');
    return vm.heap.newRef(found || vm.str.name('builtins'));
  }

  setModule(object: Address, value: Address): void {
    const type = this.mutable(object, '__module__', value);
    this.vm.dict.setName(type.dict, '__module__', value);
  }

  doc(object: Address): Address {
    const { vm } = this;
    const type = vm.types.at(object);
    const found = type.dict === 0 ? 0 : vm.dict.getName(type.dict, '__doc__');
    if (found === 0) return vm.none;
    const { descrGet } = vm.typeOf(found);
    return descrGet === null ? vm.heap.newRef(found) : descrGet(found, 0, object);
  }

  annotations(object: Address): Address {
    const { vm } = this;
    const type = vm.types.at(object);
    const name = vm.str.name('__annotations__');
    if (type.dict === 0)
      throw vm.errors.attributeError(object, name, `type object '${type.name}' has no attribute '__annotations__'`);
    if (vm.dict.getStr(type.dict, name) === 0) vm.dict.setSteal(type.dict, name, vm.dict.make());
    return vm.heap.newRef(vm.dict.getStr(type.dict, name));
  }

  /** A read-only view of a class's dict. */
  dictProxy(object: Address): Address {
    const { vm } = this;
    const type = vm.types.at(object);
    if (type.dict !== 0) return vm.descriptor.mappingProxy(type.dict);
    const dict = vm.dict.make();
    for (const name of this.namesOf(type)) {
      const value = vm.attributes.own(type, vm.str.name(name)) || vm.none;
      vm.dict.setName(dict, name, value);
    }
    const proxy = vm.descriptor.mappingProxy(dict);
    vm.heap.decref(dict);
    return proxy;
  }

  abstractMethods(object: Address): Address {
    const { vm } = this;
    const type = vm.types.at(object);
    const name = vm.str.name('__abstractmethods__');
    const found = type.dict === 0 ? 0 : vm.dict.getStr(type.dict, name);
    if (found === 0)
      throw vm.errors.attributeError(object, name, `type object '${type.name}' has no attribute '__abstractmethods__'`);
    return vm.heap.newRef(found);
  }

  setAbstractMethods(object: Address, value: Address): void {
    const { vm } = this;
    const type = this.mutable(object, '__abstractmethods__', value);
    vm.dict.setName(type.dict, '__abstractmethods__', value);
    type.isAbstract = vm.compares.isTrue(value);
    this.forgetCaches(type);
  }

  /** `object.__class__ = value`: only between classes with the same layout. */
  assignClass(object: Address, value: Address): void {
    const { vm, words } = this;
    if (value === 0 || !vm.types.isType(value)) {
      const got = value === 0 ? '' : vm.typeName(value);
      throw vm.errors.raise(
        'TypeError',
        value === 0 ? "can't delete __class__ attribute" : `__class__ must be set to a class, not '${got}' object`,
      );
    }
    const old = vm.typeOf(object);
    const type = vm.types.at(value);
    const areModules = old.isSubtypeOf(vm.module.type) && type.isSubtypeOf(vm.module.type);
    if (!areModules && !(old.flags.isHeap && type.flags.isHeap)) {
      throw vm.errors.raise(
        'TypeError',
        '__class__ assignment only supported for mutable types or ModuleType subclasses',
      );
    }
    this.requireSameLayout(old, type, '__class__');
    // Values belong to the keys of the old class: they move to a dict.
    if (vm.instances.ownValues(object, old) !== 0) vm.instances.leaveValues(object);
    words[object + 2] = type.address;
    words[object + 3] = type.index;
    if (type.flags.isHeap) vm.heap.incref(type.address);
    if (old.flags.isHeap) vm.heap.decref(old.address);
  }

  /** TypeError where objects of the two classes have other fields; `what` is assigned. */
  requireSameLayout(from: PyType, to: PyType, what: string): void {
    const { vm, words } = this;
    const slotNames = (type: PyType): string | null => {
      const names = words[type.address + CLASS_SLOTS];
      return names === 0
        ? null
        : vm.tuple
            .items(names)
            .map((name) => vm.str.text(name))
            .join();
    };
    const difference = layoutDifference(from, to, slotNames);
    if (difference !== null) throw vm.errors.raise('TypeError', `${what} assignment: ${difference}`);
  }

  /** Stores new bases, and tells them and those before of it; `type.base` is the new one already. */
  replaceBases(type: PyType, bases: Address, before: readonly PyType[]): void {
    const { vm } = this;
    const { base } = type;
    this.replace(type.address + CLASS_BASES, bases);
    if (base !== null) this.replace(type.address + CLASS_BASE, base.address);
    for (const each of before) this.removeSubclass(each, type);
    for (const ref of type.subclassRefs.splice(0)) vm.heap.decref(ref);
    for (const each of type.bases) this.addSubclass(each, type);
  }

  /** Bytes as `type.__sizeof__()` counts them: the struct and the shared keys. */
  sizeOf(object: Address): number {
    const type = this.vm.types.at(object);
    const { facts } = this.vm;
    if (!type.flags.isHeap) return facts.typeBytes;
    return facts.classBytes + (type.cachedKeys === 0 ? 0 : this.vm.dict.keys.sizeOf(type.cachedKeys));
  }

  /** `X | Y` for types: set by the typing module. */
  union: (left: Address, right: Address) => Address = () => this.vm.notImplemented;
}

function specialNames(): string[] {
  const binary = BINARY_NAMES.flatMap((name) => [`__${name}__`, `__r${name}__`, `__i${name}__`]);
  return [...Object.keys(UNARY_SLOTS), ...COMPARE_NAMES, ...OTHER_SLOT_NAMES, ...binary];
}
