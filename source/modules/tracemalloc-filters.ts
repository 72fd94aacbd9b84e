import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import { matchesPattern } from './file-name-pattern.ts';
import { selectRawTraces } from './tracemalloc-raw-traces.ts';
import type { SnapshotData, TraceGroup } from './tracemalloc-snapshot.ts';
import type { FrameData } from './tracemalloc-statistics.ts';

/** `tracemalloc.Filter`, or `DomainFilter` where `pattern` is null. */
export interface FilterData {
  readonly inclusive: boolean;
  readonly pattern: string | null;
  readonly line: number | null;
  readonly allFrames: boolean;
  readonly domain: number | null;
}

/** The domain of every trace. */
const DOMAIN = 0;

/** `_normalize_filename()`: compiled files stand for their sources. */
export function normalizeFilename(filename: string): string {
  return filename.endsWith('.pyc') ? filename.slice(0, -1) : filename;
}

/** `Snapshot.filter_traces()`: what some inclusive filter takes, if there are any, and no exclusive one refuses. `raw` is an empty list for it. */
export function filterTraces(
  vm: Vm,
  snapshot: SnapshotData,
  filters: readonly FilterData[],
  raw: Address,
): SnapshotData {
  const include = filters.filter((filter) => filter.inclusive);
  const exclude = filters.filter((filter) => !filter.inclusive);
  const groups = snapshot.groups.filter(
    (group) =>
      (include.length === 0 || include.some((filter) => lets(filter, group))) &&
      exclude.every((filter) => lets(filter, group)),
  );
  selectRawTraces(vm, snapshot, new Set(groups), raw);
  return { ...snapshot, groups, raw };
}

/** `_match()`: whether a filter lets a trace through. */
function lets(filter: FilterData, group: TraceGroup): boolean {
  const { inclusive, domain } = filter;
  if (filter.pattern === null) return (domain === DOMAIN) === inclusive;
  const frames = filter.allFrames ? group.frames : group.frames.slice(0, 1);
  const passes = frames.some((frame) => matchesFrame(filter, frame)) === inclusive;
  if (domain === null) return passes;
  return inclusive ? passes && domain === DOMAIN : passes || domain !== DOMAIN;
}

function matchesFrame({ pattern, line }: FilterData, [filename, at]: FrameData): boolean {
  return matchesPattern(normalizeFilename(filename), pattern as string) && (line === null || line === at);
}
