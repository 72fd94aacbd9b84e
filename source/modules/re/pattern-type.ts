import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../../python/objects/types.ts';
import { EQ, NE } from '../../python/protocols/compares.ts';
import { FLAG, TYPE_FLAGS } from '../../python/text/regex/codes.ts';
import type { MatchState } from '../../python/text/regex/match-state.ts';
import { matchHere, search } from '../../python/text/regex/search.ts';
import { computed, disallowInstances, objectMember } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { makeGeneric } from '../native-types.ts';
import type { MatchType } from './match-type.ts';
import {
  PATTERN_FLAGS,
  PATTERN_GROUP_INDEX,
  PATTERN_GROUPS,
  PATTERN_SOURCE,
  type PatternObjects,
} from './pattern-objects.ts';
import type { ScannerType } from './scanner-type.ts';
import type { Subjects } from './subjects.ts';
import type { Substitution } from './substitution.ts';

/** As `repr()` tells them. */
const FLAG_NAMES: readonly (readonly [name: string, flag: number])[] = [
  ['re.IGNORECASE', FLAG.IGNORECASE],
  ['re.LOCALE', FLAG.LOCALE],
  ['re.MULTILINE', FLAG.MULTILINE],
  ['re.DOTALL', FLAG.DOTALL],
  ['re.UNICODE', FLAG.UNICODE],
  ['re.VERBOSE', FLAG.VERBOSE],
  ['re.DEBUG', FLAG.DEBUG],
  ['re.ASCII', FLAG.ASCII],
];
/** Characters of the pattern that `repr()` shows. */
const SHOWN = 200;

/** What the methods of a pattern work with. */
export interface PatternTools {
  readonly patterns: PatternObjects;
  readonly subjects: Subjects;
  readonly matches: MatchType;
  readonly scanners: ScannerType;
  readonly substitution: Substitution;
}

/** `re.Pattern`: what scripts do with it (`Modules/_sre/sre.c`). */
export function installPatternType(vm: Vm, tools: PatternTools): void {
  const { patterns } = tools;
  const { type } = patterns;
  const { words } = vm;
  disallowInstances(vm, type);
  type.repr = (self) => vm.str.make(shown(vm, self));
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || !patterns.is(right)) return vm.notImplemented;
    return vm.int.bool(isSame(vm, patterns, left, right) === (operation === EQ));
  };
  type.hash = (self) => {
    vm.hashOf(words[self + PATTERN_SOURCE]);
  };
  vm.types.methods(type, [...matching(vm, tools), ...collecting(vm, tools), ...replacing(vm, tools), ...copying(vm)]);
  makeGeneric(vm, type);
  vm.types.attributes(type, [
    objectMember(vm, 'pattern', PATTERN_SOURCE),
    computed('flags', (self) => vm.int.fromNumber(words[self + PATTERN_FLAGS])),
    computed('groups', (self) => vm.int.fromNumber(words[self + PATTERN_GROUPS])),
    computed('groupindex', (self) => {
      const index = words[self + PATTERN_GROUP_INDEX] || vm.dict.make();
      const proxy = vm.descriptor.mappingProxy(index);
      if (words[self + PATTERN_GROUP_INDEX] === 0) vm.heap.decref(index);
      return proxy;
    }),
  ]);
  vm.types.ready(type);
}

/** `pattern_repr()` */
function shown(vm: Vm, self: Address): string {
  const { words } = vm;
  const source = words[self + PATTERN_SOURCE];
  let flags = words[self + PATTERN_FLAGS];
  if (vm.str.isStr(source) && (flags & TYPE_FLAGS) === FLAG.UNICODE) flags &= ~FLAG.UNICODE;
  const names = FLAG_NAMES.filter(([, flag]) => (flags & flag) !== 0).map(([name]) => name);
  const rest = FLAG_NAMES.reduce((left, [, flag]) => left & ~flag, flags);
  if (rest !== 0) names.push(`0x${rest.toString(16)}`);
  const text = [...vm.texts.reprText(source)].slice(0, SHOWN).join('');
  return `re.compile(${[text, ...(names.length > 0 ? [names.join('|')] : [])].join(', ')})`;
}

/** `pattern_richcompare()` */
function isSame(vm: Vm, patterns: PatternObjects, left: Address, right: Address): boolean {
  if (left === right) return true;
  const { words } = vm;
  const [one, other] = [patterns.program(left), patterns.program(right)];
  if (words[left + PATTERN_FLAGS] !== words[right + PATTERN_FLAGS] || one.isText !== other.isText) return false;
  if (one.code.length !== other.code.length || one.code.some((word, at) => word !== other.code[at])) return false;
  return vm.compares.equal(words[left + PATTERN_SOURCE], words[right + PATTERN_SOURCE]);
}

