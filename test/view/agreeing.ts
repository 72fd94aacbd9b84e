import { expect } from 'vitest';

function number(text: string | undefined): number {
  return Number((text ?? 'NaN').replaceAll(',', ''));
}

/** A row of the generations; the incremental collector's lists have names, and two of them no threshold. */
const GENERATION =
  /│ +([012]|young|visited|pending) +[\d,]+ +[━─]+ [\d,]+(?:\/[\d,]+)? +([\d,]+) +([\d,]+) +([\d,]+) +([\d,]+)/g;

/** What one panel of a screen of 120x40 says, all others that tell the same must say too; sums are those of their parts. */
export function expectAgreement(screen: string): void {
  const found = (pattern: RegExp): string => pattern.exec(screen)?.[1] ?? `nothing like ${pattern}`;

  const traced = found(/─ ([\d.]+ \w+) now, peak /);
  expect(found(/ ([\d.]+ \w+) traced, tracemalloc/)).toBe(traced);
  expect(found(/ total ([\d.]+ \w+)/)).toBe(traced);

  const generations = Array.from(screen.matchAll(GENERATION), ([, ...row]) => row.map(number));
  const runs = generations.map(([, count]) => count);
  expect(runs).toHaveLength(3);
  expect(
    found(/─ ([\d,]+\/[\d,]+\/[\d,]+) runs/)
      .split('/')
      .map(number),
  ).toEqual(runs);

  const last = /last {2}gen (\d) at step ([\d,]+):/.exec(screen);
  expect(last === null).toBe(runs.every((count) => count === 0));
  if (last !== null) {
    const fate = /([\d,]+) looked at: ([\d,]+) freed, ([\d,]+) kept, ([\d,]+) uncollectable/.exec(screen) ?? [];
    const [looked, freed, kept, stuck] = fate.slice(1).map(number);
    expect(freed + kept + stuck).toBe(looked);
    const logged = /freed of looked at[^\n]*\n│ +([\d,]+) +(\d) +([\d,]+) of ([\d,]+)/.exec(screen) ?? [];
    expect(logged.slice(1).map(number)).toEqual([number(last[2]), number(last[1]), freed, looked]);
  }

  // Of a heap too large to look through, neither panel says how much garbage waits.
  const waiting = /─ ([\d,]+) waiting, /.exec(screen)?.[1];
  if (waiting !== '0') expect(/garbage waiting {2}([\d,]+) in /.exec(screen)?.[1]).toBe(waiting);

  const [, step, total] = (/step +([\d,]+)\/([\d,]+)/.exec(screen) ?? []).map(number);
  expect(number(found(/ (\d+)%/))).toBe(Math.floor((step / total) * 100));

  const rows = Array.from(screen.matchAll(/^│ +\d+ {2}\S.*?:\d+ +[\d.]+ \w+ +([\d,]+) .* (\d+\.\d) {2}[·▁-▇]/gm));
  const others = / other lines?: /.test(screen);
  const shares = rows.reduce((sum, [, , share]) => sum + Number(share), 0);
  expect(shares).toBeLessThan(100.6);
  if (!others && rows.length > 0) expect(shares).toBeGreaterThan(99.4);
}
