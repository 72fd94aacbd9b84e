import type { Edges } from '../../heap/edges.ts';
import type { Address, ObjectType } from '../../heap/object-type.ts';
import type { FreeList } from './free-list.ts';
import type { Native } from './native.ts';

/**
 * Word of a type object: a number that no type had before, from the time that somebody remembers what a look-up found until
 * the type or a base changes; else 0 (tp_version_tag).
 */
export const TYPE_VERSION = 96;

export type UnarySlot = (self: Address) => Address;
/** Returns a new reference, or `vm.notImplemented` (immortal) where the operation is not for these operands. */
export type BinarySlot = (left: Address, right: Address) => Address;
/** `operation` is an index of COMPARISONS in `compile/operands.ts`: < <= == != > >=. */
export type CompareSlot = (left: Address, right: Address, operation: number) => Address;

/** A property of a built-in type that native code computes: `PyGetSetDef`, `PyMemberDef`. */
export interface Attribute {
  readonly kind: 'getset' | 'member';
  readonly name: string;
  /** Word of the object that holds the value, for a member of `__slots__`. */
  readonly slot?: number;
  get(self: Address): Address;
  /** Absent: read-only. `value` 0 deletes. */
  set?(self: Address, value: Address): void;
}

/** What a built-in type's dict holds before anybody looks at it: descriptors come to be on first use. */
export type Member = { readonly kind: 'method' | 'classmethod' | 'staticmethod'; readonly native: Native } | Attribute;

/** tp_flags that matter here. */
export interface TypeFlags {
  /** Py_TPFLAGS_BASETYPE: may be subclassed. */
  isBase: boolean;
  /** Py_TPFLAGS_DISALLOW_INSTANTIATION: only the interpreter makes instances. */
  disallowsInstances?: boolean;
  /** Py_TPFLAGS_HEAPTYPE: made by a class statement, instances hold a reference to it. */
  isHeap: boolean;
  /** Py_TPFLAGS_MANAGED_DICT. */
  hasManagedDict: boolean;
  /** Py_TPFLAGS_INLINE_VALUES (3.13). */
  hasInlineValues: boolean;
}

/** What an object shows of its memory. */
export interface BufferInfo {
  /** Not to be kept. */
  readonly data: Uint8Array;
  /** Of an item, as in the module `struct`. */
  readonly format: string;
  /** The object's word that counts those who look into it. */
  readonly exports: number;
}

/**
 * A type object: CPython's `PyTypeObject` with its slots as functions. The object itself (header, block, references) lies
 * on the heap at `address`; this is what C would keep in the struct.
 *
 * A slot that is null is not implemented. Slots are inherited when the type is made ready, as `PyType_Ready()` does.
 */
export class PyType implements ObjectType {
  address: Address = 0;
  index = 0;
  name: string;
  /** `__module__` of a built-in type; '' for builtins. */
  module = 'builtins';
  base: PyType | null;
  bases: readonly PyType[];
  mro: PyType[] = [];
  flags: TypeFlags = { isBase: true, isHeap: false, hasManagedDict: false, hasInlineValues: false };
  /** tp_basicsize and tp_itemsize in bytes, without what stands in front. */
  basicSize = 16;
  itemSize = 0;
  preSize = 0;
  /** Word offset of the instance's dict pointer, 0 without one; managed dicts have their own flag. */
  dictOffset = 0;
  weakListOffset = 0;
  untracking: 'tuple' | 'dict' | null = null;
  hasLegacyFinalizer = false;
  /** Dead objects of this very type that wait to be used again; null where the type has no such list, or one of its own. */
  freeList: FreeList | null = null;
  /** tp_vectorcall: calling the type makes no tuple of the arguments. */
  hasVectorcall = false;
  /** Py_TPFLAGS_IS_ABSTRACT: has abstract methods left. */
  isAbstract = false;
  /** Heap dict of a class made by a class statement; 0 for a built-in type, which has `members`. */
  dict: Address = 0;
  readonly members = new Map<string, Member>();
  /** Descriptors already made from `members`, or stored by hand, by address of the interned name. */
  readonly made = new Map<Address, Address>();
  /** Shared keys of the instances' inline values (`ht_cached_keys`), 0 without. */
  cachedKeys: Address = 0;
  /** Direct subclasses, oldest first (`tp_subclasses`; weak in CPython, so they are removed when they die). */
  readonly subclasses: PyType[] = [];
  /** `tp_subclasses` of a class: a dict of weak references to its subclasses, made for the first one; owned, 0 without. */
  subclassDict: Address = 0;
  /** The weak references to the class that built-in bases hold, owned. */
  readonly subclassRefs: Address[] = [];
  /** Offsets in words of `__slots__` members of this very type, sorted by name. */
  slotOffsets: number[] = [];
  /** `_PyType_Lookup()`'s cache, emptied when the type or a base changes: name → borrowed object or 0. */
  readonly lookupCache = new Map<Address, Address>();

