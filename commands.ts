// What heaptop's commands do. Each loads the parts that it needs, and no other.

import { basename, isAbsolute } from 'node:path';
import type { SnapshotFormat } from './source/report/formats.ts';
import type { TableOptions } from './source/report/table/index.ts';
import { UsageError } from './source/scenario/errors.ts';
import { momentNameOf } from './source/scenario/moment-name.ts';
import { DEFAULT_PYTHON, describeVersions } from './source/scenario/python-versions.ts';
import type { RunOptions } from './source/scenario/run-options.ts';
import type { Scenario } from './source/scenario/scenario.ts';
import { writeOver } from './source/scenario/written-file.ts';
import { COLOR_CHOICES, type ColorChoice, colorLevel } from './source/view/color-choice.ts';
import type { Moment } from './source/view/moment.ts';
import { type Playback, SPEEDS, type Speed } from './source/view/playback.ts';
import type { PlaybackClient } from './source/view/playback-client.ts';
import type { Size } from './source/view/screen/screen.ts';
import type { ScreenView } from './source/view/screen/screen-view.ts';
import { needsAscii, THEME_CHOICES, wantsSentences } from './source/view/screen-options.ts';
import { targetOfName } from './source/view/target-of-name.ts';
import type { TopChoices } from './source/view/top-sites.ts';

/** What stands behind the first `--` is the script's, and yargs must not read it: it would make 1000 of 1e3. */
const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
export const commandWords: readonly string[] = words.slice(0, end);
const scriptArguments = words.slice(end + 1);

/** The options that nobody gave. */
export const DEFAULTS: LiveArguments & PlayArguments = {
  python: DEFAULT_PYTHON,
  color: COLOR_CHOICES[0],
  theme: THEME_CHOICES[0],
  ascii: undefined,
  mouse: false,
  inline: false,
  'screen-reader': undefined,
  animation: true,
  'force-tty': false,
  at: undefined,
  speed: '1',
  watch: true,
};

interface ScenarioArguments extends Pick<RunOptions, 'python'> {
  readonly scenario: string;
}

/** How a screen is drawn, live or not. */
interface DrawArguments extends Pick<RunOptions, 'python'> {
  readonly color: ColorChoice;
  readonly theme: ScreenView['theme'];
  /** Left out, the locale decides. */
  readonly ascii: boolean | undefined;
}

interface LiveArguments extends DrawArguments {
  readonly mouse: boolean;
  readonly inline: boolean;
  /** Left out, the environment decides. */
  readonly 'screen-reader': boolean | undefined;
  readonly animation: boolean;
  readonly 'force-tty': boolean;
}

/** How a run that is played begins. */
interface PlayArguments {
  readonly at: string | undefined;
  readonly speed: string;
  /** Run a script of one's own anew when it is saved. */
  readonly watch: boolean;
}

interface SnapshotArguments extends ScenarioArguments, DrawArguments {
  readonly columns: string;
  readonly rows: string;
  readonly at: string;
  readonly panel: string | undefined;
  readonly object: string | undefined;
  readonly format: SnapshotFormat;
  readonly output: string | undefined;
  readonly since?: string | undefined;
  readonly 'group-by'?: TopChoices['group'];
  readonly sort?: TopChoices['sort'];
}

interface ExplainArguments extends ScenarioArguments {
  readonly object: string;
  readonly at: string;
  readonly columns: string;
  readonly format: 'text' | 'json';
}

interface TableArguments extends ScenarioArguments {
  readonly of: TableOptions['of'];
  readonly 'group-by': TableOptions['groupBy'];
  readonly sort: string | undefined;
  readonly reverse: boolean;
  readonly since: string | undefined;
  readonly filter: string;
  readonly limit: string;
  readonly at: string;
  readonly format: TableOptions['format'];
  readonly output: string | undefined;
}

interface VerifyArguments {
  readonly scenario: string | undefined;
  readonly bundled: boolean;
  readonly with: string | undefined;
  readonly python: RunOptions['python'] | undefined;
  readonly json: boolean;
}

export async function run(argv: ScenarioArguments): Promise<void> {
  const scenario = await load(argv.scenario);
  const { runScript } = await import('./source/scenario/run.ts');
  process.exitCode = await runScript(scenario, runOptions(argv));
}

export async function play(argv: ScenarioArguments & LiveArguments & PlayArguments): Promise<void> {
  await playScenario(await load(argv.scenario), argv);
}

export async function chooseAndPlay(argv: LiveArguments): Promise<void> {
  const { howToPlay } = await import('./source/dashboard/terminal-check.ts');
  const how = howToPlay(process, process.env, argv['force-tty']);
  if (how.with !== 'screen') {
    throw new UsageError(how.because, 'name a scenario: heaptop play NAME; heaptop list shows them');
  }
  const { loadBundled } = await import('./source/scenario/load.ts');
  const scenarios = await loadBundled();
  const dashboard = await import('./source/dashboard/index.tsx');
  const choice = await dashboard.choose(scenarios, drawOptions(argv));
  if ('exitCode' in choice) {
    process.exitCode = choice.exitCode;
    return;
  }
  const chosen = scenarios.find(({ name }) => name === choice.name);
  await playScenario(chosen ?? (await load(choice.name)), { ...DEFAULTS, ...argv });
}

