import { expect, test } from 'vitest';
import { loadBundled } from '../../source/scenario/load.ts';
import type { Scenario } from '../../source/scenario/scenario.ts';
import type { Target } from '../../source/scenario/session/locate.ts';
import { scriptOf } from '../../source/scenario/session/script-of.ts';
import type { SentMoment } from '../../source/view/observe/observer.ts';
import { renderScreen } from '../../source/view/screen/screen.ts';
import { scriptOfScenario } from '../../source/view/script-of-scenario.ts';
import { expectAgreement } from './agreeing.ts';
import { digestOf, runsOf, type Seen } from './every-step.ts';
import { playSession } from './played-session.ts';

const SIZE = { columns: 120, rows: 40, color: 'none' } as const;

const scenarios = (await loadBundled()).map((scenario) => [scenario.name, scenario] as const);

/** The screens at `targets`, gone to one after the other; `null` where there was nowhere to go. */
async function screensAt(scenario: Scenario, targets: readonly Target[]): Promise<(string | null)[]> {
  const script = scriptOfScenario(scenario, '3.13');
  const screens: (string | null)[] = [];
  let latest: SentMoment | null = null;
  playSession(
    await scriptOf(scenario),
    targets.map((to, id) => ({ do: 'go', to, id })),
    {
      moment: (moment) => {
        latest = moment;
      },
      arrived: (moved) => {
        screens.push(moved && latest !== null ? renderScreen({ script, ...(latest as SentMoment) }, SIZE) : null);
      },
    },
  );
  return screens;
}

/** In the live session: so many steps at the start, as many at the end and on the way. */
const STEPS = 2;

function someSteps(end: number): number[] {
  const stride = Math.ceil(end / STEPS);
  const all = Array.from({ length: end }, (_, i) => i + 1);
  return all.filter((step) => step <= STEPS || step >= end - STEPS || step % stride === 0);
}

test.each(scenarios)('%s: a session goes to a step and back to it, and shows the same screen', async (_, scenario) => {
  const [end] = await screensAt(scenario, ['end']);
  const steps = someSteps(Number(/step +([\d,]+)\//.exec(end ?? '')?.[1].replaceAll(',', '')));
  const to = (step: number) => ({ step });
  const there = await screensAt(scenario, steps.map(to));
  const back = await screensAt(scenario, ['end', ...steps.slice(0, -1).reverse().map(to)]);
  expect(back.reverse()).toEqual(there);
});

/** Going back is running again, to some steps before the one that is wanted. */
const BACK = 1000;
/**
 * Of a longer run so many moments are compared with all that is in them, and so many screens are drawn: they are functions
 * of their moments. At the steps between, the figures are compared. HEAPTOP_EVERY_STEP=1 compares all moments, for minutes.
 */
const WHOLE = process.env.HEAPTOP_EVERY_STEP === '1' ? Number.POSITIVE_INFINITY : 1000;
const DRAWN = 200;

/** Whether a step is one of about `some` that lie evenly on the way. */
function isOneOf(some: number, step: number, end: number): boolean {
  return step === end || step % Math.max(1, Math.ceil(end / some)) === 0;
}

test.each(scenarios)(
  '%s: every step is the same on the way there and on the way back, and the figures of its screen agree',
  { timeout: 1_200_000 },
  async (_, scenario) => {
    const { end, show } = await runsOf(scenario);
    const digest = ({ place, figures, moment }: Seen): string =>
      isOneOf(WHOLE, place, end) ? `${figures} ${digestOf(moment())}` : figures;
    const there: string[] = [];
    show(0, end, (seen) => {
      there.push(digest(seen));
      if (isOneOf(DRAWN, seen.place, end)) expectAgreement(renderScreen(seen.moment(), SIZE));
    });
    expect(there.length).toBe(end + 1);
    const different: number[] = [];
    for (let last = end; last >= 0; last -= BACK)
      show(Math.max(0, last - BACK + 1), last, (seen) => {
        if (digest(seen) !== there[seen.place]) different.push(seen.place);
      });
    expect(different).toEqual([]);
  },
);
