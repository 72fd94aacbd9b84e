import type { PythonVersion } from '../heap/version-facts.ts';

/** What a finder has found (`importlib.machinery.FileFinder`). */
export interface ModuleFile {
  /** As tracebacks name it; `…/__init__.py` makes a package. */
  readonly filename: string;
  /** The text; null for a namespace package, whose directory `filename` is. */
  readonly source: string | null;
}

/** The world outside a machine: all that a script can reach of it. */
export interface Host {
  /** What the script writes; `stream` 1 is stdout, 2 is stderr. */
  write(stream: 1 | 2, text: string): void;
  /** The script's own module of this name in a directory of `sys.path` or of a package's `__path__`, or null. */
  readModule?(directory: string, name: string): ModuleFile | null;
  /**
   * A module of the library as it was compiled before for that version (`marshal()`), or null: then it is compiled now.
   * Nothing that a script says decides what is read.
   */
  readCompiled?(module: string, python: PythonVersion): Uint8Array | null;
  /** The text of a source file that tracebacks and linecache show, or null. */
  readSource(filename: string): string | null;
  /** A line of standard input with its newline, or '' at the end. */
  readLine?(): string;
  /**
   * The engine's own stack is used up. A host that can run the script again on a deeper one throws, and makes the run end
   * there; else the script gets an exception.
   */
  stackRanOut?(): void;
}
