import { makeScans, type Scans } from './collect-scans.ts';
import { Edges } from './edges.ts';
import { initList, moveToList, removeFromList } from './gc-list.ts';
import { GC_COLLECTING, GC_FINALIZED, GC_FLAGS, GC_NEXT, GC_VISITED, TYPE_INDEX } from './object.ts';
import type { Address, ObjectType } from './object-type.ts';
import { GC_SET_ASIDE } from './uncollectable.ts';

/** Flags that outlive a collection. */
const LASTING = GC_FINALIZED | GC_SET_ASIDE | GC_VISITED;

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
  private readonly words: Int32Array;
  private readonly types: readonly ObjectType[];
  private readonly scans: Scans;
  private readonly takeOut: ((object: Address) => void) | null;
  private readonly edges = new Edges();

  /** @param marks a byte for each 16 bytes of `words` */
  constructor(
    words: Int32Array,
    marks: Uint8Array,
    types: readonly ObjectType[],
    immortals: 'frozen' | 'untracked' | 'examined',
    permanent: Address,
  ) {
    this.words = words;
    this.types = types;
    this.scans = makeScans({ words, marks, types });
    this.takeOut = immortals === 'examined' ? null : takingOut(words, immortals === 'frozen' ? permanent : 0);
  }

  /** Exact tuples among the survivors of the last run, in list order. */
  get tuples(): Edges {
    return this.scans.tuples;
  }

  /** Exact dicts among them. */
  get dicts(): Edges {
    return this.scans.dicts;
  }

  /**
   * Moves the unreachable objects of `base` to `unreachable`, an uninitialised head, and flags them as being collected;
   * survivors stay.
   */
  deduceUnreachable(base: Address, unreachable: Address): void {
    const { scans } = this;
    scans.readTypes();
    this.candidates = scans.updateRefs(base, this.takeOut);
    scans.subtractRefs(base, this.candidates);
    initList(this.words, unreachable);
    this.unreachable = scans.moveUnreachable(base, unreachable, this.candidates);
    scans.unmark(unreachable);
    this.markCollecting(unreachable);
  }

  /** What an object refers to, valid until the next call. */
  referents(object: Address): Edges {
    const { edges } = this;
    edges.length = 0;
    this.types[this.words[object + TYPE_INDEX]].referents(object, edges);
    return edges;
  }

  /** From here on an object of the garbage is known by its flag. */
  private markCollecting(unreachable: Address): void {
    const { words } = this;
    for (let object = words[unreachable + GC_NEXT]; object !== unreachable; object = words[object + GC_NEXT])
      words[object + GC_FLAGS] = (words[object + GC_FLAGS] & LASTING) | GC_COLLECTING;
  }
}

/** What becomes of an immortal object in the list: it goes to the permanent generation, or out of all (`permanent` 0). */
function takingOut(words: Int32Array, permanent: Address): (object: Address) => void {
  return (object) => {
    words[object + GC_FLAGS] &= LASTING;
    if (permanent !== 0) moveToList(words, object, permanent);
    else removeFromList(words, object);
  };
}
