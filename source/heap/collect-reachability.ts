import { Edges } from './edges.ts';
import { initList, moveToList, removeFromList } from './gc-list.ts';
import {
  GC_COLLECTING,
  GC_FINALIZED,
  GC_FLAGS,
  GC_NEXT,
  GC_REFS,
  GC_VISITED,
  REFCOUNT,
  SIZE,
  TYPE_INDEX,
} from './object.ts';
import type { Address, ObjectType } from './object-type.ts';
import { GC_SET_ASIDE } from './uncollectable.ts';

/** What `kinds` says of a type. */
const STAYS_TRACKED = 0;
const UNTRACKS_AS_TUPLE = 1;
const UNTRACKS_AS_DICT = 2;

/** Flags that outlive a collection. */
const LASTING = GC_FINALIZED | GC_SET_ASIDE | GC_VISITED;

/*
 * A mark is a byte per 16 bytes of memory: 0 for what is not examined, else the scratch count plus one. That keeps all
 * that an edge has to look at sixteen times denser than the objects, and tells collectable objects from others.
 */
const NO_REFS = 1;
const ONE_REF = 2;
/** Moved to the unreachable list for now. */
const UNREACHABLE = 254;
/** The count is too big for a byte, and is kept in the object's GC_REFS word. */
const BIG = 255;

