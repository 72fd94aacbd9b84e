// Bundles heaptop into dist/: cli.js (the command), worker.js (the engine's thread) and the chunks that they load.
// Ink, React and yoga end up in a chunk of their own, so that `heaptop run` and `--help` never load them. Beside each
// chunk lies its code as V8 compiled it (build/warm-up.cjs): start-up is compiling, for the most part.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledLibrary, libraryWithoutTexts } from './build/library.mjs';
import { namedNumbers } from './build/named-numbers.mjs';
import { plugins } from './build/plugins.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const outdir = join(root, 'dist');

// An install without development dependencies (`npm ci --omit=dev`) runs `prepare` too, and has no esbuild.
const esbuild = await import('esbuild').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
});
if (esbuild === undefined) {
  console.error('heaptop: esbuild is not installed, so dist/ is left as it is');
  process.exit(0);
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const common = {
  platform: 'node',
  target: 'node20.19',
  // Identifiers stay: readable stacks in bug reports, and `keepNames` would slow down every closure the engine makes.
  minifyWhitespace: true,
  logLevel: 'warning',
};

try {
  const library = await compiledLibrary(esbuild, root, outdir);
  const chunks = await bundle(library.file);
  mkdirSync(outdir, { recursive: true });
  const files = new Map([['package.json', '{"type":"commonjs"}\n']]);
  for (const { path, text } of chunks) files.set(basename(path), path.endsWith('.js') ? await toCommonJs(text) : text);
  for (const name of ['cli', 'worker']) {
    const entry = [...files.keys()].find((file) => new RegExp(`^${name}-\\w+\\.js$`).test(file));
    files.set(`${name}.js`, await launcherOf(entry));
  }
  if (!library.isThere) await library.write();
  for (const [file, text] of files) writeFileSync(join(outdir, file), text);
  chmodSync(join(outdir, 'cli.js'), 0o755);
  // Chunks have their content's hash in their names: sweep away those of earlier builds.
  for (const file of readdirSync(outdir)) {
    if (!files.has(file) && file !== library.file) rmSync(join(outdir, file), { recursive: true });
  }
} catch (error) {
  if (!Array.isArray(error.errors)) throw error;
  process.exit(1); // esbuild has already said what is wrong
}
compile();

/** Chunks as ES modules: only those can share what several need. */
async function bundle(library) {
  const { outputFiles } = await esbuild.build({
    ...common,
    entryPoints: { cli: join(root, 'cli.tsx'), worker: join(root, 'source/worker.ts') },
    outdir,
    bundle: true,
    splitting: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    format: 'esm',
    jsx: 'automatic',
    legalComments: 'linked',
    define: {
      'process.env.NODE_ENV': '"production"',
      HEAPTOP_VERSION: JSON.stringify(version),
      HEAPTOP_LIBRARY: JSON.stringify(library),
    },
    plugins: [libraryWithoutTexts, namedNumbers(esbuild.transform, common.target), ...plugins],
    absWorkingDir: root,
    write: false,
  });
  return outputFiles;
}

/** V8's code of a file can be kept for scripts, not for ES modules. A script that is a function, for source/launcher.ts. */
async function toCommonJs(text) {
  const { code } = await esbuild.transform(text, {
    ...common,
    format: 'cjs',
    define: { 'import.meta.url': '__url' },
    supported: { 'dynamic-import': false },
    legalComments: 'inline',
    // Only here: while it bundles, this makes `let` of `const`, which V8 no longer takes as known.
    minifySyntax: true,
  });
  return `(function(exports,require,module,__url){${code}})`;
}

async function launcherOf(entry) {
  const { outputFiles } = await esbuild.build({
    ...common,
    entryPoints: [join(root, 'source/launcher.ts')],
    bundle: true,
    format: 'cjs',
    define: { HEAPTOP_ENTRY: JSON.stringify(`./${entry}`) },
    banner: { js: '#!/usr/bin/env node' },
    write: false,
  });
  return outputFiles[0].text;
}

/** Runs what is built, each time with the code from the time before. Without it all works, and starts more slowly. */
function compile() {
  for (const args of [['--help'], ['run', join(root, 'build/warm-up.py')], ['play', 'ring']]) {
    const command = ['--require', join(root, 'build/warm-up.cjs'), join(outdir, 'cli.js'), ...args];
    const { status, stderr } = spawnSync(process.execPath, command, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, TERM: 'xterm-256color' },
      timeout: 60_000,
    });
    if (status !== 0) console.error(`heaptop: \`${args.join(' ')}\` did not warm up: ${stderr || `status ${status}`}`);
  }
}
