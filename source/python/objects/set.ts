import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { DICT_KEYS } from './dict.ts';
import { DK_ENTRIES, DK_KIND, KIND_GENERAL } from './dict-keys.ts';
import {
  DUMMY,
  SET_BYTES,
  SET_FILL,
  SET_FINGER,
  SET_MASK,
  SET_TABLE,
  SET_USED,
  SET_WEAKREFS,
  SetTable,
  SLOT_BYTES,
  SLOT_HASH,
  SLOT_WORDS,
} from './set-table.ts';
import type { PyType } from './type.ts';

/** A key and the two words of its hash. */
type Visit<Result> = (key: Address, lo: number, hi: number) => Result;

/** Words of a general dict entry: key, value, hash. */
const DICT_ENTRY_WORDS = 4;
const DICT_ENTRY_HASH = 2;

/** set and frozenset objects (`Objects/setobject.c`). */
export class SetObjects {
  readonly type: PyType;
  readonly frozenType: PyType;
  /** What the last `next()` met; borrowed. */
  key: Address = 0;
  hashLow = 0;
  hashHigh = 0;
  private readonly table: SetTable;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    this.table = new SetTable(vm);
    this.type = this.defineType('set');
    this.frozenType = this.defineType('frozenset');
  }

  private defineType(name: string): PyType {
    const type = this.vm.types.define(name, { basicSize: SET_BYTES, gc: true, isBase: true });
    type.weakListOffset = SET_WEAKREFS;
    type.alloc = (subtype) => this.make(subtype);
    type.referents = (object, edges) => {
      for (let position = this.next(object, 0); position >= 0; position = this.next(object, position)) {
        edges.push(this.key);
      }
    };
    type.clear = (object) => this.clear(object);
    type.dealloc = (object) => this.dealloc(object);
    return type;
  }

  /** Whether the object is a set or of a subclass (`PySet_Check()`). */
  isSet(object: Address): boolean {
    const index = this.words[object + TYPE_INDEX];
    return index === this.type.index || this.vm.types.table[index].isSubtypeOf(this.type);
  }

  /** Whether the object is a frozenset or of a subclass. */
  isFrozen(object: Address): boolean {
    const index = this.words[object + TYPE_INDEX];
    return index === this.frozenType.index || this.vm.types.table[index].isSubtypeOf(this.frozenType);
  }

  /** `PyAnySet_Check()`. */
  isAnySet(object: Address): boolean {
    return this.isSet(object) || this.isFrozen(object);
  }

  isExact(object: Address): boolean {
    return this.words[object + TYPE_INDEX] === this.type.index;
  }

  isExactFrozen(object: Address): boolean {
    return this.words[object + TYPE_INDEX] === this.frozenType.index;
  }

  /** An empty, tracked set of a type (`make_new_set()`). */
  make(type: PyType = this.type): Address {
    const set = this.vm.allocateInstance(type);
    this.table.reset(set);
    return set;
  }

  makeFrozen(): Address {
    return this.make(this.frozenType);
  }

  /** A set of the items of an iterable; raises what iterating, hashing and comparing raise. */
  makeFrom(type: PyType, iterable: Address): Address {
    const set = this.make(type);
    return this.filled(set, () => this.update(set, iterable));
  }

  /** Fills a new set and returns it, or releases it if that raises. */
  filled(set: Address, fill: () => void): Address {
    try {
      fill();
    } catch (error) {
      this.vm.heap.decref(set);
      throw error;
    }
    return set;
  }

  /** The type of what operations on a set return: set or frozenset, never a subclass (`make_new_set_basetype()`). */
  baseType(set: Address): PyType {
    return this.isSet(set) ? this.type : this.frozenType;
  }

  length(set: Address): number {
    return this.words[set + SET_USED];
  }

  contains(set: Address, key: Address): boolean {
    this.vm.hashOf(key);
    return this.containsHashed(set, key, this.vm.hash.lo, this.vm.hash.hi);
  }

  containsHashed(set: Address, key: Address, lo: number, hi: number): boolean {
    return this.words[this.table.find(set, key, lo, hi)] !== 0;
  }

  /** Adds a key, with a reference of the set's own; false if it is there already. */
  add(set: Address, key: Address): boolean {
    this.vm.hashOf(key);
    return this.addHashed(set, key, this.vm.hash.lo, this.vm.hash.hi);
  }

  /** `set_add_entry()`. */
  addHashed(set: Address, key: Address, lo: number, hi: number): boolean {
    const { heap } = this.vm;
    heap.incref(key);
    let isNew = false;
    try {
      isNew = !this.containsHashed(set, key, lo, hi);
    } finally {
      if (!isNew) heap.decref(key);
    }
    if (isNew) this.table.occupy(set, key, lo, hi);
    return isNew;
  }

  /** Removes a key; false if it is missing. */
  discard(set: Address, key: Address): boolean {
    this.vm.hashOf(key);
    return this.discardHashed(set, key, this.vm.hash.lo, this.vm.hash.hi);
  }

  /** `set_discard_entry()`. */
  discardHashed(set: Address, key: Address, lo: number, hi: number): boolean {
    const slot = this.table.find(set, key, lo, hi);
    if (this.words[slot] === 0) return false;
    this.vm.heap.decref(this.table.vacate(set, slot));
    return true;
  }

  /** Removes some key, which the caller owns; 0 if the set is empty. Searches on from where the last call ended. */
  pop(set: Address): Address {
    const { words } = this;
    if (words[set + SET_USED] === 0) return 0;
    const table = words[set + SET_TABLE];
    const mask = words[set + SET_MASK];
    let i = words[set + SET_FINGER] & mask;
    while (words[table + i * SLOT_WORDS] <= 0) i = (i + 1) & mask;
    words[set + SET_FINGER] = i + 1;
    return this.table.vacate(set, table + i * SLOT_WORDS);
  }

  /**
   * `set_next()`: the key at or after `position` goes to `key`, `hashLow` and `hashHigh`. Returns the position to go on
   * from, or -1 at the end. Start with 0.
   */
  next(set: Address, position: number): number {
    const { words } = this;
    const mask = words[set + SET_MASK];
    let slot = words[set + SET_TABLE] + position * SLOT_WORDS;
    for (let i = position; i <= mask; i++, slot += SLOT_WORDS) {
      if (words[slot] <= 0) continue;
      this.key = words[slot];
      this.hashLow = words[slot + SLOT_HASH];
      this.hashHigh = words[slot + SLOT_HASH + 1];
      return i + 1;
    }
    return -1;
  }

  /** The keys in order of the table, borrowed. */
  keys(set: Address): Address[] {
    const keys: Address[] = [];
    for (let position = this.next(set, 0); position >= 0; position = this.next(set, position)) keys.push(this.key);
    return keys;
  }

  /** Whether a test holds for some key. Each key is held while the test runs, which may change the set. */
  some(set: Address, test: Visit<boolean>): boolean {
    const { heap } = this.vm;
    for (let position = this.next(set, 0); position >= 0; position = this.next(set, position)) {
      const key = heap.newRef(this.key);
      try {
        if (test(key, this.hashLow, this.hashHigh)) return true;
      } finally {
        heap.decref(key);
      }
    }
    return false;
  }

  /** Visits each key, held meanwhile. */
  forEach(set: Address, visit: Visit<unknown>): void {
    this.some(set, (key, lo, hi) => {
      visit(key, lo, hi);
      return false;
    });
  }

  /** Visits the keys of an exact dict with the hashes it keeps, each held meanwhile. */
  forEachOfDict(dict: Address, visit: Visit<unknown>): void {
    const { vm, words } = this;
    for (let position = vm.dict.next(dict, 0); position >= 0; position = vm.dict.next(dict, position)) {
      const key = vm.heap.newRef(vm.dict.key);
      const keys = words[dict + DICT_KEYS];
      const hash = words[keys + DK_ENTRIES] + (position - 1) * DICT_ENTRY_WORDS + DICT_ENTRY_HASH;
      try {
        if (words[keys + DK_KIND] === KIND_GENERAL) visit(key, words[hash], words[hash + 1]);
        else visit(key, vm.str.hash(key), vm.str.hashHigh(key));
      } finally {
        vm.heap.decref(key);
      }
    }
  }

  /** Adds the items of an iterable (`set_update_internal()`). */
  update(set: Address, iterable: Address): void {
    const { vm } = this;
    if (this.isAnySet(iterable)) this.merge(set, iterable);
    else if (vm.dict.isExact(iterable)) this.updateFromDict(set, iterable);
    else {
      vm.iteration.forEach(iterable, (item) => {
        try {
          this.add(set, item);
        } finally {
          vm.heap.decref(item);
        }
      });
    }
  }

  private updateFromDict(set: Address, dict: Address): void {
    this.makeRoom(set, this.vm.dict.length(dict));
    this.forEachOfDict(dict, (key, lo, hi) => this.addHashed(set, key, lo, hi));
  }

  /** One big resize at the start instead of many: few of the keys to come will be there already. */
  private makeRoom(set: Address, more: number): void {
    const { words } = this;
    if ((words[set + SET_FILL] + more) * 5 >= words[set + SET_MASK] * 3) {
      this.table.resize(set, (words[set + SET_USED] + more) * 2);
    }
  }

  /** `set_merge()`: adds the keys of another set. */
  merge(set: Address, other: Address): void {
    const { words } = this;
    const { heap } = this.vm;
    const used = words[other + SET_USED];
    if (other === set || used === 0) return;
    this.makeRoom(set, used);
    if (words[set + SET_FILL] !== 0) {
      this.forEach(other, (key, lo, hi) => this.addHashed(set, key, lo, hi));
      return;
    }
    const table = words[set + SET_TABLE];
    const mask = words[set + SET_MASK];
    words[set + SET_FILL] = used;
    words[set + SET_USED] = used;
    if (mask === words[other + SET_MASK] && words[other + SET_FILL] === used) {
      // Tables of one size without deleted slots: each key keeps its slot.
      words.copyWithin(table, words[other + SET_TABLE], words[other + SET_TABLE] + (mask + 1) * SLOT_WORDS);
      for (let slot = table; slot <= table + mask * SLOT_WORDS; slot += SLOT_WORDS) {
        if (words[slot] !== 0) heap.incref(words[slot]);
      }
      return;
    }
    for (let position = this.next(other, 0); position >= 0; position = this.next(other, position)) {
      this.table.insertClean(table, mask, heap.newRef(this.key), this.hashLow, this.hashHigh);
    }
  }

  /** A new set or frozenset with the same keys; of a subclass, one of the base type (`set_copy()`). */
  copy(set: Address): Address {
    const result = this.make(this.baseType(set));
    this.merge(result, set);
    return result;
  }

  /** Exchanges the contents of two sets. */
  swap(a: Address, b: Address): void {
    this.table.swap(a, b);
  }

  /** After many deletions: when over a quarter of the slots are what deleted keys left, the table is rebuilt. */
  compact(set: Address): void {
    const { words } = this;
    if (words[set + SET_FILL] - words[set + SET_USED] > words[set + SET_MASK] >> 2) this.table.grow(set);
  }

  /** `set_clear_internal()`: the set is empty before its keys die, in order of the table. */
  clear(set: Address): void {
    const { words } = this;
    const table = words[set + SET_TABLE];
    const used = words[set + SET_USED];
    if (!this.table.isSmall(set)) {
      this.table.reset(set);
      this.release(words, table, used);
      this.vm.heap.allocator.free(table);
    } else if (words[set + SET_FILL] > 0) {
      const slots = words.slice(table, table + (words[set + SET_MASK] + 1) * SLOT_WORDS);
      this.table.reset(set);
      this.release(slots, 0, used);
    }
  }

  /** Releases the `used` keys of a table. */
  private release(source: Int32Array, table: number, used: number): void {
    for (let slot = table, left = used; left > 0; slot += SLOT_WORDS) {
      if (source[slot] === 0 || source[slot] === DUMMY) continue;
      left--;
      this.vm.heap.decref(source[slot]);
    }
  }

  /** Bytes as `set.__sizeof__()` counts them. */
  sizeOf(set: Address): number {
    const own = this.table.isSmall(set) ? 0 : (this.words[set + SET_MASK] + 1) * SLOT_BYTES;
    return this.vm.typeOf(set).basicSize + own;
  }

  /** `set_dealloc()`. */
  private dealloc(set: Address): void {
    const { words, vm } = this;
    vm.heap.gc.untrack(set);
    if (vm.trashcan.begin(set)) return;
    if (words[set + SET_WEAKREFS] !== 0) vm.weakref.clearWeakrefs(set);
    const table = words[set + SET_TABLE];
    this.release(words, table, words[set + SET_USED]);
    if (!this.table.isSmall(set)) vm.heap.allocator.free(table);
    vm.freeInstance(set);
    vm.trashcan.end();
  }
}
