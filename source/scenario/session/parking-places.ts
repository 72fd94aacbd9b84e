/** Which engine is to go where. */
export interface Parking {
  /** Index in `parked`; -1: one that has not been started yet. */
  readonly engine: number;
  readonly at: number;
}

/** An engine gives up its place for another one only if that makes the widest gap so much narrower. */
const WORTH_IT = 0.75;

/**
 * Where an engine should wait, so that no step before the current one is far behind the next engine. A step costs a run
 * from the engine before it; so the widest gap is divided: evenly by those that have no place yet, else by the engine that
 * leaves the narrowest gap where it was.
 *
 * @param current - the step of the engine that is seen
 * @param parked - the steps of the others
 * @param unstarted - how many more may be started
 * @param narrow - a gap of fewer steps is left as it is
 * @returns null when all stand well
 */
export function nextParking(
  current: number,
  parked: readonly number[],
  unstarted: number,
  narrow: number,
): Parking | null {
  const { start, width } = widestGap([...parked, current], current);
  if (width < narrow) return null;
  if (unstarted > 0) return { engine: -1, at: Math.floor(start + (width * unstarted) / (unstarted + 1)) };
  const moves = parked.map((_, engine) => moveOf(engine, parked, current));
  const best = moves.reduce<Move | null>((a, b) => (a === null || b.width < a.width ? b : a), null);
  return best !== null && best.width < width * WORTH_IT ? { engine: best.engine, at: best.at } : null;
}

/** Engines that come behind keep to these parts of the way: the first one close by, the others so that the rest is divided evenly. */
const FOLLOWING = [15 / 16, 5 / 8, 5 / 16] as const;

/**
 * Where an engine should go while the current one is on a way that none has gone before.
 *
 * @param parked - the steps of the others, or those to which they are on their way
 * @param followers - how many may run at once
 * @returns null while all are where they should be
 */
export function nextFollowing(
  current: number,
  parked: readonly number[],
  unstarted: number,
  followers: number,
  narrow: number,
): Parking | null {
  if (parked.some((at) => at > current)) return null;
  const foremost = parked.map((_, engine) => engine).sort((a, b) => parked[b] - parked[a]);
  for (const [i, part] of FOLLOWING.slice(0, followers).entries()) {
    const engine = foremost[i] ?? -1;
    const at = Math.floor(current * part);
    if (at - (parked[engine] ?? 0) >= narrow && (engine >= 0 || unstarted > 0)) return { engine, at };
  }
  return null;
}

interface Move extends Parking {
  /** The widest gap afterwards, of those behind the current step and the one that the engine leaves. */
  readonly width: number;
}

/** An engine goes to the middle of the widest gap. */
function moveOf(engine: number, parked: readonly number[], current: number): Move {
  // Where the last one was is still a step that somebody may go to.
  const others = [...parked.filter((_, i) => i !== engine), current, Math.max(...parked, current)];
  const { start, width } = widestGap(others, current);
  const at = Math.floor(start + width / 2);
  const after = [...others, at];
  const left = parked[engine];
  const next = Math.min(...after.filter((stand) => stand >= left));
  const previous = Math.max(0, ...after.filter((stand) => stand <= left && stand < next));
  const gap = next === left && others.filter((stand) => stand === left).length > 1 ? 0 : next - previous;
  return { engine, at, width: Math.max(widestGap(after, current).width, gap) };
}

/** The last one of the widest gaps up to the current step. */
function widestGap(places: readonly number[], current: number): { readonly start: number; readonly width: number } {
  const stands = [0, ...places.filter((place) => place <= current)].sort((a, b) => a - b);
  let widest = { start: 0, width: 0 };
  for (let i = 1; i < stands.length; i++) {
    const start = stands[i - 1];
    if (stands[i] - start >= widest.width) widest = { start, width: stands[i] - start };
  }
  return widest;
}
