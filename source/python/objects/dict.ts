import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import {
  CHANGED,
  DictKeys,
  DK_COUNT,
  DK_ENTRIES,
  DK_KIND,
  DK_LOG2_SIZE,
  DK_USABLE,
  ENTRY_VALUE,
  KIND_GENERAL,
  KIND_SPLIT,
  KIND_UNICODE,
  MIN_LOG2_SIZE,
  usableFraction,
} from './dict-keys.ts';
import { FreeList } from './free-list.ts';
import type { InstanceValues } from './instance-values.ts';
import type { PyType } from './type.ts';

// Words of a dict (PyDictObject).
export const DICT_USED = 4;
/**
 * A number that no dict had before, from the time that somebody remembers where an entry lies (`watch()`) until an entry
 * comes, goes or moves; else 0. Values may change meanwhile.
 */
export const DICT_VERSION = 6;
export const DICT_KEYS = 8;
/** Address of the values of a split dict, which lie in an instance or in a block of their own; 0 for a combined one. */
export const DICT_VALUES = 10;

/** dict objects (`Objects/dictobject.c`). */
export class DictObjects {
  readonly type: PyType;
  readonly keys: DictKeys;
  readonly freeList: FreeList;
  readonly keysFreeList: FreeList;
  /** What the last `next()` or `find()` met; borrowed. */
  key: Address = 0;
  value: Address = 0;
  private readonly vm: Vm;
  private readonly words: Int32Array;
  private readonly values: InstanceValues;
  /** Dicts that share keys have them in the same order, too (up to 3.10). */
  private readonly sharesOrder: boolean;
  private readonly hashesFirst: boolean;
  /** Versions given out so far. */
  private versions = 0;

  constructor(vm: Vm) {
    this.vm = vm;
    const { words, heap } = vm;
    this.words = words;
    this.values = vm.instanceValues;
    this.sharesOrder = vm.facts.attributesLie === 'in a dict';
    this.hashesFirst = vm.facts.dictsHashFirst;
    const type = vm.types.define('dict', { basicSize: 48, gc: true, isBase: true });
    this.type = type;
    this.freeList = new FreeList(heap, vm.facts.freeLists.dict, 16);
    this.keysFreeList = new FreeList(heap, vm.facts.freeLists.dictKeys, 0);
    this.keys = new DictKeys(heap, this.keysFreeList);
    type.untracking = vm.facts.dictsAreAlwaysTracked ? null : 'dict';
    type.alloc = (subtype) => {
      const dict = this.reset(vm.allocateInstance(subtype));
      if (vm.facts.dictCallsMakeTables) words[dict + DICT_KEYS] = this.keys.make(MIN_LOG2_SIZE, KIND_UNICODE);
      return dict;
    };
    type.referents = (object, edges) => {
      const owned = words[object + DICT_VALUES];
      // Values inside an instance are the instance's to visit.
      if (owned !== 0 && this.values.isEmbedded(owned)) return;
      const visitsKeys = words[words[object + DICT_KEYS] + DK_KIND] === KIND_GENERAL;
      for (let position = this.next(object, 0); position >= 0; position = this.next(object, position)) {
        // dict_traverse(): keys of unicode tables are not visited.
        edges.push(this.value);
        if (visitsKeys) edges.push(this.key);
      }
    };
    type.clear = (object) => this.clear(object);
    type.dealloc = (object) => this.dealloc(object);
    type.maybeUntrack = (object) => this.maybeUntrack(object);
  }

  isDict(object: Address): boolean {
    const index = this.words[object + TYPE_INDEX];
    return index === this.type.index || this.vm.types.table[index].isSubtypeOf(this.type);
  }

  isExact(object: Address): boolean {
    return this.words[object + TYPE_INDEX] === this.type.index;
  }

  private reset(dict: Address): Address {
    const { words } = this;
    words[dict + DICT_USED] = 0;
    words[dict + DICT_VERSION] = 0;
    words[dict + DICT_KEYS] = this.keys.empty;
    words[dict + DICT_VALUES] = 0;
    return dict;
  }

