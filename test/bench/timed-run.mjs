// One run of a program, timed from outside.

import { spawnSync } from 'node:child_process';
import { ENVIRONMENT } from './interpreters.mjs';

/** Seconds; a run that takes longer is stopped. */
const LONGEST = 120;

/** bash tells what its child used, to the millisecond; its own start is in every command's time. */
const WITH_CPU_TIME = ['bash', '-c', '"$@"; status=$?; times >&3; exit $status', 'bash'];
const hasBash = spawnSync('bash', ['-c', '']).status === 0;

/**
 * Runs a command that prints `checksum VALUE`. Wall-clock time, and CPU time of all its threads (user + system, NaN where
 * there is no bash to ask), in seconds.
 */
export function timedRun(command) {
  const [program, ...args] = hasBash ? [...WITH_CPU_TIME, ...command] : command;
  const start = process.hrtime.bigint();
  const { error, status, stdout, stderr, output } = spawnSync(program, args, {
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: LONGEST * 1000,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  const checksum = /^checksum (\S+)$/m.exec(stdout ?? '')?.[1];
  if (error || status !== 0 || checksum === undefined) {
    throw new Error(`${command.join(' ')}: ${error?.message ?? (stderr.trim() || `no checksum, status ${status}`)}`);
  }
  return { wall, cpu: cpuSeconds(output[3]), checksum };
}

/** The second line of bash's `times` is of its children: `0m1.234s 0m0.056s`. */
function cpuSeconds(times) {
  const [, children = ''] = times.split('\n');
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.length < 2 ? Number.NaN : parts.reduce((sum, [, minutes, seconds]) => sum + 60 * minutes + +seconds, 0);
}
