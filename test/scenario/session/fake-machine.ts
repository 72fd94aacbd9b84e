import type { CollectionRecord } from '../../../source/heap/collection-log.ts';
import type { Host } from '../../../source/python/host.ts';
import { F_LINE } from '../../../source/python/run/frames.ts';
import type { LineOwner, PlayableMachine, RunHooks } from '../../../source/scenario/session/playable-machine.ts';

/** What the fake script does at its steps. */
export interface Plot {
  /** Number of steps; Infinity is an endless loop over the last line. */
  readonly steps: number;
  /** Line of each step; steps past the end of the list stay on the last line. */
  readonly lines?: readonly number[];
  /** Steps whose line runs the collector. */
  readonly collections?: readonly number[];
  /** Depth of the frame at each step; 1 past the end of the list. */
  readonly depths?: readonly number[];
  /** Steps whose line allocates and frees again; every line leaves ten bytes less than it found. */
  readonly allocates?: readonly number[];
  /** Steps whose line prints its number. */
  readonly prints?: readonly number[];
  readonly atExit?: readonly [stream: 1 | 2, text: string][];
}

/** A machine without a language: it counts steps, as the real one does, and does what the plot says. */
export class FakeMachine implements PlayableMachine {
  readonly vm = {
    interpreter: {
      steps: { done: 0, stopAt: Number.MAX_SAFE_INTEGER, atStop: (): void => {} },
      displayHook: (): void => {},
    },
    words: new Int32Array(64),
    frames: { current: 0, depth: 1, onFirstRun: (_code: LineOwner, _line: number): void => {} },
    heap: {
      trace: {
        live: 0,
        siteCount: 1,
        liveBytes: () => 0,
        recent: 0,
        takeRecentPeak(): number {
          const most = this.recent;
          this.recent = this.live;
          return most;
        },
      },
      gc: { log: { onCollection: null as ((record: CollectionRecord) => void) | null } },
    },
  };
  private readonly plot: Plot;
  private readonly host: Host;

  constructor(plot: Plot, host: Host) {
    this.plot = plot;
    this.host = host;
  }

  run(_source: string, filename: string, { beforeShutdown }: RunHooks): number {
    const { steps, lines = [1], collections = [], prints = [], atExit = [], depths = [], allocates } = this.plot;
    const { frames, heap, words } = this.vm;
    const { steps: taken } = this.vm.interpreter;
    const code = { unit: { name: '<module>', filename } };
    const seen = new Set<number>();
    let ordinal = 0;
    for (let step = 1; step <= steps; step++) {
      const line = lines[Math.min(step, lines.length) - 1];
      if (!seen.has(line)) frames.onFirstRun(code, line);
      seen.add(line);
      frames.depth = depths[step - 1] ?? 1;
      words[frames.current + F_LINE] = line;
      if (++taken.done >= taken.stopAt) taken.atStop();
      heap.trace.live += allocates === undefined ? 10 : -10;
      const rise = allocates?.includes(step) ? 50 : 0;
      heap.trace.recent = Math.max(heap.trace.recent, heap.trace.live + rise);
      if (prints.includes(step)) this.host.write(1, `${step}\n`);
      if (collections.includes(step)) heap.gc.log.onCollection?.({ ...RECORD, ordinal: ++ordinal });
    }
    beforeShutdown?.(0);
    for (const [stream, text] of atExit) this.host.write(stream, text);
    return 0;
  }

  release(): void {}
}

const RECORD: CollectionRecord = {
  ordinal: 1,
  generation: 2,
  reason: 'manual',
  heldBack: false,
  counts: [1, 0, 0],
  thresholds: [2000, 10, 10],
  longLivedPending: 0,
  longLivedTotal: 0,
  candidates: 3,
  promoted: 0,
  untracked: 0,
  collected: 3,
  uncollectable: 0,
  resurrected: 0,
  finalizersCalled: 0,
  weakrefCallbacksCalled: 0,
  increment: null,
};
