// heaptop's command line: options in, exit status out. The work is done by the parts that the handlers load when needed.

import { writeFileSync } from 'node:fs';
import yargs, { type Argv } from 'yargs';
import { SNAPSHOT_FORMATS } from './source/report/formats.ts';
import { HeaptopError, UsageError } from './source/scenario/errors.ts';
import { momentNameOf } from './source/scenario/moment-name.ts';
import { describeVersions, PYTHON_VERSIONS } from './source/scenario/python-versions.ts';
import type { RunOptions } from './source/scenario/run.ts';
import type { Scenario } from './source/scenario/scenario.ts';
import { COLOR_CHOICES, type ColorChoice, colorLevel } from './source/view/color-choice.ts';

/** Put in by build.mjs; run from source there is none. */
declare const HEAPTOP_VERSION: string | undefined;
const version = typeof HEAPTOP_VERSION === 'string' ? HEAPTOP_VERSION : 'development';

/** EX_SOFTWARE of sysexits.h: the error is ours. */
const OUR_BUG = 70;
/** 128 + SIGPIPE, as any filter ends whose reader went away. */
const READER_GONE = 141;

const SCENARIO = 'a bundled scenario, a Python script (.py) or a Jupyter notebook (.ipynb)';

/** What stands behind the first `--` is the script's, and yargs must not read it: it would make 1000 of 1e3. */
const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const ours = words.slice(0, end);
const scriptArguments = words.slice(end + 1);

/** yargs' sentences, in ours; its types know nothing of the forms for one and many. */
const WORDS = {
  'Invalid values:': ' ',
  'Argument: %s, Given: %s, Choices: %s': '--%s cannot be %s: it is one of %s',
  'Not enough non-option arguments: got %s, need at least %s': oneOrMany(
    'the scenario is missing (%s arguments, %s needed)',
  ),
  'Not enough arguments following: %s': '--%s needs a value',
  'Unknown argument: %s': oneOrMany('there is no command or option "%s"'),
} as Record<string, string>;

// Streams that report an error: nobody listens, so that Node need not make them before something is written.
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? READER_GONE : complain(error));
});
process.on('unhandledRejection', (error) => process.exit(complain(error)));

commandLine()
  .parseAsync()
  .catch((error) => {
    process.exitCode = complain(error);
  });

