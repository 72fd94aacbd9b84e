/** The world outside a machine: all that a script can reach of it. */
export interface Host {
  /** What the script writes; `stream` 1 is stdout, 2 is stderr. */
  write(stream: 1 | 2, text: string): void;
  /** The text of a module beside the script, or null; only names that a finder asks for. */
  readModule?(name: string): { filename: string; source: string } | null;
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
