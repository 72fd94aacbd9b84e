import { AddressSpaces } from '../../source/heap/address-space.ts';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';
import { readCompiled } from '../../source/scenario/session/compiled-library.ts';
import { type Outcome, withoutAddresses } from './outcome.ts';

/** How often code is entered before it is translated: at once, never, or as it is for users. */
export const THRESHOLDS = { hot: 1, cold: 1_000_000, usual: undefined } as const;
export type Tier = keyof typeof THRESHOLDS;

/** Far more than a program needs. */
const STEPS = 3_000_000;

const spaces = new AddressSpaces(2 ** 28);

/** Bytes of the blocks of pymalloc: of each size class one. */
const BLOCKS = Array.from({ length: 32 }, (_, i) => 16 * (i + 1));

/**
 * Runs a program on the simulated heap. `displacement`: after so many blocks of each size, so that other objects than usual
 * are the last ones of their pools.
 */
export function simulate(
  source: string,
  filename: string,
  python: PythonVersion,
  tier: Tier,
  displacement = 0,
): Outcome {
  const text = { stdout: '', stderr: '' };
  const machine = new Machine({
    python,
    argv: [filename],
    spaces,
    host: {
      write: (stream, written) => {
        text[stream === 1 ? 'stdout' : 'stderr'] += written;
      },
      readSource: (name) => (name === filename ? source : null),
      readCompiled,
    },
  });
  const { interpreter } = machine.vm;
  const threshold = THRESHOLDS[tier];
  // A version whose code is never translated (3.9, 3.10) keeps its threshold.
  if (threshold !== undefined && Number.isFinite(interpreter.tiers.threshold)) interpreter.tiers.threshold = threshold;
  interpreter.steps.stopAt = STEPS;
  interpreter.steps.atStop = () => {
    throw new Error(`no end after ${STEPS} steps`);
  };
  const { allocator } = machine.vm.heap;
  for (const bytes of BLOCKS) for (let i = 0; i < displacement; i++) allocator.allocate(bytes);
  let status: string;
  try {
    status = `${machine.run(source, filename)}`;
    machine.release();
  } catch (error) {
    status = `crashed: ${error instanceof Error ? error.stack : error}`;
  }
  return { stdout: withoutAddresses(text.stdout), stderr: withoutAddresses(text.stderr), status };
}
