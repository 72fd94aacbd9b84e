// Records programs for `npm test`: what each CPython on this machine prints for them.
//
//   node --import tsx test/random/record.ts [--count 24] [--seed 1]
//
// Into test/fixtures/random/SEED.json. Programs whose output nobody can promise are left out, and those that differ today.

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { generate } from './generate.ts';
import { Judge } from './judge.ts';
import { firstMismatch, type Outcome } from './outcome.ts';
import { textOf } from './program.ts';
import { FILENAME, RECORDED_VERSIONS, type Recorded } from './recorded.ts';
import { simulate } from './simulated.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '24' }, seed: { type: 'string', default: '1' } },
});
const folder = fileURLToPath(new URL('../fixtures/random/', import.meta.url));
const judges = RECORDED_VERSIONS.map((version) => [version, new Judge(version)] as const);
mkdirSync(folder, { recursive: true });
let left = Number(values.count);
for (let seed = Number(values.seed); left > 0; seed++) {
  const program = textOf(generate(seed));
  // Modules that take long to import are for the long runs.
  if (/^import (dataclasses|asyncio|enum|contextlib|traceback)$/m.test(program)) continue;
  const expected = await outcomes(program);
  if (expected === null) continue;
  const recorded: Recorded = { seed, program: program.split('\n'), expected };
  writeFileSync(`${folder}${seed}.json`, `${JSON.stringify(recorded, null, 1)}\n`);
  console.log(`seed ${seed}: ${Object.keys(expected).length} versions`);
  left--;
}
for (const [, judge] of judges) judge.close();

async function outcomes(program: string): Promise<Recorded['expected'] | null> {
  const expected: Partial<Record<PythonVersion, Outcome>> = {};
  for (const [version, judge] of judges) {
    const outcome = await judge.outcome(program);
    if (outcome.status === 'SIGKILL' || !(await judge.isCertain(program, outcome))) return null;
    const named = {
      ...outcome,
      stdout: outcome.stdout.replaceAll(judge.filename, FILENAME),
      stderr: outcome.stderr.replaceAll(judge.filename, FILENAME),
    };
    if (firstMismatch(named, simulate(program, FILENAME, version, 'cold')) !== null) continue;
    expected[version] = named;
  }
  return '3.13' in expected && Object.keys(expected).length > 3 ? expected : null;
}
