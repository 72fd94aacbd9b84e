import { expect, test } from 'vitest';
import { AddressSpaces } from '../../source/heap/address-space.ts';
import { Machine } from '../../source/machine.ts';
import { loadBundled } from '../../source/scenario/load.ts';
import type { Scenario } from '../../source/scenario/scenario.ts';
import type { Command } from '../../source/scenario/session/commands.ts';
import type { Link } from '../../source/scenario/session/link.ts';
import type { Target } from '../../source/scenario/session/locate.ts';
import { scriptOf } from '../../source/scenario/session/script-of.ts';
import { Session } from '../../source/scenario/session/session.ts';
import type { Moment } from '../../source/view/moment.ts';
import { Observer } from '../../source/view/observe/observer.ts';
import { renderScreen } from '../../source/view/screen/screen.ts';
import { scriptOfScenario } from '../../source/view/script-of-scenario.ts';
import { expectAgreement } from './agreeing.ts';

class Over extends Error {}

/** The screens at `targets`, gone to one after the other; `null` where there was nowhere to go. */
async function screensAt(scenario: Scenario, targets: readonly Target[]): Promise<(string | null)[]> {
  const commands: Command[] = targets.map((to, id) => ({ do: 'go', to, id }));
  const script = scriptOfScenario(scenario, '3.13');
  const screens: (string | null)[] = [];
  let waiting: Command | undefined;
  let latest: Moment | null = null;
  const link: Link = {
    hasCommand: () => waiting !== undefined,
    command: () => {
      const command = waiting ?? null;
      waiting = undefined;
      return command;
    },
    sleep: () => {
      waiting = commands.shift();
      if (waiting === undefined) throw new Over();
    },
    wantsMoment: () => true,
    arrived: (_, moved) => {
      const moment = latest as Moment | null;
      screens.push(moved && moment !== null ? renderScreen(moment, { columns: 120, rows: 40, color: 'none' }) : null);
    },
    elsewhere: () => {},
    stands: () => {},
    now: () => 0,
  };
  const spaces = new AddressSpaces(2 ** 28);
  const session = new Session(
    await scriptOf(scenario),
    (host) => new Machine({ python: '3.13', argv: [scenario.filename], host, spaces }),
    link,
    new Observer(
      scenario.filename,
      (moment) => {
        latest = { script, ...moment };
      },
      () => 0,
    ),
  );
  try {
    session.start(true);
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
  return screens;
}

const scenarios = await loadBundled();
/**
 * Going back is running again: of a run so many steps at its start and end, and as many on the way. With
 * HEAPTOP_EVERY_STEP=1 every step of the scenarios that have no thousands of them; that takes minutes.
 */
const EVERY = process.env.HEAPTOP_EVERY_STEP === '1';
const STEPS = EVERY ? 400 : 3;

function stepsOf(total: number): number[] {
  const all = Array.from({ length: total + 1 }, (_, step) => step);
  if (total <= 3 * STEPS) return all;
  const stride = Math.ceil(total / STEPS);
  return all.filter((step) => step <= STEPS || step >= total - STEPS || step % stride === 0);
}

test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  '%s: each step has the same screen on the way there and on the way back, and its figures agree',
  { timeout: EVERY ? 600_000 : 60_000 },
  async (_, scenario) => {
    const [end] = await screensAt(scenario, ['end']);
    const total = Number(/step +([\d,]+)\//.exec(end ?? '')?.[1].replaceAll(',', ''));
    const steps = stepsOf(total).slice(1);
    const there = await screensAt(
      scenario,
      steps.map((step) => ({ step })),
    );
    const back = await screensAt(scenario, [
      'end',
      ...steps
        .slice(0, -1)
        .reverse()
        .map((step) => ({ step })),
    ]);
    expect(back.reverse()).toEqual(there);
    for (const screen of [end, ...there]) if (screen !== null) expectAgreement(screen);
  },
);