  /** An empty dict (`PyDict_New()`); not tracked before it holds something that can be tracked (≤3.13). */
  make(): Address {
    const { heap, facts } = this.vm;
    const dict = this.reset(this.freeList.take() || heap.allocateGc(this.type.address, this.type.index, 48));
    if (facts.dictsAreAlwaysTracked) heap.gc.track(dict);
    return dict;
  }

  /** `dict_new_presized()`: room for `count` keys. */
  makePresized(count: number, unicode: boolean): Address {
    const dict = this.make();
    if (count > usableFraction(MIN_LOG2_SIZE)) {
      this.words[dict + DICT_KEYS] = this.keys.make(this.estimate(count), unicode ? KIND_UNICODE : KIND_GENERAL);
    }
    return dict;
  }

  /**
   * A dict object over the values of an instance (`make_dict_from_instance_attributes()`). While they lie in the instance
   * it visits them, and the dict is not tracked.
   */
  makeSplit(keys: Address, values: Address): Address {
    const dict = this.make();
    this.keys.incref(keys);
    const { words } = this;
    words[dict + DICT_KEYS] = keys;
    words[dict + DICT_VALUES] = values;
    words[dict + DICT_USED] = this.values.size(values);
    this.trackIfNeeded(dict);
    return dict;
  }

  length(dict: Address): number {
    return this.words[dict + DICT_USED];
  }

  /** The dict's version: while it stays, the word that `entryOf()` found holds the value of its key. */
  watch(dict: Address): number {
    const { words } = this;
    if (words[dict + DICT_VERSION] === 0) words[dict + DICT_VERSION] = ++this.versions;
    return words[dict + DICT_VERSION];
  }

  /** Address of the word that holds the value of a str key in a combined dict, or 0; runs no Python code where all keys are str. */
  entryOf(dict: Address, key: Address): Address {
    if (this.words[dict + DICT_VALUES] !== 0) return 0;
    return this.findSlot(dict, key, this.vm.str.hash(key), this.vm.str.hashHigh(key));
  }

  /** Address of the word that holds the value for a key, 0 if the key is missing. The hash is in `vm.hash`. */
  private findSlot(dict: Address, key: Address, lo: number, hi: number): Address {
    const { words } = this;
    for (;;) {
      const keys = words[dict + DICT_KEYS];
      const number = this.keys.lookup(keys, key, lo, hi, this.vm.keyEqual, dict + DICT_KEYS);
      if (number === CHANGED) continue;
      if (number < 0) return 0;
      const slot = this.valueSlot(dict, keys, number);
      return words[slot] === 0 ? 0 : slot;
    }
  }

  private valueSlot(dict: Address, keys: Address, number: number): Address {
    const values = this.words[dict + DICT_VALUES];
    if (values !== 0) return this.values.slot(values, number);
    return this.words[keys + DK_ENTRIES] + number * this.keys.stride(keys) + ENTRY_VALUE;
  }

  /** The value for a key, borrowed, or 0. Raises what hashing or comparing raises. */
  get(dict: Address, key: Address): Address {
    this.vm.hashOf(key);
    const slot = this.findSlot(dict, key, this.vm.hash.lo, this.vm.hash.hi);
    return slot === 0 ? 0 : this.words[slot];
  }

  /** The value for a str key, borrowed, or 0; never raises, runs no Python code where all keys are str. */
  getStr(dict: Address, key: Address): Address {
    const { words } = this;
    const lo = this.vm.str.hash(key);
    const keys = words[dict + DICT_KEYS];
    const number = this.keys.lookupIdentical(keys, key);
    if (number >= 0) return words[this.valueSlot(dict, keys, number)];
    const slot = this.findSlot(dict, key, lo, this.vm.str.hashHigh(key));
    return slot === 0 ? 0 : words[slot];
  }

  /** The value for a name given as a JS string, borrowed, or 0. */
  getName(dict: Address, name: string): Address {
    return this.getStr(dict, this.vm.str.name(name));
  }

  /** Stores a value; key and value get references of the dict's own (`PyDict_SetItem()`). */
  set(dict: Address, key: Address, value: Address): void {
    this.vm.heap.incref(value);
    this.setSteal(dict, key, value);
  }

