import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { defineConfig } from 'vitest/config';
import { compiledLibrary } from './build/library.mjs';

const dist = join(import.meta.dirname, 'dist');
const library = await compiledLibrary(esbuild, import.meta.dirname, dist);

export default defineConfig({
  // The library as the last build has compiled it, unless compiler or library are newer.
  define: library.isThere ? { HEAPTOP_LIBRARY: JSON.stringify(pathToFileURL(join(dist, library.file)).href) } : {},
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
