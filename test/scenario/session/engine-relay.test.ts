import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Command, Report } from '../../../source/scenario/session/commands.ts';
import { EngineRelay } from '../../../source/scenario/session/engine-relay.ts';
import { NOTHING_KNOWN } from '../../../source/scenario/session/prescan.ts';

interface Place {
  readonly step: number;
}

const LENGTH = 1000;

/** An engine that is where it is sent at once, and begins again only when it must. */
class FakeEngine {
  at = 0;
  runs = 1;
  readonly commands: Command[] = [];
  closed = false;
  breakDown: (error: Error) => void = () => {};
  readonly broken = new Promise<Error>((resolve) => {
    this.breakDown = resolve;
  });
  private readonly hear: (report: Report<Place>) => void;

  constructor(hear: (report: Report<Place>) => void) {
    this.hear = hear;
  }

  send(command: Command): void {
    this.commands.push(command);
    if (command.do === 'park') {
      if (command.at !== null) this.runTo(command.at);
      this.stand();
    } else if (command.do === 'go') {
      const { to, id, spared, from = this.at } = command;
      const place = to === 'end' ? LENGTH : to === 'start' ? 0 : this.placeOf(to as { step?: number; steps?: number });
      if (place < this.at && spared) return this.hear({ is: 'elsewhere', id, place, from });
      this.runTo(place);
      this.hear({ is: 'moment', moment: { step: place } });
      this.hear({ is: 'arrived', id, moved: place !== from });
      this.stand();
    }
  }

  report(report: Report<Place>): void {
    this.hear(report);
  }

  private placeOf({ step, steps = 0 }: { step?: number; steps?: number }): number {
    return step ?? this.at + steps;
  }

  private runTo(place: number): void {
    if (place < this.at) this.runs += 1;
    this.at = place;
  }

  stand(resting = true): void {
    const end = this.at === LENGTH ? LENGTH : null;
    this.hear({ is: 'stands', at: this.at, bytes: 1000, end, resting });
  }

  wantMoment(): void {}

  async close(): Promise<void> {
    this.closed = true;
  }
}

function relay(bytes = 1e6, followers = 0) {
  const engines: FakeEngine[] = [];
  const heard: string[] = [];
  const one = new EngineRelay<Place>(
    (_, hear) => {
      const engine = new FakeEngine((report) => queueMicrotask(() => hear(report)));
      engines.push(engine);
      return engine;
    },
    (report) => {
      if (report.is === 'moment') heard.push(`step ${report.moment.step}`);
      if (report.is === 'arrived') heard.push(`${report.id} ${report.moved}`);
    },
    { narrow: 100, spares: 3, bytes, rest: 10, together: 1, followers: () => followers },
  );
  return { one, engines, heard };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1000);

test('while the reader rests at a far step, engines wait on the way there', async () => {
  const { one, engines } = relay();
  one.send({ do: 'go', to: 'end', id: 1 });
  expect(engines).toHaveLength(1);
  await rest();
  expect(engines.map(({ at }) => at)).toEqual([1000, 750, 500, 250]);
});

test('a way back is taken by the nearest engine, and no run begins again', async () => {
  const { one, engines, heard } = relay();
  one.send({ do: 'go', to: 'end', id: 1 });
  await rest();
  one.send({ do: 'go', to: { steps: -1 }, id: 2 });
  await vi.advanceTimersByTimeAsync(1);
  one.send({ do: 'go', to: { step: 600 }, id: 3 });
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toEqual(['step 1000', '1 true', 'step 999', '2 true', 'step 600', '3 true']);
  expect(engines.map(({ at }) => at)).toEqual([1000, 999, 600, 250]);
  expect(engines.map(({ runs }) => runs)).toEqual([1, 1, 1, 1]);
  one.send({ do: 'go', to: 'end', id: 4 });
  await vi.advanceTimersByTimeAsync(1);
  expect(heard.slice(-2)).toEqual(['step 1000', '4 true']);
  expect(engines.map(({ at }) => at)).toEqual([1000, 999, 600, 250]);
});

