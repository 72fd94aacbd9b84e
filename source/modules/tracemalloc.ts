import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { defineConstructors } from './tracemalloc-constructors.ts';
import { defineFilters } from './tracemalloc-filter-types.ts';
import { captureSnapshot } from './tracemalloc-snapshot.ts';
import { SnapshotTypes } from './tracemalloc-snapshot-types.ts';
import { GET_TRACES, TraceTypes } from './tracemalloc-trace-types.ts';

/** The line of CPython's `take_snapshot()` that calls `Snapshot`. */
const TAKE_SNAPSHOT = 560;
/** Up to 3.10 its call makes a frame object: two variables and three places on the stack, for a code that has no number here. */
const SNAPSHOT_CODE = -1;
const SNAPSHOT_SLOTS = 5;

/** MAX_NFRAME. */
const MAX_FRAMES = 65535;

// DIFFERS: Statistics and tracebacks are charged to no line and do not count as collectable objects; a Filter costs its line
// some 300 bytes less. — They are kept beside the simulated heap. — Filter `tracemalloc.__file__` out, as one does under CPython.
/**
 * The module `tracemalloc`. It counts nothing itself: the heap keeps each block's line from the start; `start()` only
 * begins a new epoch.
 */
export function defineTracemalloc(vm: Vm, modules: Modules): NativeModule {
  const traces = new TraceTypes(vm, modules);
  const filters = defineFilters(vm);
  const snapshots = new SnapshotTypes(vm, traces, filters);
  defineConstructors(vm, traces, snapshots, filters);
  return {
    name: 'tracemalloc',
    functions: tracingFunctions(vm, traces, snapshots),
    types: {
      Frame: traces.frame.type,
      Traceback: traces.traceback.type,
      Trace: traces.trace.type,
      Statistic: snapshots.statistic.type,
      StatisticDiff: snapshots.diff.type,
      Snapshot: snapshots.snapshot.type,
      Filter: filters.filter.type,
      DomainFilter: filters.domainFilter.type,
    },
  };
}

function tracingFunctions(vm: Vm, traces: TraceTypes, snapshots: SnapshotTypes): readonly NativeFunction[] {
  const { int, none, frames } = vm;
  const { trace } = vm.heap;
  /** `get_traceback_limit()`, which outlives `stop()`. */
  let limit = 1;
  const restoreSite = (): void => {
    if (frames.current !== 0) frames.restoreSite(frames.current);
  };
  const forget = (): void => {
    trace.beginEpoch();
    restoreSite();
  };
  return [
    [
      'start',
      'nframe=1, /',
      (nframe: Address) => {
        const wanted = nframe === 0 ? 1 : vm.numbers.cInt(nframe);
        if (wanted < 1 || wanted > MAX_FRAMES) {
          throw vm.errors.raise('ValueError', `the number of frames must be in range [1; ${MAX_FRAMES}]`);
        }
        if (trace.isTracing) return none;
        limit = wanted;
        frames.traceLimit = wanted;
        forget();
        return none;
      },
    ],
    [
      'stop',
      '',
      () => {
        if (!trace.isTracing) return none;
        frames.traceLimit = 1;
        trace.endEpoch();
        restoreSite();
        return none;
      },
    ],
    ['is_tracing', '', () => int.bool(trace.isTracing)],
    [
      'clear_traces',
      '',
      () => {
        if (trace.isTracing) forget();
        return none;
      },
    ],
    [
      'reset_peak',
      '',
      () => {
        if (trace.isTracing) trace.resetPeak();
        return none;
      },
    ],
    [
      'get_traced_memory',
      '',
      () => {
        const { traced, tracedPeak } = trace;
        return vm.tuple.steal([int.fromNumber(traced), int.fromNumber(tracedPeak)]);
      },
    ],
    ['get_traceback_limit', '', () => int.fromNumber(limit)],
    ['get_tracemalloc_memory', '', () => int.fromNumber(overhead(vm))],
    ['get_object_traceback', 'obj', (object: Address) => traces.ofObject(object)],
    ['_get_traces', '', () => (trace.isTracing ? captureSnapshot(vm, vm.list.make(), limit).raw : vm.list.make())],
    [
      'take_snapshot',
      '',
      () => {
        if (!trace.isTracing) {
          const message = 'the tracemalloc module must be tracing memory allocations to take a snapshot';
          throw vm.errors.raise('RuntimeError', message);
        }
        const { blocks } = vm.frame;
        const frame = vm.facts.framesAreObjects ? blocks.take(SNAPSHOT_CODE, SNAPSHOT_SLOTS) : 0;
        const raw = traces.onLine(GET_TRACES, () => vm.list.make());
        const snapshot = traces.uncharged(() => snapshots.make(captureSnapshot(vm, raw, limit), TAKE_SNAPSHOT));
        if (frame !== 0) blocks.release(frame, SNAPSHOT_CODE);
        return snapshot;
      },
    ],
  ];
}

/** Bytes of an entry and of a bucket of the hash tables in which CPython keeps its traces. */
const ENTRY_BYTES = 32;
const BUCKET_BYTES = 8;

/** What tracemalloc's own tables take in CPython: entries, and buckets for twice to six times as many. */
function overhead(vm: Vm): number {
  const { trace } = vm.heap;
  if (!trace.isTracing) return 0;
  const sites = trace.tracedSites();
  const tableBytes = (entries: number): number => {
    let buckets = 16;
    while (entries > buckets / 2) buckets *= 4;
    return entries * ENTRY_BYTES + buckets * BUCKET_BYTES;
  };
  return tableBytes(sites.reduce((sum, site) => sum + trace.liveCount(site), 0)) + tableBytes(sites.length);
}
