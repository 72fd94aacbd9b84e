// The command line in yargs' terms: commands, options, their help. What the commands do is in commands.ts.

import yargs, { type Argv } from 'yargs';
import {
  chooseAndPlay,
  commandWords,
  DEFAULTS,
  explain,
  list,
  play,
  run,
  snapshot,
  table,
  verify,
} from './commands.ts';
import { EXPLAIN_FORMATS, SNAPSHOT_FORMATS, TABLE_FORMATS, TABLES } from './source/report/formats.ts';
import { UsageError } from './source/scenario/errors.ts';
import { MOMENT_NAMES } from './source/scenario/moment-name.ts';
import { PYTHON_VERSIONS } from './source/scenario/python-versions.ts';
import { COLOR_CHOICES, type ColorChoice } from './source/view/color-choice.ts';
import { SPEEDS } from './source/view/playback.ts';
import { THEME_CHOICES } from './source/view/screen-options.ts';
import { GROUPINGS, SORT_KEYS, TOP_CHOICES } from './source/view/top-sites.ts';

/** Put in by build.mjs; run from source there is none. */
declare const HEAPTOP_VERSION: string | undefined;
const version = typeof HEAPTOP_VERSION === 'string' ? HEAPTOP_VERSION : 'development';

const SCENARIO = 'a bundled scenario, a Python script (.py) or a Jupyter notebook (.ipynb)';

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

/** The parser of the command line; `parseAsync()` does what the words say. */
export function commandLine(): Argv {
  return yargs(commandWords)
    .scriptName('heaptop')
    .locale('en')
    .updateStrings(WORDS)
    .parserConfiguration({ 'duplicate-arguments-array': false })
    .usage('$0: top for a Python heap\n\nUsage: $0 [command] [options]')
    .command('$0', 'choose a bundled scenario, then play it', liveOptions, (argv) => chooseAndPlay(argv))
    .command(
      'play <scenario>',
      'play a scenario on the live dashboard',
      (command) =>
        playOptions(scenarioArgument(command))
          .example('$0 play circular-references', 'a bundled scenario')
          .example('$0 play script.py', 'a script of your own')
          .example('$0 play script.py -- --size 1000', 'with arguments for the script'),
      (argv) => play(argv),
    )
    .command(
      'run <scenario>',
      'run a script as python does: its output, its exit status',
      (command) =>
        pythonOption(scenarioArgument(command))
          .example('$0 run script.py', 'prints what python3.13 script.py prints')
          .example('$0 run script.py -- --size 1000', 'with arguments for the script'),
      (argv) => run(argv),
    )
    .command(
      'snapshot <scenario>',
      "print one moment's screen: the same bytes every time",
      (command) =>
        drawOptions(scenarioArgument(command))
          .option('columns', { describe: 'width of the screen in characters', type: 'string', default: '120' })
          .option('rows', { describe: 'height of the screen in lines', type: 'string', default: '40' })
          .option('at', {
            describe: `the moment: ${MOMENT_NAMES} (the Nth collection)`,
            type: 'string',
            default: 'end',
            requiresArg: true,
          })
          .option('panel', {
            describe: 'one panel on the whole screen, by its name',
            type: 'string',
            requiresArg: true,
          })
          .option('object', {
            describe: 'look at this object in the panel "object": a.peer[0], or an id()',
            type: 'string',
            requiresArg: true,
          })
          .option('since', { describe: 'tell differences since this moment', type: 'string', requiresArg: true })
          .option('group-by', { describe: 'rows of the top 10', choices: GROUPINGS, default: GROUPINGS[0] })
          .option('sort', { describe: 'the column it is sorted by', choices: SORT_KEYS, default: TOP_CHOICES.sort })
          .option('format', { describe: 'what to print', choices: SNAPSHOT_FORMATS, default: SNAPSHOT_FORMATS[0] })
          .option('output', { alias: 'o', describe: 'write to this file', type: 'string', requiresArg: true })
          .example('$0 snapshot ring', 'the screen at the end of the run')
          .example('$0 snapshot ring --at gc:1 --format svg -o ring.svg', 'a picture of the first collection'),
      (argv) => snapshot(argv),
    )
    .command(
      'table <scenario>',
      'the lines that hold the most memory, or another table, for documents and other programs',
      (command) =>
        pythonOption(scenarioArgument(command))
          .option('of', {
            describe: "what the rows are: tracemalloc's top lines, types, pymalloc's size classes, collections",
            choices: TABLES,
            default: TABLES[0],
          })
          .option('group-by', {
            describe: "rows of the top: lines, files, or tracebacks as far as the script's tracemalloc keeps them",
            choices: GROUPINGS,
            default: GROUPINGS[0],
          })
          .option('sort', {
            describe: 'the column to sort by: size, count, size-diff …',
            type: 'string',
            requiresArg: true,
          })
          .option('reverse', { describe: 'the other way round', type: 'boolean', default: false })
          .option('since', {
            describe: 'differences since this moment, earlier or later; it is named as --at',
            type: 'string',
            requiresArg: true,
          })
          .option('filter', { describe: 'only rows with this text; !TEXT: without it', type: 'string', default: '' })
          .option('limit', { describe: 'rows at most; the others are summed up', type: 'string', default: '10' })
          .option('at', { describe: `the moment: ${MOMENT_NAMES}`, type: 'string', default: 'end', requiresArg: true })
          .option('format', { describe: 'what to print', choices: TABLE_FORMATS, default: TABLE_FORMATS[0] })
          .option('output', { alias: 'o', describe: 'write to this file', type: 'string', requiresArg: true })
          .example('$0 table script.py --since cell:1 --sort size-diff', 'what has grown since the first cell')
          .example('$0 table script.py --of types --format csv', 'live objects by type'),
      (argv) => table(argv),
    )
    .command(
      'explain <scenario>',
      'what one object is, who refers to it, why it is alive, what the collector would do',
      (command) =>
        pythonOption(scenarioArgument(command))
          .option('object', {
            describe: 'a name and what may follow it, as a.peer[0]; or an id()',
            type: 'string',
            demandOption: true,
            requiresArg: true,
          })
          .option('at', { describe: `the moment: ${MOMENT_NAMES}`, type: 'string', default: 'end', requiresArg: true })
          .option('columns', { describe: 'width of the text in characters', type: 'string', default: '100' })
          .option('format', { describe: 'what to print', choices: EXPLAIN_FORMATS, default: EXPLAIN_FORMATS[0] })
          .example('$0 explain ring --object head --at line:40', 'the first node, and the ring behind it'),
      (argv) => explain(argv),
    )
    .command(
      'verify [scenario]',
      'run a script here and by a real CPython, and compare what they print',
      (command) =>
        command
          .positional('scenario', { describe: SCENARIO, type: 'string' })
          .option('bundled', { describe: 'compare all bundled scenarios', type: 'boolean', default: false })
          .option('with', {
            describe: 'the CPython to compare with: a command or a path',
            type: 'string',
            requiresArg: true,
          })
          .option('python', {
            describe: `its version, if it is to be looked for; ${DEFAULTS.python} by default`,
            type: 'string',
            choices: PYTHON_VERSIONS,
            requiresArg: true,
          })
          .option('json', { describe: 'print one JSON object a script', type: 'boolean', default: false })
          .example('$0 verify script.py', 'compares with the python3.13 of this machine')
          .example('$0 verify script.py --with ~/python3.12/bin/python', 'with another one')
          .example('$0 verify --bundled --python 3.12', 'all scenarios')
          .epilogue(
            'Exit status: 0 when both print the same and end alike, 1 when not. What is piped in is given to both; at a ' +
              'terminal both read an empty stdin. Addresses (at 0x…) are not compared.',
          ),
      (argv) => verify(argv),
    )
    .command(
      'list',
      'list the bundled scenarios',
      (command) =>
        command.option('versions', { describe: 'list the CPython versions instead', type: 'boolean', default: false }),
      (argv) => list(argv),
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
    default: DEFAULTS.python,
    requiresArg: true,
  });
}

