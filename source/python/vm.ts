import type { Heap } from '../heap/heap.ts';
import type { Address } from '../heap/object-type.ts';
import type { VersionFacts } from '../heap/version-facts.ts';
import type { Host } from './host.ts';
import { LANGUAGES, type LanguageFacts } from './language-facts.ts';
import { HashResult } from './numbers/hash.ts';
import { BoundObjects } from './objects/bound.ts';
import { BytesObjects } from './objects/bytes.ts';
import { CellObjects } from './objects/cell.ts';
import { Classes } from './objects/classes.ts';
import { CodeObjects } from './objects/code.ts';
import { DescriptorObjects } from './objects/descriptor.ts';
import { DictObjects } from './objects/dict.ts';
import { ExceptionObjects } from './objects/exception.ts';
import { FloatObjects } from './objects/float.ts';
import { FrameObjects } from './objects/frame.ts';
import { FunctionObjects } from './objects/function.ts';
import { GeneratorObjects } from './objects/generator.ts';
import { InstanceValues } from './objects/instance-values.ts';
import { Instances } from './objects/instances.ts';
import { IntObjects } from './objects/int.ts';
import { IteratorObjects } from './objects/iterator.ts';
import { ListObjects } from './objects/list.ts';
import { ModuleObjects } from './objects/module.ts';
import { SetObjects } from './objects/set.ts';
import { Singletons } from './objects/singletons.ts';
import { SliceObjects } from './objects/slice.ts';
import { StrObjects } from './objects/str.ts';
import { Subtypes } from './objects/subtype.ts';
import { TemplateObjects } from './objects/template.ts';
import { makeTrashcan, type Trashcan } from './objects/trashcan.ts';
import { TupleObjects } from './objects/tuple.ts';
import type { PyType } from './objects/type.ts';
import { Types } from './objects/types.ts';
import { WeakrefObjects } from './objects/weakref.ts';
import { Attributes } from './protocols/attributes.ts';
import { Calls } from './protocols/calls.ts';
import { Compares } from './protocols/compares.ts';
import { Errors } from './protocols/errors.ts';
import { Iteration } from './protocols/iteration.ts';
import { Numbers } from './protocols/numbers.ts';
import { Texts } from './protocols/texts.ts';
import { Frames } from './run/frames.ts';
import type { Interpreter } from './run/interpreter.ts';
import { Sites } from './run/sites.ts';

/** Where the simulated memory begins, in bytes: the kind of address that mmap gives. */
const ADDRESS_BASE = 0x7f0000000000;

/**
 * One Python: a heap, the families of objects on it, the protocols between them, and what is running.
 * Families (`vm.list`, `vm.dict`) know the layout of their objects; protocols (`vm.attributes`, `vm.calls`) work on any
 * object through the slots of its type. There is no global state: two machines live side by side.
 */
export class Vm {
  readonly heap: Heap;
  readonly words: Int32Array;
  /** What the version's memory manager does its own way, */
  readonly facts: VersionFacts;
  /** and what its language does. */
  readonly language: LanguageFacts;
  /** The world outside: where output goes. */
  readonly host: Host;

  readonly types: Types;
  /** Where hashing leaves its result. */
  readonly hash = new HashResult();
  readonly trashcan: Trashcan;
  readonly instanceValues: InstanceValues;
  readonly instances: Instances;
  readonly subtypes: Subtypes;

  readonly str: StrObjects;
  readonly int: IntObjects;
  readonly float: FloatObjects;
  readonly tuple: TupleObjects;
  readonly list: ListObjects;
  readonly dict: DictObjects;
  readonly set: SetObjects;
  readonly bytes: BytesObjects;
  readonly slice: SliceObjects;
  readonly cell: CellObjects;
  readonly code: CodeObjects;
  readonly function: FunctionObjects;
  readonly bound: BoundObjects;
  readonly descriptor: DescriptorObjects;
  readonly exception: ExceptionObjects;
  readonly frame: FrameObjects;
  readonly generator: GeneratorObjects;
  readonly iterator: IteratorObjects;
  readonly module: ModuleObjects;
  readonly classes: Classes;
  readonly weakref: WeakrefObjects;
  readonly none: Address;
  readonly notImplemented: Address;
  readonly ellipsis: Address;

  readonly errors: Errors;
  readonly attributes: Attributes;
  readonly calls: Calls;
  readonly compares: Compares;
  readonly numbers: Numbers;
  readonly iteration: Iteration;
  readonly texts: Texts;

  readonly frames: Frames;
  /** File and line of tracemalloc's sites. */
  readonly sites: Sites;
  /** Set by `machine.ts`. */
  interpreter!: Interpreter;
  /** The builtins module's dict; set when builtins are installed. */
  builtins: Address = 0;