const BOUNDS = 'string, pos=0, endpos=sys.maxsize';

function matching(vm: Vm, { patterns, subjects, matches, scanners }: PatternTools): NativeMethod[] {
  const method = (name: string, find: typeof search, matchAll: boolean): NativeMethod => [
    name,
    BOUNDS,
    (self: Address, string: Address, pos: Address, endpos: Address) => {
      const state = subjects.state(self, string, pos, endpos);
      state.matchAll = matchAll;
      const { start } = state;
      if (start > state.end || !find(patterns.program(self).code, state)) return vm.none;
      return matches.make(self, string, state, start);
    },
  ];
  return [
    method('match', matchHere, false),
    method('fullmatch', matchHere, true),
    method('search', search, false),
    [
      'scanner',
      BOUNDS,
      (self: Address, string: Address, pos: Address, endpos: Address) => scanners.make(self, string, pos, endpos),
    ],
    [
      'finditer',
      BOUNDS,
      (self: Address, string: Address, pos: Address, endpos: Address) => {
        const scanner = scanners.make(self, string, pos, endpos);
        const find = vm.attributes.getName(scanner, 'search');
        vm.heap.decref(scanner);
        try {
          return vm.iterator.overCalls(find, vm.none);
        } finally {
          vm.heap.decref(find);
        }
      },
    ],
  ];
}

/** Matches one behind the other, none of them empty where the one before ended. */
function eachMatch(code: Uint32Array, state: MatchState, act: () => boolean): void {
  while (state.start <= state.end) {
    state.reset();
    state.at = state.start;
    if (!search(code, state) || !act()) return;
    state.mustAdvance = state.at === state.start;
    state.start = state.at;
  }
}

function collecting(vm: Vm, { patterns, subjects }: PatternTools): NativeMethod[] {
  const { words } = vm;
  return [
    [
      'findall',
      BOUNDS,
      (self: Address, string: Address, pos: Address, endpos: Address) => {
        const state = subjects.state(self, string, pos, endpos);
        const groups = words[self + PATTERN_GROUPS];
        const group = (number: number): Address =>
          subjects.piece(
            string,
            state.subject,
            Math.max(state.groupStart(number), 0),
            Math.max(state.groupEnd(number), 0),
          );
        const list = vm.list.make();
        eachMatch(patterns.program(self).code, state, () => {
          let item: Address;
          if (groups === 0) item = subjects.piece(string, state.subject, state.start, state.at);
          else if (groups === 1) item = group(1);
          else item = vm.tuple.steal(Array.from({ length: groups }, (_, i) => group(i + 1)));
          vm.list.appendSteal(list, item);
          return true;
        });
        return list;
      },
    ],
    [
      'split',
      'string, maxsplit=0',
      (self: Address, string: Address, maxSplit: Address) => {
        const most = maxSplit === 0 ? 0 : vm.numbers.intArgument(maxSplit);
        const state = subjects.state(self, string, 0, 0);
        const groups = words[self + PATTERN_GROUPS];
        const list = vm.list.make();
        let last = 0;
        let count = 0;
        if (most >= 0) {
          eachMatch(patterns.program(self).code, state, () => {
            vm.list.appendSteal(list, subjects.piece(string, state.subject, last, state.start));
            for (let group = 1; group <= groups; group++) {
              const [start, end] = [state.groupStart(group), state.groupEnd(group)];
              vm.list.appendSteal(list, start < 0 ? vm.none : subjects.piece(string, state.subject, start, end));
            }
            last = state.at;
            count++;
            return most === 0 || count < most;
          });
        }
        vm.list.appendSteal(list, subjects.piece(string, state.subject, last, state.end));
        return list;
      },
    ],
  ];
}

function replacing(vm: Vm, { substitution, matches }: PatternTools): NativeMethod[] {
  const run = (self: Address, replacement: Address, string: Address, count: Address): [Address, number] => {
    const most = count === 0 ? 0 : vm.numbers.intArgument(count);
    return substitution.substitute(matches, self, replacement, string, most);
  };
  return [
    ['sub', 'repl, string, count=0', (...given: [Address, Address, Address, Address]) => run(...given)[0]],
    [
      'subn',
      'repl, string, count=0',
      (...given: [Address, Address, Address, Address]) => {
        const [text, done] = run(...given);
        return vm.tuple.steal([text, vm.int.fromNumber(done)]);
      },
    ],
  ];
}

function copying({ heap }: Vm): NativeMethod[] {
  return [
    ['__copy__', '', (self: Address) => heap.newRef(self)],
    ['__deepcopy__', 'memo, /', (self: Address) => heap.newRef(self)],
  ];
}
