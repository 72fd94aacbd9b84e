// One script run by two commands at once: what is piped in goes to both, and all that they write is kept.

import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { ScenarioError } from '../../scenario/errors.ts';
import type { Outcome } from './outcome.ts';

/** A script that prints without end would fill the memory: bytes of one stream. */
const LARGEST_OUTPUT = 64 * 2 ** 20;

export interface Run {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Runs the commands at the same time and waits for their ends.
 *
 * @param input - what both read as their stdin, as it comes; null is the end of input at once
 * @throws ScenarioError when one prints without end
 */
export async function runBoth(runs: readonly Run[], input: Readable | null): Promise<Outcome[]> {
  const children: ChildProcess[] = [];
  const stop = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  const leave = (signal: NodeJS.Signals) => {
    stop();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', leave).on('SIGTERM', leave);
  try {
    return await Promise.all(
      runs.map(({ name, command: [program, ...args], environment }) => {
        const child = spawn(program, args, { env: environment, stdio: 'pipe', windowsHide: true });
        children.push(child);
        feed(child, input);
        return outcomeOf(child, name);
      }),
    );
  } finally {
    stop();
    process.off('SIGINT', leave).off('SIGTERM', leave);
    input?.removeAllListeners().pause();
    // A pipe that stays open would keep this process waiting.
    if (input && 'unref' in input && typeof input.unref === 'function') input.unref();
  }
}

function feed({ stdin }: ChildProcess, input: Readable | null): void {
  if (stdin === null) return;
  // It may end without having read everything.
  stdin.on('error', () => {});
  if (input === null) stdin.end();
  else input.pipe(stdin);
}

function outcomeOf(child: ChildProcess, name: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    for (const [stream, chunks] of [[child.stdout, stdout] as const, [child.stderr, stderr] as const]) {
      let size = 0;
      stream?.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size <= LARGEST_OUTPUT) return;
        child.kill('SIGKILL');
        reject(new ScenarioError(`${name} printed more than 64 MiB: it was stopped`, 'does the script ever end?'));
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8');
      resolve({ stdout: text(stdout), stderr: text(stderr), status: signal ?? String(code) });
    });
  });
}
