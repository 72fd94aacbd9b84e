import { createHash } from 'node:crypto';
import { AddressSpaces } from '../../source/heap/address-space.ts';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';
import type { Host } from '../../source/python/host.ts';
import { Stopped } from '../../source/python/protocols/errors.ts';
import { F_LINE } from '../../source/python/run/frames.ts';
import type { Scenario } from '../../source/scenario/scenario.ts';
import { readCompiled } from '../../source/scenario/session/compiled-library.ts';
import { prescan } from '../../source/scenario/session/prescan.ts';
import { scriptOf } from '../../source/scenario/session/script-of.ts';
import { ScriptRun } from '../../source/scenario/session/script-run.ts';
import type { Moment } from '../../source/view/moment.ts';
import { Observer } from '../../source/view/observe/observer.ts';
import { renderScreen } from '../../source/view/screen/screen.ts';
import { scriptOfScenario } from '../../source/view/script-of-scenario.ts';

/** The screen that is compared: nine panels at once, with their colours. */
const SIZE = { columns: 120, rows: 40, color: '16' } as const;

/** One place of a run. */
export interface Seen {
  readonly place: number;
  /** What costs nothing to tell: where the run is, and its counters. */
  readonly figures: () => string;
  /** All that a screen shows. */
  readonly moment: () => Moment;
}

/** Runs of one scenario, one after the other in the same memory, as a session makes them. */
export interface Runs {
  /** The place behind the last step. */
  readonly end: number;
  /**
   * Begins again, goes to the place `first` without a look, and shows each place from there to `last`, or those that are
   * multiples of `stride`, and the end.
   */
  readonly show: (first: number, last: number, see: (seen: Seen) => void, stride?: number) => void;
}

export async function runsOf(scenario: Scenario, python: PythonVersion = '3.13'): Promise<Runs> {
  const { filename } = scenario;
  const script = await scriptOf(scenario);
  const shown = scriptOfScenario(scenario, python);
  const spaces = new AddressSpaces(2 ** 28);
  const make = (host: Host): Machine =>
    new Machine({ python, argv: [filename], host: { ...host, readCompiled }, spaces });
  const foresight = prescan(script, make, () => false);
  const end = foresight.reach;

  const show: Runs['show'] = (first, last, see, stride = 1) => {
    const observer = new Observer(
      filename,
      () => {},
      () => 0,
    );
    const run = new ScriptRun(script, make);
    const seeHere = (when: 'still' | 'end'): void =>
      see({
        place: run.place,
        figures: () => figuresOf(run),
        moment: () => ({ script: shown, ...observer.moment(observer.look(run, when), run, foresight) }),
      });
    run.play(
      ({ place, done }) => {
        if (!done && first <= place && place <= last && place % stride === 0) seeHere('still');
        if (place >= last && last < end) throw new Stopped();
        return Math.max(first, (Math.floor(place / stride) + 1) * stride);
      },
      () => seeHere('end'),
    );
    run.machine.release();
  };
  return { end, show };
}

function figuresOf({ machine, recording, output, samples, done }: ScriptRun<Machine>): string {
  const { frames, heap, words } = machine.vm;
  const { trace, allocator, gc } = heap;
  const { generations, log } = gc;
  return [
    done ? 'end' : words[frames.current + F_LINE],
    frames.depth,
    trace.live,
    trace.peak,
    trace.traced,
    allocator.blocksInUse,
    generations.counts(),
    log.total,
    log.totalCollected,
    recording.cells,
    output.writes,
    samples.next,
  ].join();
}

/** A place in a few characters, those of a whole run are kept: its figures, and if it is drawn, its moment and its screen. */
function printOf({ figures, moment }: Seen, isDrawn: boolean): string {
  if (!isDrawn) return figures();
  const { script, ...rest } = moment();
  const screen = renderScreen({ script, ...rest }, SIZE);
  return createHash('sha1').update(figures()).update(JSON.stringify(rest)).update(screen).digest('base64');
}

/** The places of a run that are compared, both included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * Goes through a stretch of a run to its last step, then back to its first one, and returns the steps that looked
 * different. Going back is what a session does: a run begins again, up to `back` steps before the one that is wanted.
 *
 * @param isDrawn - at which steps the whole moment and its screen are compared; at all others the figures are
 */
export function differentBothWays(
  { show }: Runs,
  { first, last }: Stretch,
  back: number,
  isDrawn: (step: number) => boolean,
): number[] {
  const there: string[] = [];
  show(first, last, (seen) => there.push(printOf(seen, isDrawn(seen.place))));
  if (there.length !== last - first + 1) throw new Error(`${there.length} places from ${first} to ${last}`);
  const different: number[] = [];
  for (let to = last; to >= first; to -= back)
    show(Math.max(first, to - back + 1), to, (seen) => {
      if (printOf(seen, isDrawn(seen.place)) !== there[seen.place - first]) different.push(seen.place);
    });
  return different;
}
