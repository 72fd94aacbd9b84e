import { expect, test } from 'vitest';
import type { Command, Elsewhere, Stand } from '../../../source/scenario/session/commands.ts';
import type { Link } from '../../../source/scenario/session/link.ts';
import type { Target } from '../../../source/scenario/session/locate.ts';
import type { MakeMachine } from '../../../source/scenario/session/playable-machine.ts';
import type { Foresight } from '../../../source/scenario/session/prescan.ts';
import type { Script } from '../../../source/scenario/session/script-run.ts';
import { Session } from '../../../source/scenario/session/session.ts';
import { FakeMachine, type Plot } from './fake-machine.ts';

const CELLS = [
  { title: 'one', firstLine: 1, lastLine: 9, line: 1, narration: [] },
  { title: 'two', firstLine: 10, lastLine: 19, line: 10, narration: [] },
  { title: 'three', firstLine: 20, lastLine: 29, line: 20, narration: [] },
];
const SCRIPT: Script = {
  source: '',
  filename: 'x.py',
  cells: CELLS,
  echo: new Set(),
  files: { readModule: () => null, readSource: () => null },
};
const PLOT: Plot = { steps: 12, lines: [1, 2, 3, 10, 11, 12, 20, 21], collections: [2, 9], prints: [1, 5] };

class Over extends Error {}

interface Shown {
  readonly place: number;
  readonly moving: boolean;
  readonly total: number | null;
  readonly output: string;
}

/** A main thread that gives one command after the other, each when the session sleeps; a clock that ticks when read. */
class ScriptedLink implements Link {
  readonly answers: string[] = [];
  readonly shown: Shown[] = [];
  readonly stood: string[] = [];
  readonly sleeps: number[] = [];
  /** Runs begun, the one that looks ahead included. */
  runs = 0;
  private waiting: Command[] = [];
  private readonly commands: (Command | Command[])[];
  private clock = 0;
  private readonly tick: number;

  constructor(commands: (Command | Command[])[], tick = 0.001) {
    this.commands = commands;
    this.tick = tick;
  }

  hasCommand(): boolean {
    return this.waiting.length > 0;
  }

  command(): Command | null {
    return this.waiting.shift() ?? null;
  }

  sleep(milliseconds: number): void {
    this.sleeps.push(milliseconds);
    if (milliseconds !== Number.POSITIVE_INFINITY) {
      this.clock += milliseconds;
      return;
    }
    this.next();
  }

  /** The reader presses the next key, or some at once. */
  next(): void {
    const command = this.commands.shift();
    if (command === undefined) throw new Over();
    this.waiting = [command].flat();
  }

  wantsMoment(): boolean {
    return true;
  }

  arrived(id: number, moved: boolean): void {
    this.answers.push(`${id} ${moved}`);
  }

  elsewhere({ id, place }: Elsewhere): void {
    this.answers.push(`${id} elsewhere, at ${place}`);
  }

  stands({ at, resting }: Stand): void {
    this.stood.push(resting ? `rests at ${at}` : `is at ${at}`);
  }

  scouts(): void {
    this.answers.push('scouts');
  }

  foresees({ reach }: Foresight): void {
    this.answers.push(`foresees ${reach}`);
  }

  now(): number {
    this.clock += this.tick;
    return this.clock;
  }
}

function session(
  plot: Plot,
  commands: (Command | Command[])[],
  onShow: (shown: Shown, link: ScriptedLink) => void = () => {},
  tick?: number,
) {
  const link = new ScriptedLink(commands, tick);
  const make: MakeMachine<FakeMachine> = (host) => {
    link.runs++;
    return new FakeMachine(plot, host);
  };
  const one = new Session(SCRIPT, make, link, {
    look: () => null,
    want: () => false,
    lacks: () => false,
    moment: (_look, run, { recording }) => {
      const output = run.output.last().map(({ text }) => text);
      return { place: run.place, total: recording.end, output: output.join(' ') };
    },
    show: (moment, { moving }) => {
      const shown = { ...moment, moving };
      link.shown.push(shown);
      onShow(shown, link);
    },
  });
  expect(() => one.start('always')).toThrow(Over);
  return link;
}

function go(...targets: Target[]): Command[] {
  return targets.map((to, id) => ({ do: 'go', to, id }));
}

function places({ shown }: ScriptedLink): number[] {
  return shown.map(({ place }) => place);
}

