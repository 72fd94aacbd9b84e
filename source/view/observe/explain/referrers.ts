import { Edges } from '../../../heap/edges.ts';
import { GC_NEXT, TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Machine } from '../../../machine.ts';
import type { ReferenceSources } from '../../inspection.ts';
import { eachName, framePlace, frameReferences, stackFrames } from './roots.ts';
import { trackedLists } from './tracked-lists.ts';

/** An object that refers to the one asked about, and how often. */
export interface Referrer {
  readonly owner: Address;
  readonly times: number;
}

/** A reference that a frame on the stack counts. */
export interface FrameReferrer {
  readonly place: string;
  readonly how: string;
}

/** What is counted of one member of a set: references from within the set, and from names. */
export interface MemberCounts {
  inside: number;
  names: number;
}

/** Who refers to an object, and to the members of its ring. */
export interface Referrers {
  readonly objects: readonly Referrer[];
  readonly frames: readonly FrameReferrer[];
  readonly sources: ReferenceSources;
  /** By member, in the order given. */
  readonly members: readonly MemberCounts[];
}

/**
 * Looks at every tracked object once, and at the frames on the stack: who refers to `members[0]`, and how many references
 * the members have from one another and from names. Costs about as much as a full collection's first pass.
 */
export function findReferrers(
  machine: Machine,
  members: readonly Address[],
  names: ReadonlyMap<Address, string>,
): Referrers {
  const { vm } = machine;
  const { words } = vm;
  const object = members[0];
  const numbers = new Map(members.map((member, i) => [member, i]));
  const counts: MemberCounts[] = members.map(() => ({ inside: 0, names: 0 }));
  const objects: Referrer[] = [];
  const edges = new Edges();
  const untracked = new UntrackedContainers(machine, object);

  const count = (owner: Address): number => {
    edges.length = 0;
    vm.types.table[words[owner + TYPE_INDEX]].referents(owner, edges);
    const isInside = numbers.has(owner);
    let times = 0;
    for (let i = 0; i < edges.length; i++) {
      const target = edges.items[i];
      if (target === object) times++;
      const number = isInside ? numbers.get(target) : undefined;
      if (number !== undefined) counts[number].inside++;
      untracked.meet(target);
    }
    if (times > 0) objects.push({ owner, times });
    return times;
  };

  const generations: number[] = [];
  let frozen = 0;
  for (const { generation, head } of trackedLists(vm)) {
    let sum = 0;
    for (let owner = words[head + GC_NEXT]; owner !== head; owner = words[owner + GC_NEXT]) sum += count(owner);
    if (generation === 'permanent') frozen = sum;
    else generations.push(sum);
  }

  const frames: FrameReferrer[] = [];
  for (const frame of stackFrames(vm)) {
    const place = framePlace(vm, frame);
    frameReferences(vm, frame, (target, how) => {
      if (target === object) frames.push({ place, how });
      const number = how.startsWith('local ') ? numbers.get(target) : undefined;
      if (number !== undefined) counts[number].names++;
      untracked.meet(target);
    });
  }
  for (const dict of names.keys()) {
    eachName(vm, dict, (_name, value) => {
      const number = numbers.get(value);
      if (number !== undefined) counts[number].names++;
    });
  }

  const fromUntracked = untracked.count(count);
  const refcount = Math.max(0, words[object]);
  const known = generations.reduce((sum, each) => sum + each, frozen + fromUntracked + frames.length);
  const lists = vm.heap.gc.incremental === null ? 'gen 0, gen 1, gen 2' : 'young, visited, pending';
  const elsewhere = Math.max(0, refcount - known);
  return {
    objects,
    frames,
    sources: { lists, generations, frozen, untracked: fromUntracked, frames: frames.length, elsewhere },
    members: counts,
  };
}

/**
 * Containers that the collector does not track, met on the way: tuples of numbers, dicts of texts. None of them can hold a
 * tracked object, so they are looked at for the sake of others only.
 */
class UntrackedContainers {
  private readonly machine: Machine;
  private readonly met = new Set<Address>();
  private readonly isNeeded: boolean;

  constructor(machine: Machine, object: Address) {
    this.machine = machine;
    const { vm } = machine;
    this.isNeeded = !vm.typeOf(object).isGc || vm.words[object + GC_NEXT] === 0;
  }

  meet(target: Address): void {
    if (!this.isNeeded) return;
    const { types, words } = this.machine.vm;
    if (types.table[words[target + TYPE_INDEX]].isGc && words[target + GC_NEXT] === 0) this.met.add(target);
  }

  /** The references from all of them; those that are met meanwhile are looked at, too. */
  count(each: (owner: Address) => number): number {
    let sum = 0;
    for (const owner of this.met) sum += each(owner);
    return sum;
  }
}
