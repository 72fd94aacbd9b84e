import { Edges } from './edges.ts';
import { moveToList } from './gc-list.ts';
import { GC_NEXT, GC_REFS, REFCOUNT, SIZE, TYPE_INDEX } from './object.ts';
import type { Address, ObjectType } from './object-type.ts';

/** What `kindOf` says of a type. */
const STAYS_TRACKED = 0;
const UNTRACKS_AS_TUPLE = 1;
const UNTRACKS_AS_DICT = 2;

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

/** The scans over a list of objects by which a collection finds out what nothing outside the list reaches. */
export interface Scans {
  /** Exact tuples and dicts among the survivors of the last scan, in list order. */
  readonly tuples: Edges;
  readonly dicts: Edges;
  /** Reads anew what the scans need to know of types. */
  readTypes(): void;
  /**
   * `update_refs()`: afterwards the scratch count of every object in the list equals its reference count.
   * @param takeOut called for immortal objects, which are not examined; null where they are
   * @returns how many are examined
   */
  updateRefs(containers: Address, takeOut: ((object: Address) => void) | null): number;
  /** `subtract_refs()`: afterwards a scratch count says how many references come from outside the list. */
  subtractRefs(containers: Address, candidates: number): void;
  /**
   * `move_unreachable()`: an object with references from outside stays and saves what it refers to; one without is
   * moved to `unreachable` for now. Should a later object save it after all, it comes back at the end of the list.
   * @returns how many are in `unreachable` at the end
   */
  moveUnreachable(young: Address, unreachable: Address, candidates: number): number;
  /** Afterwards no object of the list has a mark. */
  unmark(list: Address): void;
}

/** What the scans look at. */
export interface Scanned {
  readonly words: Int32Array;
  /** A byte for each 16 bytes of `words`; all 0 between collections. */
  readonly marks: Uint8Array;
  readonly types: readonly ObjectType[];
}

/** Plain functions over constants (parameters would not be), so that V8 writes the addresses of the memory into them. */
export function makeScans(scanned: Scanned): Scans {
  const { words, marks, types } = scanned;
  const edges = new Edges();
  const tuples = new Edges();
  const dicts = new Edges();
  /** The edges that stay inside the list, object after object: what the last scan needs of the one before. */
  const inside = new Edges();
  /** Where those of each object end, in the list's order. */
  let insideEnds = new Int32Array(4096);
  let kinds = new Uint8Array(256);
  /** `ObjectType.itemsAt` of each type. */
  let itemsAt = new Uint8Array(256);

  const readTypes = (): void => {
    if (types.length > kinds.length) {
      kinds = new Uint8Array(types.length * 2);
      itemsAt = new Uint8Array(types.length * 2);
    }
    for (let i = 1; i < types.length; i++) {
      kinds[i] = kindOf(types[i]);
      itemsAt[i] = types[i]?.itemsAt ?? 0;
    }
  };

  const updateRefs = (containers: Address, takeOut: ((object: Address) => void) | null): number => {
    let candidates = 0;
    for (let object = words[containers + GC_NEXT]; object !== containers; ) {
      const next = words[object + GC_NEXT];
      const refs = words[object + REFCOUNT];
      if (refs < 0 && takeOut !== null) {
        takeOut(object);
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
    return candidates;
  };

  /** An engine's bug, never a script's: CPython asserts the same in debug builds. */
  const refcountTooSmall = (object: Address): never => {
    const type = types[words[object + TYPE_INDEX]];
    const refcount = words[object + REFCOUNT];
    throw new Error(
      `refcount of ${type.name} at word ${object} is too small: ${refcount}, but more objects refer to it`,
    );
  };

  /** A reference from inside the list. */
  const visitDecref = (target: Address): void => {
    const mark = marks[target >> 2];
    if (mark === NO_REFS) refcountTooSmall(target);
    if (mark === BIG) words[target + GC_REFS]--;
    else marks[target >> 2] = mark - 1;
    inside.push(target);
  };

  const subtractRefs = (containers: Address, candidates: number): void => {
    if (candidates > insideEnds.length) insideEnds = new Int32Array(candidates * 2);
    const ends = insideEnds;
    const offsets = itemsAt;
    let scanned = 0;
    inside.length = 0;
    for (let object = words[containers + GC_NEXT]; object !== containers; object = words[object + GC_NEXT]) {
      const typeIndex = words[object + TYPE_INDEX];
      const at = offsets[typeIndex];
      if (at !== 0) {
        const items = words[object + at];
        for (let i = items + words[object + SIZE] - 1; i >= items; i--) {
          const target = words[i];
          if (marks[target >> 2] !== 0) visitDecref(target);
        }
      } else {
        edges.length = 0;
        types[typeIndex].referents(object, edges);
        const { items, length } = edges;
        for (let i = 0; i < length; i++) {
          const target = items[i];
          if (marks[target >> 2] !== 0) visitDecref(target);
        }
      }
      ends[scanned++] = inside.length;
    }
  };

  /** @returns how many objects came back to the list */
  const visitReachable = (items: Int32Array, from: number, to: number, young: Address): number => {
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
  };

  /** An object that came back: its turn in the list is not that of its edges. */
  const visitReferents = (object: Address, young: Address): number => {
    edges.length = 0;
    types[words[object + TYPE_INDEX]].referents(object, edges);
    return visitReachable(edges.items, 0, edges.length, young);
  };

  const moveUnreachable = (young: Address, unreachable: Address, candidates: number): number => {
    const ends = insideEnds;
    const untracking = kinds;
    const { items } = inside;
    tuples.length = 0;
    dicts.length = 0;
    let moved = 0;
    let scanned = 0;
    let at = 0;
    for (let object = words[young + GC_NEXT]; object !== young; ) {
      const isBack = scanned === candidates;
      const end = isBack ? at : ends[scanned++];
      const mark = marks[object >> 2];
      if (mark === NO_REFS || (mark === BIG && words[object + GC_REFS] === 0)) {
        const next = words[object + GC_NEXT];
        moveToList(words, object, unreachable);
        marks[object >> 2] = UNREACHABLE;
        moved++;
        object = next;
      } else {
        if (isBack) moved -= visitReferents(object, young);
        else if (at < end) moved -= visitReachable(items, at, end, young);
        marks[object >> 2] = 0;
        const kind = untracking[words[object + TYPE_INDEX]];
        if (kind !== STAYS_TRACKED) (kind === UNTRACKS_AS_TUPLE ? tuples : dicts).push(object);
        object = words[object + GC_NEXT];
      }
      at = end;
    }
    return moved;
  };

  const unmark = (list: Address): void => {
    for (let object = words[list + GC_NEXT]; object !== list; object = words[object + GC_NEXT]) marks[object >> 2] = 0;
  };

  return { tuples, dicts, readTypes, updateRefs, subtractRefs, moveUnreachable, unmark };
}