export async function snapshot(argv: SnapshotArguments, loaded?: Scenario): Promise<void> {
  const toTerminal = argv.output === undefined && process.stdout.isTTY;
  const options = {
    ...runOptions(argv),
    at: momentNameOf(argv.at),
    format: argv.format,
    size: { columns: lengthOf(argv.columns), rows: lengthOf(argv.rows) },
    color: colorLevel(argv.color, process.env, toTerminal),
    view: {
      theme: argv.theme,
      ascii: argv.ascii ?? false,
      panel: argv.panel,
      object: argv.object,
      top: { ...(argv['group-by'] && { group: argv['group-by'] }), ...(argv.sort && { sort: argv.sort }) },
      since: argv.since === undefined ? undefined : momentNameOf(argv.since),
    },
  };
  const scenario = loaded ?? (await load(argv.scenario));
  const report = await import('./source/report/index.ts');
  write(await report.snapshot(scenario, options), argv.output);
}

export async function explain(argv: ExplainArguments): Promise<void> {
  const options = {
    ...runOptions(argv),
    at: momentNameOf(argv.at),
    object: argv.object,
    format: argv.format,
    columns: lengthOf(argv.columns),
  };
  const scenario = await load(argv.scenario);
  const report = await import('./source/report/explain.ts');
  write(await report.explain(scenario, options), undefined);
}

export async function table(argv: TableArguments): Promise<void> {
  if (!/^\d{1,6}$/.test(argv.limit)) throw new UsageError(`"${argv.limit}" is no number of rows`);
  const options: TableOptions = {
    ...runOptions(argv),
    of: argv.of,
    groupBy: argv['group-by'],
    sort: argv.sort,
    reversed: argv.reverse,
    since: argv.since === undefined ? undefined : momentNameOf(argv.since),
    filter: argv.filter,
    limit: Number(argv.limit),
    at: momentNameOf(argv.at),
    format: argv.format,
  };
  const scenario = await load(argv.scenario);
  const report = await import('./source/report/table/index.ts');
  write(await report.table(scenario, options), argv.output);
}

