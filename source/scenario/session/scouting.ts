import type { Link } from './link.ts';
import type { MakeMachine, PlayableMachine } from './playable-machine.ts';
import { type Foresight, prescan } from './prescan.ts';
import type { Script } from './script-run.ts';

/** Looking ahead that takes longer does not hold up the first picture. In milliseconds. */
const UNSEEN = 150;
/** … and is given up then. */
const PATIENCE = 10_000;

/**
 * Looks ahead. A run that turns out to be a long one is left to another thread, told so by the link, and what has been found
 * is sent after it. V8 takes what the functions of a heap share for constant only while its thread has made them for one
 * machine, and with looking ahead that would be two.
 *
 * @param show - shows where the run begins, which nobody else does before long
 * @returns null if the run is left to another thread
 */
export function scout(
  script: Script,
  make: MakeMachine<PlayableMachine>,
  link: Link,
  show: () => void,
): Foresight | null {
  const since = link.now();
  let isLong = false;
  const leave = (): void => {
    if (isLong) return;
    isLong = true;
    show();
    link.scouts();
  };
  const foresight = prescan(script, make, () => {
    const took = link.now() - since;
    if (took >= UNSEEN) leave();
    return took >= PATIENCE;
  });
  if (foresight.recording.end === null) leave();
  if (!isLong) return foresight;
  link.foresees(foresight);
  return null;
}
