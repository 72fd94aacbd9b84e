import { Machine } from '../../machine.ts';
import { OutputError } from '../errors.ts';
import type { RunOptions } from '../run-options.ts';
import type { Scenario } from '../scenario.ts';
import { readCompiled } from './compiled-library.ts';
import { FilesBeside } from './files-beside.ts';
import { ReaderGone, StandardStreams } from './standard-streams.ts';
import type { StreamsSoFar } from './streams-so-far.ts';

/** After so many steps, some milliseconds, what the script has printed is written even if it prints nothing more. */
const FLUSH_STEPS = 100_000;

/** The run needs a deeper stack than its thread has. */
export class StackRanOut extends Error {
  override name = 'StackRanOut';
  readonly streams: StreamsSoFar;

  constructor(streams: StreamsSoFar) {
    super('the stack of this thread ran out');
    this.streams = streams;
  }
}

/**
 * Runs a script on the calling thread, with the process's own streams. Returns the exit status.
 *
 * @param streams - at the start, or where an earlier run of the same script left off: up to there the run, which is the
 * same each time, writes nothing
 */
export function runOnStandardStreams(
  { source, filename, echo: isNotebook }: Scenario,
  { python, args }: RunOptions,
  streams: StandardStreams,
  stackRanOut?: () => never,
): number {
  const files = new FilesBeside(filename, source);
  const machine = new Machine({
    python,
    argv: [filename, ...args],
    host: {
      write: (stream, text) => streams.write(stream, text),
      readSource: (name) => files.readSource(name),
      readModule: (directory, name) => files.readModule(directory, name),
      readLine: () => streams.readLine(),
      readCompiled,
      ...(stackRanOut && { stackRanOut }),
    },
  });
  const { interpreter } = machine.vm;
  interpreter.steps.stopAt = FLUSH_STEPS;
  interpreter.steps.atStop = () => {
    streams.flush();
    interpreter.steps.stopAt = interpreter.steps.done + FLUSH_STEPS;
  };
  try {
    const status = machine.run(source, filename, { isNotebook });
    streams.flush();
    return status;
  } catch (error) {
    if (error instanceof ReaderGone) return ReaderGone.STATUS;
    throw error;
  }
}

/**
 * The same on a thread whose stack is none too deep: a thread of the engine's own takes as long to start as the engine.
 *
 * @throws StackRanOut - run it again on a deep stack. Near the end of a stack anything may go wrong, so that every other
 * error of ours ends so too: if it is a bug, it will come again.
 */
export function runOnShallowStack(scenario: Scenario, options: RunOptions): number {
  const streams = new StandardStreams();
  try {
    const status = runOnStandardStreams(scenario, options, streams, () => {
      streams.close();
      throw new Error('the stack ran out');
    });
    if (!streams.closed) return status;
  } catch (error) {
    if (error instanceof OutputError) throw error;
  }
  throw new StackRanOut(streams.close());
}
