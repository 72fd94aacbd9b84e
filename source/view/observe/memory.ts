import { HeapMap } from '../../heap/heap-map.ts';
import type { Vm } from '../../python/vm.ts';
import type { SiteSamples } from '../../scenario/session/site-samples.ts';
import type { Memory, Site, TracedStack } from '../moment.ts';

/** Sites and tracebacks that a moment shows. */
const SITES = 400;
const STACKS = 200;

/** What the script has allocated and not freed, by line, at `step`. */
export function observeMemory(vm: Vm, samples: SiteSamples, step: number): Memory {
  const { trace, allocator } = vm.heap;
  const all = liveLines(vm);
  const rest = all.slice(SITES);
  const map = new HeapMap(allocator);
  const classes = map.classes();
  return {
    tracing: trace.isTracing,
    traced: trace.live,
    peak: trace.peak,
    sites: all.slice(0, SITES).map(({ file, line, bytes, count, sites }): Site => {
      return { file, line, bytes, count, trend: [...samples.trendBefore(step, sites), bytes] };
    }),
    trendSteps: [...samples.stepsBefore(step), step],
    tracebacks: liveStacks(vm),
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

interface LiveLine {
  readonly file: string;
  readonly line: number;
  bytes: number;
  count: number;
  /** A line has a site for each epoch, and one for each traceback. */
  readonly sites: number[];
}

/** Live memory by line, in tracemalloc's order. */
function liveLines({ heap: { trace }, sites }: Vm): LiveLine[] {
  const lines = new Map<string, LiveLine>();
  for (const site of trace.liveSites()) {
    const [file, line] = sites.info(site)?.frames[0] ?? ['<unknown>', 0];
    const key = `${line}:${file}`;
    let known = lines.get(key);
    if (known === undefined) {
      known = { file, line, bytes: 0, count: 0, sites: [] };
      lines.set(key, known);
    }
    known.bytes += trace.liveBytes(site);
    known.count += trace.liveCount(site);
    known.sites.push(site);
  }
  return [...lines.values()].sort(
    (a, b) =>
      b.bytes - a.bytes || b.count - a.count || (a.file === b.file ? b.line - a.line : a.file < b.file ? 1 : -1),
  );
}

/** Live memory of the sites that know more than one frame, the largest first. */
function liveStacks({ heap: { trace }, sites }: Vm): TracedStack[] {
  const stacks: TracedStack[] = [];
  for (const site of trace.liveSites()) {
    const info = sites.info(site);
    if (info === undefined || info.frames.length < 2) continue;
    stacks.push({
      frames: info.frames.map(([file, line]) => ({ file, line })),
      total: info.total,
      bytes: trace.liveBytes(site),
      count: trace.liveCount(site),
    });
  }
  return stacks.sort((a, b) => b.bytes - a.bytes || b.count - a.count).slice(0, STACKS);
}
