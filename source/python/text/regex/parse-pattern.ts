import { AT, FLAG, MAX_REPEAT } from './codes.ts';
import { parseEscape } from './parse-escape.ts';
import { type InnerParsers, parseParenthesis } from './parse-parenthesis.ts';
import { parseSet } from './parse-set.ts';
import { PatternSource } from './pattern-source.ts';
import { PatternState } from './pattern-state.ts';
import {
  type Item,
  isSameItem,
  PatternFault,
  type RepeatMode,
  type Sequence,
  type SetItem,
  uniqueMembers,
} from './pattern-tree.ts';

/** A parsed pattern. */
export interface ParsedPattern {
  readonly body: Sequence;
  /** Flags as given and as the pattern turns them on. */
  readonly state: PatternState;
}

const SPACE = /^[ \t\n\r\v\f]$/;
const DIGIT = /^[0-9]$/;

/**
 * Parses a regular expression (`Lib/re/_parser.py, parse()`). Bytes come as Latin-1. `warnings` gets the texts of warnings,
 * also where it throws a PatternFault.
 */
export function parsePattern(
  text: string,
  flags: number,
  isText: boolean,
  warnings: string[] = [],
  allowsLateFlags = false,
): ParsedPattern {
  const source = new PatternSource(text, isText);
  const state = new PatternState(flags, warnings, allowsLateFlags);
  const body = parseChoice(source, state, (flags & FLAG.VERBOSE) !== 0, 0);
  state.flags = fixFlags(state.flags, isText);
  if (source.next !== null) throw source.fault('unbalanced parenthesis');
  for (const [group, at] of state.conditions) {
    if (group >= state.groups) throw new PatternFault(`invalid group reference ${group}`, at);
  }
  return { body, state };
}

/** `fix_flags()` */
function fixFlags(flags: number, isText: boolean): number {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const refuse = (message: string): PatternFault => new PatternFault(message, null, 'ValueError');
  if (isText) {
    if (has(FLAG.LOCALE)) throw refuse('cannot use LOCALE flag with a str pattern');
    if (!has(FLAG.ASCII)) return flags | FLAG.UNICODE;
    if (has(FLAG.UNICODE)) throw refuse('ASCII and UNICODE flags are incompatible');
  } else {
    if (has(FLAG.UNICODE)) throw refuse('cannot use UNICODE flag with a bytes pattern');
    if (has(FLAG.LOCALE) && has(FLAG.ASCII)) throw refuse('ASCII and LOCALE flags are incompatible');
  }
  return flags;
}

const INNER: InnerParsers = { choice: parseChoice, sequence: parseSequence };

/** Alternatives: `a|b|c` (`_parse_sub()`). */
function parseChoice(source: PatternSource, state: PatternState, verbose: boolean, depth: number): Sequence {
  const options: Sequence[] = [];
  let isVerbose = verbose;
  do {
    if (options.length > 0 && depth === 0) isVerbose = (state.flags & FLAG.VERBOSE) !== 0;
    options.push(parseSequence(source, state, isVerbose, depth + 1, depth === 0 && options.length === 0));
  } while (source.match('|'));
  if (options.length === 1) return options[0];
  const result = takeCommonPrefix(options);
  const set = asSet(options);
  result.push(set === null ? { op: 'branch', options } : { op: 'in', set });
  return result;
}

/** Items with which all alternatives begin: they leave the alternatives. */
function takeCommonPrefix(options: readonly Sequence[]): Sequence {
  const prefix: Sequence = [];
  for (;;) {
    const first = options[0][0];
    const isCommon = options.every(
      (option) => option.length > 0 && (option[0] === first || isSameItem(option[0], first)),
    );
    if (!isCommon) return prefix;
    for (const option of options) option.shift();
    prefix.push(first);
  }
}

/** Alternatives of a single character each are a set; null where they are not. */
function asSet(options: readonly Sequence[]): SetItem[] | null {
  const set: SetItem[] = [];
  for (const option of options) {
    const [item] = option;
    if (option.length !== 1) return null;
    if (item.op === 'literal') set.push({ op: 'literal', code: item.code });
    else if (item.op === 'in' && item.set[0].op !== 'negate') set.push(...item.set);
    else return null;
  }
  return uniqueMembers(set);
}

