import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // The tests of the built command run whole processes, on machines that may be busy.
    testTimeout: 20_000,
    // Vitest leaves one processor to itself, of two.
    maxWorkers: '100%',
    // … and are looked at through a pseudo-terminal: what was only slow gets a second look, what is wrong fails twice.
    retry: 1,
  },
});
