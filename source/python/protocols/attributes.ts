import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { type PyType, TYPE_VERSION } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { MethodCacheNames } from './method-cache-names.ts';
import { nativeWrapper } from './slot-wrappers.ts';

/** Special methods that are plain methods too (METH_COEXIST): calling them makes no tuple. */
const COEXISTING: ReadonlySet<string> = new Set([
  'dict.__getitem__',
  'frozenset.__contains__',
  'list.__getitem__',
  'set.__contains__',
]);

/** What `loadMethod()` found: an unbound function to call with the object in front, or just a value to call. */
export type MethodLookup = { readonly callable: Address; readonly isMethod: boolean };

/** Attribute access (`Objects/object.c`, `Objects/typeobject.c`). */
export class Attributes {
  readonly cacheNames: MethodCacheNames;
  private readonly vm: Vm;
  private readonly words: Int32Array;
  /** Versions of types given out so far. */
  private versions = 0;

  constructor(vm: Vm) {
    this.vm = vm;
    this.cacheNames = new MethodCacheNames(vm);
    this.words = vm.words;
  }

  /** `_PyType_Lookup()`: an attribute of the type or its bases as it is, borrowed; 0 if there is none. */
  lookup(type: PyType, name: Address): Address {
    const cached = type.lookupCache.get(name);
    if (cached !== undefined) return cached;
    let found = 0;
    for (const base of type.mro) {
      found = this.own(base, name);
      if (found !== 0) break;
    }
    if (this.vm.str.isInterned(name)) {
      type.lookupCache.set(name, found);
      this.vm.cachedNames.add(name);
    }
    return found;
  }

  /** The type's version: while it stays, look-ups on the type find what they found. */
  version({ address }: PyType): number {
    const { words } = this;
    if (words[address + TYPE_VERSION] === 0) words[address + TYPE_VERSION] = ++this.versions;
    return words[address + TYPE_VERSION];
  }

  /** What the type's own dict holds for a name, borrowed, or 0. Descriptors of built-in types are made here, on first use. */
  own(type: PyType, name: Address): Address {
    if (type.dict !== 0) return this.vm.dict.getStr(type.dict, name);
    const { vm } = this;
    const text = vm.str.text(name);
    const key = vm.str.interned.get(text) ?? name;
    const made = type.made.get(key);
    if (made !== undefined) return made;
    const object = this.makeMember(type, text);
    if (object !== 0) type.made.set(vm.str.name(text), object);
    return object;
  }

  private makeMember(type: PyType, text: string): Address {
    const { vm } = this;
    const member = type.members.get(text);
    if (member !== undefined) {
      if (member.kind === 'staticmethod') return vm.bound.staticBuiltin(member.native, 0);
      return vm.descriptor.ofMember(type, member);
    }
    // Types that compare by value and can change say so: `list.__hash__` is None.
    if (text === '__hash__' && type.hash === null) return vm.none;
    // We keep no documentation of built-in types.
    if (text === '__doc__') return vm.none;
    const wrapper = nativeWrapper(vm, type, text);
    if (wrapper?.kind === 'staticmethod') return vm.bound.staticBuiltin(wrapper.native, 0);
    if (wrapper === null) return 0;
    const { methodType, wrapperType } = vm.descriptor;
    return vm.descriptor.ofMember(type, wrapper, COEXISTING.has(`${type.name}.${text}`) ? methodType : wrapperType);
  }

  /** `getattr(object, name)`: a new reference; raises AttributeError. `name` is a str. */
  get(object: Address, name: Address): Address {
    const slot = this.vm.types.table[this.words[object + TYPE_INDEX]].getattro as (o: Address, n: Address) => Address;
    try {
      return slot(object, name);
    } catch (error) {
      this.vm.errors.addAttributeContext(error, object, name);
      throw error;
    }
  }

  getName(object: Address, name: string): Address {
    return this.get(object, this.vm.str.name(name));
  }

  /** As `get()`, but 0 where it would raise AttributeError (`PyObject_GetOptionalAttr()`). */
  getOptional(object: Address, name: Address): Address {
    const type = this.vm.typeOf(object);
    if (type.getattro === this.vm.types.object.getattro) return this.generic(object, name, true);
    try {
      return this.get(object, name);
    } catch (error) {
      this.vm.errors.expect(error, 'AttributeError');
      return 0;
    }
  }

  set(object: Address, name: Address, value: Address): void {
    const type = this.vm.typeOf(object);
    if (type.setattro === null) throw this.readOnly(type, name, value === 0);
    type.setattro(object, name, value);
  }

  private readOnly(type: PyType, name: Address, deleting: boolean): unknown {
    const text = this.vm.str.text(name);
    return this.vm.errors.raise(
      'TypeError',
      `'${type.name}' object has no attributes (${deleting ? 'del' : 'assign to'} .${text})`,
    );
  }

  /** Binds what was found on a type to an instance: a new reference. */
  bind(found: Address, object: Address, owner: Address): Address {
    const { descrGet } = this.vm.typeOf(found);
    return descrGet === null ? this.vm.heap.newRef(found) : descrGet(found, object, owner);
  }

