import { availableParallelism, cpus } from 'node:os';

/** So long is looked at before it is judged, and so long that holds. In milliseconds. */
const SPAN = 400;
/** A core counts when so much of it is there. */
const MOST_OF_IT = 0.75;

/** Tells how many threads more could run at full speed, by what the machine has done in the last moments. */
export class SpareCores {
  private since = performance.now();
  private idle = idleTime();
  private own = ownTime();
  private found = 0;

  /**
   * Besides the engine, which runs at full speed, and the screen with all that V8 does for both: what others leave, whether
   * we use it already or nobody does. Of two cores, often two halves of one, a third thread would take a fifth of the engine's
   * speed.
   */
  besidesEngineAndScreen(): number {
    const elapsed = performance.now() - this.since;
    if (elapsed < SPAN) return this.found;
    const idle = idleTime();
    const own = ownTime();
    const cores = Math.min(availableParallelism(), (idle - this.idle + own - this.own) / elapsed);
    this.found = Math.max(0, Math.floor(cores + 1 - MOST_OF_IT) - 2);
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
