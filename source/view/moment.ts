/**
 * The read-only view model: everything that a screen, a snapshot or a report may show of one moment of a run.
 *
 * Plain data, made on the engine's thread and posted to whoever shows it (structured clone: no functions, no classes).
 * Each fact stands here once, as the engine knows it; averages, shares, sums and texts are made where they are shown.
 * All sizes are bytes, all times are steps. A step is one LINE instruction executed; step 0 is before the first line.
 */

import type { PoolMap, TypeCensus } from './heap-facts.ts';
import type { Inspection, KnownObject, RingEdge } from './inspection.ts';

/** What does not change while a script runs. The playback may send it across the thread border once and attach it. */
export interface Script {
  /** The name given on the command line: a bundled scenario's name or a file's. */
  readonly name: string;
  readonly title: string;
  /** The modelled version, `3.13.0`. */
  readonly python: string;
  /** Source text of the files that lines can be in, by the file name that tracebacks and tracemalloc print. */
  readonly sources: readonly SourceText[];
  readonly cells: readonly Cell[];
}

export interface SourceText {
  readonly file: string;
  readonly lines: readonly string[];
}

/** One code cell of a scenario. */
export interface Cell {
  readonly title: string;
  readonly file: string;
  /** First line of the cell's code, 1-based. */
  readonly line: number;
  /** The Markdown that stands before the cell, line by line. */
  readonly narration: readonly string[];
}

/** `ready` before the first line, `ended` after the last one, `failed` after an exception that nobody caught. */
export type RunState = 'ready' | 'running' | 'paused' | 'ended' | 'failed';

/** One step of one run. */
export interface Moment {
  readonly script: Script;
  readonly state: RunState;
  /** One more than the last line's when the run is over. */
  readonly step: number;
  /** The step at the end of the run; null before it if the run is longer than the playback looks ahead. */
  readonly totalSteps: number | null;
  /** Index in `script.cells`; -1 before the first cell. */
  readonly cell: number;
  readonly execution: Execution;
  readonly gc: Collector;
  readonly memory: Memory;
  readonly timeline: Timeline;
  /** What is read only on demand (heap-facts.ts): null while nobody looks at it. */
  readonly pools: PoolMap | null;
  readonly types: TypeCensus | null;
  /** The object that was asked for when this was read: an id or an expression; empty for none. */
  readonly asked: string;
  /** The object that somebody looks at; null while nobody does, or when it is gone. */
  readonly object: Inspection | null;
  /** The last lines written, oldest first. */
  readonly output: readonly OutputLine[];
  readonly error: ScriptError | null;
  /** Only of a script that is run anew when it is saved. */
  readonly watch?: Watch;
}

/** A script that is watched while it is played. */
export interface Watch {
  /** How often it has been run anew. */
  readonly runs: number;
  /** Why it is not what was saved last that is shown; null when it is. */
  readonly trouble: ScriptError | null;
  /** The moments to compare with, where the new run has them. */
  readonly compared: readonly ReadAgain[];
}

/** A moment of the run before, looked for in the new one. */
export interface ReadAgain {
  readonly was: Moment;
  /** Where it is in the new run. */
  readonly step: number;
  /** null: the new run is still on its way there. */
  readonly moment: Moment | null;
}

export interface Execution {
  readonly file: string;
  /** The line that runs next, 1-based; 0 when no line is waiting (ready, ended). */
  readonly line: number;
  /** Python frames on the stack: 1 in the module's own code. */
  readonly depth: number;
  /** Name of the running code object, `<module>` or a function's. */
  readonly code: string;
  /** Names of the running frame in the order of their first binding, at most a screenful. */
  readonly names: readonly NameInScope[];
  /** Names left out of `names`. */
  readonly otherNames: number;
}

export interface NameInScope {
  readonly name: string;
  /** `id()` of the object. */
  readonly id: number;
  readonly type: string;
  /** A short stable text: `42`, `'text'`, `Node 'first' @186f40`, `list (3) @186f80`: the last digits of `hex(id())`. */
  readonly label: string;
  /** null for an immortal object. */
  readonly refcount: number | null;
}

