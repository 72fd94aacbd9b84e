import type { Moment } from '../view/moment.ts';

/** The moment itself, as `view/moment.ts` describes it, keys in the order of the alphabet. */
export function jsonSnapshot(moment: Moment): string {
  return jsonOf(moment);
}

/** Plain data, keys in the order of the alphabet. */
export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, sorted, 2)}\n`;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