  /** Stores a value and takes over the reference to it. */
  setSteal(dict: Address, key: Address, value: Address): void {
    const { heap, hash } = this.vm;
    // A `__hash__` or `__eq__` in Python sees the dict's references already.
    let holdsKey = !this.hashesFirst;
    if (holdsKey) heap.incref(key);
    try {
      this.vm.hashOf(key);
      if (!holdsKey) heap.incref(key);
      holdsKey = true;
      this.insert(dict, key, value, hash.lo, hash.hi);
    } catch (error) {
      heap.decref(value);
      if (holdsKey) heap.decref(key);
      throw error;
    }
  }

  /** The value for a key, stored first if the key is missing; borrowed (`PyDict_SetDefault()`). */
  setDefault(dict: Address, key: Address, value: Address): Address {
    const { heap, hash } = this.vm;
    this.vm.hashOf(key);
    const { lo, hi } = hash;
    const slot = this.findSlot(dict, key, lo, hi);
    if (slot !== 0) return this.words[slot];
    heap.incref(key);
    heap.incref(value);
    this.insert(dict, key, value, lo, hi, true);
    return value;
  }

  setName(dict: Address, name: string, value: Address): void {
    this.set(dict, this.vm.str.name(name), value);
  }

  /** `insertdict()`: takes over both references, unless it raises. A key known to be missing is not looked for again. */
  private insert(dict: Address, key: Address, value: Address, lo: number, hi: number, isMissing = false): void {
    const { words, vm } = this;
    this.maintainTracking(dict, key);
    this.maintainTracking(dict, value);
    const isStr = vm.str.isExact(key);
    if (words[dict + DICT_VALUES] !== 0) {
      if (this.insertSplit(dict, key, value, lo, hi, isStr)) return;
    }
    const slot =
      isMissing || (words[dict + DICT_USED] === 0 && words[words[dict + DICT_KEYS] + DK_COUNT] === 0)
        ? 0
        : this.findSlot(dict, key, lo, hi);
    if (slot !== 0) {
      const old = words[slot];
      words[slot] = value;
      vm.heap.decref(old);
      vm.heap.decref(key);
      return;
    }
    words[dict + DICT_VERSION] = 0;
    let keys = words[dict + DICT_KEYS];
    if (keys === this.keys.empty) {
      keys = this.keys.make(MIN_LOG2_SIZE, isStr ? KIND_UNICODE : KIND_GENERAL);
      words[dict + DICT_KEYS] = keys;
    } else if (words[keys + DK_USABLE] > 0 && this.becomesGeneral(keys, isStr)) {
      this.keys.generalise(keys);
    } else if (words[keys + DK_USABLE] <= 0 || (!isStr && words[keys + DK_KIND] !== KIND_GENERAL)) {
      this.resize(dict, this.log2Size(words[dict + DICT_USED] * 3), isStr && words[keys + DK_KIND] !== KIND_GENERAL);
      keys = words[dict + DICT_KEYS];
    }
    this.keys.append(keys, key, value, lo, hi);
    words[dict + DICT_USED]++;
  }

  /** Whether a table takes its first key that is no str, and keeps its size (before there were tables for str). */
  private becomesGeneral(keys: Address, isStr: boolean): boolean {
    return !isStr && this.words[keys + DK_KIND] !== KIND_GENERAL && !this.vm.facts.dictsHaveStrTables;
  }

  /** Insertion into a split dict; false after it was turned into a combined one. */
  private insertSplit(dict: Address, key: Address, value: Address, lo: number, hi: number, isStr: boolean): boolean {
    const { words, values, vm } = this;
    const keys = words[dict + DICT_KEYS];
    const owned = words[dict + DICT_VALUES];
    let number = isStr ? this.keys.lookup(keys, key, lo, hi, vm.keyEqual, dict + DICT_KEYS) : -1;
    if (this.sharesOrder && this.leavesOrder(dict, number)) {
      this.resize(dict, this.log2Size(words[dict + DICT_USED] * 3), isStr);
      return false;
    }
    if (number < 0 && isStr && words[keys + DK_USABLE] > 0) {
      number = this.keys.append(keys, vm.heap.newRef(key), 0, lo, hi);
    }
    if (number < 0 || number >= values.capacity(owned)) {
      this.resize(dict, this.log2Size(words[dict + DICT_USED] * 3), isStr);
      return false;
    }
    const old = values.get(owned, number);
    if (old === 0) {
      values.add(owned, number, value);
      words[dict + DICT_USED]++;
    } else {
      words[values.slot(owned, number)] = value;
      vm.heap.decref(old);
    }
    vm.heap.decref(key);
    return true;
  }

