// The library's Python modules as each version's compiler makes them of their texts, in one file beside the bundle: what
// .pyc files are to CPython. The bundle has no texts then. source/scenario/session/compiled-library.ts reads it.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';

/**
 * The file's name, which holds a hash of all that goes into it, compiler and texts; whether it is in `outdir`, perhaps
 * from an earlier build; and what else makes it, in some seconds.
 */
export async function compiledLibrary(esbuild, root, outdir) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, 'source/modules/compiled-library.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    logLevel: 'warning',
    absWorkingDir: root,
    write: false,
  });
  const [{ text }] = outputFiles;
  const hash = createHash('sha256')
    .update(text)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  const file = `library-${hash.digest('hex').slice(0, 8).toUpperCase()}.bin`;
  const path = join(outdir, file);
  const write = async () => {
    // At once: somebody may be running what is there.
    writeFileSync(`${path}.new`, packed(await compiled(text)));
    renameSync(`${path}.new`, path);
  };
  return { file, isThere: existsSync(path), write };
}

/** Runs the bundled compiler: pairs of version and module, and their code. */
async function compiled(text) {
  const folder = mkdtempSync(join(tmpdir(), 'heaptop-build-'));
  try {
    const compiler = join(folder, 'compiler.mjs');
    writeFileSync(compiler, text);
    const { compiledLibrary } = await import(pathToFileURL(compiler).href);
    return [...compiledLibrary()];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The bytes of the index; the index, JSON: for each version the place of each module's code behind it, its length there
 * and its real one; the code, deflated. Versions share what is the same.
 */
function packed(modules) {
  const index = {};
  const places = new Map();
  const parts = [];
  let at = 0;
  for (const [python, module, code] of modules) {
    const hash = createHash('sha256').update(code).digest('hex');
    if (!places.has(hash)) {
      const part = deflateRawSync(code, { level: 9 });
      places.set(hash, [at, part.length, code.length]);
      parts.push(part);
      at += part.length;
    }
    index[python] ??= {};
    index[python][module] = places.get(hash);
  }
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...parts]);
}

/** The esbuild plugin: the bundle knows the names of the library's modules, their texts stay out. */
export const libraryWithoutTexts = {
  name: 'library-without-texts',
  setup(build) {
    build.onLoad({ filter: /[\\/]source[\\/]modules[\\/]python[\\/][^\\/]*\.ts$/ }, ({ path }) => {
      const names = [...readFileSync(path, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
      return { contents: names.map((name) => `export const ${name} = null;`).join('\n') };
    });
  },
};
