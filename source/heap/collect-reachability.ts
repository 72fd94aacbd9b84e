import { Edges } from './edges.ts';
import { appendToList, initList, moveToList, removeFromList } from './gc-list.ts';
import {
  GC_COLLECTING,
  GC_FINALIZED,
  GC_FLAGS,
  GC_NEXT,
  GC_PREV,
  GC_REFS,
  GC_UNREACHABLE,
  REFCOUNT,
  TYPE_INDEX,
} from './object.ts';
import type { Address, ObjectType } from './object-type.ts';
import { GC_SET_ASIDE } from './uncollectable.ts';

/** Bits of `kinds`, the facts of a type that the loops over every object and edge need. */
const IS_GC = 1;
const UNTRACKS_AS_TUPLE = 2;
const UNTRACKS_AS_DICT = 4;

/** Flags that outlive a collection. */
const LASTING = GC_FINALIZED | GC_SET_ASIDE;

/** Edges gathered before they are visited: a long loop of independent reads hides the cache misses of each. */
const BATCH = 4096;

function kindOf(type: ObjectType | undefined): number {
  if (type === undefined || !type.isGc) return 0;
  if (type.untracking === null) return IS_GC;
  return IS_GC | (type.untracking === 'tuple' ? UNTRACKS_AS_TUPLE : UNTRACKS_AS_DICT);
}

/**
 * Finds the objects of a list that nothing outside it reaches (Python/gc.c, deduce_unreachable()).
 *
 * Each object gets a scratch count, its reference count less the references from inside the list. What is left over
 * comes from outside: such objects live, and so does all they reach. No Python code runs in here.
 */
export class Reachability {
  /** Objects examined by the last run. */
  candidates = 0;
  /** Objects found unreachable by the last run. */
  unreachable = 0;
  /** Exact tuples and dicts among the survivors of the last run, in list order. */
  readonly tuples = new Edges();
  readonly dicts = new Edges();

  private readonly words: Int32Array;
  private readonly types: readonly ObjectType[];
  private readonly immortals: 'frozen' | 'untracked' | 'examined';
  private readonly permanent: Address;
  private readonly edges = new Edges();
  private kinds = new Uint8Array(256);

  constructor(
    words: Int32Array,
    types: readonly ObjectType[],
    immortals: 'frozen' | 'untracked' | 'examined',
    permanent: Address,
  ) {
    this.words = words;
    this.types = types;
    this.immortals = immortals;
    this.permanent = permanent;
  }

  /** Moves the unreachable objects of `base` to `unreachable`, an uninitialised head; survivors stay. */
  deduceUnreachable(base: Address, unreachable: Address): void {
    this.readTypes();
    this.updateRefs(base);
    this.subtractRefs(base);
    initList(this.words, unreachable);
    this.moveUnreachable(base, unreachable);
  }

  /** What an object refers to, valid until the next call. */
  referents(object: Address): Edges {
    const edges = this.edges;
    edges.length = 0;
    this.types[this.words[object + TYPE_INDEX]].referents(object, edges);
    return edges;
  }

  isGc(object: Address): boolean {
    return (this.kinds[this.words[object + TYPE_INDEX]] & IS_GC) !== 0;
  }

  private readTypes(): void {
    const { types } = this;
    if (types.length > this.kinds.length) this.kinds = new Uint8Array(types.length * 2);
    for (let i = 1; i < types.length; i++) {
      this.kinds[i] = kindOf(types[i]);
    }
  }

  /** Afterwards every scratch count equals the reference count, and every object is marked as being collected. */
  private updateRefs(containers: Address): void {
    const { words } = this;
    const examinesImmortals = this.immortals === 'examined';
    let candidates = 0;
    for (let object = words[containers + GC_NEXT]; object !== containers; ) {
      const next = words[object + GC_NEXT];
      const refs = words[object + REFCOUNT];
      if (refs < 0 && !examinesImmortals) {
        this.takeOutImmortal(object);
      } else {
        words[object + GC_REFS] = refs;
        words[object + GC_FLAGS] = (words[object + GC_FLAGS] & LASTING) | GC_COLLECTING;
        candidates++;
      }
      object = next;
    }
    this.candidates = candidates;
  }