  /** Whether a key (of this number, -1 if new) comes in another order than in the dicts that share the keys (up to 3.10). */
  private leavesOrder(dict: Address, number: number): boolean {
    const { words } = this;
    const used = words[dict + DICT_USED];
    if (number < 0) return used !== words[words[dict + DICT_KEYS] + DK_COUNT];
    return used !== number && this.values.get(words[dict + DICT_VALUES], number) === 0;
  }

  /** `make_keys_shared()`: a dict of str keys shares its table from now on; the table's address with a reference, or 0. */
  shareKeys(dict: Address): Address {
    const { words } = this;
    let keys = words[dict + DICT_KEYS];
    if (words[dict + DICT_VALUES] === 0) {
      if (words[keys + DK_KIND] !== KIND_UNICODE) return 0;
      if (words[keys + DK_COUNT] !== words[dict + DICT_USED]) this.resize(dict, words[keys + DK_LOG2_SIZE], true);
      keys = words[dict + DICT_KEYS];
      const values = this.vm.instances.makeValues(keys);
      for (let i = 0; i < words[keys + DK_COUNT]; i++) {
        const entry = words[keys + DK_ENTRIES] + i * this.keys.stride(keys);
        this.values.add(values, i, words[entry + ENTRY_VALUE]);
        words[entry + ENTRY_VALUE] = 0;
      }
      words[keys + DK_KIND] = KIND_SPLIT;
      words[dict + DICT_VALUES] = values;
    }
    this.keys.incref(keys);
    return keys;
  }

  /** `dictresize()`: a new combined table of 2**log2 slots. */
  resize(dict: Address, log2: number, unicode: boolean): void {
    const { words } = this;
    words[dict + DICT_VERSION] = 0;
    const old = words[dict + DICT_KEYS];
    const owned = words[dict + DICT_VALUES];
    const keys = this.keys.make(log2, unicode ? KIND_UNICODE : KIND_GENERAL);
    if (owned !== 0) {
      this.combine(dict, old, owned, keys);
      return;
    }
    this.keys.moveEntries(old, keys);
    words[dict + DICT_KEYS] = keys;
    this.keys.freeTable(old);
  }

  /** Moves a split dict's values into a combined table; the instance's own room stays unused from then on. */
  private combine(dict: Address, shared: Address, owned: Address, keys: Address): void {
    const { words, values } = this;
    for (let i = 0; i < values.size(owned); i++) {
      const number = values.ordered(owned, i);
      this.keys.appendFrom(shared, number, keys, values.get(owned, number));
    }
    words[dict + DICT_KEYS] = keys;
    words[dict + DICT_VALUES] = 0;
    values.invalidate(owned);
    this.vm.instances.releaseValues(owned);
    this.keys.decref(shared);
  }

  /** Removes a key and returns its value, which the caller owns; 0 if it is missing (`_PyDict_Pop()`). */
  pop(dict: Address, key: Address): Address {
    this.vm.hashOf(key);
    return this.popHashed(dict, key, this.vm.hash.lo, this.vm.hash.hi);
  }

  private popHashed(dict: Address, key: Address, lo: number, hi: number): Address {
    const { words, values } = this;
    let slot = this.findSlot(dict, key, lo, hi);
    if (slot === 0) return 0;
    if (this.sharesOrder && words[dict + DICT_VALUES] !== 0) {
      // "Split table doesn't allow deletion. Combine it."
      this.resize(dict, words[words[dict + DICT_KEYS] + DK_LOG2_SIZE], true);
      slot = this.findSlot(dict, key, lo, hi);
    }
    const value = words[slot];
    const owned = words[dict + DICT_VALUES];
    if (owned !== 0) {
      values.remove(owned, slot - values.slot(owned, 0));
      words[dict + DICT_USED]--;
      return value;
    }
    const keys = words[dict + DICT_KEYS];
    const entry = slot - ENTRY_VALUE;
    const stored = words[entry];
    words[dict + DICT_VERSION] = 0;
    this.keys.remove(keys, (entry - words[keys + DK_ENTRIES]) / this.keys.stride(keys));
    words[dict + DICT_USED]--;
    this.vm.heap.decref(stored);
    return value;
  }

