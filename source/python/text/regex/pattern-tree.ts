import { MAX_REPEAT } from './codes.ts';

/** What a pattern is parsed to: the tuples of `Lib/re/_parser.py`. */
export type Sequence = Item[];

/** One member of a set. */
export type SetItem =
  | { readonly op: 'literal'; readonly code: number }
  | { readonly op: 'range'; readonly low: number; readonly high: number }
  | { readonly op: 'category'; readonly category: number }
  | { readonly op: 'negate' };

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

export type Item =
  | { readonly op: 'literal' | 'not-literal'; readonly code: number }
  | { readonly op: 'any' | 'failure' }
  | { readonly op: 'in'; readonly set: readonly SetItem[] }
  | { readonly op: 'at'; readonly at: number }
  | { readonly op: 'branch'; readonly options: readonly Sequence[] }
  | {
      readonly op: 'group';
      /** 0: does not capture. */
      readonly group: number;
      readonly added: number;
      readonly removed: number;
      readonly body: Sequence;
    }
  | { readonly op: 'atomic'; readonly body: Sequence }
  | {
      readonly op: 'repeat';
      readonly mode: RepeatMode;
      readonly min: number;
      readonly max: number;
      readonly body: Sequence;
    }
  | { readonly op: 'assert'; readonly behind: boolean; readonly negated: boolean; readonly body: Sequence }
  | { readonly op: 'reference'; readonly group: number }
  | { readonly op: 'condition'; readonly group: number; readonly yes: Sequence; readonly no: Sequence | null };

/** Fewest and most characters. */
export type Width = readonly [low: number, high: number];

/** More than any pattern can match. */
const MAX_WIDTH = 2 ** 64;

/** A text that is no pattern or no replacement. */
export class PatternFault {
  readonly kind: 'PatternError' | 'OverflowError' | 'ValueError' | 'IndexError';
  readonly message: string;
  /** Index of the character; null: nowhere in particular. */
  readonly at: number | null;

  constructor(message: string, at: number | null, kind: PatternFault['kind'] = 'PatternError') {
    this.message = message;
    this.at = at;
    this.kind = kind;
  }
}

/** How many characters a sequence matches (`SubPattern.getwidth()`); `groups` by number, for references. */
export function widthOf(sequence: Sequence, groups: readonly (Width | null)[]): Width {
  let low = 0;
  let high = 0;
  for (const item of sequence) {
    const [least, most] = widthOfItem(item, groups);
    low += least;
    high += most;
  }
  return [Math.min(low, MAX_WIDTH), Math.min(high, MAX_WIDTH)];
}

function widthOfItem(item: Item, groups: readonly (Width | null)[]): Width {
  switch (item.op) {
    case 'literal':
    case 'not-literal':
    case 'any':
    case 'in':
      return [1, 1];
    case 'branch':
      return spread(item.options.map((option) => widthOf(option, groups)));
    case 'group':
    case 'atomic':
      return widthOf(item.body, groups);
    case 'repeat': {
      const [low, high] = widthOf(item.body, groups);
      return [low * item.min, item.max === MAX_REPEAT && high > 0 ? MAX_WIDTH : high * item.max];
    }
    case 'reference':
      return groups[item.group] ?? [0, 0];
    case 'condition':
      return spread([widthOf(item.yes, groups), item.no === null ? [0, 0] : widthOf(item.no, groups)]);
    default:
      return [0, 0];
  }
}

/** From the least of all to the most of all; without an else nothing is the least. */
function spread(widths: readonly Width[]): Width {
  return [Math.min(...widths.map(([low]) => low)), Math.max(...widths.map(([, high]) => high))];
}

/** Whether two items are the same as Python compares their tuples: those with a sequence inside never are. */
export function isSameItem(left: Item, right: Item): boolean {
  if ('code' in left && 'code' in right) return left.op === right.op && left.code === right.code;
  if (left.op === 'at' && right.op === 'at') return left.at === right.at;
  if (left.op === 'reference' && right.op === 'reference') return left.group === right.group;
  if (left.op === 'in' && right.op === 'in') {
    return left.set.length === right.set.length && left.set.every((item, i) => isSameMember(item, right.set[i]));
  }
  return (left.op === 'any' || left.op === 'failure') && left.op === right.op;
}

function isSameMember(left: SetItem, right: SetItem): boolean {
  if (left.op === 'literal') return right.op === 'literal' && left.code === right.code;
  if (left.op === 'range') return right.op === 'range' && left.low === right.low && left.high === right.high;
  if (left.op === 'category') return right.op === 'category' && left.category === right.category;
  return right.op === 'negate';
}

/** Each member once (`_uniq()`). */
export function uniqueMembers(set: readonly SetItem[]): SetItem[] {
  return set.filter((item, at) => set.findIndex((other) => isSameMember(item, other)) === at);
}
