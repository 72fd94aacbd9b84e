import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import { matchesPattern } from './file-name-pattern.ts';
import { selectRawTraces } from './tracemalloc-raw-traces.ts';
import type { SnapshotData, TraceGroup } from './tracemalloc-snapshot.ts';
import type { FrameData, TracebackFrames } from './tracemalloc-statistics.ts';

/** `tracemalloc.Filter`, or `DomainFilter` where `pattern` is null. */
export interface FilterData {
  readonly inclusive: boolean;
  readonly pattern: string | null;
  readonly line: number | null;
  readonly allFrames: boolean;
  readonly domain: number | null;
}

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
  const isDomain = domain === (group.domain ?? 0);
  if (filter.pattern === null) return isDomain === inclusive;
  const passes = matchesFrames(filter, group.frames);
  if (domain === null) return passes;
  return inclusive ? passes && isDomain : passes || !isDomain;
}

/** `_match_traceback()`: whether a filter lets a traceback through, the newest frame first. */
export function matchesFrames(filter: FilterData, all: TracebackFrames): boolean {
  const frames = filter.allFrames ? all : all.slice(0, 1);
  return frames.some((frame) => matchesFrame(filter, frame)) === filter.inclusive;
}

/** `_match_frame_impl()`: whether the pattern and the line fit. */
export function matchesFrame({ pattern, line }: FilterData, [filename, at]: FrameData): boolean {
  return matchesPattern(normalizeFilename(filename), pattern as string) && (line === null || line === at);
}
