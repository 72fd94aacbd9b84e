import type { CollectionRecord } from '../../heap/collection-log.ts';
import { OLDEST } from '../../heap/generations.ts';
import type { SetAside } from '../../heap/uncollectable.ts';
import type { Vm } from '../../python/vm.ts';
import type { RecentCollection } from '../../scenario/session/recording.ts';
import type { Collection, Collector, GarbageObject } from '../moment.ts';
import { labelOf } from './labels.ts';

/** Uncollectable objects that a moment shows. */
const GARBAGE = 50;

/** The bits of `gc.set_debug()`, without DEBUG_LEAK, which is several of them. */
const DEBUG_FLAGS = [
  ['STATS', 1],
  ['COLLECTABLE', 2],
  ['UNCOLLECTABLE', 4],
  ['SAVEALL', 32],
] as const;

export function observeCollector(vm: Vm, recent: readonly RecentCollection[]): Collector {
  const { gc } = vm.heap;
  const { generations } = gc;
  const garbage = gc.uncollectable.list();
  return {
    enabled: gc.enabled,
    debug: DEBUG_FLAGS.flatMap(([name, bit]) => (gc.debug & bit ? [name] : [])),
    frozen: generations.freezeCount(),
    generations: generations.all.map(({ count, threshold, collections, collected, uncollectable }, i) => ({
      objects: generations.size(i),
      count,
      threshold,
      collections,
      collected,
      uncollectable,
    })),
    longLivedPending: generations.longLivedPending,
    longLivedTotal: generations.longLivedTotal,
    collections: recent.map(collection),
    garbage: garbage.slice(0, GARBAGE).map((entry) => garbageObject(vm, entry)),
    garbageTotal: garbage.length,
  };
}

function collection({ step, record }: RecentCollection): Collection {
  const { ordinal, generation, candidates, collected, uncollectable } = record;
  // Survivors of a full collection stay where they are; here they count as kept too.
  const promoted = Math.max(0, candidates - collected - uncollectable);
  return { ordinal, step, generation, reason: reasonOf(record), candidates, freed: collected, promoted, uncollectable };
}

/** What made it run. The generation that is collected is the one whose count decided. */
function reasonOf({ reason, generation, counts, thresholds }: CollectionRecord): string {
  if (reason === 'manual') return generation === OLDEST ? 'gc.collect()' : `gc.collect(${generation})`;
  if (reason === 'shutdown') return 'interpreter exit';
  return `count${generation} ${counts[generation]} > threshold${generation} ${thresholds[generation]}`;
}

const WHY = {
  'legacy finalizer': 'its type has a tp_del finalizer: nobody knows in which order to run those of a cycle',
  'reachable from a legacy finalizer': 'reachable from an object with a tp_del finalizer, which may still need it',
  DEBUG_SAVEALL: 'gc.DEBUG_SAVEALL is set: garbage is kept instead of freed',
} as const satisfies Record<SetAside['because'], string>;

function garbageObject(vm: Vm, { object, because }: SetAside): GarbageObject {
  return {
    type: vm.typeName(object),
    label: labelOf(vm, object),
    reason: WHY[because],
    refcount: vm.words[object] >>> 0,
    birth: birthplace(vm, object),
  };
}

function birthplace(vm: Vm, object: number): GarbageObject['birth'] {
  const block = object - (vm.typeOf(object).preSize >> 2);
  const newest = vm.sites.info(vm.heap.trace.siteOf(block))?.frames[0];
  return newest === undefined ? null : { file: newest[0], line: newest[1] };
}
