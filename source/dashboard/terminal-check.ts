import { SMALLEST } from '../view/screen/screen.ts';

/** The parts of the standard streams that decide whether a live screen can be drawn. */
export interface Streams {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
}

/**
 * Why there can be no live screen here, as one sentence; null when there can. The caller prints it and exits with 2.
 */
export function whyNoScreen(
  { stdin, stdout }: Streams,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  if (stdout.isTTY !== true)
    return 'The live screen needs a terminal, but the output goes elsewhere; use `heaptop snapshot` or `heaptop run`.';
  if (stdin.isTTY !== true)
    return 'The live screen needs a keyboard, but the input is not a terminal; use `heaptop snapshot` or `heaptop run`.';
  const term = environment.TERM;
  if (term === 'dumb')
    return 'The live screen needs a terminal that can move its cursor, but TERM is dumb; use `heaptop snapshot` or `heaptop run`.';
  const { columns, rows } = terminalSize(stdout);
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
    return `The terminal is too small: heaptop needs ${SMALLEST.columns}x${SMALLEST.rows}, this one has ${columns}x${rows}.`;
  }
  return null;
}

/** A terminal that does not tell its size counts as 80x24. */
export function terminalSize({ columns, rows }: Streams['stdout']): {
  readonly columns: number;
  readonly rows: number;
} {
  return { columns: columns || 80, rows: rows || 24 };
}
