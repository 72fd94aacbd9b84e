import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Machine } from '../../source/machine.ts';
import { verifyAllocator } from '../heap/verify-allocator.ts';
import { leaks, runAudited, undercounted } from './heap-audit.ts';
import { randomProgram } from './random-program.ts';

test.each([
  ['3.13', 30],
  ['3.14.0', 5],
] as const)(
  'whatever a program does in %s, its heap is sound, and nothing is left of it',
  { timeout: 60_000 },
  (python, numRuns) => {
    fc.assert(
      fc.property(randomProgram, (source) => {
        const verify = (running: Machine): void => {
          expect(undercounted(running)).toEqual([]);
          verifyAllocator(running.vm.heap.allocator);
        };
        const { machine, err, status } = runAudited(source, verify, python);
        expect({ status, err }).toEqual({ status: 0, err: '' });
        expect(leaks(machine)).toEqual([]);
        verifyAllocator(machine.vm.heap.allocator);
      }),
      { numRuns, seed: 313 },
    );
  },
);