/** Without the shows that follow a search in vain. */
function distinctPlaces(link: ScriptedLink): number[] {
  return places(link).filter((place, i, all) => place !== all[i - 1]);
}

test('it begins before the first line and knows already how long the run will be', () => {
  expect(session(PLOT, []).shown).toEqual([{ place: 0, moving: false, total: 13, output: '' }]);
});

test('steps go both ways', () => {
  const link = session(PLOT, go({ steps: 2 }, { steps: -1 }, { steps: -1 }, { steps: -1 }, { step: 6 }, { step: 99 }));
  expect(places(link)).toEqual([0, 2, 1, 0, 6, 13]);
  expect(link.answers).toEqual(['0 true', '1 true', '2 true', '3 false', '4 true', '5 true']);
});

test('a line at a time: what it calls and its own repetitions are stepped over, both ways', () => {
  const plot: Plot = { steps: 9, lines: [1, 2, 5, 6, 2, 2, 3, 7, 4], depths: [1, 1, 2, 2, 1, 1, 1, 2, 1] };
  const over = (direction: 1 | -1) => ({ over: direction });
  const link = session(
    plot,
    go({ step: 1 }, over(1), over(1), over(1), over(1), over(1), ...Array.from({ length: 6 }, () => over(-1))),
  );
  expect(distinctPlaces(link)).toEqual([0, 1, 2, 7, 9, 10, 9, 7, 6, 1, 0]);
  expect(link.answers.at(-2)).toBe('10 true');
  expect(link.answers.at(-1)).toBe('11 false');
});

test('the places behind an allocation, also of what was freed again', () => {
  const plot: Plot = { steps: 400, allocates: [3, 4, 200] };
  const [next, last]: Target[] = [{ allocation: 1 }, { allocation: -1 }];
  const link = session(plot, go(next, next, next, next, last, last, last, last));
  expect(distinctPlaces(link)).toEqual([0, 4, 5, 201, 5, 4]);
  expect(link.answers).toEqual(['0 true', '1 true', '2 true', '3 false', '4 true', '5 true', '6 false', '7 false']);
});

test('events are collections, cells, output, and the end', () => {
  const [next, last]: Target[] = [{ event: 1 }, { event: -1 }];
  const link = session(PLOT, go(...Array.from({ length: 7 }, () => next), ...Array.from({ length: 8 }, () => last)));
  expect(distinctPlaces(link)).toEqual([0, 1, 2, 3, 4, 6, 7, 10, 7, 6, 4, 3, 2, 1, 0]);
});

test('a part of the way', () => {
  expect(places(session(PLOT, go({ percent: 50 }, { percent: 100 }, { percent: 0 })))).toEqual([0, 7, 13, 0]);
});

test('keys pressed faster than the run moves add up', () => {
  const link = session(PLOT, [
    ...go({ step: 8 }),
    go({ steps: -1 }, { steps: -1 }, { steps: -1 }),
    ...go({ steps: 1 }),
  ]);
  expect(places(link)).toEqual([0, 8, 5, 6]);
});

test('the same place shows the same, from before and from behind', () => {
  const link = session(PLOT, go({ step: 6 }, 'end', { step: 6 }, 'start', { steps: 6 }));
  const at6 = link.shown.filter(({ place }) => place === 6);
  expect(at6).toEqual([at6[0], at6[0], at6[0]]);
  expect(at6[0].output).toBe('1 5');
});

test('a collection is shown behind the line that ran it', () => {
  const next: Target = { collection: 1 };
  const previous: Target = { collection: -1 };
  const link = session(PLOT, go(next, next, next, previous, previous));
  expect(places(link)).toEqual([0, 3, 10, 3]);
  expect(link.answers).toEqual(['0 true', '1 true', '2 false', '3 true', '4 false']);
});

test('cells begin where their first line is reached', () => {
  const link = session(PLOT, go({ cell: 1 }, { cell: 1 }, { cell: 1 }, { cell: 1 }, { cell: -1 }, { cell: -1 }));
  expect(places(link)).toEqual([0, 1, 4, 7, 4, 1]);
  expect(link.answers[3]).toBe('3 false');
});

