import type { Address } from '../heap/object-type.ts';
import { Native } from '../python/objects/native.ts';
import type { PyType } from '../python/objects/type.ts';
import { callNative } from '../python/protocols/native-call.ts';
import type { Vm } from '../python/vm.ts';
import type { FilterTypes } from './tracemalloc-filter-types.ts';
import { matchesFrame, matchesFrames } from './tracemalloc-filters.ts';
import type { TraceGroup } from './tracemalloc-snapshot.ts';
import type { SnapshotTypes } from './tracemalloc-snapshot-types.ts';
import type { FrameData, TracebackFrames } from './tracemalloc-statistics.ts';
import type { TraceTypes } from './tracemalloc-trace-types.ts';

/**
 * What tracemalloc.py's classes can do because they are Python: be made by a script, of the tuples that `_get_traces()` gives,
 * and show these tuples.
 */
export function defineConstructors(vm: Vm, traces: TraceTypes, snapshots: SnapshotTypes, filters: FilterTypes): void {
  const { frame, traceback, trace } = traces;
  makes(vm, frame.type, 'frame', (tuple) => frame.make(frameOf(vm, tuple)));
  makes(vm, traceback.type, 'frames, total_nframe=None', (frames, total) =>
    traceback.make({ frames: framesOf(vm, frames).toReversed(), total: numberOrNull(vm, total) }),
  );
  makes(vm, trace.type, 'trace', (tuple) => {
    const { domain, frames, total, size } = groupOf(vm, tuple);
    return trace.make({ domain, frames, total, size });
  });
  makes(vm, snapshots.snapshot.type, 'traces, traceback_limit', (list, limit) => {
    const groups = vm.iteration.toArray(list).map((item) => {
      const group = groupOf(vm, item);
      vm.heap.decref(item);
      return group;
    });
    return snapshots.snapshot.make({ groups, raw: vm.heap.newRef(list), limit: vm.numbers.intArgument(limit) });
  });
  const figures = (of: Address, size: Address, count: Address) => ({
    frames: traceback.of(of).frames,
    size: vm.numbers.intArgument(size),
    count: vm.numbers.intArgument(count),
  });
  makes(vm, snapshots.statistic.type, 'traceback, size, count', (of, size, count) =>
    snapshots.statistic.make(figures(of, size, count)),
  );
  makes(
    vm,
    snapshots.diff.type,
    'traceback, size, size_diff, count, count_diff',
    (of, size, sizeDiff, count, countDiff) =>
      snapshots.diff.make({
        ...figures(of, size, count),
        sizeDiff: vm.numbers.intArgument(sizeDiff),
        countDiff: vm.numbers.intArgument(countDiff),
      }),
  );
  vm.types.attributes(traceback.type, [
    { kind: 'member', name: '_frames', get: (self) => vm.tuple.steal(traceback.of(self).frames.map(rawFrame)) },
  ]);
  vm.types.methods(filters.filter.type, [
    [
      '_match_frame',
      'filename, lineno',
      (self: Address, filename: Address, line: Address) => {
        const place: FrameData = [vm.str.text(filename), vm.numbers.intArgument(line)];
        const { inclusive } = filters.filter.of(self);
        return vm.int.bool(matchesFrame(filters.filter.of(self), place) === inclusive);
      },
    ],
    [
      '_match_traceback',
      'traceback',
      (self: Address, frames: Address) => vm.int.bool(matchesFrames(filters.filter.of(self), framesOf(vm, frames))),
    ],
  ]);

  function rawFrame([filename, line]: FrameData): Address {
    return vm.tuple.steal([vm.heap.newRef(vm.str.name(filename)), vm.int.fromNumber(line)]);
  }
}

function makes(vm: Vm, type: PyType, parameters: string, make: (...values: readonly Address[]) => Address): void {
  const native = new Native(type.name, parameters, (...values: readonly Address[]) => make(...values));
  type.create = (_type, base, count, names) => callNative(vm, native, 0, base, count, names);
  type.init = () => {};
}

function itemsOf<Item>(vm: Vm, iterable: Address, read: (item: Address) => Item): Item[] {
  return vm.iteration.toArray(iterable).map((item) => {
    try {
      return read(item);
    } finally {
      vm.heap.decref(item);
    }
  });
}

function frameOf(vm: Vm, tuple: Address): FrameData {
  const [filename, line] = itemsOf(vm, tuple, (item) =>
    vm.str.isStr(item) ? vm.str.text(item) : vm.numbers.intArgument(item),
  );
  return [String(filename), Number(line)];
}

/** Newest first, as `_tracemalloc` gives them. */
function framesOf(vm: Vm, tuples: Address): TracebackFrames {
  return itemsOf(vm, tuples, (each) => frameOf(vm, each));
}

/** One trace: a tuple (domain, size, traceback, frames there were). */
function groupOf(vm: Vm, tuple: Address): TraceGroup & { readonly domain: number } {
  const [domain, size, frames, total] = itemsOf(vm, tuple, (item) =>
    vm.tuple.isTuple(item) ? framesOf(vm, item) : numberOrNull(vm, item),
  );
  const bytes = Number(size);
  const places = Array.isArray(frames) ? frames : [];
  return {
    domain: Number(domain),
    frames: places,
    total: Number(total ?? places.length),
    size: bytes,
    blocks: [bytes],
  };
}

function numberOrNull(vm: Vm, object: Address): number | null {
  return object === 0 || object === vm.none ? null : vm.numbers.intArgument(object);
}