function commandLine(): Argv {
  return yargs(ours)
    .scriptName('heaptop')
    .locale('en')
    .updateStrings(WORDS)
    .parserConfiguration({ 'duplicate-arguments-array': false })
    .usage('$0: top for a Python heap\n\nUsage: $0 [command] [options]')
    .command('$0', 'choose a bundled scenario, then play it', liveOptions, chooseAndPlay)
    .command(
      'play <scenario>',
      'play a scenario on the live dashboard',
      (command) =>
        liveOptions(scenarioArgument(command))
          .example('$0 play circular-references', 'a bundled scenario')
          .example('$0 play script.py', 'a script of your own')
          .example('$0 play script.py -- --size 1000', 'with arguments for the script'),
      async (argv) => play(await load(argv.scenario), argv),
    )
    .command(
      'run <scenario>',
      'run a script as python does: its output, its exit status',
      (command) =>
        pythonOption(scenarioArgument(command))
          .example('$0 run script.py', 'prints what python3.13 script.py prints')
          .example('$0 run script.py -- --size 1000', 'with arguments for the script'),
      async (argv) => {
        const scenario = await load(argv.scenario);
        const { runScript } = await import('./source/scenario/run.ts');
        process.exitCode = await runScript(scenario, runOptions(argv));
      },
    )
    .command(
      'snapshot <scenario>',
      "print one moment's screen: the same bytes every time",
      (command) =>
        liveOptions(scenarioArgument(command))
          .option('columns', { describe: 'width of the screen in characters', type: 'string', default: '120' })
          .option('rows', { describe: 'height of the screen in lines', type: 'string', default: '40' })
          .option('at', {
            describe: 'the moment: end, a step, line:N, cell:N or gc:N (the Nth collection)',
            type: 'string',
            default: 'end',
            requiresArg: true,
          })
          .option('format', { describe: 'what to print', choices: SNAPSHOT_FORMATS, default: SNAPSHOT_FORMATS[0] })
          .option('output', { alias: 'o', describe: 'write to this file', type: 'string', requiresArg: true })
          .example('$0 snapshot ring', 'the screen at the end of the run')
          .example('$0 snapshot ring --at gc:1 --format svg -o ring.svg', 'a picture of the first collection'),
      async (argv) => {
        const toTerminal = argv.output === undefined && process.stdout.isTTY;
        const options = {
          ...runOptions(argv),
          at: momentNameOf(argv.at),
          format: argv.format,
          size: { columns: lengthOf(argv.columns), rows: lengthOf(argv.rows) },
          color: colorLevel(argv.color, process.env, toTerminal),
        };
        const scenario = await load(argv.scenario);
        const { snapshot } = await import('./source/report/index.ts');
        write(await snapshot(scenario, options), argv.output);
      },
    )
    .command(
      'list',
      'list the bundled scenarios',
      (command) =>
        command.option('versions', { describe: 'list the CPython versions instead', type: 'boolean', default: false }),
      async (argv) => {
        if (argv.versions) {
          write(describeVersions(), undefined);
          return;
        }
        const { loadBundled } = await import('./source/scenario/load.ts');
        const scenarios = await loadBundled();
        const width = Math.max(...scenarios.map(({ name }) => name.length));
        write(scenarios.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`).join(''), undefined);
      },
    )
    .example('$0', 'choose a scenario and watch it')
    .example('$0 play circular-references', 'watch a reference cycle survive del')
    .example('$0 run script.py', 'run a script on the simulated heap')
    .version(version)
    .alias({ help: 'h', version: 'V' })
    .epilogue('Keys on the dashboard: press ? there.')
    .strict()
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message, error) => {
      throw error === undefined || error.name === 'YError' ? usageError(message ?? error.message) : error;
    });
}

function oneOrMany(sentence: string): unknown {
  return { one: sentence, other: sentence };
}

function scenarioArgument<T>(command: Argv<T>) {
  return command.positional('scenario', { describe: SCENARIO, type: 'string', demandOption: true });
}

function pythonOption<T>(command: Argv<T>) {
  return command.option('python', {
    describe: 'the CPython version to model',
    type: 'string',
    choices: PYTHON_VERSIONS,
    default: PYTHON_VERSIONS[0],
    requiresArg: true,
  });
}

function liveOptions<T>(command: Argv<T>) {
  return pythonOption(command).option('color', {
    describe: 'colours: auto follows the terminal and NO_COLOR',
    choices: COLOR_CHOICES,
    default: COLOR_CHOICES[0],
    // --color and --no-color, as other programs have them
    coerce: (color: ColorChoice | boolean | ''): ColorChoice =>
      color === false ? 'never' : color === true || !color ? 'always' : color,
  });
}

interface LiveArguments extends Pick<RunOptions, 'python'> {
  readonly color: ColorChoice;
}

function runOptions({ python }: Pick<RunOptions, 'python'>): RunOptions {
  return { python, args: scriptArguments };
}

function lengthOf(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text);
  throw new UsageError(`"${text}" is no size of a screen`, 'it is a number of characters or lines, from 1 to 9999');
}

async function chooseAndPlay(argv: LiveArguments): Promise<void> {
  const dashboard = await openDashboard();
  const { loadBundled } = await import('./source/scenario/load.ts');
  const scenarios = await loadBundled();
  const choice = await dashboard.choose(scenarios, { color: colorLevel(argv.color, process.env, true) });
  if ('exitCode' in choice) {
    process.exitCode = choice.exitCode;
    return;
  }
  const chosen = scenarios.find(({ name }) => name === choice.name);
  if (chosen) await play(chosen, argv);
}

async function play(scenario: Scenario, argv: LiveArguments): Promise<void> {
  const dashboard = await openDashboard();
  const { openPlayback } = await import('./source/view/open-playback.ts');
  const playback = await openPlayback(scenario, runOptions(argv));
  process.exitCode = await dashboard.play(playback, { color: colorLevel(argv.color, process.env, true) });
}

/** @throws UsageError when there is no terminal to draw on */
async function openDashboard() {
  const dashboard = await import('./source/dashboard/index.tsx');
  const reason = dashboard.whyNoScreen(process, process.env);
  if (reason !== null) throw new UsageError(reason);
  return dashboard;
}

async function load(scenario: string) {
  const { loadScenario } = await import('./source/scenario/load.ts');
  return loadScenario(scenario);
}

function write(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new UsageError(`${file} cannot be written: ${cause instanceof Error ? cause.message : cause}`, undefined, {
      cause,
    });
  }
}

/** What yargs found wrong, as one sentence. */
function usageError(message: string): UsageError {
  return new UsageError(message.trim().replace(/\s*\n\s*/g, '; '), 'heaptop --help shows the commands and options');
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
