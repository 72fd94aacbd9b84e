// Makes a failing program smaller: statements are taken out, or give way to what stands in them, as long as it still fails.

import type { Clause, Program, Statement } from './program.ts';

/** The smallest program that is found in so many tries. @param fails - whether a candidate still shows the mismatch */
export async function shrink(
  program: Program,
  fails: (candidate: Program) => Promise<boolean>,
  tries = 400,
): Promise<Program> {
  let best = program;
  let left = tries;
  const attempt = async (candidate: Program): Promise<boolean> => {
    if (left <= 0) return false;
    left--;
    if (!(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  // Halves, quarters … of the statements at the top, then one by one, then what is inside.
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let from = best.length - size; from > -size && left > 0; from -= size) {
      const start = Math.max(0, from);
      await attempt([...best.slice(0, start), ...best.slice(start + size)]);
    }
  }
  for (let changed = true; changed && left > 0; ) {
    changed = false;
    for (const [candidate] of [...smaller(best)].map((one) => [one])) {
      if (left <= 0) break;
      if (await attempt(candidate)) {
        changed = true;
        break;
      }
    }
  }
  return best;
}

/** All programs that are one step smaller, the largest steps first. */
function* smaller(program: Program): Generator<Program> {
  const withAt = (at: number, made: readonly Statement[]) => [
    ...program.slice(0, at),
    ...made,
    ...program.slice(at + 1),
  ];
  for (let at = program.length - 1; at >= 0; at--) yield withAt(at, []);
  for (let at = program.length - 1; at >= 0; at--) {
    const { clauses } = program[at];
    for (const { body } of clauses) if (body && body.length > 0) yield withAt(at, body);
    if (clauses.length > 2) {
      for (let i = 1; i < clauses.length; i++) {
        yield withAt(at, [{ clauses: clauses.filter((_, j) => j !== i) }]);
      }
    }
    for (let i = 0; i < clauses.length; i++) {
      const { head, body } = clauses[i];
      if (body === null || body.length === 0) continue;
      for (const made of smaller(body)) {
        const clause: Clause = { head, body: made };
        yield withAt(at, [{ clauses: clauses.map((one, j) => (j === i ? clause : one)) }]);
      }
    }
  }
}
