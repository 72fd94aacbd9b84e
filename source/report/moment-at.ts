import { UsageError } from '../scenario/errors.ts';
import type { MomentName } from '../scenario/moment-name.ts';
import type { RunOptions } from '../scenario/run-options.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HEAP_PARTS, type HeapPart } from '../view/heap-facts.ts';
import type { Inspection } from '../view/inspection.ts';
import type { Moment } from '../view/moment.ts';
import { openPlayback } from '../view/open-playback.ts';
import type { StepTarget } from '../view/playback.ts';
import type { PlaybackClient } from '../view/playback-client.ts';
import { type StepStory, storyOfStep } from '../view/step-story.ts';
import { missingMoment, targetOfName } from '../view/target-of-name.ts';

/** A moment of a run. */
export interface Whereabouts extends RunOptions {
  readonly at: MomentName;
}

/**
 * The moment that a name stands for, with what is to be read besides.
 *
 * @throws UsageError when the run has no such moment
 */
export async function momentAt(scenario: Scenario, where: Whereabouts, parts: readonly HeapPart[]): Promise<Moment> {
  const [moment] = await momentsAt(scenario, where, [where.at], parts);
  return moment;
}

/**
 * Several moments of one run, in the order of their names.
 *
 * @throws UsageError when the run has no such moment
 */
export async function momentsAt(
  scenario: Scenario,
  { python, args }: RunOptions,
  names: readonly MomentName[],
  parts: readonly HeapPart[],
): Promise<Moment[]> {
  const playback = await openPlayback(scenario, { python, args, patient: true });
  try {
    playback.want(parts);
    const moments: Moment[] = [];
    for (const name of names) moments.push(await arrive(playback, name, scenario));
    return moments;
  } finally {
    await playback.close();
  }
}

/** Runs so long are not gone through twice for what the last step did. */
const TOLD = 100_000;

/**
 * The moment, and what the step before it did.
 *
 * @throws UsageError when the run has no such moment
 */
export async function momentWithStory(
  scenario: Scenario,
  { python, args, at }: Whereabouts,
  parts: readonly HeapPart[],
): Promise<{ readonly moment: Moment; readonly story: StepStory | null }> {
  const playback = await openPlayback(scenario, { python, args, patient: true });
  try {
    playback.want(parts);
    const moment = await arrive(playback, at, scenario);
    if (moment.step === 0 || moment.step > TOLD) return { moment, story: null };
    const before = await arrive(playback, { kind: 'step', number: moment.step - 1 }, scenario);
    return { moment, story: storyOfStep(before, moment) };
  } finally {
    await playback.close();
  }
}

async function arrive(playback: PlaybackClient, at: MomentName, { name }: Scenario): Promise<Moment> {
  const broken = playback.broken.then((error) => {
    throw error;
  });
  const go = (to: StepTarget): Promise<boolean> => Promise.race([playback.go(to), broken]);
  const isFirst = playback.moment().step === 0;
  let moved = await go(targetOfName(at));
  if (!moved && !isFirst) {
    // It may be where the run stands already: that is seen from the start.
    await go('start');
    moved = await go(targetOfName(at));
  }
  const moment = playback.moment();
  const isThere = at.kind === 'step' ? moment.step === at.number : moved;
  // The start is where a run stands anyway, and a part of the way may be there too.
  const isAlways = at.kind === 'start' || at.kind === 'end' || at.kind === 'percent';
  if (!isAlways && !isThere) {
    const last = moment.totalSteps ?? moment.step;
    throw new UsageError(missingMoment(at), `the run of ${name} ends at step ${last}`);
  }
  return moment;
}

/** A moment with what is told of an object. */
export type MomentWithObject = Moment & { readonly object: Inspection };

/** @throws UsageError when there is no such object at that moment */
export async function momentWithObject(
  scenario: Scenario,
  where: Whereabouts,
  object: string,
): Promise<MomentWithObject> {
  const moment = await momentAt(scenario, where, [...HEAP_PARTS, `object ${object}`]);
  if (moment.object === null) {
    const names = moment.execution.names.map(({ name }) => name);
    throw new UsageError(
      `there is no object ${object} at step ${moment.step}`,
      names.length === 0 ? 'no name is bound there yet' : `the names there are ${names.join(', ')}`,
    );
  }
  // The inspector asks by the id.
  return { ...moment, object: { ...moment.object, asked: String(moment.object.id) } };
}
