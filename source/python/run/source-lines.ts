import type { Host } from '../host.ts';

/** Lines of source files, read once (`Lib/linecache.py`). */
export class SourceLines {
  /** Set when the interpreter ends: without the module io nobody reads a file. */
  isGone = false;
  private readonly host: Host;
  private readonly files = new Map<string, readonly string[]>();

  constructor(host: Host) {
    this.host = host;
  }

  /** A line without the white space at its end; lines count from 1; '' where there is none. */
  line(filename: string, number: number): string {
    if (this.isGone) return '';
    let lines = this.files.get(filename);
    if (lines === undefined) {
      lines = (this.host.readSource(filename) ?? '').split(/\r\n?|\n/);
      this.files.set(filename, lines);
    }
    return (lines[number - 1] ?? '').trimEnd();
  }
}