  constructor(heap: Heap, host: Host) {
    this.heap = heap;
    this.words = heap.words;
    this.facts = heap.facts;
    this.language = LANGUAGES[heap.facts.name];
    this.host = host;
    this.types = new Types(heap);
    this.sites = new Sites(heap.trace);
    this.trashcan = makeTrashcan(this);
    this.instanceValues = new InstanceValues(heap.words, heap.bytes, heap.facts.attributesLie);
    this.instances = new Instances(this);
    this.subtypes = new Subtypes(this);
    this.str = new StrObjects(this);
    this.errors = new Errors(this);
    this.attributes = new Attributes(this);
    this.calls = new Calls(this);
    this.compares = new Compares(this);
    this.numbers = new Numbers(this);
    this.iteration = new Iteration(this);
    this.texts = new Texts(this);
    const singletons = new Singletons(this);
    this.none = singletons.none;
    this.notImplemented = singletons.notImplemented;
    this.ellipsis = singletons.ellipsis;
    this.int = new IntObjects(this);
    this.float = new FloatObjects(this);
    this.tuple = new TupleObjects(this);
    this.list = new ListObjects(this);
    this.dict = new DictObjects(this);
    this.set = new SetObjects(this);
    this.bytes = new BytesObjects(this);
    this.slice = new SliceObjects(this);
    this.cell = new CellObjects(this);
    this.code = new CodeObjects(this);
    this.descriptor = new DescriptorObjects(this);
    this.function = new FunctionObjects(this);
    this.bound = new BoundObjects(this);
    this.exception = new ExceptionObjects(this);
    this.frames = new Frames(this);
    this.frame = new FrameObjects(this);
    this.generator = new GeneratorObjects(this);
    this.iterator = new IteratorObjects(this);
    this.module = new ModuleObjects(this);
    this.classes = new Classes(this);
    this.types.qualname = (type) => (type.flags.isHeap ? this.classes.qualnameText(type) : type.name);
    this.weakref = new WeakrefObjects(this);
  }

  /** The type of an object. */
  typeOf(object: Address): PyType {
    return this.types.table[this.words[object + 3]];
  }

  typeName(object: Address): string {
    return this.typeOf(object).name;
  }

  /** `_PyObject_GC_MAY_BE_TRACKED()`: whether the object can be part of a cycle, for tuples and dicts: is tracked. */
  mayBeTracked(object: Address): boolean {
    const type = this.types.table[this.words[object + 3]];
    if (type.preSize === 0) return false;
    // Built-in types are no objects of the collector's (`type_is_gc()`).
    if (type === this.types.type && !this.types.at(object).flags.isHeap) return false;
    return type !== this.tuple.type || this.heap.gc.isTracked(object);
  }

  /** Whether two keys with the same hash are equal; may run Python code. Bound, to be handed to lookups. */
  readonly keyEqual = (stored: Address, sought: Address): boolean => {
    const { str, int } = this;
    if (str.isExact(stored) && str.isExact(sought)) return str.equal(stored, sought);
    if (int.isExact(stored) && int.isExact(sought) && int.isCompact(stored) && int.isCompact(sought))
      return int.compact(stored) === int.compact(sought);
    const { lo, hi } = this.hash;
    this.heap.incref(stored);
    try {
      return this.compares.equal(stored, sought);
    } finally {
      this.heap.decref(stored);
      this.hash.lo = lo;
      this.hash.hi = hi;
    }
  };

  /** `PyObject_Hash()`: the result is in `vm.hash`; raises TypeError for unhashable objects. */
  hashOf(object: Address): void {
    if (this.str.isExact(object)) {
      this.hash.lo = this.str.hash(object);
      this.hash.hi = this.str.hashHigh(object);
      return;
    }
    if (this.int.isExact(object) && this.int.isCompact(object)) {
      const value = this.int.compact(object);
      this.hash.lo = value === -1 ? -2 : value;
      this.hash.hi = value >> 31;
      return;
    }
    const slot = this.typeOf(object).hash;
    if (slot === null) throw this.errors.raise('TypeError', `unhashable type: '${this.typeName(object)}'`);
    slot(object);
  }

  /** `id()`: where the object would be in CPython's memory. */
  addressOf(object: Address): number {
    return ADDRESS_BASE + object * 4;
  }

  /** A new, zeroed instance with one reference, tracked where its type is collectable (`PyType_GenericAlloc()`). */
  allocateInstance(type: PyType): Address {
    return this.instances.allocate(type);
  }

  /** Gives an instance's block back, whatever stands in front of it (`tp_free`). */
  freeInstance(object: Address): void {
    const { preSize } = this.typeOf(object);
    if (preSize !== 0) this.heap.freeGc(object, preSize);
    else this.heap.free(object);
  }

  /** t-strings, from the first one on. */
  get templates(): TemplateObjects {
    this.templateObjects ??= new TemplateObjects(this);
    return this.templateObjects;
  }
  private templateObjects: TemplateObjects | undefined;

  /** Names that some type's attribute cache is keyed by. */
  readonly cachedNames = new Set<Address>();

  /** An interned name died: attribute caches are keyed by address and must forget it. */
  nameDied(name: Address): void {
    if (!this.cachedNames.delete(name)) return;
    for (const type of this.types.table) type.lookupCache.delete(name);
  }
}
