import type { Address } from '../heap/object-type.ts';
import { F_LINE } from '../python/run/frames.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** What is known of a line, in bytes of live blocks. */
interface LineMemory {
  /** Growth while the line ran, all times together. */
  increment: number;
  /** The most there was when it was done. */
  usage: number;
  occurrences: number;
}

/** One call of a watched function. */
interface Watch {
  /** The frame that calls it, then its own. */
  frame: Address;
  isEntered: boolean;
  /** The line that runs, 0 before the first. */
  line: number;
  /** Memory when that line began. */
  before: number;
  readonly lines: Map<number, LineMemory>;
}

/** `_line_memory`: memory before and after each line of a call, for `memory_profiler`. */
export function defineLineMemory(vm: Vm): NativeModule {
  const watches: Watch[] = [];
  const used = (): number => vm.heap.trace.live;
  const endLine = (watch: Watch): void => {
    const now = used();
    if (watch.line !== 0) {
      const known = watch.lines.get(watch.line) ?? { increment: 0, usage: 0, occurrences: 0 };
      known.increment += now - watch.before;
      known.usage = Math.max(known.usage, now);
      known.occurrences++;
      watch.lines.set(watch.line, known);
    }
    watch.before = now;
  };
  const look = (): void => {
    const watch = watches.at(-1);
    const frame = vm.frames.current;
    if (watch === undefined) return;
    if (!watch.isEntered && frame !== watch.frame) {
      watch.isEntered = true;
      watch.frame = frame;
    }
    if (!watch.isEntered || frame !== watch.frame) return;
    endLine(watch);
    watch.line = vm.words[frame + F_LINE];
  };
  let restore = (): void => {};
  return {
    name: '_line_memory',
    functions: [
      [
        'enter',
        '',
        () => {
          if (watches.length === 0) restore = atEachStep(vm, look);
          watches.push({ frame: vm.frames.current, isEntered: false, line: 0, before: used(), lines: new Map() });
          return vm.none;
        },
      ],
      [
        'leave',
        '',
        () => {
          const watch = watches.pop() as Watch;
          endLine(watch);
          if (watches.length === 0) restore();
          const rows = [...watch.lines].map(([line, { increment, usage, occurrences }]) =>
            vm.tuple.steal([line, increment, usage, occurrences].map((value) => vm.int.fromNumber(value))),
          );
          return vm.list.steal(rows);
        },
      ],
      ['used', '', () => vm.int.fromNumber(used())],
      ['peak', '', () => vm.int.fromNumber(vm.heap.trace.peak)],
    ],
  };
}

/** Calls `look` at each step, between the calls that the host wants; the result ends that. */
function atEachStep({ interpreter: { steps } }: Vm, look: () => void): () => void {
  const { atStop } = steps;
  let hostStop = steps.stopAt;
  steps.atStop = () => {
    look();
    if (steps.done >= hostStop || steps.stopAt < steps.done) {
      atStop();
      hostStop = steps.stopAt;
    }
    steps.stopAt = steps.done + 1;
  };
  steps.stopAt = steps.done + 1;
  return () => {
    steps.atStop = atStop;
    steps.stopAt = hostStop;
  };
}