/** The state of the cyclic collector. */
export interface Collector {
  readonly enabled: boolean;
  /** Names of the debug flags set, without the `DEBUG_`. */
  readonly debug: readonly string[];
  /** Objects in the permanent generation. */
  readonly frozen: number;
  /** Youngest first. */
  readonly generations: readonly Generation[];
  /** Objects promoted to the oldest generation since its last collection. */
  readonly longLivedPending: number;
  /** Objects that outlived the last collection of the oldest generation. */
  readonly longLivedTotal: number;
  /** Objects of Python's own modules that are not simulated, but count among the long-lived. */
  readonly unsimulated: number;
  /** The last collections, oldest first. */
  readonly collections: readonly Collection[];
  /** What is in gc.garbage: the first objects, and how many there are in all. */
  readonly garbage: readonly GarbageObject[];
  readonly garbageTotal: number;
  /** What nothing reaches any more and no collection has found yet; null for a heap too large to look through each time. */
  readonly waiting: WaitingGarbage | null;
  /** Of the incremental collector (3.14.0); null for the generational one. */
  readonly incremental: IncrementalState | null;
}

export interface Generation {
  readonly objects: number;
  /** As `gc.get_count()`: allocations minus deallocations for the youngest, collections of the next younger for others. */
  readonly count: number;
  readonly threshold: number;
  /** As `gc.get_stats()`. */
  readonly collections: number;
  /** Objects that its collections have looked at. What was neither collected nor uncollectable was kept. */
  readonly candidates: number;
  readonly collected: number;
  readonly uncollectable: number;
}

export interface Collection {
  /** Number of this collection in the run, from 1. */
  readonly ordinal: number;
  readonly step: number;
  readonly generation: number;
  /** Why it ran: `count0 2001 > threshold0 2000`, `gc.collect()`. */
  readonly reason: string;
  /** Objects looked at; `candidates = freed + promoted + uncollectable` for an automatic collection. */
  readonly candidates: number;
  readonly freed: number;
  readonly promoted: number;
  readonly uncollectable: number;
  /** By the thresholds, by `gc.collect()`, at interpreter exit. */
  readonly cause: 'automatic' | 'manual' | 'shutdown';
  /** The generations' counts and thresholds when it started, and the figures of the oldest one's 25 % rule. */
  readonly counts: readonly number[];
  readonly thresholds: readonly number[];
  readonly longLivedPending: number;
  readonly longLivedTotal: number;
  /** The oldest generation was over its threshold, but the 25 % rule held it back. */
  readonly heldBack: boolean;
  /** Tuples and dicts that it no longer tracks: part of `promoted` here. */
  readonly untracked: number;
  /** Garbage that finalizers brought back to life: part of `promoted` here. */
  readonly resurrected: number;
  /** What an increment was (3.14.0); null for other collections. */
  readonly increment: Increment | null;
}

/** One increment of the incremental collector: work is counted in objects. */
export interface Increment {
  readonly outcome: 'paid off' | 'marked' | 'collected';
  /** Objects found reachable from modules and frames, which count as done. */
  readonly marked: number;
  readonly workBefore: number;
  readonly workAfter: number;
  /** The old generation has been gone through: the next cycle begins. */
  readonly completesCycle: boolean;
}

/** Where the incremental collector is in its cycle. `generations` are the young one and the old one's two spaces. */
export interface IncrementalState {
  /** What the next increment does: mark what is surely alive, or collect. */
  readonly phase: 'mark' | 'collect';
  /** Objects still to be looked at before the collector has kept up. Below 0, increments do nothing. */
  readonly workToDo: number;
  /** Tracked objects, with those of the interpreter's start. */
  readonly heapSize: number;
  /** Cycles completed. */
  readonly cycles: number;
}

