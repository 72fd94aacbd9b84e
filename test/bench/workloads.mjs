// Runs the programs under each interpreter in turn, A B C A B C, so that a machine that gets slower meanwhile gets slower
// for all of them, and takes ratios round by round.

import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fixed, geometricMean, median, table } from './figures.mjs';
import { interpreters } from './interpreters.mjs';
import { timedRun } from './timed-run.mjs';

const PROGRAMS = join(import.meta.dirname, 'programs');
const START_UP = 'startup';

/** Net of start-up, a run must last as long as this many start-ups: less is noise. */
const MEASURABLE = 0.2;

/**
 * @param size - `small` takes about a tenth of `full`'s time
 * @param rounds - counted rounds; one more comes before them
 * @param only - names of programs; all when empty
 */
export function measureWorkloads({ size, rounds, only, tell }) {
  const all = readdirSync(PROGRAMS).map((file) => basename(file, '.py'));
  const missing = only.find((name) => !all.includes(name));
  if (missing !== undefined) throw new Error(`there is no program ${missing}: there are ${all.join(', ')}`);
  const names = all.filter((name) => name !== START_UP && (only.length === 0 || only.includes(name)));
  const subjects = interpreters();
  const startUp = measure(START_UP);
  const measured = names.map((name) => compare(name, measure(name)));
  return { subjects: subjects.map(({ name }) => name), startUp: compare(START_UP, startUp), programs: measured };

  /** The runs of a program, one list for each interpreter. */
  function measure(name) {
    const runs = subjects.map(() => []);
    for (let round = -1; round < rounds; round++) {
      subjects.forEach(({ command }, at) => {
        const run = timedRun(command(join(PROGRAMS, `${name}.py`), size));
        if (round >= 0) runs[at].push(run);
        const expected = runs.at(-1)[0]?.checksum ?? run.checksum;
        if (run.checksum !== expected) throw new Error(`${name}: checksum ${run.checksum}, not ${expected}`);
      });
    }
    tell(`${name}: ${subjects.map(({ name: who }, at) => `${who} ${fixed(median(walls(runs[at])), 3)} s`).join(', ')}`);
    return runs;
  }

  function compare(name, runs) {
    const starts = startUp.map((list) => median(walls(list)));
    const net = runs.map((list, at) => list.map(({ wall }) => netOf(wall, starts[at])));
    return {
      name,
      seconds: runs.map((list) => median(walls(list))),
      wall: runs.map((list) => ratio(walls(list), walls(runs[0]))),
      cpu: runs.map((list) => ratio(cpus(list), cpus(runs[0]))),
      net: net.map((list) => ratio(list, net[0])),
    };
  }
}

function netOf(wall, start) {
  const net = wall - start;
  return net > MEASURABLE * start ? net : Number.NaN;
}

const walls = (runs) => runs.map(({ wall }) => wall);
const cpus = (runs) => runs.map(({ cpu }) => cpu);
const ratio = (others, ours) => median(others.map((other, round) => other / ours[round]));

/** All that was measured: for each other interpreter its time and the three ratios. */
export function workloadTable({ subjects, startUp, programs }) {
  const others = subjects.map((_, at) => at).slice(1);
  const head = ['program', 'heaptop s', ...others.flatMap((at) => [`${subjects[at]} s`, 'wall', 'CPU', 'net'])];
  const rows = [startUp, ...programs].map(({ name, seconds, wall, cpu, net }) => [
    name,
    fixed(seconds[0], 3),
    ...others.flatMap((at) => [fixed(seconds[at], 3), fixed(wall[at]), fixed(cpu[at]), fixed(net[at])]),
  ]);
  const mean = (at) => ['wall', 'cpu', 'net'].map((kind) => fixed(geometricMean(programs.map((of) => of[kind][at]))));
  return table([head, ...rows, ['geometric mean', '', ...others.flatMap((at) => ['', ...mean(at)])]]);
}

/** The README's table: seconds of whole processes, and how many times as fast heaptop is. */
export function workloadSummary({ subjects, startUp, programs }) {
  const others = subjects.map((_, at) => at).slice(1);
  const row = ({ name, seconds, wall }) => [
    name,
    fixed(seconds[0]),
    ...others.flatMap((at) => [fixed(seconds[at]), `${fixed(wall[at])}×`]),
  ];
  const mean = (title, kind) => [
    `**${title}**`,
    '',
    ...others.flatMap((at) => ['', `**${fixed(geometricMean(programs.map((of) => of[kind][at])))}×**`]),
  ];
  return table([
    ['workload', 'heaptop, s', ...others.flatMap((at) => [`CPython ${subjects[at]}, s`, 'ratio'])],
    ...programs.map((program) => row({ ...program, name: program.name.replaceAll('-', ' ') })),
    mean('geometric mean', 'wall'),
    mean('… without start-up', 'net'),
    mean('… of CPU time', 'cpu'),
    row({ ...startUp, name: 'start-up alone' }),
  ]);
}
