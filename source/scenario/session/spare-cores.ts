import { availableParallelism, cpus } from 'node:os';
import { CAN_GIVE_WAY } from './giving-way.ts';

/** So long is looked at before it is judged, and so long that holds. In milliseconds. */
const SPAN = 400;
/** A core counts when so much of it is there: a thread that gives way makes do with half of one. */
const MOST_OF_IT = CAN_GIVE_WAY ? 0.5 : 0.75;
/** Those of the engine, and of the screen with all that V8 does for both: there a thread can work that gives way. */
const IN_USE = CAN_GIVE_WAY ? 1 : 2;

/** Tells for how many threads more there is a core, by what the machine has done in the last moments. */
export class SpareCores {
  private since = performance.now();
  private idle = idleTime();
  private own = ownTime();
  private found = 0;

  /**
   * Besides the engine, which runs at full speed: what other programs leave, whether we use it already or nobody does. Of
   * two cores, a third thread that does not give way would take a fifth of the engine's speed.
   */
  forFollowers(): number {
    const elapsed = performance.now() - this.since;
    if (elapsed < SPAN) return this.found;
    const idle = idleTime();
    const own = ownTime();
    const cores = Math.min(availableParallelism(), (idle - this.idle + own - this.own) / elapsed);
    this.found = Math.max(0, Math.floor(cores + 1 - MOST_OF_IT) - IN_USE);
    this.since += elapsed;
    this.idle = idle;
    this.own = own;
    return this.found;
  }
}

/** Milliseconds that the cores together had nothing to do. */
function idleTime(): number {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0);
}

/** Milliseconds that all threads of this process together have worked. */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