test('before the first engine, the one that is behind the others begins again', async () => {
  const { one, engines, heard } = relay();
  one.send({ do: 'go', to: 'end', id: 1 });
  await rest();
  one.send({ do: 'go', to: { step: 100 }, id: 2 });
  await vi.advanceTimersByTimeAsync(1);
  expect(heard.slice(-2)).toEqual(['step 100', '2 true']);
  expect(engines.map(({ at, runs }) => `${at}/${runs}`)).toEqual(['1000/1', '750/1', '500/1', '100/2']);
});

test('where cores are free, engines come behind the one that is on its way, and the first step back is short', async () => {
  const { one, engines, heard } = relay(1e6, 1);
  for (const at of [100, 400, 800, 990]) {
    engines[0].at = at;
    engines[0].stand(false);
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(engines.map(({ at, runs }) => `${at}/${runs}`)).toEqual(['990/1', '928/1']);
  one.send({ do: 'go', to: { steps: -1 }, id: 1 });
  await vi.advanceTimersByTimeAsync(1);
  expect(heard.slice(-2)).toEqual(['step 989', '1 true']);
  expect(engines.map(({ at, runs }) => `${at}/${runs}`)).toEqual(['990/1', '989/1']);
});

test('of a long run the first engine is the scout: another one plays, and what was told the first is for that one', async () => {
  const { one, engines, heard } = relay();
  one.send({ do: 'want', parts: ['pools'] });
  one.send({ do: 'pause' });
  engines[0].report({ is: 'scouts' });
  await vi.advanceTimersByTimeAsync(1);
  expect(engines[1].commands).toEqual([{ do: 'want', parts: ['pools'] }, { do: 'pause' }]);
  one.send({ do: 'go', to: 'end', id: 1 });
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toEqual(['step 1000', '1 true']);
  expect(engines[0].closed).toBe(false);
  engines[0].report({ is: 'foresees', foresight: NOTHING_KNOWN });
  await rest();
  expect(engines[0].closed).toBe(true);
  expect(engines.map(({ at }) => at)).toEqual([0, 1000, 750, 500, 250]);
  const told = engines.map(({ commands }) => commands.filter((command) => command.do === 'foresee').length);
  expect(told).toEqual([0, 1, 1, 1, 1]);
});

test('what is wanted of moments is told the engine that takes over', async () => {
  const { one, engines } = relay();
  one.send({ do: 'go', to: 'end', id: 1 });
  await rest();
  one.send({ do: 'want', parts: ['pools'] });
  one.send({ do: 'go', to: { steps: -1 }, id: 2 });
  await vi.advanceTimersByTimeAsync(1);
  expect(engines[1].commands.map((command) => command.do)).toEqual(['park', 'want', 'go']);
  expect(engines[2].commands.map((command) => command.do)).toEqual(['park']);
});

test('a heap that is large gets no other engines, and neither does a short run', async () => {
  const large = relay(500);
  large.one.send({ do: 'go', to: 'end', id: 1 });
  await rest();
  expect(large.engines).toHaveLength(1);
  const short = relay();
  short.one.send({ do: 'go', to: { step: 90 }, id: 1 });
  await rest();
  expect(short.engines).toHaveLength(1);
});

test('a spare engine that breaks is missing; the current one is what broke', async () => {
  const { one, engines } = relay();
  let cause: Error | null = null;
  void one.broken.then((error) => {
    cause = error;
  });
  one.send({ do: 'go', to: 'end', id: 1 });
  await rest();
  engines[1].breakDown(new Error('spare'));
  await rest();
  expect(cause).toBeNull();
  expect(engines[1].closed).toBe(true);
  engines[0].breakDown(new Error('current'));
  await rest();
  expect(cause).toEqual(new Error('current'));
});

test('all end together', async () => {
  const { one, engines } = relay();
  one.send({ do: 'go', to: 'end', id: 1 });
  await rest();
  await one.close();
  expect(engines.map(({ closed }) => closed)).toEqual([true, true, true, true]);
});
