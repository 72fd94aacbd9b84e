// Bundles heaptop into dist/: cli.js (the command), worker.js (the engine's thread) and the chunks they share.
// Ink, React and yoga end up in a chunk of their own, so that `heaptop run` and `--help` never load them.

import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

// Ink loads its devtools.js only when DEV=true; it wants react-devtools-core, which is not installed, and a web socket.
const withoutDevtools = {
  name: 'without-devtools',
  setup(build) {
    build.onResolve({ filter: /^\.\/devtools\.js$/ }, ({ path, importer }) =>
      /node_modules[\\/]ink[\\/]/.test(importer) ? { path, namespace: 'empty' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

// yargs measures its help texts with Intl.Segmenter and emoji tables, which take a third of `heaptop --help` to set up.
// Our help is plain ASCII: let yargs and its cliui count and wrap that.
const plainText = {
  'string-width': 'export default (text) => text.length;',
  'wrap-ansi': `
    export default (text, columns) => text.split('\\n').map((line) => {
      const rows = [''];
      for (const word of line.split(' ')) {
        const row = rows.at(-1);
        if (rows.length === 1 && row === '' && word !== '') rows[0] = word;
        else if (row.length + 1 + word.length <= columns || row === '') rows[rows.length - 1] = row + ' ' + word;
        else rows.push(word);
      }
      return rows.join('\\n');
    }).join('\\n');`,
};
const withPlainHelp = {
  name: 'with-plain-help',
  setup(build) {
    build.onResolve({ filter: /^(string-width|wrap-ansi)$/ }, ({ path, importer }) =>
      /node_modules[\\/](yargs|cliui)[\\/]/.test(importer) ? { path, namespace: 'plain-text' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'plain-text' }, ({ path }) => ({ contents: plainText[path] }));
  },
};

const entryPoints = { cli: join(root, 'cli.tsx'), worker: join(root, 'source/worker.ts') };

let built;
try {
  built = await esbuild.build({
    entryPoints: Object.fromEntries(Object.entries(entryPoints).filter(([, file]) => existsSync(file))),
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    jsx: 'automatic',
    // Identifiers stay: readable stacks in bug reports, and `keepNames` would slow down every closure the engine makes.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'linked',
    // Some of the bundled packages are CommonJS and call require().
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    define: { 'process.env.NODE_ENV': '"production"', HEAPTOP_VERSION: JSON.stringify(version) },
    plugins: [withoutDevtools, withPlainHelp],
    absWorkingDir: root,
    metafile: true,
    logLevel: 'warning',
  });
} catch {
  process.exit(1); // esbuild has already said what is wrong
}
chmodSync(join(outdir, 'cli.js'), 0o755);

// Chunks have their content's hash in their names: sweep away those of earlier builds.
const current = new Set(Object.keys(built.metafile.outputs).map((file) => basename(file)));
for (const file of readdirSync(outdir)) {
  if (!current.has(file)) rmSync(join(outdir, file), { recursive: true });
}
