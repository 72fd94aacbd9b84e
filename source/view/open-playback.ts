import type { RunOptions } from '../scenario/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Playback } from './playback.ts';

/** Starts the engine's thread with a scenario, before its first line. */
export async function openPlayback(_scenario: Scenario, _options: RunOptions): Promise<Playback> {
  throw new Error('the engine is not wired up yet');
}
