import type { Address } from '../heap/object-type.ts';
import type { SiteInfo } from '../python/run/sites.ts';
import type { Vm } from '../python/vm.ts';

/** `_get_object_traceback()`: the frames of the line that the object's block is charged to; None if it is not traced. */
export function objectTraceback(vm: Vm, object: Address): Address {
  const { trace } = vm.heap;
  // 3.11 looks behind the GC head only, though instances have their dict and values in front of it.
  const headBytes = vm.facts.weakrefsInFront ? vm.typeOf(object).preSize : Math.min(vm.typeOf(object).preSize, 16);
  const block = object - (headBytes >> 2);
  const info = trace.isTraced(block) ? vm.sites.info(trace.siteOf(block)) : undefined;
  return info === undefined ? vm.none : tracebackTuple(vm, info);
}

// DIFFERS: While tracemalloc holds one frame a trace, as it does by default, `total_nframe` is always 1. — A line is one place
// then, from however deep it was called. — Use `tracemalloc.start(2)` to see it.
/**
 * `_get_traces()`: a list of tuples (domain, size, traceback, frames there were), where traces of one line share the
 * traceback. CPython traces nothing meanwhile but the list itself: when these tuples die and wait in the free lists, whoever
 * takes them has memory that tracemalloc does not know.
 */
export function rawTraces(vm: Vm): Address {
  const { trace } = vm.heap;
  const list = vm.list.make();
  if (!trace.isTracing) return list;
  const sites = trace.tracedSites();
  const blocks = tracedBlocks(vm);
  const { site, reuseSite } = trace;
  trace.reuseSite = site;
  trace.site = 0;
  try {
    for (const each of sites) fill(vm, list, vm.sites.info(each), blocks.get(each) ?? []);
  } finally {
    trace.site = site;
    trace.reuseSite = reuseSite;
  }
  return list;
}

/** Bytes of each traced block, by site. */
function tracedBlocks({ heap }: Vm): ReadonlyMap<number, readonly number[]> {
  const from = heap.trace.tracedFrom;
  const blocks = new Map<number, number[]>();
  heap.allocator.forEachBlock((_block, bytes, site) => {
    if (site < from) return;
    const sizes = blocks.get(site);
    if (sizes === undefined) blocks.set(site, [bytes]);
    else sizes.push(bytes);
  });
  return blocks;
}

function fill(vm: Vm, list: Address, info: SiteInfo | undefined, sizes: readonly number[]): void {
  if (info === undefined) return;
  const { heap, tuple, int } = vm;
  const traceback = tracebackTuple(vm, info);
  for (const size of sizes) {
    const items = [int.fromNumber(0), int.fromNumber(size), heap.newRef(traceback), int.fromNumber(info.total)];
    vm.list.appendSteal(list, tuple.steal(items));
  }
  heap.decref(traceback);
}

/** `traceback_to_pyobject()`: tuples (file name, line), the newest frame first. */
function tracebackTuple({ heap, tuple, int, str }: Vm, { frames }: SiteInfo): Address {
  return tuple.steal(
    frames.map(([filename, line]) => tuple.steal([heap.newRef(str.name(filename)), int.fromNumber(line)])),
  );
}