  /** `PyObject_GenericGetAttr()`. With `optional`, 0 instead of AttributeError. */
  generic(object: Address, name: Address, optional = false): Address {
    const { vm } = this;
    const type = vm.types.table[this.words[object + TYPE_INDEX]];
    const found = this.lookup(type, name);
    let descrGet: PyType['descrGet'] = null;
    if (found !== 0) {
      const kind = vm.typeOf(found);
      descrGet = kind.descrGet;
      if (descrGet !== null && kind.descrSet !== null) return this.callGet(descrGet, found, object, type, optional);
    }
    const own = vm.instances.get(object, name);
    if (own !== 0) return vm.heap.newRef(own);
    if (descrGet !== null) return this.callGet(descrGet, found, object, type, optional);
    if (found !== 0) return vm.heap.newRef(found);
    if (optional) return 0;
    throw this.missing(object, name);
  }

  private callGet(
    descrGet: NonNullable<PyType['descrGet']>,
    found: Address,
    object: Address,
    type: PyType,
    optional: boolean,
  ): Address {
    const { heap, errors } = this.vm;
    heap.incref(found);
    try {
      return descrGet(found, object, type.address);
    } catch (error) {
      if (!optional) throw error;
      errors.expect(error, 'AttributeError');
      return 0;
    } finally {
      heap.decref(found);
    }
  }

  missing(object: Address, name: Address): unknown {
    const { vm } = this;
    return vm.errors.attributeError(
      object,
      name,
      `'${vm.typeName(object)}' object has no attribute '${vm.str.text(name)}'`,
    );
  }

  /** `PyObject_GenericSetAttr()`: `value` 0 deletes. */
  genericSet(object: Address, name: Address, value: Address): void {
    const { vm } = this;
    const type = vm.typeOf(object);
    const found = this.lookup(type, name);
    if (found !== 0) {
      const { descrSet } = vm.typeOf(found);
      if (descrSet !== null) {
        vm.heap.incref(found);
        try {
          descrSet(found, object, value);
        } finally {
          vm.heap.decref(found);
        }
        return;
      }
    }
    if (!vm.instances.hasDict(type)) throw this.noDict(object, type, name, found);
    if (value !== 0) vm.instances.set(object, name, value);
    else if (!vm.instances.delete(object, name)) {
      const message = vm.language.messages.deletedAttribute(type.name, vm.str.text(name));
      throw vm.errors.attributeError(object, name, message);
    }
  }

  private noDict(object: Address, type: PyType, name: Address, found: Address): unknown {
    const { vm } = this;
    const text = vm.str.text(name);
    if (found !== 0)
      return vm.errors.attributeError(object, name, `'${type.name}' object attribute '${text}' is read-only`);
    const hint = type.setattro === vm.types.object.setattro ? ' and no __dict__ for setting new attributes' : '';
    return vm.errors.attributeError(object, name, `'${type.name}' object has no attribute '${text}'${hint}`);
  }

  /** The name's method for a call, without making a bound method (`_PyObject_GetMethod()`); a new reference in `found`. */
  isMethod = false;

  /**
   * For `object.name(…)`: returns a new reference to what is to be called. If `isMethod` is then true, it is a function
   * of the type and takes the object as its first argument.
   */
  loadMethod(object: Address, name: Address): Address {
    const { vm } = this;
    const type = vm.types.table[this.words[object + TYPE_INDEX]];
    if (type.getattro !== vm.types.object.getattro) return this.valueForCall(this.get(object, name));
    const found = this.lookup(type, name);
    let descrGet: PyType['descrGet'] = null;
    let isMethod = false;
    if (found !== 0) {
      const kind = vm.typeOf(found);
      if (kind === vm.function.type || kind === vm.descriptor.methodType || kind === vm.descriptor.wrapperType)
        isMethod = true;
      else {
        descrGet = kind.descrGet;
        if (descrGet !== null && kind.descrSet !== null)
          return this.valueForCall(this.callGet(descrGet, found, object, type, false));
      }
    }
    const own = vm.instances.get(object, name);
    if (own !== 0) return this.valueForCall(vm.heap.newRef(own));
    if (isMethod) {
      this.isMethod = true;
      return vm.heap.newRef(found);
    }
    if (descrGet !== null) return this.valueForCall(this.callGet(descrGet, found, object, type, false));
    if (found !== 0) return this.valueForCall(vm.heap.newRef(found));
    throw this.missing(object, name);
  }

  /** What was found is no method. Said after the look-up, as that may run Python code, which looks up methods too. */
  private valueForCall(value: Address): Address {
    this.isMethod = false;
    return value;
  }

  /** `type_getattro()`: an attribute of a type object. */
  typeGet(typeObject: Address, name: Address): Address {
    const { vm } = this;
    const type = vm.types.at(typeObject);
    const metatype = vm.typeOf(typeObject);
    const meta = this.lookup(metatype, name);
    const metaKind = meta === 0 ? null : vm.typeOf(meta);
    if (metaKind?.descrGet && metaKind.descrSet) return metaKind.descrGet(meta, typeObject, metatype.address);
    const found = this.lookup(type, name);
    if (found !== 0) {
      const { descrGet } = vm.typeOf(found);
      if (descrGet === null) return vm.heap.newRef(found);
      vm.heap.incref(found);
      try {
        return descrGet(found, 0, typeObject);
      } finally {
        vm.heap.decref(found);
      }
    }
    if (metaKind?.descrGet) return metaKind.descrGet(meta, typeObject, metatype.address);
    if (meta !== 0) return vm.heap.newRef(meta);
    throw vm.errors.attributeError(
      typeObject,
      name,
      `type object '${type.name}' has no attribute '${vm.str.text(name)}'`,
    );
  }
}
