import { Machine } from '../../machine.ts';
import type { RunOptions } from '../run-options.ts';
import type { Scenario } from '../scenario.ts';
import { modulesBeside } from './script-of.ts';
import { ReaderGone, StandardStreams } from './standard-streams.ts';

/** After so many steps, some milliseconds, what the script has printed is written even if it prints nothing more. */
const FLUSH_STEPS = 100_000;

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
  const { interpreter } = machine.vm;
  interpreter.stopAt = FLUSH_STEPS;
  interpreter.atStep = () => {
    streams.flush();
    interpreter.stopAt = interpreter.steps + FLUSH_STEPS;
  };
  try {
    const status = machine.run(source, filename);
    streams.flush();
    return status;
  } catch (error) {
    if (error instanceof ReaderGone) return ReaderGone.STATUS;
    throw error;
  }
}