  /** Removes a key; false if it is missing. The key dies before its value. */
  delete(dict: Address, key: Address): boolean {
    const value = this.pop(dict, key);
    if (value === 0) return false;
    this.vm.heap.decref(value);
    return true;
  }

  /** Removes the youngest item: the caller owns `key` and `value`. False if the dict is empty (`dict.popitem()`). */
  popItem(dict: Address): boolean {
    const { words } = this;
    if (words[dict + DICT_USED] === 0) return false;
    // dictresize() keeps the size of the shared table.
    if (words[dict + DICT_VALUES] !== 0) this.resize(dict, words[words[dict + DICT_KEYS] + DK_LOG2_SIZE], true);
    const keys = words[dict + DICT_KEYS];
    const stride = this.keys.stride(keys);
    let number = words[keys + DK_COUNT] - 1;
    while (words[words[keys + DK_ENTRIES] + number * stride + ENTRY_VALUE] === 0) number--;
    const entry = words[keys + DK_ENTRIES] + number * stride;
    this.key = words[entry];
    this.value = words[entry + ENTRY_VALUE];
    words[dict + DICT_VERSION] = 0;
    this.keys.remove(keys, number);
    words[keys + DK_COUNT] = number;
    words[dict + DICT_USED]--;
    return true;
  }

  /**
   * `PyDict_Next()`: the item at or after `position` goes to `key` and `value` (borrowed). Returns the position to go on
   * from, or -1 at the end. Start with 0.
   */
  next(dict: Address, position: number): number {
    const { words, values } = this;
    const keys = words[dict + DICT_KEYS];
    const owned = words[dict + DICT_VALUES];
    if (owned !== 0) {
      if (position >= values.size(owned)) return -1;
      const number = values.ordered(owned, position);
      this.key = words[words[keys + DK_ENTRIES] + number * 2];
      this.value = values.get(owned, number);
      return position + 1;
    }
    const stride = words[keys + DK_KIND] === KIND_GENERAL ? 4 : 2;
    const count = words[keys + DK_COUNT];
    let entry = words[keys + DK_ENTRIES] + position * stride;
    for (let i = position; i < count; i++, entry += stride) {
      if (words[entry + ENTRY_VALUE] !== 0) {
        this.key = words[entry];
        this.value = words[entry + ENTRY_VALUE];
        return i + 1;
      }
    }
    return -1;
  }

  /** As `next()`, from the end: start with `endPosition()`. */
  previous(dict: Address, position: number): number {
    const { words, values } = this;
    const keys = words[dict + DICT_KEYS];
    const owned = words[dict + DICT_VALUES];
    if (owned !== 0) {
      if (position <= 0) return -1;
      const number = values.ordered(owned, position - 1);
      this.key = words[words[keys + DK_ENTRIES] + number * 2];
      this.value = values.get(owned, number);
      return position - 1;
    }
    const stride = this.keys.stride(keys);
    for (let i = position - 1; i >= 0; i--) {
      const entry = words[keys + DK_ENTRIES] + i * stride;
      if (words[entry + ENTRY_VALUE] !== 0) {
        this.key = words[entry];
        this.value = words[entry + ENTRY_VALUE];
        return i;
      }
    }
    return -1;
  }

  endPosition(dict: Address): number {
    const owned = this.words[dict + DICT_VALUES];
    return owned !== 0 ? this.values.size(owned) : this.words[this.words[dict + DICT_KEYS] + DK_COUNT];
  }

  /** Keys and values as they are now, borrowed. */
  items(dict: Address): [key: Address, value: Address][] {
    const items: [Address, Address][] = [];
    for (let position = this.next(dict, 0); position >= 0; position = this.next(dict, position)) {
      items.push([this.key, this.value]);
    }
    return items;
  }

