import { openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PythonVersion } from '../../heap/version-facts.ts';

/** Put in by build.mjs, and by vitest.config.ts if it is up to date: the file of the library's compiled modules. */
declare const HEAPTOP_LIBRARY: string | undefined;

type Place = readonly [offset: number, deflated: number, bytes: number];
type Index = Readonly<Record<PythonVersion, Readonly<Record<string, Place>>>>;

/** The library's modules as they were compiled when heaptop was built (`build/library.mjs` writes them). */
class CompiledLibrary {
  private readonly file: number;
  private readonly start: number;
  private readonly index: Index;

  constructor(path: string) {
    this.file = openSync(path, 'r');
    const length = this.read(0, 4).readUInt32LE();
    this.start = 4 + length;
    this.index = JSON.parse(this.read(4, length).toString());
  }

  module(name: string, python: PythonVersion): Uint8Array | null {
    const place = this.index[python][name];
    if (place === undefined) return null;
    // Loaded with the first module: many scripts import none.
    const { inflateRawSync } = process.getBuiltinModule('node:zlib');
    const [offset, deflated, bytes] = place;
    return inflateRawSync(this.read(this.start + offset, deflated), { chunkSize: Math.max(bytes, 64) });
  }

  private read(position: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    if (readSync(this.file, bytes, 0, length, position) < length) throw new Error('the compiled library is cut off');
    return bytes;
  }
}

let library: CompiledLibrary | null = null;

/** `Host.readCompiled` for all machines of this thread. Null for what is run from the sources and not bundled. */
export function readCompiled(module: string, python: PythonVersion): Uint8Array | null {
  if (typeof HEAPTOP_LIBRARY !== 'string') return null;
  library ??= new CompiledLibrary(fileURLToPath(new URL(HEAPTOP_LIBRARY, import.meta.url)));
  return library.module(module, python);
}