/** How a screen is drawn, on the terminal or as a picture. */
function drawOptions<T>(command: Argv<T>) {
  return pythonOption(command)
    .option('color', {
      describe: 'colours: auto follows the terminal, NO_COLOR and FORCE_COLOR',
      type: 'string',
      choices: COLOR_CHOICES,
      default: DEFAULTS.color,
      // --color and --no-color, as other programs have them
      coerce: (color: ColorChoice | boolean | ''): ColorChoice =>
        color === false ? 'never' : color === true || !color ? 'always' : color,
    })
    .option('theme', { describe: 'which colours', choices: THEME_CHOICES, default: DEFAULTS.theme })
    .option('ascii', { describe: 'draw with ASCII only', type: 'boolean' });
}

function liveOptions<T>(command: Argv<T>) {
  return drawOptions(command)
    .option('mouse', {
      describe: 'click on panels, rows and the scrubber; the wheel scrolls',
      type: 'boolean',
      default: false,
    })
    .option('inline', { describe: 'stay on the main screen', type: 'boolean', default: false })
    .option('screen-reader', { describe: 'tell each step in a sentence instead of drawing', type: 'boolean' })
    .option('animation', { describe: 'let the run move; --no-animation jumps', type: 'boolean', default: true })
    .option('force-tty', { describe: 'draw on a terminal even under CI', type: 'boolean', default: false });
}

function playOptions<T>(command: Argv<T>) {
  return liveOptions(command)
    .option('watch', {
      describe: 'run a script of your own anew when it is saved; --no-watch does not',
      type: 'boolean',
      default: true,
    })
    .option('at', { describe: `begin at this moment: ${MOMENT_NAMES}`, type: 'string', requiresArg: true })
    .option('speed', { describe: `how fast: ${SPEEDS.join(', ')}`, type: 'string', default: DEFAULTS.speed });
}

/** What yargs found wrong, as one sentence. */
function usageError(message: string): UsageError {
  return new UsageError(message.trim().replace(/\s*\n\s*/g, '; '), 'heaptop --help shows the commands and options');
}