  // tp_* slots of memory management.
  get isGc(): boolean {
    return this.preSize !== 0;
  }
  referents: (object: Address, edges: Edges) => void = noReferents;
  itemsAt = 0;
  clear: (object: Address) => void = nothing;
  dealloc: (object: Address) => void = nothing;
  maybeUntrack: (object: Address) => void = nothing;
  /** `tp_del`: runs after `tp_finalize` and after the weak references have been cleared. */
  legacyDel: ((object: Address) => void) | null = null;
  /** `__del__` of a class, or a native finalizer. */
  del: ((object: Address) => void) | null = null;
  hasFinalizer(_object: Address): boolean {
    return this.del !== null;
  }
  finalize(object: Address): void {
    this.del?.(object);
  }

  // tp_* slots of behaviour; results are new references.
  repr: UnarySlot | null = null;
  str: UnarySlot | null = null;
  /** Writes the hash to `vm.hash`; null where `__hash__` is None. */
  hash: ((self: Address) => void) | null = null;
  /** Arguments lie at words[base … base + count), keyword values after the positional ones; borrowed. */
  call: ((self: Address, base: Address, count: number, keywordNames: Address) => Address) | null = null;
  getattro: ((self: Address, name: Address) => Address) | null = null;
  /** `value` 0 deletes. */
  setattro: ((self: Address, name: Address, value: Address) => void) | null = null;
  compare: CompareSlot | null = null;
  iter: UnarySlot | null = null;
  /** The next item, or 0 at the end without an exception. */
  next: UnarySlot | null = null;
  /** `instance` 0: read from the class. */
  /** `bf_getbuffer` of other types than bytes, bytearray and memoryview. */
  buffer: ((object: Address) => BufferInfo) | null = null;
  descrGet: ((self: Address, instance: Address, owner: Address) => Address) | null = null;
  descrSet: ((self: Address, instance: Address, value: Address) => void) | null = null;
  create: ((type: PyType, base: Address, count: number, keywordNames: Address) => Address) | null = null;
  init: ((self: Address, base: Address, count: number, keywordNames: Address) => void) | null = null;
  /** tp_alloc: a new, zeroed instance; null takes the generic one. */
  alloc: ((type: PyType) => Address) | null = null;

  // nb_*, sq_*, mp_*.
  /** By index of BINARY_OPERATORS; in-place forms in `inPlace`. */
  readonly binary: (BinarySlot | null)[] = new Array(13).fill(null);
  readonly inPlace: (BinarySlot | null)[] = new Array(13).fill(null);
  /** nb_power with three arguments. */
  power: ((base: Address, exponent: Address, modulus: Address) => Address) | null = null;
  /** sq_concat and sq_repeat, which BINARY_OP tries after the nb_ slots. */
  concat: BinarySlot | null = null;
  repeat: ((self: Address, times: number) => Address) | null = null;
  negative: UnarySlot | null = null;
  positive: UnarySlot | null = null;
  absolute: UnarySlot | null = null;
  invert: UnarySlot | null = null;
  bool: ((self: Address) => boolean) | null = null;
  toInt: UnarySlot | null = null;
  toFloat: UnarySlot | null = null;
  toIndex: UnarySlot | null = null;
  length: ((self: Address) => number) | null = null;
  getItem: BinarySlot | null = null;
  /** sq_item: `index` is not negative-adjusted for the caller; raises IndexError. */
  getIndex: ((self: Address, index: number) => Address) | null = null;
  /** `value` 0 deletes. */
  setItem: ((self: Address, key: Address, value: Address) => void) | null = null;
  contains: ((self: Address, item: Address) => boolean) | null = null;

  constructor(name: string, base: PyType | null) {
    this.name = name;
    this.base = base;
    this.bases = base ? [base] : [];
  }

  isSubtypeOf(other: PyType): boolean {
    if (this === other) return true;
    const { mro } = this;
    // Not includes(): V8 does not inline it.
    for (let i = 0; i < mro.length; i++) if (mro[i] === other) return true;
    return false;
  }
}

function noReferents(): void {}
function nothing(): void {}
