import { MANAGED_WEAKLIST } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { CELL_REF } from '../objects/cell.ts';
import { WRAPPED } from '../objects/descriptor.ts';
import { bestBase } from '../objects/mro.ts';
import { type Attribute, PyType } from '../objects/type.ts';
import { PythonError } from '../protocols/errors.ts';
import type { Vm } from '../vm.ts';
import { fillSlots } from './class-rebuild.ts';
import { F_GLOBALS } from './frames.ts';
import { resolveOrder } from './resolution-order.ts';

/** `type_new()`: a class; all arguments are borrowed. */
export function createClass(
  vm: Vm,
  metatype: PyType,
  name: Address,
  bases: Address,
  namespace: Address,
  keywords: readonly [string, Address][],
): Address {
  const winner = calculateMetaclass(vm, metatype, vm.tuple.items(bases));
  const baseTypes = checkBases(vm, bases);
  if (winner !== metatype && winner.create !== vm.types.type.create) {
    const create = vm.attributes.getName(winner.address, '__new__');
    try {
      return vm.calls.callKeywords(create, [winner.address, name, bases, namespace], keywords);
    } finally {
      vm.heap.decref(create);
    }
  }
  const base = bestBase(baseTypes);
  if (base === null) throw vm.errors.raise('TypeError', 'multiple bases have instance lay-out conflict');
  return new ClassCreation(vm, winner, name, baseTypes, base, namespace, keywords).create(bases);
}

/** Classes that a class statement names as bases; `object` where it names none. */
function checkBases(vm: Vm, bases: Address): PyType[] {
  const items = vm.tuple.items(bases);
  if (items.length === 0) return [vm.types.object];
  return items.map((item) => {
    if (!vm.types.isType(item)) throw vm.errors.raise('TypeError', 'bases must be types');
    const base = vm.types.at(item);
    if (!base.flags.isBase) throw vm.errors.raise('TypeError', `type '${base.name}' is not an acceptable base type`);
    return base;
  });
}

