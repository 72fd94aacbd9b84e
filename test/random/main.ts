// Runs random programs here and under a real CPython, and writes out a small one for each mismatch.
//
//   node --import tsx test/random/main.ts [--python 3.13] [--count 100] [--seed 1] [--tier both|hot|cold|usual]
//                                         [--kind usual|compiled|broken|uncaught|…] [--shrink 10] [--out FOLDER] [--show SEED]
//
// Program N is the same on each machine. The exit status is 1 when anything differs.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PythonVersion, VERSIONS } from '../../source/heap/version-facts.ts';
import { Judge } from './judge.ts';
import { KINDS_OF_PROGRAMS } from './kinds.ts';
import { firstMismatch, kindOf, type Mismatch, type Outcome } from './outcome.ts';
import { type Program, textOf } from './program.ts';
import { shrink } from './shrink.ts';
import { simulate, type Tier } from './simulated.ts';

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: '3.13' },
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    tier: { type: 'string', default: 'both' },
    kind: { type: 'string', default: 'usual' },
    shrink: { type: 'string', default: '10' },
    out: { type: 'string' },
    show: { type: 'string' },
  },
});

/** A mismatch that goes away after so many more blocks of each size is none: where a pool ends decides. */
const DISPLACEMENTS = [1, 3, 20] as const;

interface Found {
  readonly mismatch: Mismatch;
  readonly tier: Tier;
}

const generate = KINDS_OF_PROGRAMS[values.kind];
if (generate === undefined) throw new Error(`--kind is one of ${Object.keys(KINDS_OF_PROGRAMS).join(', ')}`);
if (values.show !== undefined) process.stdout.write(textOf(generate(Number(values.show))));
else process.exitCode = await compareAll();

async function compareAll(): Promise<number> {
  const python = versionOf(values.python);
  const both: readonly Tier[] = VERSIONS[python].framesAreObjects ? ['cold'] : ['hot', 'cold'];
  const tiers: readonly Tier[] = values.tier === 'both' ? both : [values.tier as Tier];
  const judge = new Judge(python);
  const kinds = new Map<string, number>();
  let [failed, uncertain, byPools, shrunken] = [0, 0, 0, 0];
  const first = Number(values.seed);
  const count = Number(values.count);
  let next = judged(judge, generate(first));
  for (let seed = first; seed < first + count; seed++) {
    const { program, source, expected } = await next;
    if (seed + 1 < first + count) next = judged(judge, generate(seed + 1));
    if (expected.status === 'SIGKILL') continue;
    const found = firstDifference(source, expected, python, tiers, judge.filename);
    if (found === null) continue;
    await next;
    if (!(await judge.isCertain(source, expected))) {
      uncertain++;
      continue;
    }
    const isByPools = DISPLACEMENTS.some(
      (blocks) => firstMismatch(expected, simulate(source, judge.filename, python, found.tier, blocks)) === null,
    );
    if (isByPools) {
      byPools++;
      continue;
    }
    failed++;
    const kind = kindOf(found.mismatch);
    const seen = kinds.get(kind) ?? 0;
    kinds.set(kind, seen + 1);
    tell(seed, found);
    const isWorthIt = seen < 2 && shrunken < Number(values.shrink);
    if (!isWorthIt) continue;
    shrunken++;
    const small = await shrink(program, (candidate) => stillFails(candidate, found, python, judge));
    write(seed, small, found);
  }
  judge.close();
  console.log(
    `${count} programs, Python ${python}: ${failed} mismatches, ${byPools} more that depend on where a pool ends; ${uncertain} that CPython itself runs differently`,
  );
  for (const [kind, times] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(`${`${times}`.padStart(6)}  ${kind}`);
  return failed > 0 ? 1 : 0;
}

async function judged(judge: Judge, program: Program) {
  const source = textOf(program);
  return { program, source, expected: await judge.outcome(source) };
}

function firstDifference(
  source: string,
  expected: Outcome,
  python: PythonVersion,
  tiers: readonly Tier[],
  filename: string,
): Found | null {
  for (const tier of tiers) {
    const mismatch = firstMismatch(expected, simulate(source, filename, python, tier));
    if (mismatch) return { mismatch, tier };
  }
  return null;
}

async function stillFails(candidate: Program, { mismatch, tier }: Found, python: PythonVersion, judge: Judge) {
  const { source, expected } = await judged(judge, candidate);
  const found = firstMismatch(expected, simulate(source, judge.filename, python, tier));
  return found !== null && kindOf(found) === kindOf(mismatch) && (await judge.isCertain(source, expected));
}

function tell(seed: number, { mismatch, tier }: Found): void {
  console.log(`seed ${seed} (${tier}): ${mismatch.stream} line ${mismatch.line}`);
  console.log(`   expected: ${mismatch.expected.slice(0, 200)}`);
  console.log(`   got:      ${mismatch.got.slice(0, 400)}`);
}

function write(seed: number, program: Program, { tier, mismatch }: Found): void {
  const text = `# seed ${seed}, ${tier}: ${kindOf(mismatch)}\n${textOf(program)}`;
  if (values.out === undefined) {
    console.log(text.replace(/^/gm, '   | '));
    return;
  }
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, `random-${seed}.py`), text);
}

function versionOf(text: string): PythonVersion {
  if (text in VERSIONS) return text as PythonVersion;
  throw new Error(`no Python ${text} is modelled: ${Object.keys(VERSIONS).join(', ')}`);
}
