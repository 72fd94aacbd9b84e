/** What a run of a script came to. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit status, or the signal that ended the process. */
  readonly status: string;
}

export const STREAMS = ['stdout', 'stderr', 'status'] as const;
export type Stream = (typeof STREAMS)[number];

/** Where two outcomes part. */
export interface Difference {
  readonly stream: Stream;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters (code points): the first that is not the same. */
  readonly column: number;
}

/** The lines of a text; what follows the last newline is a line if there is something. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * The first difference, looked for in stdout, then stderr, then the exit status. What `repr()` says of an address
 * (`at 0x7f…`) is different in each run of CPython and is not compared.
 */
export function firstDifference(ours: Outcome, theirs: Outcome): Difference | null {
  for (const stream of STREAMS) {
    const [a, b] = [comparable(ours[stream]), comparable(theirs[stream])];
    if (a === b) continue;
    const [left, right] = [linesOf(a), linesOf(b)];
    let line = 0;
    while (line < left.length && left[line] === right[line]) line++;
    return { stream, line: line + 1, column: firstColumn(left[line] ?? '', right[line] ?? '') };
  }
  return null;
}

/** A text with all addresses alike. */
export function comparable(text: string): string {
  return text.replace(/\bat 0x[0-9A-Fa-f]{6,16}\b/g, 'at 0x…');
}

function firstColumn(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  let column = 0;
  while (column < left.length && left[column] === right[column]) column++;
  return column + 1;
}
