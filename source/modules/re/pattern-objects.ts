import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import { compilePattern } from '../../python/text/regex/compile-pattern.ts';
import { type ParsedPattern, parsePattern } from '../../python/text/regex/parse-pattern.ts';
import type { Vm } from '../../python/vm.ts';
import { visitType } from '../native-types.ts';

// Words of a Pattern (PatternObject): groups, dict and tuple of their names, what it was made from, flags, weak references,
// and, where CPython notes whether it is for bytes, the number of its code.
export const PATTERN_GROUPS = 6;
export const PATTERN_GROUP_INDEX = 8;
const INDEX_GROUP = 10;
export const PATTERN_SOURCE = 12;
export const PATTERN_FLAGS = 14;
const WEAKREFS = 16;
const PROGRAM = 18;
const PATTERN_BYTES = 96;
const CODE_BYTES = 4;

/** What a pattern was compiled to. */
export interface Program {
  readonly code: Uint32Array;
  /** For str; the other patterns are for bytes. */
  readonly isText: boolean;
  readonly names: ReadonlyMap<string, number>;
}

/** `re.Pattern` objects: the code is kept beside the heap, its room is in the object. */
export class PatternObjects {
  readonly type: PyType;
  private readonly vm: Vm;
  private readonly programs: (Program | null)[] = [];
  private readonly free: number[] = [];

  constructor(vm: Vm) {
    this.vm = vm;
    const { words } = vm;
    this.type = vm.types.define('re.Pattern', {
      basicSize: PATTERN_BYTES,
      itemSize: CODE_BYTES,
      gc: true,
      module: 're',
    });
    this.type.weakListOffset = WEAKREFS;
    setFixedSlots(vm, this.type, [PATTERN_GROUP_INDEX, INDEX_GROUP, PATTERN_SOURCE], (self) => {
      vm.weakref.clearWeakrefs(self);
      this.programs[words[self + PROGRAM]] = null;
      this.free.push(words[self + PROGRAM]);
      return true;
    });
    visitType(vm, this.type);
  }

  is(object: Address): boolean {
    return this.vm.typeOf(object) === this.type;
  }

  program(pattern: Address): Program {
    return this.programs[this.vm.words[pattern + PROGRAM]] as Program;
  }

  groups(pattern: Address): number {
    return this.vm.words[pattern + PATTERN_GROUPS];
  }

  /** `_sre.compile()`, from the text on (bytes as Latin-1). Throws a PatternFault; `warn` gets the texts of warnings. */
  make(source: Address, text: string, flags: number, isText: boolean, warn: (message: string) => void): Address {
    const { vm } = this;
    const { words } = vm;
    const warnings: string[] = [];
    let parsed: ParsedPattern;
    try {
      parsed = parsePattern(text, flags, isText, warnings, vm.language.builtins.allowsLateRegexFlags);
    } finally {
      for (const message of warnings) warn(message);
    }
    const { state } = parsed;
    const code = compilePattern(parsed);
    const self = this.allocate(code.length);
    const number = this.free.pop() ?? this.programs.length;
    this.programs[number] = { code, isText, names: state.names };
    words[self + PROGRAM] = number;
    words[self + PATTERN_GROUPS] = state.groups - 1;
    words[self + PATTERN_FLAGS] = state.flags;
    words[self + PATTERN_SOURCE] = vm.heap.newRef(source);
    if (state.names.size > 0) this.setNames(self, state.names);
    return self;
  }

  private allocate(codeLength: number): Address {
    const self = this.vm.instances.allocate(this.type, codeLength - 1);
    this.vm.words[self + SIZE] = codeLength;
    return self;
  }

  private setNames(self: Address, names: ReadonlyMap<string, number>): void {
    const { vm } = this;
    const index = vm.dict.make();
    const byNumber = new Array<Address>(this.groups(self) + 1).fill(0);
    for (const [name, group] of names) {
      const key = vm.str.make(name);
      const value = vm.int.fromNumber(group);
      vm.dict.set(index, key, value);
      vm.heap.decref(value);
      byNumber[group] = key;
    }
    vm.words[self + PATTERN_GROUP_INDEX] = index;
    vm.words[self + INDEX_GROUP] = vm.tuple.steal(byNumber.map((name) => name || vm.heap.newRef(vm.none)));
  }

  /** Name of a group, borrowed; None where it has none. */
  groupName(pattern: Address, group: number): Address {
    const { vm } = this;
    const names = vm.words[pattern + INDEX_GROUP];
    return names === 0 || group < 0 ? vm.none : vm.tuple.item(names, group);
  }

  /** Number of a group that a script names, by number or by name; -1 if there is none (`match_getindex()`). */
  groupNumber(pattern: Address, key: Address): number {
    const { vm } = this;
    if (vm.numbers.isIndex(key)) {
      const group = vm.numbers.sliceIndex(key);
      return group >= 0 && group <= this.groups(pattern) ? group : -1;
    }
    const index = vm.words[pattern + PATTERN_GROUP_INDEX];
    const found = index === 0 ? 0 : vm.dict.get(index, key);
    return found === 0 ? -1 : vm.numbers.intArgument(found);
  }
}