test('steps back from a far place are known before they are asked for', () => {
  const back: Target[] = new Array(30).fill({ steps: -1 });
  const forth: Target[] = [{ steps: 1 }, { step: 199_999 }];
  const link = session({ steps: 300_000 }, go({ step: 200_000 }, ...back, ...forth));
  const there = Array.from(back, (_, n) => 199_999 - n);
  expect(places(link).filter((place) => place > 199_000)).toEqual([200_000, ...there, 199_971, 199_999]);
  // One looks ahead, one plays, and at rest two look back.
  expect(link.runs).toBe(4);
});

test('the allocation and the line before a far place are known too', () => {
  const depths = [...new Array(199_991).fill(1), ...new Array(8).fill(2)];
  const far: Plot = { steps: 300_000, allocates: [199_980, 199_995], depths };
  const link = session(far, go({ step: 200_000 }, { allocation: -1 }, { over: -1 }, { allocation: -1 }));
  expect(places(link).filter((place) => place > 199_000)).toEqual([200_000, 199_996, 199_991, 199_981]);
  // One looks ahead, one plays, and at rest two look back; none searches.
  expect(link.runs).toBe(4);
});

test('the last collections before a far place are known too', () => {
  const far: Plot = { steps: 300_000, collections: [120_000, 120_001, 150_000, 150_000, 180_000] };
  const back: Target[] = new Array(3).fill({ collection: -1 });
  const link = session(far, go('end', ...back));
  expect(places(link).filter((place) => place === 300_001 || place % 10_000 < 3)).toEqual([
    0, 300_001, 180_001, 150_001, 120_002,
  ]);
});

test.each([
  { back: 10, runs: 2 },
  { back: 3, runs: 3 },
])('it plays on from step $back that was gone back to: $runs runs', ({ back, runs }) => {
  const visited = [3, 10, 11, 12, back];
  const commands = go(...visited.map((step) => ({ step })));
  const link = session({ steps: 20 }, [...commands, { do: 'play', stepsPerSecond: 10 }]);
  const played = new Set(places(link).slice(1 + visited.length));
  expect([...played]).toEqual(Array.from({ length: 22 - back }, (_, n) => back + n));
  expect(link.runs).toBe(runs);
});

test('the cell before is found far behind what was known from the beginning', () => {
  const far: Plot = { steps: 300_000, lines: [...new Array(200_000).fill(1), ...new Array(50_000).fill(10), 20] };
  const link = session(far, go('end', { cell: -1 }, { cell: -1 }, { cell: -1 }));
  expect(places(link).filter((place) => place % 50_000 < 2)).toEqual([0, 300_001, 250_001, 200_001, 1]);
  // One looks ahead, one goes to the end; one from each of the far places looks back, and none is needed to go there.
  expect(link.runs).toBe(5);
});

test('a line, the end of a cell and the end of a collection have places', () => {
  const targets: Target[] = [{ line: 11 }, { endOfCell: 1 }, { endOfCell: 3 }, { endOfCollection: 1 }, { line: 5 }];
  const link = session(PLOT, go(...targets));
  expect(places(link)).toEqual([0, 5, 4, 13, 3]);
  expect(link.answers[4]).toBe('4 false');
});

test('the end has what was printed at exit, and a traceback is the failure, not output', () => {
  const traceback = 'Traceback (most recent call last):\n  File "x.py", line 21, in <module>\nValueError: no\n';
  let failure: unknown;
  const atExit: Plot['atExit'] = [
    [2, traceback],
    [1, 'freed\n'],
    [2, 'Exception ignored in: f\n'],
  ];
  const link = new ScriptedLink(go('end'));
  const one = new Session(SCRIPT, (host) => new FakeMachine({ ...PLOT, atExit }, host), link, {
    look: (run) => run.output.last().length,
    want: () => false,
    lacks: () => false,
    moment: (look, run) => {
      failure = run.failure;
      return { place: run.place, total: look, output: run.output.last().at(-1)?.text ?? '' };
    },
    show: (moment, { moving }) => link.shown.push({ ...moment, moving }),
  });
  expect(() => one.start('always')).toThrow(Over);
  expect(failure).toEqual({ summary: 'ValueError: no', traceback });
  // What is looked at is the heap before the exit.
  expect(link.shown.at(-1)).toEqual({ place: 13, moving: false, total: 2, output: 'Exception ignored in: f' });
});

