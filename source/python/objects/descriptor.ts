import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { newFixed, setFixedSlots } from './fixed-slots.ts';
import type { Member, PyType } from './type.ts';

// Words of the descriptors of built-in types (PyDescrObject): the type, and a number in `DescriptorObjects.members`.
export const DESCR_TYPE = 4;
export const DESCR_MEMBER = 6;

// Words of property, staticmethod and classmethod objects.
export const PROPERTY_GET = 4;
export const PROPERTY_SET = 6;
export const PROPERTY_DELETE = 8;
export const PROPERTY_DOC = 10;
export const PROPERTY_NAME = 12;
export const WRAPPED = 4;
const WRAPPER_DICT = 6;

// Words of a super object.
export const SUPER_TYPE = 4;
export const SUPER_OBJECT = 6;
export const SUPER_OBJECT_TYPE = 8;

/** Word of a mappingproxy that refers to the mapping. */
export const PROXY_MAPPING = 4;

/** Descriptors: those that make up built-in types' dicts, property, staticmethod, classmethod, super. */
export class DescriptorObjects {
  readonly methodType: PyType;
  readonly classMethodType: PyType;
  readonly wrapperType: PyType;
  readonly getsetType: PyType;
  readonly memberType: PyType;
  readonly propertyType: PyType;
  readonly staticmethodType: PyType;
  readonly classmethodType: PyType;
  readonly superType: PyType;
  readonly mappingProxyType: PyType;
  readonly members: Member[] = [];
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    const define = (name: string, bytes: number, references: readonly number[], isBase = false): PyType => {
      const type = vm.types.define(name, { basicSize: bytes, gc: true, isBase });
      setFixedSlots(vm, type, references);
      return type;
    };
    this.methodType = define('method_descriptor', 56, [DESCR_TYPE]);
    this.classMethodType = define('classmethod_descriptor', 56, [DESCR_TYPE]);
    this.wrapperType = define('wrapper_descriptor', 56, [DESCR_TYPE]);
    this.getsetType = define('getset_descriptor', 48, [DESCR_TYPE]);
    this.memberType = define('member_descriptor', 48, [DESCR_TYPE]);
    this.propertyType = define(
      'property',
      64,
      [PROPERTY_GET, PROPERTY_SET, PROPERTY_DELETE, PROPERTY_DOC, PROPERTY_NAME],
      true,
    );
    this.staticmethodType = define('staticmethod', 32, [WRAPPED, WRAPPER_DICT], true);
    this.staticmethodType.dictOffset = WRAPPER_DICT;
    this.classmethodType = define('classmethod', 32, [WRAPPED, WRAPPER_DICT], true);
    this.classmethodType.dictOffset = WRAPPER_DICT;
    this.mappingProxyType = define('mappingproxy', 24, [PROXY_MAPPING]);
    this.superType = define('super', 40, [SUPER_OBJECT, SUPER_TYPE, SUPER_OBJECT_TYPE], true);
  }

  /** `PyDictProxy_New()`: a read-only view of a mapping. */
  mappingProxy(mapping: Address): Address {
    const proxy = newFixed(this.vm, this.mappingProxyType);
    this.vm.words[proxy + PROXY_MAPPING] = this.vm.heap.newRef(mapping);
    return proxy;
  }

  /** The descriptor of a built-in type's member, in static memory: as if it had been there from the start. Borrowed. */
  ofMember(owner: PyType, member: Member, type = this.typeFor(member)): Address {
    const { heap, words } = this.vm;
    const object = heap.memory.reserveStatic(16 + 56) + 4;
    this.fill(object, type, owner, member);
    heap.makeImmortal(object);
    words[object - 4] = 0;
    return object;
  }

  /** A descriptor on the heap, for a heap type (`__slots__`, `__dict__`, `__weakref__`, what C code defines). */
  makeForClass(owner: PyType, member: Member, type = this.typeFor(member)): Address {
    const { heap } = this.vm;
    const object = heap.allocateGc(type.address, type.index, type.basicSize);
    this.fill(object, type, owner, member);
    heap.incref(owner.address);
    heap.gc.track(object);
    return object;
  }

  private fill(object: Address, type: PyType, owner: PyType, member: Member): void {
    const { words } = this.vm;
    words[object] = 1;
    words[object + 2] = type.address;
    words[object + 3] = type.index;
    words[object + DESCR_TYPE] = owner.address;
    words[object + DESCR_MEMBER] = this.members.push(member) - 1;
  }

  /** Word of an object that a member of `__slots__` stands for; 0 for other descriptors. */
  slotWord(descriptor: Address): number {
    if (this.vm.typeOf(descriptor) !== this.memberType) return 0;
    const member = this.memberOf(descriptor);
    return member.kind === 'member' ? (member.slot ?? 0) : 0;
  }

  memberOf(descriptor: Address): Member {
    return this.members[this.vm.words[descriptor + DESCR_MEMBER]];
  }

  private typeFor(member: Member): PyType {
    switch (member.kind) {
      case 'getset':
        return this.getsetType;
      case 'member':
        return this.memberType;
      case 'classmethod':
        return this.classMethodType;
      default:
        return this.methodType;
    }
  }
}