function kindOf(type: ObjectType | undefined): number {
  if (!type?.untracking) return STAYS_TRACKED;
  return type.untracking === 'tuple' ? UNTRACKS_AS_TUPLE : UNTRACKS_AS_DICT;
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
  /** The edges that stay inside the list, object after object: what the second scan needs of the first one. */
  private readonly inside = new Edges();
  /** Where those of each object end, in the list's order. */
  private insideEnds = new Int32Array(4096);
  private readonly marks: Uint8Array;
  private kinds = new Uint8Array(256);
  /** `ObjectType.itemsAt` of each type. */
  private itemsAt = new Uint8Array(256);

  constructor(
    words: Int32Array,
    marks: Uint8Array,
    types: readonly ObjectType[],
    immortals: 'frozen' | 'untracked' | 'examined',
    permanent: Address,
  ) {
    this.words = words;
    this.types = types;
    this.immortals = immortals;
    this.permanent = permanent;
    this.marks = marks;
  }

  /**
   * Moves the unreachable objects of `base` to `unreachable`, an uninitialised head, and flags them as being collected;
   * survivors stay.
   */
  deduceUnreachable(base: Address, unreachable: Address): void {
    this.readTypes();
    this.updateRefs(base);
    this.subtractRefs(base);
    initList(this.words, unreachable);
    this.moveUnreachable(base, unreachable);
    this.markCollecting(unreachable);
  }

  /** What an object refers to, valid until the next call. */
  referents(object: Address): Edges {
    const edges = this.edges;
    edges.length = 0;
    this.types[this.words[object + TYPE_INDEX]].referents(object, edges);
    return edges;
  }

  private readTypes(): void {
    const { types } = this;
    if (types.length > this.kinds.length) {
      this.kinds = new Uint8Array(types.length * 2);
      this.itemsAt = new Uint8Array(types.length * 2);
    }
    for (let i = 1; i < types.length; i++) {
      this.kinds[i] = kindOf(types[i]);
      this.itemsAt[i] = types[i]?.itemsAt ?? 0;
    }
  }

  /** Afterwards the scratch count of every object in the list equals its reference count. */
  private updateRefs(containers: Address): void {
    const { words, marks } = this;
    const examinesImmortals = this.immortals === 'examined';
    let candidates = 0;
    for (let object = words[containers + GC_NEXT]; object !== containers; ) {
      const next = words[object + GC_NEXT];
      const refs = words[object + REFCOUNT];
      if (refs < 0 && !examinesImmortals) {
        this.takeOutImmortal(object);
      } else {
        if (refs >= 0 && refs < UNREACHABLE - 1) {
          marks[object >> 2] = refs + 1;
        } else {
          marks[object >> 2] = BIG;
          words[object + GC_REFS] = refs;
        }
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
    const { words, types, marks, edges, inside, itemsAt } = this;
    if (this.candidates > this.insideEnds.length) this.insideEnds = new Int32Array(this.candidates * 2);
    const { insideEnds } = this;
    let scanned = 0;
    inside.length = 0;
    for (let object = words[containers + GC_NEXT]; object !== containers; object = words[object + GC_NEXT]) {
      const typeIndex = words[object + TYPE_INDEX];
      const at = itemsAt[typeIndex];
      if (at !== 0) {
        const items = words[object + at];
        for (let i = items + words[object + SIZE] - 1; i >= items; i--) {
          const target = words[i];
          if (marks[target >> 2] !== 0) this.visitDecref(target);
        }
      } else {
        edges.length = 0;
        types[typeIndex].referents(object, edges);
        const { items, length } = edges;
        for (let i = 0; i < length; i++) {
          const target = items[i];
          if (marks[target >> 2] !== 0) this.visitDecref(target);
        }
      }
      insideEnds[scanned++] = inside.length;
    }
  }

  /** A reference from inside the list. */
  private visitDecref(target: Address): void {
    const { words, marks } = this;
    const mark = marks[target >> 2];
    if (mark === NO_REFS) this.refcountTooSmall(target);
    if (mark === BIG) words[target + GC_REFS]--;
    else marks[target >> 2] = mark - 1;
    this.inside.push(target);
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
    const { words, kinds, marks, tuples, dicts, inside, insideEnds, candidates } = this;
    tuples.length = 0;
    dicts.length = 0;
    let moved = 0;
    let scanned = 0;
    let at = 0;
    for (let object = words[young + GC_NEXT]; object !== young; ) {
      const isBack = scanned === candidates;
      const end = isBack ? at : insideEnds[scanned++];
      const mark = marks[object >> 2];
      if (mark === NO_REFS || (mark === BIG && words[object + GC_REFS] === 0)) {
        const next = words[object + GC_NEXT];
        moveToList(words, object, unreachable);
        marks[object >> 2] = UNREACHABLE;
        moved++;
        object = next;
      } else {
        if (isBack) moved -= this.visitReferents(object, young);
        else if (at < end) moved -= this.visitReachable(inside.items, at, end, young);
        marks[object >> 2] = 0;
        const kind = kinds[words[object + TYPE_INDEX]];
        if (kind !== STAYS_TRACKED) (kind === UNTRACKS_AS_TUPLE ? tuples : dicts).push(object);
        object = words[object + GC_NEXT];
      }
      at = end;
    }
    this.unreachable = moved;
  }

  /** An object that came back: its turn in the list is not that of its edges. */
  private visitReferents(object: Address, young: Address): number {
    const { items, length } = this.referents(object);
    return this.visitReachable(items, 0, length, young);
  }

  /** @returns how many objects came back to the list */
  private visitReachable(items: Int32Array, from: number, to: number, young: Address): number {
    const { words, marks } = this;
    let back = 0;
    for (let i = from; i < to; i++) {
      const target = items[i];
      const mark = marks[target >> 2];
      // Objects outside the list, and those the scan has passed, have no mark (any more).
      if (mark === NO_REFS) {
        marks[target >> 2] = ONE_REF;
      } else if (mark === UNREACHABLE) {
        marks[target >> 2] = ONE_REF;
        moveToList(words, target, young);
        back++;
      } else if (mark === BIG && words[target + GC_REFS] === 0) {
        words[target + GC_REFS] = 1;
      }
    }
    return back;
  }

  /** From here on an object of the garbage is known by its flag. */
  private markCollecting(unreachable: Address): void {
    const { words, marks } = this;
    for (let object = words[unreachable + GC_NEXT]; object !== unreachable; object = words[object + GC_NEXT]) {
      marks[object >> 2] = 0;
      words[object + GC_FLAGS] = (words[object + GC_FLAGS] & LASTING) | GC_COLLECTING;
    }
  }
}
