import type { Heap } from '../../heap/heap.ts';
import { IMMORTAL, TYPE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { Native, type NativeCode, type Packing } from './native.ts';
import { type Attribute, type Member, PyType } from './type.ts';

/** sizeof(PyTypeObject). */
const STATIC_TYPE_BYTES = 416;
/** Word offset in a type object of its index in the type table. */
const OWN_INDEX = 4;

/** What a built-in type is made from; everything else is set on the PyType that comes out, before `ready()`. */
export interface TypeSpec {
  readonly base?: PyType;
  readonly basicSize?: number;
  readonly itemSize?: number;
  readonly gc?: boolean;
  readonly isBase?: boolean;
  readonly module?: string;
}

/** A method: its signature as `inspect` shows it, and its code. `packed`: METH_VARARGS, which makes a tuple of the arguments. */
export type NativeMethod = readonly [name: string, signature: string, code: NativeCode, packed?: Packing];

/** Slots that a type takes over from its base as they are (`Objects/typeobject.c, inherit_slots()`). */
const INHERITED = [
  'repr',
  'str',
  'call',
  'getattro',
  'setattro',
  'iter',
  'next',
  'descrGet',
  'descrSet',
  'create',
  'init',
  'alloc',
  'power',
  'concat',
  'repeat',
  'negative',
  'positive',
  'absolute',
  'invert',
  'bool',
  'toInt',
  'toFloat',
  'toIndex',
  'length',
  'getItem',
  'getIndex',
  'setItem',
  'contains',
  'del',
  'buffer',
] as const satisfies readonly (keyof PyType)[];

/** Every type of one virtual machine: made here, found here by object, by address or by name. */
export class Types {
  readonly table: PyType[];
  readonly object: PyType;
  readonly type: PyType;
  private readonly heap: Heap;
  private readonly words: Int32Array;
  private readonly freeIndexes: number[] = [];

  constructor(heap: Heap) {
    this.heap = heap;
    this.words = heap.words;
    this.table = heap.types as PyType[];
    this.table.push(new PyType('<none>', null));
    this.object = new PyType('object', null);
    this.type = new PyType('type', this.object);
    for (const type of [this.object, this.type]) this.placeStatic(type);
    this.type.preSize = 16;
    this.type.basicSize = heap.facts.classBytes;
    this.type.dictOffset = 6;
  }

  /** The type of an object. */
  of(object: Address): PyType {
    return this.table[this.words[object + TYPE_INDEX]];
  }

  /** The PyType that a type object stands for. */
  at(typeObject: Address): PyType {
    return this.table[this.words[typeObject + OWN_INDEX]];
  }

  /** Whether the object is a type: its own type is a subtype of `type`. */
  isType(object: Address): boolean {
    return this.of(object).isSubtypeOf(this.type);
  }

  /** Makes a static type. Set its slots, then call `ready()`. */
  define(name: string, spec: TypeSpec = {}): PyType {
    const base = spec.base ?? this.object;
    const type = new PyType(name, base);
    const { facts } = this.heap;
    type.basicSize = facts.basicSizes[name] ?? spec.basicSize ?? base.basicSize;
    type.itemSize = spec.itemSize ?? base.itemSize;
    type.preSize = (spec.gc && !facts.typesWithoutGcHead.includes(name)) || base.isGc ? 16 : 0;
    type.flags = { ...type.flags, isBase: spec.isBase ?? false };
    type.module = spec.module ?? 'builtins';
    type.weakListOffset = base.weakListOffset;
    type.dictOffset = base.dictOffset;
    type.untracking = null;
    this.placeStatic(type);
    return type;
  }

  /** Gives a type its index and its address in static memory. */
  private placeStatic(type: PyType): void {
    const { words } = this;
    type.address = this.heap.memory.reserveStatic(STATIC_TYPE_BYTES);
    words[type.address] = IMMORTAL;
    this.register(type);
  }

  /** Links a type whose object is at `type.address` into the table; `metatype` is usually `type`. */
  register(type: PyType, metatype: PyType = this.type ?? type): void {
    const index = this.freeIndexes.pop() ?? this.table.length;
    type.index = index;
    this.table[index] = type;
    this.words[type.address + OWN_INDEX] = index;
    if (metatype) {
      this.words[type.address + TYPE] = metatype.address;
      this.words[type.address + TYPE_INDEX] = metatype.index;
    }
  }

  /** Forgets a class that died. */
  unregister(type: PyType): void {
    this.freeIndexes.push(type.index);
  }

  /** `PyType_Ready()`: method resolution order, inherited slots. */
  ready(type: PyType): PyType {
    if (type === this.object || type === this.type) {
      this.words[type.address + TYPE] = this.type.address;
      this.words[type.address + TYPE_INDEX] = this.type.index;
    }
    const base = type.base;
    if (type.mro.length === 0) type.mro = base ? [type, ...base.mro] : [type];
    if (base) base.subclasses.push(type);
    for (const ancestor of type.mro.slice(1)) inheritSlots(type, ancestor);
    return type;
  }

  /** `__qualname__` of a type as text. */
  qualname: (type: PyType) => string = (type) => type.name;

  /** Adds methods to a built-in type: `[name, signature, code]`, see Native. */
  methods(
    type: PyType,
    methods: readonly NativeMethod[],
    kind: 'method' | 'classmethod' | 'staticmethod' = 'method',
  ): void {
    for (const [name, signature, code, packed] of methods) {
      const native = new Native(name, signature, code);
      native.pack(packed, this.heap.facts.packing[`${type.name}.${name}`]);
      native.namesAreLate = this.heap.facts.lateKeywordNames.includes(`${type.name}.${name}`);
      type.members.set(name, { kind, native } satisfies Member);
    }
  }

  /** Adds computed attributes to a built-in type. */
  attributes(type: PyType, attributes: readonly Attribute[]): void {
    for (const attribute of attributes) type.members.set(attribute.name, attribute);
  }
}

/** `inherit_slots()`: takes what `type` lacks from one of its bases, where that base defines it rather than inherits it. */
export function inheritSlots(type: PyType, base: PyType): void {
  const target = type as unknown as Record<string, unknown>;
  const source = base as unknown as Record<string, unknown>;
  const beneath = base.base as unknown as Record<string, unknown> | null;
  // Thousands of turns before V8 has compiled anything: an iterator would be its first garbage.
  for (let i = 0; i < INHERITED.length; i++) {
    const slot = INHERITED[i];
    if (target[slot] === null && (beneath === null || source[slot] !== beneath[slot])) target[slot] = source[slot];
  }
  // tp_richcompare and tp_hash come together, and only if the type defines neither __eq__ nor __hash__.
  const own = base.base === null || base.compare !== base.base.compare || base.hash !== base.base.hash;
  if (type.compare === null && type.hash === null && own) {
    type.compare = base.compare;
    type.hash = base.hash;
  }
  for (let i = 0; i < type.binary.length; i++) {
    if (base.binary[i] !== base.base?.binary[i]) type.binary[i] ??= base.binary[i];
    if (base.inPlace[i] !== base.base?.inPlace[i]) type.inPlace[i] ??= base.inPlace[i];
  }
  const untouched = PROTOTYPE;
  if (type.referents === untouched.referents) type.referents = base.referents;
  if (type.clear === untouched.clear) type.clear = base.clear;
  if (type.dealloc === untouched.dealloc) type.dealloc = base.dealloc;
  if (type.maybeUntrack === untouched.maybeUntrack) type.maybeUntrack = base.maybeUntrack;
}

const PROTOTYPE = new PyType('', null);
