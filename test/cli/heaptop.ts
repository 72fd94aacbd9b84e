import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The built command. `npm test` builds it first. */
export const CLI = resolve('dist/cli.js');

if (!existsSync(CLI)) throw new Error('dist/cli.js is not there: npm run build');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `heaptop ARGS` without a terminal, and waits for its end. */
export function heaptop(...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'de_DE.UTF-8' },
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}