  /** `PyDict_Clear()`: the dict is empty before keys and values die. */
  clear(dict: Address): void {
    const { words, values, vm } = this;
    const keys = words[dict + DICT_KEYS];
    const owned = words[dict + DICT_VALUES];
    if (keys === this.keys.empty) return;
    if (owned !== 0 && values.isEmbedded(owned)) {
      while (values.size(owned) > 0) {
        const number = values.ordered(owned, 0);
        const value = values.get(owned, number);
        values.remove(owned, number);
        words[dict + DICT_USED] = values.size(owned);
        vm.heap.decref(value);
      }
      return;
    }
    words[dict + DICT_VERSION] = 0;
    words[dict + DICT_KEYS] = this.keys.empty;
    words[dict + DICT_VALUES] = 0;
    words[dict + DICT_USED] = 0;
    if (owned !== 0) vm.instances.releaseValues(owned);
    this.keys.decref(keys);
  }

  /** `PyDict_Copy()`. */
  copy(dict: Address): Address {
    const { words } = this;
    if (words[dict + DICT_USED] > 0 && words[dict + DICT_VALUES] !== 0 && this.isExact(dict))
      return this.copySplit(dict);
    const target = this.make();
    if (words[dict + DICT_USED] === 0) return target;
    const keys = words[dict + DICT_KEYS];
    const dense =
      words[dict + DICT_VALUES] === 0 && words[dict + DICT_USED] >= Math.floor((words[keys + DK_COUNT] * 2) / 3);
    if (dense && this.isExact(dict)) {
      this.cloneInto(target, dict);
    } else this.merge(target, dict, true);
    return target;
  }

  /** The copy of an instance's dict shares the keys too; its values have a block of their own. */
  private copySplit(dict: Address): Address {
    const { words, vm } = this;
    const { heap } = vm;
    const from = words[dict + DICT_VALUES];
    const keys = words[dict + DICT_KEYS];
    // Up to 3.12 there is room for what the keys have now (`shared_keys_usable_size()`), not for what the instance got.
    const capacity =
      vm.facts.attributesLie === 'beside'
        ? words[keys + DK_COUNT] + words[keys + DK_USABLE]
        : vm.instanceValues.capacity(from);
    const values = vm.instances.copyValues(from, capacity);
    for (let i = 0; i < this.values.size(values); i++)
      heap.incref(this.values.get(values, this.values.ordered(values, i)));
    const copy = this.reset(heap.allocateGc(this.type.address, this.type.index, 48));
    this.keys.incref(keys);
    words[copy + DICT_KEYS] = keys;
    words[copy + DICT_VALUES] = values;
    words[copy + DICT_USED] = words[dict + DICT_USED];
    if (heap.gc.isTracked(dict)) heap.gc.track(copy);
    return copy;
  }

  /** `clone_combined_dict_keys()` into an empty dict, which is tracked then if the other one is. */
  private cloneInto(target: Address, source: Address): void {
    const { words, vm } = this;
    const from = words[source + DICT_KEYS];
    const keys = this.keys.make(words[from + DK_LOG2_SIZE], words[from + DK_KIND], false);
    for (const [key, value] of this.items(source)) {
      vm.heap.incref(key);
      vm.heap.incref(value);
    }
    const { gc } = vm.heap;
    if (gc.isTracked(source) && !gc.isTracked(target)) gc.track(target);
    this.keys.moveEntries(from, keys);
    words[target + DICT_VERSION] = 0;
    words[target + DICT_KEYS] = keys;
    words[target + DICT_USED] = words[source + DICT_USED];
  }

  /** `dict_merge()` of another dict; without `override` the items that are there stay. */
  merge(dict: Address, other: Address, override: boolean): void {
    const { words, vm } = this;
    if (other === dict || words[other + DICT_USED] === 0) return;
    const from = words[other + DICT_KEYS];
    const used = words[other + DICT_USED];
    const owned = words[dict + DICT_VALUES];
    const replaceable = owned === 0 || vm.facts.updateReplacesSharedKeys;
    const mayClone = replaceable && vm.facts.updatesCloneTables;
    if (mayClone && words[dict + DICT_USED] === 0 && words[other + DICT_VALUES] === 0) {
      const log2 = words[from + DK_LOG2_SIZE];
      const fits = log2 === MIN_LOG2_SIZE || usableFraction(log2 - 1) < used;
      if (used === words[from + DK_COUNT] && fits) {
        const old = words[dict + DICT_KEYS];
        words[dict + DICT_VALUES] = 0;
        this.cloneInto(dict, other);
        if (owned !== 0) vm.instances.releaseValues(owned);
        this.keys.decref(old);
        return;
      }
    }
    if (words[dict + DICT_VALUES] === 0 && this.usable(words[dict + DICT_KEYS]) < used) {
      const unicode =
        words[from + DK_KIND] !== KIND_GENERAL && words[words[dict + DICT_KEYS] + DK_KIND] !== KIND_GENERAL;
      this.resize(dict, this.estimate(words[dict + DICT_USED] + used), unicode);
    }
    const count = words[from + DK_COUNT];
    for (let position = this.next(other, 0); position >= 0; position = this.next(other, position)) {
      const key = vm.heap.newRef(this.key);
      const value = vm.heap.newRef(this.value);
      try {
        if (override || this.get(dict, key) === 0) this.set(dict, key, value);
      } finally {
        vm.heap.decref(key);
        vm.heap.decref(value);
      }
      if (words[words[other + DICT_KEYS] + DK_COUNT] !== count) {
        throw vm.errors.raise('RuntimeError', 'dict mutated during update');
      }
    }
  }

