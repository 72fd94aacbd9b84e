// How long the threads of a running heaptop have been at work: on a busy machine that says more than a clock does.

import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU seconds of a process's main thread, and of the busiest beside it: of a dashboard the one that draws, and the
 * engine's. NaN where the system has no /proc/PID/task/TID/schedstat (Linux has).
 */
export function threadSeconds(pid) {
  try {
    const main = Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
    return { main, engine: Math.max(...otherThreads(pid).values()) };
  } catch {
    return { main: Number.NaN, engine: Number.NaN };
  }
}

/** CPU seconds of each thread but the main one, by its number. */
export function otherThreads(pid) {
  try {
    const others = readdirSync(`/proc/${pid}/task`).filter((thread) => thread !== String(pid));
    const used = (thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
    return new Map(others.map((thread) => [thread, used(thread)]));
  } catch {
    return new Map();
  }
}

/** CPU seconds of the thread that has been the busiest since then: of the engine that was asked, of several. */
export function workSince(before, pid) {
  const worked = [...otherThreads(pid)].map(([thread, used]) => used - (before.get(thread) ?? 0));
  return worked.length === 0 ? Number.NaN : Math.max(...worked);
}

/** CPU seconds of the busiest thread: of the engine, wherever it runs. A clock's seconds where the system does not tell. */
export function workSeconds(pid) {
  const { main, engine } = threadSeconds(pid);
  return Number.isFinite(engine) ? Math.max(main, engine) : performance.now() / 1000;
}
