import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import type { ModuleFile } from '../../python/host.ts';
import type { SourceFile } from './commands.ts';

/** A module is written by hand, as a script is. In bytes. */
const LARGEST = 10 * 1024 * 1024;

/**
 * The script's own modules: Python files in its folder and below, never outside. Each is read once, so that all runs of a
 * session see the same text. A bundled scenario has no folder and no modules.
 */
export class FilesBeside {
  /** Told when a module has been read for the first time. */
  onRead: (file: SourceFile) => void = () => {};
  private readonly folder: string | null;
  private readonly modules = new Map<string, ModuleFile | null>();
  private readonly texts = new Map<string, string>();

  constructor(script: string, source: string) {
    this.folder = isAbsolute(script) ? realPath(dirname(script)) : null;
    this.texts.set(script, source);
  }

  /** The text of the script or of a module that has been imported, or null. */
  readSource(filename: string): string | null {
    return this.texts.get(filename) ?? null;
  }

  /** Finds a module as `importlib`'s `FileFinder` does: a package comes before a file, a mere directory last. */
  readModule(directory: string, name: string): ModuleFile | null {
    if (this.folder === null || !isAbsolute(directory) || !/^[^/\\\0.]+$/.test(name)) return null;
    const place = join(directory, name);
    let found = this.modules.get(place);
    if (found === undefined) {
      found = this.read(join(place, '__init__.py')) ?? this.read(`${place}.py`) ?? this.namespace(place);
      this.modules.set(place, found);
    }
    return found;
  }

  private read(filename: string): ModuleFile | null {
    const path = this.inside(filename);
    if (path === null) return null;
    try {
      const found = statSync(path);
      if (!found.isFile() || found.size > LARGEST) return null;
      const source = readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
      this.texts.set(filename, source);
      this.onRead({ file: filename, source });
      return { filename, source };
    } catch {
      return null;
    }
  }

  private namespace(directory: string): ModuleFile | null {
    const path = this.inside(directory);
    return path !== null && statSync(path).isDirectory() ? { filename: directory, source: null } : null;
  }

  /** Where a path really leads; null if it is not there or outside. */
  private inside(path: string): string | null {
    const real = realPath(path);
    return real !== null && this.folder !== null && real.startsWith(this.folder + sep) ? real : null;
  }
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
