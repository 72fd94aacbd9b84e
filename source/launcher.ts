// What dist/cli.js and dist/worker.js are made of: loads a chunk of the bundle together with the code that V8 made of it
// when heaptop was built. Where there is none for this V8, the chunk is compiled, as any other file.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** Put in by build.mjs: the file to begin with. */
declare const HEAPTOP_ENTRY: string;

type Exports = Record<string, unknown>;
type Chunk = (exports: Exports, require: (name: string) => unknown, module: { exports: Exports }, url: string) => void;

const loaded = new Map<string, { exports: Exports }>();

/** The exports of a chunk, or of a module of Node's. */
function load(name: string): unknown {
  if (!name.startsWith('./')) return require(name);
  let module = loaded.get(name);
  if (module === undefined) {
    module = { exports: {} };
    loaded.set(name, module);
    const filename = join(__dirname, name);
    // esbuild writes ASCII, and Latin-1 needs no decoding.
    const source = readFileSync(filename, 'latin1');
    const script = new Script(source, { filename, ...codeOf(filename) });
    const chunk: Chunk = script.runInThisContext();
    chunk(module.exports, load, module, pathToFileURL(filename).href);
  }
  return module.exports;
}

/** V8 takes the code only if it is its own version's, made with its options for a source of this length. */
function codeOf(filename: string): { cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(`${filename}.code`) };
  } catch {
    return {};
  }
}

load(HEAPTOP_ENTRY);
