import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { TraceGroup } from './tracemalloc-snapshot.ts';

/**
 * The traces as `_tracemalloc._get_traces()` gives them: a list of tuples (domain, size, traceback, frames there were), where
 * a traceback is a tuple of tuples (file name, line) that traces share. CPython traces nothing meanwhile: when these tuples die
 * and wait in the free lists, whoever takes them has memory that tracemalloc does not know.
 * @returns a new reference
 */
export function makeRawTraces(vm: Vm, groups: readonly TraceGroup[]): Address {
  const { heap, tuple, int } = vm;
  const list = vm.list.make();
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
  return list;
}

/** The traces of some of the groups that `list` was made of: a list of the same tuples, a new reference. */
export function selectRawTraces(
  vm: Vm,
  list: Address,
  groups: readonly TraceGroup[],
  chosen: ReadonlySet<TraceGroup>,
): Address {
  const selected = vm.list.make();
  let index = 0;
  for (const group of groups) {
    const end = index + group.blocks.length;
    if (chosen.has(group)) {
      for (let i = index; i < end; i++) vm.list.appendSteal(selected, vm.heap.newRef(vm.list.item(list, i)));
    }
    index = end;
  }
  return selected;
}
