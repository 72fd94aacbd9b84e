// heaptop's command: words in, exit status out. The only place that prints what went wrong.

import { commandWords, DEFAULTS, play, run } from './commands.ts';
import { HeaptopError, OutputError } from './source/scenario/errors.ts';
import { whyNotWritten } from './source/scenario/written-file.ts';

/** EX_SOFTWARE of sysexits.h: the error is ours. */
const OUR_BUG = 70;
/** 128 + SIGPIPE, as any filter ends whose reader went away. */
const READER_GONE = 141;

// Streams that report an error: nobody listens, so that Node need not make them before something is written.
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(READER_GONE);
  process.exit(
    complain(
      error.syscall === 'write' ? new OutputError(`the output cannot be written: ${whyNotWritten(error)}`) : error,
    ),
  );
});
process.on('unhandledRejection', (error) => process.exit(complain(error)));

main().catch((error) => {
  process.exitCode = complain(error);
});

async function main(): Promise<void> {
  // Node warns on stderr where both are set. NO_COLOR counts.
  if (process.env.NO_COLOR) delete process.env.FORCE_COLOR;
  const [command, scenario, ...options] = commandWords;
  const isPlain = scenario !== undefined && !scenario.startsWith('-') && options.length === 0;
  // Without options there is nothing to parse, and yargs takes as long to load as the engine does to start.
  if (isPlain && command === 'run') return run({ scenario, ...DEFAULTS });
  if (isPlain && command === 'play') return play({ scenario, ...DEFAULTS });
  const { commandLine } = await import('./command-line.ts');
  await commandLine().parseAsync();
}

/** Says on stderr what went wrong, in one sentence and perhaps a hint, and returns the exit status. */
function complain(error: unknown): number {
  if (error instanceof HeaptopError) {
    process.stderr.write(`heaptop: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ''}`);
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const more = process.env.HEAPTOP_DEBUG && stack ? stack : 'this is a bug of heaptop: HEAPTOP_DEBUG=1 shows where';
  process.stderr.write(`heaptop: internal error: ${message}\n  ${more}\n`);
  return OUR_BUG;
}
