import type { Reachability } from '../../heap/collect-reachability.ts';
import { GENERATIONS } from '../../heap/generations.ts';
import { GC_NEXT, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { BOOT_SITE, type TraceStore } from '../../heap/trace-store.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { countOf, type TypeCensus, type TypeCount } from '../heap-facts.ts';
import { trackedLists } from './explain/tracked-lists.ts';
import { type SizeOf, sizeOfType } from './object-size.ts';

/** Types that a census tells of; the smallest are left out. */
const TYPES = 400;

/** Three generations, the permanent one, and the objects that are in none. */
const LISTS = GENERATIONS + 1;
const UNTRACKED = LISTS;

/**
 * All live objects by type. The collector's lists have the tracked ones; the others are found by following references
 * from those, so that each is counted once. A look at a million objects takes some tenths of a second.
 */
export function observeTypes(vm: Vm, step: number): TypeCensus {
  const count = new Count(vm);
  trackedLists(vm).forEach(({ head }, list) => {
    count.addList(head, list);
  });
  return { step, types: count.rows().slice(0, TYPES) };
}

interface Tally {
  readonly type: PyType;
  readonly sizeOf: SizeOf;
  /** Its objects are types. */
  readonly isMetatype: boolean;
  /** Its objects refer to no others. */
  readonly isLeaf: boolean;
  /** Words of the heads in front of its objects. */
  readonly preWords: number;
  readonly counts: number[];
  bytes: number;
  ownCount: number;
  ownBytes: number;
}

class Count {
  private readonly vm: Vm;
  private readonly words: Int32Array;
  private readonly trace: TraceStore;
  private readonly reachability: Reachability;
  private readonly leaves: readonly PyType[];
  private readonly tallies: (Tally | undefined)[] = [];
  /** A bit for each 16 bytes of the memory: an untracked object that was counted. */
  private readonly seen: Uint8Array;
  /** Untracked objects whose references have not been followed. */
  private readonly waiting: Address[] = [];

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    this.trace = vm.heap.trace;
    this.reachability = vm.heap.gc.reachability;
    this.leaves = [vm.str.type, vm.int.type, vm.float.type, vm.bytes.type];
    this.seen = new Uint8Array((this.words.length >> 5) + 1);
  }

  /** The objects of one of the collector's lists, and the untracked ones behind them. */
  addList(head: Address, list: number): void {
    const { words } = this;
    for (let object = words[head + GC_NEXT]; object !== head; object = words[object + GC_NEXT]) {
      const tally = this.tallyOf(object);
      this.count(object, tally, list);
      if (!tally.isLeaf) this.follow(object);
      while (this.waiting.length > 0) this.follow(this.waiting.pop() as Address);
    }
  }

  rows(): TypeCount[] {
    const byName = new Map<string, Tally>();
    for (const tally of this.tallies) {
      if (tally === undefined) continue;
      const known = byName.get(tally.type.name);
      if (known === undefined) byName.set(tally.type.name, tally);
      else addTally(known, tally);
    }
    const rows = [...byName.values()].map(({ type, counts, bytes, ownCount, ownBytes }) => {
      return {
        type: type.name,
        tracked: counts.slice(0, LISTS),
        untracked: counts[UNTRACKED],
        bytes,
        ownCount,
        ownBytes,
      };
    });
    return rows.sort((a, b) => b.bytes - a.bytes || countOf(b) - countOf(a) || (a.type < b.type ? -1 : 1));
  }

  private count(object: Address, tally: Tally, list: number): void {
    const bytes = tally.sizeOf(object);
    tally.counts[list]++;
    tally.bytes += bytes;
    // What is in static memory has no block, and so no site of the script.
    if (this.trace.siteOf(object - tally.preWords) === BOOT_SITE) return;
    tally.ownCount++;
    tally.ownBytes += bytes;
  }

  private follow(object: Address): void {
    const { items, length } = this.reachability.referents(object);
    for (let i = 0; i < length; i++) {
      const target = items[i];
      const tally = this.tallyOf(target);
      if (this.isTracked(target, tally) || this.wasSeen(target)) continue;
      this.count(target, tally, UNTRACKED);
      if (!tally.isLeaf) this.waiting.push(target);
    }
  }

  private isTracked(object: Address, { preWords, isMetatype }: Tally): boolean {
    // A static type has no head in front of it (type_is_gc()).
    if (preWords === 0 || (isMetatype && !this.vm.types.at(object).flags.isHeap)) return false;
    return this.words[object + GC_NEXT] !== 0;
  }

  /** Whether it was seen before; from now on it was. */
  private wasSeen(object: Address): boolean {
    const { seen } = this;
    const bit = 1 << ((object >> 2) & 7);
    const at = object >> 5;
    if ((seen[at] & bit) !== 0) return true;
    seen[at] |= bit;
    return false;
  }

  private tallyOf(object: Address): Tally {
    const index = this.words[object + TYPE_INDEX];
    let tally = this.tallies[index];
    if (tally === undefined) {
      const { types } = this.vm;
      const type = types.table[index];
      const counts = new Array<number>(LISTS + 1).fill(0);
      tally = {
        type,
        sizeOf: sizeOfType(this.vm, type),
        isMetatype: type.isSubtypeOf(types.type),
        isLeaf: this.leaves.includes(type),
        preWords: type.preSize >> 2,
        counts,
        bytes: 0,
        ownCount: 0,
        ownBytes: 0,
      };
      this.tallies[index] = tally;
    }
    return tally;
  }
}

function addTally(to: Tally, more: Tally): void {
  more.counts.forEach((count, i) => {
    to.counts[i] += count;
  });
  to.bytes += more.bytes;
  to.ownCount += more.ownCount;
  to.ownBytes += more.ownBytes;
}
