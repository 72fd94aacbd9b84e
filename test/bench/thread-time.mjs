// How long the threads of a running heaptop have been at work: on a busy machine that says more than a clock does.

import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU seconds of a process's main thread, and of the busiest beside it: of a dashboard the one that draws, and the
 * engine's. NaN where the system has no /proc/PID/task/TID/schedstat (Linux has).
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

/** CPU seconds of the busiest thread: of the engine, wherever it runs. A clock's seconds where the system does not tell. */
export function workSeconds(pid) {
  const { main, engine } = threadSeconds(pid);
  return Number.isFinite(engine) ? Math.max(main, engine) : performance.now() / 1000;
}
