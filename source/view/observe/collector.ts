import type { CollectionRecord } from '../../heap/collection-log.ts';
import { OLDEST } from '../../heap/generations.ts';
import type { IncrementalGenerations } from '../../heap/incremental/generations.ts';
import type { SetAside } from '../../heap/uncollectable.ts';
import type { Vm } from '../../python/vm.ts';
import type { RecentCollection, Recording } from '../../scenario/session/recording.ts';
import type { Collection, Collector, GarbageObject, IncrementalState, WaitingGarbage } from '../moment.ts';
import { garbageMembers } from './garbage-members.ts';

/** Uncollectable objects that a moment shows. */
const GARBAGE = 50;
/** Of more than these the first are sorted into rings. */
const SORTED = 5_000;

/** The bits of `gc.set_debug()`, without DEBUG_LEAK, which is several of them. */
const DEBUG_FLAGS = [
  ['STATS', 1],
  ['COLLECTABLE', 2],
  ['UNCOLLECTABLE', 4],
  ['SAVEALL', 32],
] as const;

export function observeCollector(
  vm: Vm,
  { recent, candidates }: Pick<Recording, 'recent' | 'candidates'>,
  waiting: WaitingGarbage | null,
): Collector {
  const { gc } = vm.heap;
  const { generations, incremental } = gc;
  const counts = generations.counts();
  const garbage = gc.uncollectable.list();
  return {
    enabled: gc.enabled,
    debug: DEBUG_FLAGS.flatMap(([name, bit]) => (gc.debug & bit ? [name] : [])),
    frozen: generations.freezeCount(),
    generations: generations.all.map(({ threshold, collections, collected, uncollectable }, i) => ({
      objects: generations.size(i),
      count: counts[i],
      threshold,
      collections,
      candidates: candidates[i],
      collected,
      uncollectable,
    })),
    longLivedPending: generations.longLivedPending,
    longLivedTotal: generations.longLivedTotal,
    unsimulated: generations.unsimulated,
    collections: recent.map(collection),
    garbage: garbageObjects(vm, garbage),
    garbageTotal: garbage.length,
    waiting,
    incremental: incremental === null ? null : incrementalState(incremental),
  };
}

function incrementalState({ phase, workToDo, heapSize, cycles }: IncrementalGenerations): IncrementalState {
  return { phase, workToDo, heapSize, cycles };
}

function collection({ step, record }: RecentCollection): Collection {
  const { ordinal, generation, candidates, collected, uncollectable, counts, thresholds, increment } = record;
  return {
    ordinal,
    step,
    generation,
    reason: reasonOf(record),
    candidates,
    freed: collected,
    // Survivors of a full collection stay where they are; here they count as kept too.
    promoted: Math.max(0, candidates - collected - uncollectable),
    uncollectable,
    cause: record.reason,
    counts,
    thresholds,
    longLivedPending: record.longLivedPending,
    longLivedTotal: record.longLivedTotal,
    heldBack: record.heldBack,
    untracked: record.untracked,
    resurrected: record.resurrected,
    increment,
  };
}

/** What made it run. The generation that is collected is the one whose count decided. */
function reasonOf({ reason, generation, counts, thresholds, increment }: CollectionRecord): string {
  if (reason === 'manual') return generation === OLDEST ? 'gc.collect()' : `gc.collect(${generation})`;
  if (reason === 'shutdown') return 'interpreter exit';
  // Increments are started by the young generation, whatever they collect.
  const decided = increment === null ? generation : 0;
  return `count${decided} ${counts[decided]} > threshold${decided} ${thresholds[decided]}`;
}

const WHY = {
  'legacy finalizer': 'its type has a tp_del finalizer: nobody knows in which order to run those of a cycle',
  'reachable from a legacy finalizer': 'reachable from an object with a tp_del finalizer, which may still need it',
  DEBUG_SAVEALL: 'gc.DEBUG_SAVEALL is set: garbage is kept instead of freed',
} as const satisfies Record<SetAside['because'], string>;

/** The first of those set aside, with the references among all of them. */
function garbageObjects(vm: Vm, entries: readonly SetAside[]): GarbageObject[] {
  const byObject = new Map(entries.map((entry) => [entry.object, entry]));
  const { members, objects } = garbageMembers(vm, [...byObject.keys()].slice(0, SORTED), GARBAGE);
  return members.flatMap((member, i): GarbageObject[] => {
    const entry = byObject.get(objects[i]);
    if (entry === undefined) return [];
    return [{ ...member, because: entry.because, reason: WHY[entry.because], collection: entry.collection }];
  });
}
