/** Costs of the edit distance (`Python/suggestions.c`). */
const MOVE_COST = 2;
const CASE_COST = 1;
const MAX_STRING = 40;
const MAX_CANDIDATES = 750;

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** `levenshtein_distance()`, up to `limit`; beyond it `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) * MOVE_COST > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i * MOVE_COST);
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * MOVE_COST];
    let best = next[0];
    for (let j = 0; j < b.length; j++) {
      const cost = Math.min(row[j] + substitutionCost(a[i], b[j]), row[j + 1] + MOVE_COST, next[j] + MOVE_COST);
      next.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    row = next;
  }
  return row[b.length];
}

/** `_Py_CalculateSuggestions()`: the candidate nearest to `name`, or null if none is near enough. */
export function suggestName(name: string, candidates: readonly string[], mayDifferWholly = true): string | null {
  if (candidates.length >= MAX_CANDIDATES || name.length > MAX_STRING) return null;
  let best: string | null = null;
  let bestDistance = mayDifferWholly ? Number.POSITIVE_INFINITY : name.length;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    // No more than a third of the involved characters may change.
    const limit = Math.min(Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = editDistance(name, candidate, limit);
    if (distance <= limit) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
