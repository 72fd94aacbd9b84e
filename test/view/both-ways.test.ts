import { expect, test } from 'vitest';
import { loadBundled } from '../../source/scenario/load.ts';
import type { Scenario } from '../../source/scenario/scenario.ts';
import type { Target } from '../../source/scenario/session/locate.ts';
import { scriptOf } from '../../source/scenario/session/script-of.ts';
import type { SentMoment } from '../../source/view/observe/observer.ts';
import { renderScreen } from '../../source/view/screen/screen.ts';
import { scriptOfScenario } from '../../source/view/script-of-scenario.ts';
import { differentBothWays, runsOf } from '../every-step/every-step.ts';
import { expectAgreement } from './agreeing.ts';
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
  const steps = someSteps((await runsOf(scenario)).end);
  const back = steps.slice(0, -1).reverse();
  const screens = await screensAt(
    scenario,
    [...steps, ...back].map((step) => ({ step })),
  );
  expect(screens.slice(steps.length).reverse()).toEqual(screens.slice(0, steps.length - 1));
});

/** Going back is running again, to some steps before the one that is wanted. */
const BACK = 8_000;
/** So many screens are drawn and compared, of a longer run; of all its steps, the figures. All screens: test/every-step. */
const DRAWN = 60;

test.each(scenarios)(
  '%s: every step is the same on the way there and on the way back',
  { timeout: 120_000 },
  async (_, scenario) => {
    const runs = await runsOf(scenario);
    const { end } = runs;
    const stride = Math.ceil(end / DRAWN);
    const isDrawn = (step: number): boolean => step === end || step % stride === 0;
    expect(differentBothWays(runs, { first: 0, last: end }, BACK, isDrawn)).toEqual([]);
  },
);

/** So many screens have their figures added up. */
const ADDED_UP = 40;

test.each(scenarios)('%s: the figures of a screen agree', { timeout: 120_000 }, async (_, scenario) => {
  const { end, show } = await runsOf(scenario);
  show(0, end, ({ moment }) => expectAgreement(renderScreen(moment(), SIZE)), Math.ceil(end / ADDED_UP));
});
