import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import { matchesPattern } from './file-name-pattern.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { objectTraceback, rawTraces } from './tracemalloc-raw-traces.ts';
import { defineRuns, passesOnce } from './tracemalloc-runs.ts';

/** MAX_NFRAME. */
const MAX_FRAMES = 65535;

// DIFFERS: A Filter's patterns leave nothing behind, nor does the text that `Traceback.format()` reads: in CPython a later
// snapshot shows what `re`, `fnmatch`, `linecache` and `tokenize` have kept of it. — Patterns and lines are looked up natively. —
// Filter these files out, as `tracemalloc.__file__`.
/**
 * The module `_tracemalloc`, over which `tracemalloc` is. It counts nothing itself: the heap keeps each block's line from the
 * start; `start()` only begins a new epoch.
 */
export function defineTracemalloc(vm: Vm, modules: Modules): NativeModule {
  return { name: '_tracemalloc', functions: tracingFunctions(vm, modules), types: { _Runs: defineRuns(vm) } };
}

function tracingFunctions(vm: Vm, modules: Modules): readonly NativeFunction[] {
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
    ['_get_object_traceback', 'obj, /', (object: Address) => objectTraceback(vm, object)],
    ['_get_traces', '', () => rawTraces(vm)],
    ...passesOnce(vm),
    ['_fspath', 'path, /', (path: Address) => fileSystemPath(modules, path)],
    [
      '_matches',
      'filename, pattern, /',
      (filename: Address, pattern: Address) => vm.int.bool(matchesPattern(vm.str.text(filename), vm.str.text(pattern))),
    ],
  ];
}

/** `os.fspath()` */
function fileSystemPath(modules: Modules, path: Address): Address {
  const { vm } = modules;
  if (vm.str.isStr(path)) return vm.heap.newRef(path);
  const os = modules.import('os');
  try {
    return vm.calls.method0(os, 'fspath', path);
  } finally {
    vm.heap.decref(os);
  }
}

// DIFFERS: `tracemalloc.get_tracemalloc_memory()` counts the tables as large as the traces that live now need them. — In CPython
// tables keep places and tracebacks of earlier ones. — Compare it by thousands of blocks, not by single ones.
/** sizeof(_Py_hashtable_t), of an entry and of a bucket. */
const TABLE_BYTES = 80;
const ENTRY_BYTES = 32;
const BUCKET_BYTES = 8;

/** What tracemalloc's own tables take in CPython: those of traces, tracebacks and file names (`_Py_hashtable_size()`). */
function overhead({ heap, sites }: Vm): number {
  const { trace } = heap;
  const traced = trace.tracedSites();
  const files = new Set(traced.flatMap((site) => sites.info(site)?.frames.map(([filename]) => filename) ?? []));
  const tableBytes = (entries: number): number => {
    let buckets = 16;
    while (entries > buckets / 2) buckets *= 2;
    return TABLE_BYTES + entries * ENTRY_BYTES + buckets * BUCKET_BYTES;
  };
  const blocks = traced.reduce((sum, site) => sum + trace.liveCount(site), 0);
  return tableBytes(blocks) + tableBytes(traced.length) + tableBytes(files.size);
}