/** `_PyType_CalculateMetaclass()`: the most derived metaclass; bases may be anything. */
export function calculateMetaclass(vm: Vm, metatype: PyType, bases: readonly Address[]): PyType {
  let winner = metatype;
  for (const base of bases) {
    const type = vm.typeOf(base);
    if (winner.isSubtypeOf(type)) continue;
    if (type.isSubtypeOf(winner)) winner = type;
    else {
      throw vm.errors.raise(
        'TypeError',
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    }
  }
  return winner;
}

/** The making of one class. */
class ClassCreation {
  private readonly vm: Vm;
  private readonly metatype: PyType;
  private readonly name: Address;
  private readonly type: PyType;
  private readonly base: PyType;
  private readonly namespace: Address;
  private readonly keywords: readonly [string, Address][];
  private addDict = false;
  private addWeakrefs = false;
  private slotNames: string[] | null = null;

  constructor(
    vm: Vm,
    metatype: PyType,
    name: Address,
    bases: readonly PyType[],
    base: PyType,
    namespace: Address,
    keywords: readonly [string, Address][],
  ) {
    this.vm = vm;
    this.metatype = metatype;
    this.name = name;
    this.base = base;
    this.namespace = namespace;
    this.keywords = keywords;
    this.type = new PyType(vm.str.text(name), base);
    this.type.bases = bases;
  }

  /** `given`: the tuple of bases that the class was called with, which the class keeps unless it is empty. */
  create(given: Address): Address {
    const { vm, type } = this;
    const own = vm.dict.copy(this.namespace);
    try {
      this.build(own, given);
    } catch (error) {
      this.abandon(own);
      throw error;
    }
    return type.address;
  }

  /** A class that could not be finished goes; what it owns goes with it. */
  private abandon(own: Address): void {
    const { vm, type } = this;
    if (type.address !== 0) {
      vm.heap.decref(type.address);
      return;
    }
    vm.heap.decref(own);
  }

  private build(own: Address, given: Address): void {
    const { vm, type, base } = this;
    this.readSlots(own);
    type.flags = {
      isBase: true,
      isHeap: true,
      hasManagedDict: base.flags.hasManagedDict || (this.addDict && this.dictGoesInFront()),
      hasInlineValues: false,
    };
    this.layOut();
    const qualname = this.takeQualname(own);
    const slots =
      this.slotNames === null
        ? 0
        : sortedTuple(
            vm,
            this.slotNames.map((text) => vm.str.intern(text)),
          );
    const bases = vm.tuple.length(given) > 0 ? vm.heap.newRef(given) : vm.tuple.pack([base.address]);
    vm.classes.place(type, this.metatype, { dict: own, bases, name: vm.heap.newRef(this.name), qualname, slots });
    this.setAttributes(own);
    this.setCell(own);
    this.setDictCell(own);
    type.mro = resolveOrder(vm, type);
    if (vm.facts.ordersBeforeDict) vm.classes.setMro(type);
    this.addMembers(own);
    if (!vm.facts.ordersBeforeDict) vm.classes.setMro(type);
    for (const each of type.bases) vm.classes.addSubclass(each, type);
    this.shareKeys();
    vm.subtypes.install(type);
    if (this.metatype !== vm.types.type || type.mro.some((each) => each.isAbstract)) type.isAbstract = false;
    fillSlots(vm, type);
    this.finish(own);
  }

  /** `type_new_slots()`: what instances get besides their base's fields. */
  private readSlots(own: Address): void {
    const { vm, base } = this;
    const mayAddDict = base.dictOffset === 0 && !base.flags.hasManagedDict;
    const mayAddWeakrefs = base.weakListOffset === 0 && base.itemSize === 0;
    const slots = vm.dict.getName(own, '__slots__');
    if (slots === 0) {
      this.addDict = mayAddDict;
      this.addWeakrefs = mayAddWeakrefs;
      return;
    }
    const names = vm.str.isStr(slots) ? [vm.str.text(slots)] : this.slotTexts(slots);
    if (names.length > 0 && base.itemSize !== 0) {
      throw vm.errors.raise('TypeError', `nonempty __slots__ not supported for subtype of '${base.name}'`);
    }
    const rest: string[] = [];
    for (const name of names) {
      if (name === '__dict__') {
        if (!mayAddDict || this.addDict)
          throw vm.errors.raise('TypeError', '__dict__ slot disallowed: we already got one');
        this.addDict = true;
      } else if (name === '__weakref__') {
        if (!mayAddWeakrefs || this.addWeakrefs)
          throw vm.errors.raise('TypeError', '__weakref__ slot disallowed: we already got one');
        this.addWeakrefs = true;
      } else rest.push(this.checkSlot(name, own));
    }
    this.slotNames = rest.sort();
    // A base besides the first one may bring a dict or weak references.
    const others = this.type.bases.filter((each) => each !== base);
    if (mayAddDict && !this.addDict && others.some((each) => each.dictOffset !== 0 || each.flags.hasManagedDict))
      this.addDict = true;
    if (mayAddWeakrefs && !this.addWeakrefs && others.some((each) => each.weakListOffset !== 0))
      this.addWeakrefs = true;
  }

  private slotTexts(slots: Address): string[] {
    const { vm } = this;
    return vm.iteration.toArray(slots).map((item) => {
      if (!vm.str.isStr(item))
        throw vm.errors.raise('TypeError', `__slots__ items must be strings, not '${vm.typeName(item)}'`);
      const text = vm.str.text(item);
      vm.heap.decref(item);
      return text;
    });
  }

  private checkSlot(name: string, own: Address): string {
    const { vm, type } = this;
    if (!/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name))
      throw vm.errors.raise('TypeError', '__slots__ must be identifiers');
    const bare = type.name.replace(/^_+/, '');
    const mangled = name.startsWith('__') && !name.endsWith('__') && bare !== '' ? `_${bare}${name}` : name;
    if (vm.dict.getName(own, mangled) !== 0 && mangled !== '__qualname__' && mangled !== '__classcell__') {
      throw vm.errors.raise('ValueError', `'${mangled}' in __slots__ conflicts with class variable`);
    }
    return mangled;
  }

  /** Sizes and offsets of the instances. */
  private layOut(): void {
    const { type, base } = this;
    type.basicSize = base.basicSize;
    type.itemSize = base.itemSize;
    for (const _ of this.slotNames ?? []) {
      type.slotOffsets.push(type.basicSize >> 2);
      type.basicSize += 8;
    }
    type.dictOffset = base.dictOffset;
    if (this.addDict && !type.flags.hasManagedDict) this.placeDict();
    type.weakListOffset = this.addWeakrefs ? this.placeWeakrefs() : base.weakListOffset;
    const managed = type.flags.hasManagedDict || type.weakListOffset === MANAGED_WEAKLIST;
    type.preSize = managed ? 32 : 16;
    type.hasLegacyFinalizer = base.hasLegacyFinalizer;
    type.flags.hasInlineValues =
      this.vm.facts.attributesLie === 'inside' &&
      type.flags.hasManagedDict &&
      type.basicSize === 16 &&
      type.itemSize === 0;
    type.alloc = base.alloc;
  }

  /** `type_ready_managed_dict()`: made late, from the table that the class's own dict has outgrown, if need be. */
  private shareKeys(): void {
    const { vm, type } = this;
    const shares = vm.facts.attributesLie === 'in a dict' ? type.dictOffset !== 0 : type.flags.hasManagedDict;
    if (shares) vm.classes.makeSharedKeys(type);
  }

  /** Py_TPFLAGS_MANAGED_DICT: whether the pointer to the dict stands in front of the GC head. */
  private dictGoesInFront(): boolean {
    const { facts } = this.vm;
    if (facts.attributesLie === 'in a dict') return false;
    return this.base.itemSize === 0 || facts.variableInstancesHaveDictInFront;
  }

  /** A pointer to the dict behind the fields; an object of variable size has it at its very end. */
  private placeDict(): void {
    const { type } = this;
    type.dictOffset = type.itemSize === 0 ? type.basicSize >> 2 : -2;
    type.basicSize += 8;
  }

  /** The offset of the pointer to the first weak reference. */
  private placeWeakrefs(): number {
    if (this.vm.facts.weakrefsInFront) return MANAGED_WEAKLIST;
    const { type } = this;
    type.basicSize += 8;
    return (type.basicSize - 8) >> 2;
  }

  private takeQualname(own: Address): Address {
    const { vm } = this;
    const found = vm.dict.pop(own, vm.str.name('__qualname__'));
    if (found === 0) return vm.heap.newRef(this.name);
    if (vm.str.isStr(found)) return found;
    throw vm.errors.raise('TypeError', `type __qualname__ must be a str, not ${vm.typeName(found)}`);
  }

  /** `type_new_set_attrs()`. */
  private setAttributes(own: Address): void {
    const { vm } = this;
    const { dict, words } = vm;
    if (dict.getName(own, '__module__') === 0 && vm.frames.current !== 0) {
      const module = dict.getName(words[vm.frames.current + F_GLOBALS], '__name__');
      if (module !== 0) dict.setName(own, '__module__', module);
    }
    vm.classes.copyDoc(this.type);
    this.wrap(own, '__new__', vm.descriptor.staticmethodType);
    this.wrap(own, '__init_subclass__', vm.descriptor.classmethodType);
    this.wrap(own, '__class_getitem__', vm.descriptor.classmethodType);
  }

  private wrap(own: Address, name: string, wrapper: PyType): void {
    const { vm } = this;
    const func = vm.dict.getName(own, name);
    if (func === 0 || !vm.function.isFunction(func)) return;
    const wrapped = vm.allocateInstance(wrapper);
    vm.words[wrapped + WRAPPED] = vm.heap.newRef(func);
    vm.dict.setSteal(own, vm.str.name(name), wrapped);
  }

  /** Descriptors of slots, of `__dict__` and `__weakref__`, then what `PyType_Ready()` adds. */
  private addMembers(own: Address): void {
    const { vm, type } = this;
    this.slotNames?.forEach((name, i) => {
      this.addMember(own, slotAttribute(vm, name, type.slotOffsets[i]));
    });
    if (this.addDict) this.addMember(own, vm.instances.dictAttribute);
    if (this.addWeakrefs) this.addMember(own, vm.instances.weakrefAttribute);
    if (vm.dict.getName(own, '__doc__') === 0) vm.dict.setName(own, '__doc__', vm.none);
    if (vm.dict.getName(own, '__eq__') !== 0 && vm.dict.getName(own, '__hash__') === 0)
      vm.dict.setName(own, '__hash__', vm.none);
  }

  private addMember(own: Address, attribute: Attribute): void {
    const { vm } = this;
    vm.dict.setSteal(own, vm.str.name(attribute.name), vm.descriptor.makeForClass(this.type, attribute));
  }

  /** `__classcell__`: the variable behind `__class__` and zero-argument `super()`. */
  private setCell(own: Address): void {
    const { vm, type } = this;
    const cell = vm.dict.pop(own, vm.str.name('__classcell__'));
    if (cell === 0) return;
    if (vm.typeOf(cell) !== vm.cell.type) {
      const given = vm.texts.reprText(vm.typeOf(cell).address);
      vm.heap.decref(cell);
      throw vm.errors.raise('TypeError', `__classcell__ must be a nonlocal cell, not ${given}`);
    }
    vm.words[cell + CELL_REF] = vm.heap.newRef(type.address);
    vm.heap.decref(cell);
  }

  /** `__classdictcell__`: annotation scopes inside read the class's own dict (type_new_set_classdictcell()). */
  private setDictCell(own: Address): void {
    const { vm } = this;
    const cell = vm.dict.pop(own, vm.str.name('__classdictcell__'));
    if (cell === 0) return;
    if (vm.typeOf(cell) !== vm.cell.type) {
      const given = vm.texts.reprText(vm.typeOf(cell).address);
      vm.heap.decref(cell);
      throw vm.errors.raise('TypeError', `__classdictcell__ must be a nonlocal cell, not ${given}`);
    }
    const body = vm.words[cell + CELL_REF];
    vm.words[cell + CELL_REF] = vm.heap.newRef(own);
    vm.heap.xdecref(body);
    vm.heap.decref(cell);
  }

  /** `__set_name__` of the attributes, then `__init_subclass__` of the bases. */
  private finish(own: Address): void {
    const { vm, type } = this;
    const names = vm.dict.copy(own);
    try {
      for (const [key, value] of vm.dict.items(names)) {
        if (vm.attributes.lookup(vm.typeOf(value), vm.str.name('__set_name__')) === 0) continue;
        try {
          vm.heap.decref(vm.calls.boundSpecial(value, '__set_name__', type.address, key));
        } catch (error) {
          if (error instanceof PythonError) this.noteSetName(key, value);
          throw error;
        }
      }
    } finally {
      vm.heap.decref(names);
    }
    const superObject = vm.calls.call(vm.descriptor.superType.address, type.address, type.address);
    try {
      const method = vm.attributes.get(superObject, vm.str.name('__init_subclass__'));
      try {
        vm.heap.decref(vm.calls.callKeywords(method, [], this.keywords));
      } finally {
        vm.heap.decref(method);
      }
    } finally {
      vm.heap.decref(superObject);
    }
  }

  /** `_PyErr_FormatNote()` of type_new_set_names(). */
  private noteSetName(key: Address, value: Address): void {
    const { vm, type } = this;
    const text = `Error calling __set_name__ on '${vm.typeName(value)}' instance ${vm.texts.reprText(key)} in '${type.name}'`;
    if (!vm.language.builtins.notesSetNameErrors) throw vm.errors.raiseFromCause('RuntimeError', text);
    const exception = vm.errors.take();
    const note = vm.str.make(text);
    vm.heap.decref(vm.calls.method0(exception, 'add_note', note));
    vm.heap.decref(note);
    vm.errors.set(exception);
  }
}

/** A tuple made by way of a list, as `type_new_slots_impl()` sorts names; takes over the references. */
function sortedTuple(vm: Vm, names: readonly Address[]): Address {
  const list = vm.list.steal(names);
  const tuple = vm.iteration.tuple(list);
  vm.heap.decref(list);
  return tuple;
}

/** The descriptor of a name in `__slots__`. */
function slotAttribute(vm: Vm, name: string, offset: number): Attribute {
  const { words, heap } = vm;
  return {
    kind: 'member',
    name,
    slot: offset,
    get: (self) => {
      const value = words[self + offset];
      if (value === 0) {
        const message = vm.language.messages.emptySlot(vm.typeName(self), name);
        throw vm.errors.attributeError(self, vm.str.name(name), message);
      }
      return heap.newRef(value);
    },
    set: (self, value) => {
      const old = words[self + offset];
      if (value === 0 && old === 0) throw vm.errors.attributeError(self, vm.str.name(name), name);
      words[self + offset] = value === 0 ? 0 : heap.newRef(value);
      heap.xdecref(old);
    },
  };
}
