// How long the threads of a running heaptop have been at work: on a busy machine that says more than a clock does.

import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU seconds of the main thread, which draws, and of the engine's, the busiest beside it. NaN where the system has no
 * /proc/PID/task/TID/schedstat (Linux has).
 */
export function threadSeconds(pid) {
  try {
    const others = readdirSync(`/proc/${pid}/task`).filter((thread) => thread !== String(pid));
    const used = (thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
    return { main: used(pid), engine: Math.max(...others.map(used)) };
  } catch {
    return { main: Number.NaN, engine: Number.NaN };
  }
}
