/** What a run of a program came to. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: string;
}

/** Where two outcomes part. */
export interface Mismatch {
  readonly stream: 'stdout' | 'stderr' | 'status';
  /** From 1. */
  readonly line: number;
  readonly expected: string;
  readonly got: string;
}

/** Addresses are different in each run of CPython; the rest of a text is compared to the byte. */
export function withoutAddresses(text: string): string {
  return text.replace(/\b0x[0-9a-f]{8,}/g, '0x…');
}

export function firstMismatch(expected: Outcome, got: Outcome): Mismatch | null {
  for (const stream of ['stdout', 'stderr', 'status'] as const) {
    if (expected[stream] === got[stream]) continue;
    const [a, b] = [expected[stream].split('\n'), got[stream].split('\n')];
    let line = 0;
    while (a[line] === b[line]) line++;
    return { stream, line: line + 1, expected: a[line] ?? '(no such line)', got: b[line] ?? '(no such line)' };
  }
  return null;
}

/** Mismatches with the same words are likely the same bug: what a shrunken program must keep. */
export function kindOf({ stream, expected, got }: Mismatch): string {
  const label = (text: string) => (/^\s*\w+/.exec(text)?.[0] ?? text.slice(0, 6)).trim();
  return `${stream} ${label(expected)} ${label(got)}`.replace(/\d+/g, 'N');
}
