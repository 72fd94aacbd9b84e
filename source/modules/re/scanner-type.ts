import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { MatchState } from '../../python/text/regex/match-state.ts';
import { matchHere, search } from '../../python/text/regex/search.ts';
import { disallowInstances, objectMember } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { visitType } from '../native-types.ts';
import type { MatchType } from './match-type.ts';
import type { PatternObjects } from './pattern-objects.ts';
import type { Subjects } from './subjects.ts';

// Words of a scanner (ScannerObject): pattern, string, number of its state.
const PATTERN = 4;
const STRING = 6;
const STATE = 8;
const SCANNER_BYTES = 248;

/** A search that goes on and where it began. */
interface Scan {
  readonly state: MatchState;
  readonly pos: number;
  isDone: boolean;
}

/** `_sre.SRE_Scanner`: what `finditer()` searches with. */
export class ScannerType {
  readonly type: PyType;
  private readonly vm: Vm;
  private readonly patterns: PatternObjects;
  private readonly subjects: Subjects;
  private readonly matches: MatchType;
  private readonly scans: (Scan | null)[] = [];
  private readonly free: number[] = [];

  constructor(vm: Vm, patterns: PatternObjects, subjects: Subjects, matches: MatchType) {
    this.vm = vm;
    this.patterns = patterns;
    this.subjects = subjects;
    this.matches = matches;
    const type = vm.types.define('_sre.SRE_Scanner', { basicSize: SCANNER_BYTES, gc: true, module: '_sre' });
    this.type = type;
    setFixedSlots(vm, type, [STRING, PATTERN], (self) => {
      this.scans[vm.words[self + STATE]] = null;
      this.free.push(vm.words[self + STATE]);
      return true;
    });
    visitType(vm, type);
    disallowInstances(vm, type);
    vm.types.methods(type, [
      ['match', '', (self: Address) => this.next(self, matchHere)],
      ['search', '', (self: Address) => this.next(self, search)],
    ]);
    vm.types.attributes(type, [objectMember(vm, 'pattern', PATTERN)]);
    vm.types.ready(type);
  }

  make(pattern: Address, string: Address, pos: Address, endpos: Address): Address {
    const { vm } = this;
    const state = this.subjects.state(pattern, string, pos, endpos);
    const self = newFixed(vm, this.type);
    const number = this.free.pop() ?? this.scans.length;
    this.scans[number] = { state, pos: state.start, isDone: false };
    vm.words[self + STATE] = number;
    vm.words[self + PATTERN] = vm.heap.newRef(pattern);
    vm.words[self + STRING] = vm.heap.newRef(string);
    return self;
  }

  private next(self: Address, find: typeof search): Address {
    const { vm } = this;
    const scan = this.scans[vm.words[self + STATE]] as Scan;
    const { state } = scan;
    if (scan.isDone) return vm.none;
    state.reset();
    state.at = state.start;
    const pattern = vm.words[self + PATTERN];
    if (!find(this.patterns.program(pattern).code, state)) {
      scan.isDone = true;
      return vm.none;
    }
    const match = this.matches.make(pattern, vm.words[self + STRING], state, scan.pos);
    state.mustAdvance = state.at === state.start;
    state.start = state.at;
    return match;
  }
}