/** What follows one another, up to `|`, `)` or the end (`_parse()`). `first`: global flags may stand here. */
function parseSequence(
  source: PatternSource,
  state: PatternState,
  verbose: boolean,
  depth: number,
  first = false,
): Sequence {
  const sequence: Sequence = [];
  let isVerbose = verbose;
  for (let char = source.next; char !== null && char !== '|' && char !== ')'; char = source.next) {
    source.get();
    if (isVerbose && SPACE.test(char)) continue;
    if (isVerbose && char === '#') {
      skipLine(source);
      continue;
    }
    if (char === '(') {
      const item = parseParenthesis(source, state, isVerbose, depth, first && sequence.length === 0, INNER);
      if (item === 'flags') isVerbose = (state.flags & FLAG.VERBOSE) !== 0;
      else if (item !== 'comment') sequence.push(item);
    } else if (char === '*' || char === '+' || char === '?' || char === '{') {
      parseRepeat(source, char, sequence);
    } else sequence.push(parseItem(source, state, char));
  }
  return sequence.flatMap((item) => (isBare(item) ? item.body : [item]));
}

function skipLine(source: PatternSource): void {
  for (let char = source.get(); char !== null && char !== '\n'; ) char = source.get();
}

function parseItem(source: PatternSource, state: PatternState, char: string): Item {
  if (char[0] === '\\') return parseEscape(source, char, state);
  if (char === '[') return parseSet(source, state);
  if (char === '.') return { op: 'any' };
  if (char === '^') return { op: 'at', at: AT.BEGINNING };
  if (char === '$') return { op: 'at', at: AT.END };
  return { op: 'literal', code: char.codePointAt(0) as number };
}

/** `(?:…)`: parentheses that only hold together. */
function isBare(item: Item): item is Extract<Item, { op: 'group' }> {
  return item.op === 'group' && item.group === 0 && item.added === 0 && item.removed === 0;
}

/** A quantifier takes the last item of a sequence; a brace that is none is a character. */
function parseRepeat(source: PatternSource, mark: string, sequence: Sequence): void {
  const here = source.tell();
  const bounds = mark === '{' ? parseBounds(source, here) : MARKS[mark];
  if (bounds === null) {
    sequence.push({ op: 'literal', code: 0x7b });
    return;
  }
  const item = sequence.at(-1);
  const offset = source.tell() - here + 1;
  if (item === undefined || item.op === 'at') throw source.fault('nothing to repeat', offset);
  if (item.op === 'repeat') throw source.fault('multiple repeat', offset);
  const mode: RepeatMode = source.match('?') ? 'lazy' : source.match('+') ? 'possessive' : 'greedy';
  const [min, max] = bounds;
  sequence[sequence.length - 1] = { op: 'repeat', mode, min, max, body: isBare(item) ? item.body : [item] };
}

type Bounds = readonly [min: number, max: number];
const MARKS: Readonly<Record<string, Bounds>> = { '?': [0, 1], '*': [0, MAX_REPEAT], '+': [1, MAX_REPEAT] };

/** `{m}`, `{m,}`, `{,n}`, `{m,n}` from behind the brace on; null, and nothing read, where it is none. */
function parseBounds(source: PatternSource, here: number): Bounds | null {
  if (source.next === '}') return null;
  const low = source.getWhile(Infinity, DIGIT);
  const high = source.match(',') ? source.getWhile(Infinity, DIGIT) : low;
  if (!source.match('}')) {
    source.seek(here);
    return null;
  }
  const min = low === '' ? 0 : Number(low);
  const max = high === '' ? MAX_REPEAT : Number(high);
  if (min >= MAX_REPEAT || (high !== '' && max >= MAX_REPEAT)) {
    throw new PatternFault('the repetition number is too large', null, 'OverflowError');
  }
  if (max < min) throw source.fault('min repeat greater than max repeat', source.tell() - here);
  return [min, max];
}
