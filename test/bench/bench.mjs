// How fast heaptop is, measured on this machine:
//   npm run bench                     its programs beside a real CPython 3.13 (PYTHON_3_13, pyenv or PATH; without one alone)
//   npm run bench -- --dashboard      how soon the live screen stands, what it costs, and how soon it answers a key
//   npm run bench -- --scaling        cost of a step, a collection and a seek as a run gets longer
//   npm run bench -- --seeks          of these, the seeks alone
// --markdown prints the README's table; --size small, --rounds N and --only NAME,NAME make it shorter.

import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

const { values: options } = parsed({
  options: {
    dashboard: { type: 'boolean', default: false },
    scaling: { type: 'boolean', default: false },
    seeks: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    size: { type: 'string', default: 'full' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});

/** The options; what is wrong with them ends the program. */
function parsed(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    process.stderr.write(
      `bench: ${error.message}\n  options: --dashboard, --scaling, --seeks, --markdown, --size small, --rounds N, --only NAME,NAME\n`,
    );
    process.exit(2);
  }
}

const rounds = Number(options.rounds);
const tell = (line) => process.stderr.write(`${line}\n`);

try {
  if (!['small', 'full'].includes(options.size)) throw new Error('--size is small or full');
  if (!(rounds >= 1)) throw new Error('--rounds is a number from 1');
  if (options.dashboard) {
    const { dashboardTable, measureDashboard } = await import('./dashboard.mjs');
    const { firstScreenTable, measureFirstScreen } = await import('./first-screen.mjs');
    console.log(`${firstScreenTable(await measureFirstScreen())}\n`);
    console.log(dashboardTable(await measureDashboard({ rounds, tell })));
  } else if (options.scaling || options.seeks) {
    const { measureScaling, scalingTables } = await import('./scaling.mjs');
    console.log(scalingTables(await measureScaling({ rounds, seeks: options.seeks && !options.scaling, tell })));
  } else {
    const { measureWorkloads, workloadSummary, workloadTable } = await import('./workloads.mjs');
    const only = options.only.split(',').filter(Boolean);
    const measured = measureWorkloads({ size: options.size, rounds, only, tell });
    console.log(options.markdown ? workloadSummary(measured) : workloadTable(measured));
    console.log('\nSeconds of whole processes; ratios are CPython / heaptop: above 1, heaptop is faster.');
  }
  console.log(
    `Medians of ${rounds} rounds in turn; Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model}.`,
  );
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}
