import type { Address } from '../heap/object-type.ts';
import type { SiteInfo } from '../python/run/sites.ts';
import type { Vm } from '../python/vm.ts';
import { fillRawTraces } from './tracemalloc-raw-traces.ts';

/** The traces that have one traceback in common. */
export interface TraceGroup {
  /** 0 where nothing is said: that of all blocks of the simulated heap. */
  readonly domain?: number;
  /** File and line, newest frame first. */
  readonly frames: SiteInfo['frames'];
  /** Frames there were; more than `frames` if the limit cut them. */
  readonly total: number;
  /** Requested bytes of all blocks. */
  readonly size: number;
  /** Bytes of each block. */
  readonly blocks: readonly number[];
}

/** What `take_snapshot()` saw: figures of their own, which nothing that happens later changes. */
export interface SnapshotData {
  readonly groups: readonly TraceGroup[];
  /** The same traces as objects, a list in the order of the groups; owned. */
  readonly raw: Address;
  /** `traceback_limit`. */
  readonly limit: number;
}

/** One trace of a snapshot. */
export interface TraceData {
  readonly domain: number;
  readonly size: number;
  readonly frames: SiteInfo['frames'];
  readonly total: number;
}

/** Copies the traces of all blocks that tracemalloc knows. `raw` is an empty list to hold them, which the snapshot then owns. */
export function captureSnapshot(vm: Vm, raw: Address, limit: number): SnapshotData {
  const { trace, allocator } = vm.heap;
  const from = trace.tracedFrom;
  const blocks = new Map<number, number[]>();
  allocator.forEachBlock((_block, bytes, site) => {
    if (site < from) return;
    const sizes = blocks.get(site);
    if (sizes === undefined) blocks.set(site, [bytes]);
    else sizes.push(bytes);
  });
  const groups: TraceGroup[] = [];
  for (const site of trace.tracedSites()) {
    const info = vm.sites.info(site);
    if (info === undefined) continue;
    groups.push({
      frames: info.frames,
      total: info.total,
      size: trace.liveBytes(site),
      blocks: blocks.get(site) ?? [],
    });
  }
  fillRawTraces(vm, groups, raw);
  return { groups, raw, limit };
}

export function traceCount(snapshot: SnapshotData): number {
  return snapshot.groups.reduce((sum, group) => sum + group.blocks.length, 0);
}

/** The trace with this number, 0 … `traceCount() - 1`. */
export function traceAt(snapshot: SnapshotData, index: number): TraceData | null {
  let rest = index;
  for (const { domain = 0, frames, total, blocks } of snapshot.groups) {
    if (rest < blocks.length) return { domain, size: blocks[rest], frames, total };
    rest -= blocks.length;
  }
  return null;
}
