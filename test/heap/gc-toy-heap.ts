import type { CollectorHooks } from '../../source/heap/collector-hooks.ts';
import type { Edges } from '../../source/heap/edges.ts';
import { GC_HEADS, type GcFacts, GcState } from '../../source/heap/gc-state.ts';
import {
  GC_FINALIZED,
  GC_FLAGS,
  GC_NEXT,
  GC_PREV,
  GC_VISITED,
  REFCOUNT,
  TYPE_INDEX,
} from '../../source/heap/object.ts';
import type { Address, ObjectType } from '../../source/heap/object-type.ts';
import { GC_SET_ASIDE } from '../../source/heap/uncollectable.ts';

export const FACTS_3_13: GcFacts = {
  collector: 'generational',
  startupObjects: 0,
  gcThresholds: [2000, 10, 10],
  collectsInsideAllocation: false,
  immortalsInGeneration: 'frozen',
  startupImmortals: 0,
  untracksDicts: true,
  clearsWeakrefsAfterFinalizers: false,
};

/** Flags that outlive a collection. */
const LASTING = GC_FINALIZED | GC_SET_ASIDE;

export const NODE = 1;
export const TUPLE = 2;
export const DICT = 3;
export const LEGACY = 4;
export const WEAKREF = 5;
export const ATOM = 6;
const NAMES = ['', 'node', 'tuple', 'dict', 'legacy', 'weakref', 'int'];

/** An object of the toy heap: its slots are words 6, 7, …; word 5 counts them, word 4 heads the weak references. */
const WEAKLIST = 4;
const COUNT = 5;
const SLOTS = 6;
const MAX_SLOTS = 22;
const BLOCK = 32;

/** A weak reference: its object, the next older one, and an identity for its callback. */
const TARGET = 6;
const OLDER = 7;
const CALLBACK = 8;

/** The smallest heap a collector can live in: typed memory never used again, and objects with slots. */
export class ToyHeap {
  readonly words = new Int32Array(1 << 16);
  readonly types: ObjectType[] = [];
  readonly gc: GcState;
  /** What happened, in order: `~name` died, `!name` was finalized, `cb name`, `start 2`, … */
  readonly events: string[] = [];
  readonly garbage: Address[] = [];
  /** What modules hold, and what frames hold: where the incremental collector's marking begins. */
  readonly roots: Address[] = [];
  readonly frames: Address[] = [];
  readonly lines: string[] = [];
  readonly names = new Map<Address, string>();
  readonly finalizers = new Map<Address, (object: Address) => void>();
  readonly callbacks = new Map<number, (weakref: Address) => void>();
  onCallbacks: (phase: 'start' | 'stop') => void = () => {};

  private next: Address = 4 * (GC_HEADS + 2);

  constructor(facts: Partial<GcFacts> = {}) {
    this.types.push(this.type(0));
    for (let index = NODE; index <= ATOM; index++) this.types.push(this.type(index));
    this.gc = new GcState(this.words, new Uint8Array(this.words.length >> 2), this.types, 8, {
      ...FACTS_3_13,
      ...facts,
    });
    this.gc.connect(this.hooks());
  }

  private type(index: number): ObjectType {
    return {
      name: NAMES[index],
      preSize: 16,
      isGc: index !== ATOM,
      referents: (object: Address, edges: Edges) => {
        if (index !== WEAKREF) edges.pushRange(this.words, object + SLOTS, this.words[object + COUNT], 1);
      },
      clear: (object) => {
        if (index !== TUPLE && index !== WEAKREF) this.dropSlots(object);
      },
      dealloc: (object) => this.dealloc(object),
      hasFinalizer: (object) => this.finalizers.has(object),
      finalize: (object) => {
        this.events.push(`!${this.nameOf(object)}`);
        this.finalizers.get(object)?.(object);
      },
      itemsAt: 0,
      hasLegacyFinalizer: index === LEGACY,
      weakListOffset: index === NODE ? WEAKLIST : 0,
      untracking: index === TUPLE ? 'tuple' : index === DICT ? 'dict' : null,
      maybeUntrack: (object) => {
        if (!this.slots(object).some((item) => this.mayBeInCycle(item))) this.gc.untrack(object);
      },
    };
  }

  /** `_PyObject_GC_MAY_BE_TRACKED()`. */
  private mayBeInCycle(object: Address): boolean {
    const type = this.words[object + TYPE_INDEX];
    return type !== ATOM && (type !== TUPLE || this.gc.isTracked(object));
  }

  private hooks(): CollectorHooks {
    return {
      incref: (object) => this.incref(object),
      decref: (object) => this.decref(object),
      isWeakref: (object) => this.words[object + TYPE_INDEX] === WEAKREF,
      clearWeakref: (weakref) => this.clearWeakref(weakref),
      weakrefCallback: (weakref) => this.words[weakref + CALLBACK],
      callWeakrefCallback: (weakref) => {
        this.events.push(`cb ${this.nameOf(weakref)}`);
        this.callbacks.get(this.words[weakref + CALLBACK])?.(weakref);
      },
      invokeCallbacks: (phase, generation, collected, uncollectable) => {
        this.events.push(
          phase === 'start' ? `start ${generation}` : `stop ${generation} ${collected} ${uncollectable}`,
        );
        this.onCallbacks(phase);
      },
      appendGarbage: (object) => {
        this.incref(object);
        this.garbage.push(object);
      },
      debugLine: (text) => this.lines.push(text),
      globalRoots: () => this.roots,
      stackRoots: () => this.frames,
      idOf: (object) => object * 4,
      clearFreeLists: () => this.events.push('free lists cleared'),
    };
  }

