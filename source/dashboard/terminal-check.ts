/** The parts of the standard streams that decide whether a live screen can be drawn. */
export interface Streams {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
}

/** What a run can be played with: a screen, sentences and keys, or nothing that moves. */
export type Means = { readonly with: 'screen' } | { readonly with: 'sentences' | 'nothing'; readonly because: string };

/** What there is to play on. `because` is a sentence for the user. */
export function howToPlay(
  { stdin, stdout }: Streams,
  environment: Readonly<Record<string, string | undefined>>,
  forceTty = false,
): Means {
  if (stdout.isTTY !== true) {
    return { with: 'nothing', because: 'The live screen needs a terminal, but the output goes elsewhere.' };
  }
  if (stdin.isTTY !== true) {
    return { with: 'nothing', because: 'The live screen needs a keyboard, but the input is not a terminal.' };
  }
  const { CI, TERM } = environment;
  if (CI && CI !== 'false' && CI !== '0' && !forceTty) {
    return { with: 'nothing', because: 'CI is set, so nothing is drawn live; --force-tty draws all the same.' };
  }
  if (TERM === 'dumb' || TERM === '' || TERM === undefined) {
    return {
      with: 'sentences',
      because: 'The live screen needs a terminal that can move its cursor, but TERM is dumb.',
    };
  }
  return { with: 'screen' };
}

/** A terminal that does not tell its size has that of COLUMNS and LINES, else it counts as 80x24. */
export function terminalSize(
  { columns, rows }: Streams['stdout'],
  { COLUMNS, LINES }: Readonly<Record<string, string | undefined>>,
): { readonly columns: number; readonly rows: number } {
  return { columns: columns || sizeIn(COLUMNS) || 80, rows: rows || sizeIn(LINES) || 24 };
}

function sizeIn(text = ''): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}