  private takeOutImmortal(object: Address): void {
    this.words[object + GC_FLAGS] &= LASTING;
    if (this.immortals === 'frozen') moveToList(this.words, object, this.permanent);
    else removeFromList(this.words, object);
  }

  /** Afterwards a scratch count says how many references come from outside the list. */
  private subtractRefs(containers: Address): void {
    const { words, types, edges } = this;
    edges.length = 0;
    for (let object = words[containers + GC_NEXT]; object !== containers; object = words[object + GC_NEXT]) {
      types[words[object + TYPE_INDEX]].referents(object, edges);
      if (edges.length >= BATCH) this.visitDecref();
    }
    this.visitDecref();
  }

  private visitDecref(): void {
    const { words, kinds, edges } = this;
    const { items, length } = edges;
    for (let i = 0; i < length; i++) {
      const target = items[i];
      if ((kinds[words[target + TYPE_INDEX]] & IS_GC) === 0) continue;
      if ((words[target + GC_FLAGS] & GC_COLLECTING) === 0) continue;
      const refs = words[target + GC_REFS];
      if (refs === 0) this.refcountTooSmall(target);
      words[target + GC_REFS] = refs - 1;
    }
    edges.length = 0;
  }

  /** An engine's bug, never a script's: CPython asserts the same in debug builds. */
  private refcountTooSmall(object: Address): never {
    const type = this.types[this.words[object + TYPE_INDEX]];
    const refcount = this.words[object + REFCOUNT];
    throw new Error(
      `refcount of ${type.name} at word ${object} is too small: ${refcount}, but more objects refer to it`,
    );
  }

  /**
   * One scan of the list: an object with references from outside stays and saves what it refers to; one without is
   * moved to `unreachable` for now. Should a later object save it after all, it comes back at the end of the list.
   */
  private moveUnreachable(young: Address, unreachable: Address): void {
    const { words, types, kinds, edges, tuples, dicts } = this;
    tuples.length = 0;
    dicts.length = 0;
    let moved = 0;
    for (let object = words[young + GC_NEXT]; object !== young; ) {
      if (words[object + GC_REFS] !== 0) {
        const typeIndex = words[object + TYPE_INDEX];
        edges.length = 0;
        types[typeIndex].referents(object, edges);
        moved -= this.visitReachable(young);
        words[object + GC_FLAGS] &= ~GC_COLLECTING;
        const kind = kinds[typeIndex];
        if (kind > IS_GC) (kind & UNTRACKS_AS_TUPLE ? tuples : dicts).push(object);
        object = words[object + GC_NEXT];
      } else {
        const previous = words[object + GC_PREV];
        const next = words[object + GC_NEXT];
        words[previous + GC_NEXT] = next;
        words[next + GC_PREV] = previous;
        appendToList(words, object, unreachable);
        words[object + GC_FLAGS] |= GC_UNREACHABLE;
        moved++;
        object = next;
      }
    }
    this.unreachable = moved;
  }

  /** @returns how many objects came back to the list */
  private visitReachable(young: Address): number {
    const { words, kinds, edges } = this;
    const { items, length } = edges;
    let back = 0;
    for (let i = 0; i < length; i++) {
      const target = items[i];
      if ((kinds[words[target + TYPE_INDEX]] & IS_GC) === 0) continue;
      // Objects outside the list, and those the scan has passed, are not being collected (any more).
      const flags = words[target + GC_FLAGS];
      if ((flags & GC_COLLECTING) === 0) continue;
      if ((flags & GC_UNREACHABLE) !== 0) {
        words[target + GC_FLAGS] = flags & ~GC_UNREACHABLE;
        words[target + GC_REFS] = 1;
        moveToList(words, target, young);
        back++;
      } else if (words[target + GC_REFS] === 0) {
        words[target + GC_REFS] = 1;
      }
    }
    return back;
  }
}