test('playing visits every step, at its pace, and rests at the end', () => {
  const link = session(PLOT, [{ do: 'play', stepsPerSecond: 4 }]);
  expect(places(link)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  const pauses = link.sleeps.filter(Number.isFinite);
  expect(pauses).toHaveLength(12);
  for (const pause of pauses) expect(pause).toBeCloseTo(250, 0);
});

test('an endless loop can be paused while it plays, and stepped', () => {
  const endless: Plot = { ...PLOT, steps: Number.POSITIVE_INFINITY };
  const commands: Command[] = [
    { do: 'play', stepsPerSecond: Number.POSITIVE_INFINITY },
    { do: 'pause' },
    ...go({ steps: 1 }),
  ];
  const link = session(
    endless,
    commands,
    ({ place, moving }, at) => {
      if (moving && place > 5000) at.next();
    },
    0.5,
  );
  const [stepped, paused] = link.shown.toReversed();
  expect(paused.moving).toBe(false);
  expect(stepped).toEqual({ ...paused, place: paused.place + 1 });
  expect(paused.total).toBe(null);
});

test('the way to an end that never comes gives way to the next command', () => {
  const endless: Plot = { steps: Number.POSITIVE_INFINITY };
  const link = session(
    endless,
    [...go('end'), { do: 'pause' }],
    ({ moving }, at) => {
      if (moving) at.next();
    },
    0.5,
  );
  expect(link.answers).toEqual(['0 true']);
  expect(link.shown.at(-1)?.moving).toBe(false);
});

test('where others may be nearer, no run begins again; what is pressed next goes on from there', () => {
  const link = session(PLOT, [
    { do: 'go', to: { step: 9 }, id: 0 },
    { do: 'go', to: { steps: -3 }, id: 1, spared: true },
    { do: 'go', to: { steps: -1 }, id: 2, spared: true },
    { do: 'go', to: { step: 5 }, id: 3, from: 9 },
  ]);
  expect(link.answers).toEqual(['0 true', '1 elsewhere, at 6', '2 elsewhere, at 5', '3 true']);
  expect(distinctPlaces(link)).toEqual([0, 9, 5]);
  // One that looks ahead, the first one, and the one that went back when nobody else did.
  expect(link.runs).toBe(3);
});

test('a run that is parked goes to its place unseen, and one that takes over shows it', () => {
  const link = session(PLOT, [
    { do: 'park', at: 8 },
    { do: 'park', at: null },
    { do: 'go', to: { step: 10 }, id: 1, from: 12 },
    { do: 'park', at: 4 },
  ]);
  expect(distinctPlaces(link)).toEqual([0, 10]);
  expect(link.stood).toEqual(['rests at 0', 'rests at 8', 'rests at 8', 'rests at 10', 'rests at 4']);
  expect(link.answers).toEqual(['1 true']);
});

test('a loop goes over the same steps again and again, until the run is to play on', () => {
  const seen: number[] = [];
  const commands: Command[] = [
    { do: 'play', stepsPerSecond: 8, loop: { from: 4, to: 6 } },
    { do: 'play', stepsPerSecond: 8 },
  ];
  session(PLOT, commands, ({ place }, link) => {
    if (place !== seen.at(-1)) seen.push(place);
    if (seen.length === 14) link.next();
  });
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 4, 5, 6, 4, 5, 6, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
});

test('the event before is written down: nothing is run to find it', () => {
  const link = session(PLOT, go('end', { event: -1 }, { event: -1 }, { event: -1 }, { event: -1 }));
  // Collections at the steps 2 and 9, output at 1 and 5, cells at 1, 4 and 7.
  expect(places(link).filter((place, i, all) => place !== all[i - 1])).toEqual([0, 13, 10, 7, 6, 4]);
});

test('a search back that is paused leaves the reader where it began', () => {
  const commands: Command[] = [...go('end', { allocation: -1 }), { do: 'pause' }, ...go({ steps: 1 }, { steps: -1 })];
  const far: Plot = { steps: 300_000, allocates: [7] };
  let presses = 0;
  let wasThere = false;
  const link = session(
    far,
    commands,
    ({ moving, place }, at) => {
      wasThere ||= place === 300_001;
      if (moving && wasThere && place < 300_000 && presses++ === 0) at.next();
    },
    0.2,
  );
  const still = link.shown.filter(({ moving }) => !moving).map(({ place }) => place);
  expect(still).toEqual([0, 300_001, 300_001, 300_001, 300_000]);
  expect(link.answers).toEqual(['0 true', '1 true', '0 false', '1 true']);
});
