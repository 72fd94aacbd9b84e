import { Machine } from '../../machine.ts';
import type { RunOptions } from '../run-options.ts';
import type { Scenario } from '../scenario.ts';
import { modulesBeside } from './script-of.ts';
import { ReaderGone, StandardStreams } from './standard-streams.ts';

/** Runs a script on the calling thread, with the process's own streams. Returns the exit status. */
export function runOnStandardStreams({ source, filename }: Scenario, { python, args }: RunOptions): number {
  const streams = new StandardStreams();
  const readModule = modulesBeside(filename);
  const machine = new Machine({
    python,
    argv: [filename, ...args],
    host: {
      write: (stream, text) => streams.write(stream, text),
      readSource: (name) => (name === filename ? source : null),
      readModule,
      readLine: () => streams.readLine(),
    },
  });
  try {
    const status = machine.run(source, filename);
    streams.flush();
    return status;
  } catch (error) {
    if (error instanceof ReaderGone) return ReaderGone.STATUS;
    throw error;
  }
}