export async function list({ versions }: { readonly versions: boolean }): Promise<void> {
  if (versions) {
    write(describeVersions(), undefined);
    return;
  }
  const { loadBundled } = await import('./source/scenario/load.ts');
  const scenarios = await loadBundled();
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  write(scenarios.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`).join(''), undefined);
}

/** Exit status 0 when both print the same, 1 when not. */
export async function verify({ scenario, bundled, with: wanted, python, json }: VerifyArguments): Promise<void> {
  if (bundled && scenario !== undefined) throw new UsageError(`--bundled takes all scenarios: leave out "${scenario}"`);
  if (!bundled && scenario === undefined) {
    throw new UsageError('the scenario is missing', 'name a script or a scenario, or give --bundled for all scenarios');
  }
  const { loadBundled, loadScenario } = await import('./source/scenario/load.ts');
  const scenarios = scenario === undefined ? await loadBundled() : [await loadScenario(scenario)];
  const report = await import('./source/report/verify/index.ts');
  const options = {
    interpreter: report.findInterpreter(wanted, python, DEFAULT_PYTHON),
    heaptop: [process.execPath, ...process.execArgv, process.argv[1]],
    args: scriptArguments,
    // Someone at a terminal would not see what they are asked for.
    input: bundled || process.stdin.isTTY ? null : process.stdin,
  };
  for (const one of scenarios) {
    const verdict = await report.verify(one, options);
    if (verdict.difference !== null) process.exitCode = 1;
    const showsBoth = !bundled || verdict.difference !== null;
    if (json) write(`${JSON.stringify(report.verdictRecord(verdict))}\n`, undefined);
    else if (showsBoth) write(report.verdictText(verdict, process.stdout.columns ?? 100), undefined);
    if (!json && bundled) write(report.verdictLine(verdict), undefined);
  }
}

/** On a screen, in sentences, or, where nothing can be drawn and no keys come, as the picture at the end. */
async function playScenario(scenario: Scenario, argv: LiveArguments & PlayArguments): Promise<void> {
  const speed = speedOf(argv.speed);
  const at = argv.at === undefined ? undefined : momentNameOf(argv.at);
  const { howToPlay } = await import('./source/dashboard/terminal-check.ts');
  const how = howToPlay(process, process.env, argv['force-tty']);
  const inSentences = argv['screen-reader'] ?? wantsSentences(process.env);
  if (how.with === 'nothing' && !inSentences) {
    process.stderr.write(`heaptop: ${how.because}\n`);
    const color = argv.color === 'auto' ? 'never' : argv.color;
    return snapshot({ ...argv, ...SNAPSHOT_DEFAULTS, color, scenario: scenario.name, at: argv.at ?? 'end' }, scenario);
  }
  const { openPlayback } = await import('./source/view/open-playback.ts');
  // The engine starts on its thread while Ink is loaded on this one.
  const opening = openPlayback(scenario, runOptions(argv));
  opening.catch(() => {}); // heard below
  if (how.with !== 'screen' || inSentences) {
    const { playInSentences } = await import('./source/dashboard/linear-session.ts');
    const first = await opening;
    if (at !== undefined) await first.go(targetOfName(at));
    process.exitCode = await playInSentences(await watchedIf(argv, first, scenario), { speed, render: renderFile });
    return;
  }
  const dashboard = await import('./source/dashboard/index.tsx');
  const first = await opening;
  if (at !== undefined) void first.go(targetOfName(at));
  else if (first.moment().totalSteps === 1) await showWhyNothingRuns(first);
  const playback = await watchedIf(argv, first, scenario);
  const still = !argv.animation;
  const notice = ipythonNotice(scenario);
  process.exitCode = await dashboard.play(playback, { ...drawOptions(argv), speed, still, notice, render: renderFile });
}

/** The sentences themselves are on the main screen, and beside the lines in the source. */
function ipythonNotice({ notes = [] }: Scenario): string {
  if (notes.length === 0) return '';
  return notes.length === 1 ? '1 line is IPython, not Python' : `${notes.length} lines are IPython, not Python`;
}

/** What the compiler refuses has no steps: its error is shown at once. */
async function showWhyNothingRuns(playback: PlaybackClient): Promise<void> {
  await playback.go('end');
  if (playback.moment().error === null) await playback.go('start');
}

/** Scripts of one's own are watched, unless that was turned off. */
async function watchedIf(
  argv: LiveArguments & PlayArguments,
  first: PlaybackClient,
  scenario: Scenario,
): Promise<Playback> {
  return argv.watch && isAbsolute(scenario.filename) ? watched(first, scenario, runOptions(argv)) : first;
}

/** The playback of a script that is run anew when it, or a module of its own, is saved. */
async function watched(first: PlaybackClient, { filename }: Scenario, options: RunOptions): Promise<Playback> {
  const [{ WatchedPlayback }, { FileWatch }, { openPlayback }, { loadFile }] = await Promise.all([
    import('./source/view/watched-playback.ts'),
    import('./source/scenario/watch-files.ts'),
    import('./source/view/open-playback.ts'),
    import('./source/scenario/load.ts'),
  ]);
  const reopen = async (): Promise<PlaybackClient> =>
    openPlayback(await loadFile(filename, basename(filename)), options);
  const files = (): string[] => [
    ...new Set([
      filename,
      ...playback
        .moment()
        .script.sources.map(({ file }) => file)
        .filter(isAbsolute),
    ]),
  ];
  const playback = new WatchedPlayback(first, reopen, (file) => isAbsolute(file));
  const watch = new FileWatch(files, () => void playback.saved());
  playback.whenClosed(() => watch.close());
  return playback;
}

const SNAPSHOT_DEFAULTS = {
  columns: '80',
  rows: '24',
  panel: undefined,
  object: undefined,
  format: 'text',
  output: undefined,
} as const;

function drawOptions({ color, theme, ascii, mouse, inline }: LiveArguments) {
  return {
    color: colorLevel(color, process.env, true),
    theme,
    ascii: ascii ?? needsAscii(process.env),
    mouse,
    inline,
  };
}

/** What is on the screen, in the format that the file's name asks for. */
async function renderFile(file: string, moment: Moment, view: ScreenView, size: Size): Promise<string> {
  const { render } = await import('./source/report/index.ts');
  const extension = /\.(\w+)$/.exec(file)?.[1];
  const format = extension === 'svg' || extension === 'json' ? extension : 'text';
  const bare = { ...view, notice: '', prompt: null };
  return render(moment, {
    format,
    size,
    color: extension === 'ansi' || extension === 'ans' ? '16' : 'none',
    view: bare,
  });
}

function speedOf(text: string): Speed {
  const speed = SPEEDS.find((one) => String(one) === text.replace(/^([\d.]+)x$/, '$1'));
  if (speed === undefined) throw new UsageError(`"${text}" is no speed`, `it is one of ${SPEEDS.join(', ')}`);
  return speed;
}

async function load(scenario: string): Promise<Scenario> {
  const { loadScenario } = await import('./source/scenario/load.ts');
  const loaded = await loadScenario(scenario);
  for (const note of loaded.notes ?? []) process.stderr.write(`heaptop: ${note}\n`);
  return loaded;
}

function runOptions({ python }: Pick<RunOptions, 'python'>): RunOptions {
  return { python, args: scriptArguments };
}

function lengthOf(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text);
  throw new UsageError(`"${text}" is no size of a screen`, 'it is a number of characters or lines, from 1 to 9999');
}

function write(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  writeOver(file, text);
}
