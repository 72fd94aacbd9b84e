import { getPriority, platform, setPriority } from 'node:os';

/** So much nicer: enough that a thread which is one of three on two cores leaves the others what they want. */
const NICER = 5;
const NICEST = 19;

/** Linux alone keeps a nice value for each thread; elsewhere the whole process would give way. */
export const CAN_GIVE_WAY = platform() === 'linux';

/**
 * From now on this thread takes only what the others leave of the cores. There is no way back: a thread may not raise its
 * own priority, so one that takes over later runs as fast as nobody else needs the core.
 */
export function giveWay(): void {
  if (!CAN_GIVE_WAY) return;
  try {
    setPriority(0, Math.min(NICEST, getPriority(0) + NICER));
  } catch {
    // A sandbox may forbid it: then it takes its share.
  }
}
