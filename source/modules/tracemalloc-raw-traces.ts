import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { SnapshotData, TraceGroup } from './tracemalloc-snapshot.ts';

/**
 * The traces as `_tracemalloc._get_traces()` gives them: a list of tuples (domain, size, traceback, frames there were), where
 * a traceback is a tuple of tuples (file name, line) that traces share. CPython traces nothing meanwhile: when these tuples die
 * and wait in the free lists, whoever takes them has memory that tracemalloc does not know.
 * @param list an empty list, which is filled
 */
export function fillRawTraces(vm: Vm, groups: readonly TraceGroup[], list: Address): void {
  const { heap, tuple, int } = vm;
  for (const { frames, total, blocks } of groups) {
    const traceback = tuple.steal(
      frames.map(([filename, line]) => tuple.steal([heap.newRef(vm.str.name(filename)), int.fromNumber(line)])),
    );
    for (const size of blocks) {
      const items = [int.fromNumber(0), int.fromNumber(size), heap.newRef(traceback), int.fromNumber(total)];
      vm.list.appendSteal(list, tuple.steal(items));
    }
    heap.decref(traceback);
  }
}

/** Puts the traces of some groups of a snapshot into `list`, which is empty: the same tuples. */
export function selectRawTraces(vm: Vm, snapshot: SnapshotData, chosen: ReadonlySet<TraceGroup>, list: Address): void {
  let index = 0;
  for (const group of snapshot.groups) {
    const end = index + group.blocks.length;
    if (chosen.has(group)) {
      for (let i = index; i < end; i++) vm.list.appendSteal(list, vm.heap.newRef(vm.list.item(snapshot.raw, i)));
    }
    index = end;
  }
}
