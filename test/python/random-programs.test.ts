import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAllocator } from '../heap/verify-allocator.ts';
import { leaks, runAudited, undercounted } from './heap-audit.ts';
import { randomProgram } from './random-program.ts';

test('whatever a program does, its heap is sound, and nothing is left of it', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(randomProgram, (source) => {
      const { machine, err, status } = runAudited(source, (running) => {
        expect(undercounted(running)).toEqual([]);
        verifyAllocator(running.vm.heap.allocator);
      });
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect(leaks(machine)).toEqual([]);
      verifyAllocator(machine.vm.heap.allocator);
    }),
    { numRuns: 40, seed: 313 },
  );
});
