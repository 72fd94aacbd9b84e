import { HeapMap } from '../../heap/heap-map.ts';
import type { Vm } from '../../python/vm.ts';
import type { Memory, Site } from '../moment.ts';

/** Sites that a moment shows. */
const SITES = 100;

/** What the script has allocated and not freed, by line. */
export function observeMemory(vm: Vm): Memory {
  const { trace, allocator } = vm.heap;
  const all = liveLines(vm);
  const sites = all.slice(0, SITES);
  const rest = all.slice(SITES);
  const map = new HeapMap(allocator);
  const classes = map.classes();
  return {
    tracing: trace.isTracing,
    traced: trace.live,
    peak: trace.peak,
    sites,
    otherSites: {
      sites: rest.length,
      bytes: rest.reduce((sum, { bytes }) => sum + bytes, 0),
      count: rest.reduce((sum, { count }) => sum + count, 0),
    },
    pymalloc: {
      blocks: classes.reduce((sum, { blocksInUse }) => sum + blocksInUse, 0),
      pools: classes.reduce((sum, { pools }) => sum + pools, 0),
      arenas: map.arenas().length,
    },
  };
}

/** Live memory by line, in tracemalloc's order. A line has a site for each epoch, and one for each traceback. */
function liveLines({ heap: { trace }, sites }: Vm): Site[] {
  const lines = new Map<string, { file: string; line: number; bytes: number; count: number }>();
  for (const site of trace.liveSites()) {
    const [file, line] = sites.info(site)?.frames[0] ?? ['<unknown>', 0];
    const key = `${line}:${file}`;
    const known = lines.get(key);
    if (known === undefined) {
      lines.set(key, { file, line, bytes: trace.liveBytes(site), count: trace.liveCount(site) });
    } else {
      known.bytes += trace.liveBytes(site);
      known.count += trace.liveCount(site);
    }
  }
  return [...lines.values()].sort(
    (a, b) =>
      b.bytes - a.bytes || b.count - a.count || (a.file === b.file ? b.line - a.line : a.file < b.file ? 1 : -1),
  );
}
