import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { NativeMethod } from '../../python/objects/types.ts';
import type { MatchState } from '../../python/text/regex/match-state.ts';
import { computed, disallowInstances, objectMember } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { makeGeneric, visitType } from '../native-types.ts';
import { PATTERN_GROUP_INDEX, type PatternObjects } from './pattern-objects.ts';
import type { Subjects } from './subjects.ts';

// Words of a Match (MatchObject): string, cached regs, pattern, bounds of the search, last group, number of groups with the
// whole one, and begin and end of each.
const STRING = 6;
const REGS = 8;
const PATTERN = 10;
const POS = 12;
const ENDPOS = 14;
const LAST_INDEX = 16;
const GROUPS = 18;
const MARKS = 20;
const MATCH_BYTES = 88;
const MARK_BYTES = 8;

/** `re.Match` objects (`Modules/_sre/sre.c`). */
export class MatchType {
  readonly type: PyType;
  private readonly vm: Vm;
  private readonly patterns: PatternObjects;
  private readonly subjects: Subjects;

  /** `expand` fills in a replacement: (match, template) → text. */
  constructor(
    vm: Vm,
    patterns: PatternObjects,
    subjects: Subjects,
    expand: (match: Address, template: Address) => Address,
  ) {
    this.vm = vm;
    this.patterns = patterns;
    this.subjects = subjects;
    const type = vm.types.define('re.Match', { basicSize: MATCH_BYTES, itemSize: MARK_BYTES, gc: true, module: 're' });
    this.type = type;
    setFixedSlots(vm, type, [STRING, REGS, PATTERN]);
    visitType(vm, type);
    disallowInstances(vm, type);
    type.repr = (self) => vm.str.make(this.shown(self));
    type.getItem = (self, key) => this.group(self, key);
    vm.types.methods(type, [...this.groupMethods(expand), ...this.placeMethods(), ...this.copyMethods()]);
    makeGeneric(vm, type);
    vm.types.attributes(type, this.attributes());
    vm.types.ready(type);
  }

  /** A match from what a search found (`pattern_new_match()`). */
  make(pattern: Address, string: Address, state: MatchState, pos: number): Address {
    const { vm } = this;
    const { words } = vm;
    const groups = this.patterns.groups(pattern) + 1;
    const self = vm.instances.allocate(this.type, 2 * groups - 1);
    words[self + SIZE] = 2 * groups;
    words[self + STRING] = vm.heap.newRef(string);
    words[self + PATTERN] = vm.heap.newRef(pattern);
    words[self + POS] = pos;
    words[self + ENDPOS] = state.end;
    words[self + LAST_INDEX] = state.lastIndex;
    words[self + GROUPS] = groups;
    for (let group = 0; group < groups; group++) {
      words[self + MARKS + 4 * group] = group === 0 ? state.start : state.groupStart(group);
      words[self + MARKS + 4 * group + 2] = group === 0 ? state.at : state.groupEnd(group);
    }
    return self;
  }

  pattern(self: Address): Address {
    return this.vm.words[self + PATTERN];
  }

  start(self: Address, group: number): number {
    return this.vm.words[self + MARKS + 4 * group];
  }

  end(self: Address, group: number): number {
    return this.vm.words[self + MARKS + 4 * group + 2];
  }

  /** Text of a group, `otherwise` if it took no part; a new reference. */
  groupText(self: Address, group: number, otherwise = this.vm.none): Address {
    const { vm, subjects } = this;
    if (this.start(self, group) < 0) return vm.heap.newRef(otherwise);
    const string = vm.words[self + STRING];
    const subject = subjects.state(this.pattern(self), string, 0, 0).subject;
    return subjects.piece(string, subject, this.start(self, group), this.end(self, group));
  }

  private groupNumber(self: Address, key: Address): number {
    const group = key === 0 ? 0 : this.patterns.groupNumber(this.pattern(self), key);
    if (group < 0) throw this.vm.errors.raise('IndexError', 'no such group');
    return group;
  }

