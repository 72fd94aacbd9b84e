import { parseSetEscape } from './parse-escape.ts';
import { lengthOf, type PatternSource } from './pattern-source.ts';
import type { PatternState } from './pattern-state.ts';
import { type Item, type SetItem, uniqueMembers } from './pattern-tree.ts';

/** What doubled characters in a set may mean one day. */
const DOUBLED: Readonly<Record<string, string>> = {
  '-': 'difference',
  '&': 'intersection',
  '~': 'symmetric difference',
  '|': 'union',
};

/** A set, from behind its bracket on. */
export function parseSet(source: PatternSource, state: PatternState): Item {
  const here = source.tell() - 1;
  if (source.next === '[') state.warnings.push(`Possible nested set at position ${source.tell()}`);
  const negated = source.match('^');
  const set = uniqueMembers(parseMembers(source, state, here));
  if (set.length === 1 && set[0].op === 'literal') {
    return { op: negated ? 'not-literal' : 'literal', code: set[0].code };
  }
  return { op: 'in', set: negated ? [{ op: 'negate' }, ...set] : set };
}

function parseMembers(source: PatternSource, state: PatternState, here: number): SetItem[] {
  const set: SetItem[] = [];
  const take = (): string => {
    const char = source.get();
    if (char === null) throw source.fault('unterminated character set', source.tell() - here);
    return char;
  };
  const warn = (what: string, back: number): void => {
    state.warnings.push(`Possible set ${what} at position ${source.tell() - back}`);
  };
  for (;;) {
    const char = take();
    if (char === ']' && set.length > 0) return set;
    const doubled = DOUBLED[char];
    if (set.length > 0 && doubled !== undefined && source.next === char) warn(doubled, 1);
    const member = parseMember(source, char);
    if (!source.match('-')) {
      set.push(member);
      continue;
    }
    const that = take();
    if (that === ']') {
      set.push(member, { op: 'literal', code: 0x2d });
      return set;
    }
    if (that === '-') warn('difference', 2);
    const end = parseMember(source, that);
    if (member.op !== 'literal' || end.op !== 'literal' || end.code < member.code) {
      throw source.fault(`bad character range ${char}-${that}`, lengthOf(char) + 1 + lengthOf(that));
    }
    set.push({ op: 'range', low: member.code, high: end.code });
  }
}

function parseMember(source: PatternSource, char: string): SetItem {
  return char[0] === '\\' ? parseSetEscape(source, char) : { op: 'literal', code: char.codePointAt(0) as number };
}