  incref(object: Address): void {
    if (this.words[object] >= 0) this.words[object]++;
  }

  decref(object: Address): void {
    if (this.words[object] > 0 && --this.words[object] === 0)
      this.types[this.words[object + TYPE_INDEX]].dealloc(object);
  }

  private dealloc(object: Address): void {
    if (this.words[object + TYPE_INDEX] === WEAKREF) this.clearWeakref(object);
    this.gc.untrack(object);
    this.events.push(`~${this.nameOf(object)}`);
    this.dropSlots(object);
    this.gc.onFree();
  }

  private dropSlots(object: Address): void {
    const slots = this.slots(object);
    this.words[object + COUNT] = 0;
    for (const target of slots) this.decref(target);
  }

  /** A tracked object with one reference, which the test holds. */
  make(name: string, type = NODE, ...targets: Address[]): Address {
    const object = this.next + 4;
    this.next += BLOCK;
    this.words[object + REFCOUNT] = 1;
    this.words[object + TYPE_INDEX] = type;
    this.names.set(object, name);
    if (type !== ATOM) {
      this.gc.onAllocate();
      this.gc.track(object);
    }
    for (const target of targets) this.link(object, target);
    return object;
  }

  link(from: Address, to: Address): void {
    const count = this.words[from + COUNT];
    if (count === MAX_SLOTS) throw new Error('a toy object has 22 slots');
    this.words[from + SLOTS + count] = to;
    this.words[from + COUNT]++;
    this.incref(to);
  }

  /** A ring of objects that nothing outside refers to. */
  ring(...names: string[]): Address[] {
    const ring = names.map((name) => this.make(name));
    for (const [i, object] of ring.entries()) this.link(object, ring[(i + 1) % ring.length]);
    for (const object of ring) this.decref(object);
    return ring;
  }

  weakref(name: string, target: Address, callback?: (weakref: Address) => void): Address {
    const weakref = this.make(name, WEAKREF);
    this.words[weakref + TARGET] = target;
    this.words[weakref + OLDER] = this.words[target + WEAKLIST];
    this.words[target + WEAKLIST] = weakref;
    if (callback !== undefined) {
      this.words[weakref + CALLBACK] = weakref;
      this.callbacks.set(weakref, callback);
    }
    return weakref;
  }

  private clearWeakref(weakref: Address): void {
    const target = this.words[weakref + TARGET];
    if (target === 0) return;
    this.words[weakref + TARGET] = 0;
    let holder = target + WEAKLIST;
    while (this.words[holder] !== weakref) holder = this.words[holder] + OLDER;
    this.words[holder] = this.words[weakref + OLDER];
  }

  referentOf(weakref: Address): Address {
    return this.words[weakref + TARGET];
  }

  finalizer(object: Address, finalize: (object: Address) => void = () => {}): Address {
    this.finalizers.set(object, finalize);
    return object;
  }

  slots(object: Address): Address[] {
    return [...this.words.subarray(object + SLOTS, object + SLOTS + this.words[object + COUNT])];
  }

  nameOf(object: Address): string {
    return this.names.get(object) ?? `object at ${object}`;
  }

  /** Names of the objects in a generation, oldest first. */
  generation(generation: number): string[] {
    return this.gc.generations.objects(generation).map((object) => this.nameOf(object));
  }

  /** The events since the last call. */
  takeEvents(): string[] {
    return this.events.splice(0);
  }

  /** Collects and leaves out the events that every collection has. */
  collect(generation = 2): [number, ...string[]] {
    this.takeEvents();
    const found = this.gc.collect(generation, 'manual');
    return [found, ...this.takeEvents().filter((event) => !/^(start|stop|free lists)/.test(event))];
  }

  /** Every link has its counterpart, and no flag of a collection is left over. */
  checkLists(): void {
    const { words } = this;
    const { generations, incremental } = this.gc;
    for (const head of [...generations.all.map((each) => each.head), generations.permanent]) {
      let previous = head;
      const isVisited = incremental !== null && (head === incremental.visited.head || head === generations.permanent);
      for (let object = words[head + GC_NEXT]; object !== head; object = words[object + GC_NEXT]) {
        if (words[object + GC_PREV] !== previous) throw new Error(`${this.nameOf(object)}: broken back link`);
        const flags = words[object + GC_FLAGS] & ~(LASTING | (isVisited ? GC_VISITED : 0));
        if (flags !== 0) throw new Error(`${this.nameOf(object)}: flags left over`);
        previous = object;
      }
      if (words[head + GC_PREV] !== previous) throw new Error('head: broken back link');
    }
  }
}