  private group(self: Address, key: Address): Address {
    return this.groupText(self, this.groupNumber(self, key));
  }

  private shown(self: Address): string {
    const { vm } = this;
    const text = this.groupText(self, 0);
    try {
      const span = `(${this.start(self, 0)}, ${this.end(self, 0)})`;
      const match = [...vm.texts.reprText(text)].slice(0, 50).join('');
      return `<${vm.typeName(self)} object; span=${span}, match=${match}>`;
    } finally {
      vm.heap.decref(text);
    }
  }

  private span(self: Address, group: number): Address {
    const { int, tuple } = this.vm;
    return tuple.steal([int.fromNumber(this.start(self, group)), int.fromNumber(this.end(self, group))]);
  }

  private groupMethods(expand: (match: Address, template: Address) => Address): NativeMethod[] {
    const { vm } = this;
    const { words } = vm;
    return [
      [
        'group',
        '*args',
        (self: Address, keys: readonly Address[]) => {
          if (keys.length === 0) return this.groupText(self, 0);
          if (keys.length === 1) return this.group(self, keys[0]);
          return vm.tuple.steal(keys.map((key) => this.group(self, key)));
        },
      ],
      [
        'groups',
        'default=None',
        (self: Address, otherwise: Address) => {
          const numbers = Array.from({ length: words[self + GROUPS] - 1 }, (_, i) => i + 1);
          return vm.tuple.steal(numbers.map((group) => this.groupText(self, group, otherwise || vm.none)));
        },
      ],
      [
        'groupdict',
        'default=None',
        (self: Address, otherwise: Address) => {
          const result = vm.dict.make();
          const index = words[this.pattern(self) + PATTERN_GROUP_INDEX];
          for (const [name, number] of index === 0 ? [] : vm.dict.items(index)) {
            const value = this.groupText(self, vm.numbers.intArgument(number), otherwise || vm.none);
            vm.dict.set(result, name, value);
            vm.heap.decref(value);
          }
          return result;
        },
      ],
      ['expand', 'template', expand],
    ];
  }

  private placeMethods(): NativeMethod[] {
    const { vm } = this;
    return [
      [
        'start',
        'group=0, /',
        (self: Address, key: Address) => vm.int.fromNumber(this.start(self, this.groupNumber(self, key))),
      ],
      [
        'end',
        'group=0, /',
        (self: Address, key: Address) => vm.int.fromNumber(this.end(self, this.groupNumber(self, key))),
      ],
      ['span', 'group=0, /', (self: Address, key: Address) => this.span(self, this.groupNumber(self, key))],
    ];
  }

  private copyMethods(): NativeMethod[] {
    const { heap } = this.vm;
    return [
      ['__copy__', '', (self: Address) => heap.newRef(self)],
      ['__deepcopy__', 'memo, /', (self: Address) => heap.newRef(self)],
    ];
  }

  private attributes() {
    const { vm } = this;
    const { words } = vm;
    return [
      objectMember(vm, 'string', STRING),
      objectMember(vm, 're', PATTERN),
      computed('pos', (self) => vm.int.fromNumber(words[self + POS])),
      computed('endpos', (self) => vm.int.fromNumber(words[self + ENDPOS])),
      computed('lastindex', (self) => {
        const last = words[self + LAST_INDEX];
        return last < 0 ? vm.none : vm.int.fromNumber(last);
      }),
      computed('lastgroup', (self) => {
        return vm.heap.newRef(this.patterns.groupName(this.pattern(self), words[self + LAST_INDEX]));
      }),
      computed('regs', (self) => {
        if (words[self + REGS] === 0) {
          const numbers = Array.from({ length: words[self + GROUPS] }, (_, group) => group);
          words[self + REGS] = vm.tuple.steal(numbers.map((group) => this.span(self, group)));
        }
        return vm.heap.newRef(words[self + REGS]);
      }),
    ];
  }
}