  /** `calculate_log2_keysize()`: where it works on bits, a table for less than the smallest has twice its slots. */
  private log2Size(minimum: number): number {
    const least = this.vm.facts.smallTablesAreDoubled ? minimum | 8 : Math.max(minimum, 8);
    return 32 - Math.clz32((least - 1) | 7);
  }

  /** `estimate_log2_keysize()`: the table that holds `count` keys without growing. */
  estimate(count: number): number {
    return this.log2Size(Math.floor((count * 3 + 1) / 2));
  }

  private usable(keys: Address): number {
    return keys === this.keys.empty ? 0 : usableFraction(this.words[keys + DK_LOG2_SIZE]);
  }

  /** Bytes as `dict.__sizeof__()` counts them. */
  sizeOf(dict: Address): number {
    const { words } = this;
    const basic = this.vm.types.of(dict).basicSize;
    const keys = words[dict + DICT_KEYS];
    // A shared table counts as the class's, as long as somebody shares it.
    if (words[dict + DICT_VALUES] !== 0)
      return basic + 8 * this.splitUsable(keys) + (words[keys] === 1 ? this.keys.sizeOf(keys) : 0);
    return basic + (words[keys] < 0 ? 0 : this.keys.sizeOf(keys));
  }

  private splitUsable(keys: Address): number {
    return this.words[keys + DK_COUNT] + this.words[keys + DK_USABLE];
  }

  /** MAINTAIN_TRACKING(): a dict becomes tracked when it gets something that can be part of a cycle. */
  private maintainTracking(dict: Address, object: Address): void {
    const { gc } = this.vm.heap;
    if (!gc.isTracked(dict) && this.vm.mayBeTracked(object)) gc.track(dict);
  }

  /** Tracks a dict that got its values at once. */
  private trackIfNeeded(dict: Address): void {
    for (let position = this.next(dict, 0); position >= 0; position = this.next(dict, position))
      this.maintainTracking(dict, this.value);
  }

  /** `_PyDict_MaybeUntrack()`. */
  private maybeUntrack(dict: Address): void {
    if (!this.isExact(dict) || this.words[dict + DICT_VALUES] !== 0) return;
    for (let position = this.next(dict, 0); position >= 0; position = this.next(dict, position)) {
      if (this.vm.mayBeTracked(this.value) || this.vm.mayBeTracked(this.key)) return;
    }
    this.vm.heap.gc.untrack(dict);
  }

  /** `dict_dealloc()`. */
  private dealloc(dict: Address): void {
    const { words, vm } = this;
    vm.heap.gc.untrack(dict);
    if (vm.trashcan.begin(dict)) return;
    const keys = words[dict + DICT_KEYS];
    const owned = words[dict + DICT_VALUES];
    if (owned !== 0) {
      vm.instances.releaseValues(owned);
      this.keys.decref(keys);
    } else if (keys !== this.keys.empty) this.keys.decref(keys);
    if (!this.isExact(dict) || !this.freeList.park(dict)) vm.freeInstance(dict);
    vm.trashcan.end();
  }
}

/** Whether a keys table is shared by instances. */
export function isSplit(words: Int32Array, keys: Address): boolean {
  return words[keys + DK_KIND] === KIND_SPLIT;
}