/** Objects that a collection of everything would find unreachable now. */
export interface WaitingGarbage {
  /** The step at which it was looked for: an earlier one than the moment's while a run moves. */
  readonly step: number;
  readonly objects: number;
  /** Of their own blocks; what only they keep alive comes on top. */
  readonly bytes: number;
  /** Groups of them in which each refers, over others or itself, to itself. */
  readonly rings: number;
  /** How many are in each generation, youngest first. */
  readonly generations: readonly number[];
  /** The first ones: rings first. */
  readonly members: readonly GarbageMember[];
}

/** Garbage with the references among those of it that are shown. */
export interface GarbageMember extends KnownObject {
  readonly refcount: number;
  /** Number of its ring among those shown, from 0; -1 for one that only hangs on a ring. */
  readonly ring: number;
  /** References to it from the rest of the garbage. */
  readonly inside: number;
  /** Whom it refers to: index in the same list, and how. */
  readonly edges: readonly RingEdge[];
  /** Where it was allocated. */
  readonly birth: Birthplace | null;
}

export interface Birthplace {
  readonly file: string;
  readonly line: number;
  /** Not of the object itself, whose block was kept from an earlier one, but of its items. */
  readonly ofItems?: true;
}

/** Garbage that a collection found and did not free. */
export interface GarbageObject extends GarbageMember {
  readonly because: 'legacy finalizer' | 'reachable from a legacy finalizer' | 'DEBUG_SAVEALL';
  /** Why it could not be freed, one plain sentence without a full stop. */
  readonly reason: string;
  /** Ordinal of the collection that found it. */
  readonly collection: number;
}

/** Allocated memory, and the lines that allocated it. */
export interface Memory {
  /** Whether the script itself has tracemalloc on. The figures exist either way. */
  readonly tracing: boolean;
  readonly traced: number;
  readonly peak: number;
  /** Sites with live memory, the largest first in tracemalloc's order; at most some hundred. */
  readonly sites: readonly Site[];
  /** The steps of the sites' trends, ascending: at most 26 over the run so far, the last one the moment's own. */
  readonly trendSteps: readonly number[];
  /** The same memory by traceback; empty unless the script traces more than one frame. The rest has one frame: its line. */
  readonly tracebacks: readonly TracedStack[];
  /** What is not in `sites`. `traced` = the sites' bytes + these bytes. */
  readonly otherSites: { readonly sites: number; readonly bytes: number; readonly count: number };
  readonly pymalloc: { readonly blocks: number; readonly pools: number; readonly arenas: number };
}

/** Live memory allocated by one line. */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly bytes: number;
  /** Live blocks. */
  readonly count: number;
  /** Its live bytes at each of `trendSteps`. */
  readonly trend: readonly number[];
}

/** Live memory allocated by one line, called from certain others: a `tracemalloc.Traceback`. */
export interface TracedStack {
  /** The newest first. */
  readonly frames: readonly { readonly file: string; readonly line: number }[];
  /** Frames there were (`total_nframe`). */
  readonly total: number;
  readonly bytes: number;
  readonly count: number;
}

/**
 * The run up to the moment's step, and what comes behind it as far as the playback has looked (100,000 steps). All of it
 * depends on the step alone, not on where the reader has been.
 */
export interface Timeline {
  /**
   * Sampled steps, ascending, at most 512, and the traced memory at each (the largest sampled since the one before): the
   * multiples of the smallest power of two that makes at most 510 intervals, and the moment's step itself.
   */
  readonly steps: readonly number[];
  readonly traced: readonly number[];
  readonly collections: readonly CollectionMark[];
  /** The step at which each cell began, as far as known; index = cell. */
  readonly cells: readonly number[];
}

export interface CollectionMark {
  readonly step: number;
  readonly generation: number;
  /** It found objects that it could not free. */
  readonly stuck: boolean;
}

/** `echo` is the value of a cell's last expression, as a notebook shows it. */
export interface OutputLine {
  readonly stream: 'stdout' | 'stderr' | 'echo';
  readonly text: string;
}

export interface ScriptError {
  /** The last line of the traceback: `ValueError: no`. */
  readonly summary: string;
  /** The whole traceback, as Python prints it. */
  readonly traceback: string;
}
