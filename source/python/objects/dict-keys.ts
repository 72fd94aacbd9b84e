import type { Heap } from '../../heap/heap.ts';
import { IMMORTAL } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { FreeList } from './free-list.ts';
import { STR_HASH } from './str.ts';

// Words of a keys table (PyDictKeysObject); indices follow, then the entries.
export const DK_REFCOUNT = 0;
export const DK_LOG2_SIZE = 2;
export const DK_KIND = 3;
export const DK_USABLE = 4;
/** Address of the first entry. */
export const DK_ENTRIES = 5;
export const DK_COUNT = 6;
const DK_MASK = 7;
const HEADER_WORDS = 8;

export const KIND_GENERAL = 0;
export const KIND_UNICODE = 1;
/** Keys shared by the instances of a class; the values lie with each instance. */
export const KIND_SPLIT = 2;

// Words of an entry. General ones are [key, value, hash, hash] in 24 bytes, those of str keys [key, value] in 16.
export const ENTRY_KEY = 0;
export const ENTRY_VALUE = 1;
const ENTRY_HASH = 2;

/** Index-table values, as read from an unsigned byte or half word, and as a signed word. */
const EMPTY = -1;
const DUMMY = -2;
/** What a search answers when comparing has changed the table. */
export const CHANGED = -4;

export const MIN_LOG2_SIZE = 3;

/** USABLE_FRACTION(): two thirds of the table. */
export function usableFraction(log2Size: number): number {
  return Math.floor((2 ** log2Size * 2) / 3);
}

/** Compares a stored key with the one sought where hashes are equal and the objects are not the same. */
export type KeyEqual = (stored: Address, sought: Address) => boolean;

/**
 * Keys tables of dicts: open addressing over an index table, entries in order of insertion (`Objects/dictobject.c`).
 * The order of probing is our own, as nothing shows it.
 */
export class DictKeys {
  /** Py_EMPTY_KEYS: shared by all empty dicts. */
  readonly empty: Address;
  private readonly heap: Heap;
  private readonly words: Int32Array;
  private readonly bytes: Uint8Array;
  private readonly halves: Uint16Array;
  private readonly freeList: FreeList;

  constructor(heap: Heap, freeList: FreeList) {
    this.heap = heap;
    this.words = heap.words;
    this.bytes = heap.bytes;
    this.halves = heap.memory.halves;
    this.freeList = freeList;
    this.empty = heap.memory.reserveStatic(64);
    const { words, empty } = this;
    words[empty + DK_REFCOUNT] = IMMORTAL;
    words[empty + DK_LOG2_SIZE] = 0;
    words[empty + DK_KIND] = KIND_UNICODE;
    words[empty + DK_USABLE] = 0;
    words[empty + DK_COUNT] = 0;
    words[empty + DK_MASK] = 0;
    words[empty + DK_ENTRIES] = empty + HEADER_WORDS + 2;
    this.bytes[(empty + HEADER_WORDS) << 2] = 255;
  }

  /** Bytes of a keys table (`_PyDict_KeysSize()`). */
  tableBytes(log2Size: number, kind: number): number {
    const { dictKeysBytes, dictsHaveStrTables } = this.heap.facts;
    const indexBytes = log2Size < 8 ? 1 : log2Size < 16 ? 2 : 4;
    const usable = log2Size === 0 ? 0 : usableFraction(log2Size);
    return (
      dictKeysBytes + indexBytes * 2 ** log2Size + usable * (kind === KIND_GENERAL || !dictsHaveStrTables ? 24 : 16)
    );
  }

  /** Whether tables of this size and kind have a free list. */
  private hasFreeList(log2Size: number, kind: number): boolean {
    return log2Size === MIN_LOG2_SIZE && (kind === KIND_UNICODE || !this.heap.facts.dictsHaveStrTables);
  }

  /** Words from one entry to the next. */
  stride(keys: Address): number {
    return this.words[keys + DK_KIND] === KIND_GENERAL ? 4 : 2;
  }

  /**
   * A new, empty table with one reference (`new_keys_object()`). 8-slot tables of str keys have a free list; copies of
   * tables do without.
   */
  make(log2Size: number, kind: number, mayReuse = true): Address {
    const { words } = this;
    let keys = 0;
    if (mayReuse && this.hasFreeList(log2Size, kind)) keys = this.freeList.takeUntraced();
    if (keys === 0) keys = this.heap.allocator.allocate(this.tableBytes(log2Size, kind));
    const size = 2 ** log2Size;
    const indexBytes = log2Size < 8 ? size : log2Size < 16 ? size * 2 : size * 4;
    const indices = keys + HEADER_WORDS;
    words[keys + DK_REFCOUNT] = 1;
    words[keys + DK_LOG2_SIZE] = log2Size;
    words[keys + DK_KIND] = kind;
    words[keys + DK_USABLE] = usableFraction(log2Size);
    words[keys + DK_ENTRIES] = indices + (indexBytes >> 2);
    words[keys + DK_COUNT] = 0;
    words[keys + DK_MASK] = size - 1;
    words.fill(-1, indices, indices + (indexBytes >> 2));
    return keys;
  }

  incref(keys: Address): void {
    if (this.words[keys] >= 0) this.words[keys]++;
  }

  /** `dictkeys_decref()`: at zero, keys and values die in order of insertion, then the table. */
  decref(keys: Address): void {
    const { words, heap } = this;
    if (words[keys] < 0) return;
    if (--words[keys] > 0) return;
    const stride = this.stride(keys);
    const split = words[keys + DK_KIND] === KIND_SPLIT;
    let entry = words[keys + DK_ENTRIES];
    for (const end = entry + words[keys + DK_COUNT] * stride; entry < end; entry += stride) {
      heap.xdecref(words[entry]);
      if (!split) heap.xdecref(words[entry + ENTRY_VALUE]);
    }
    this.freeTable(keys);
  }

  /** Frees a table whose entries have been moved elsewhere (`free_keys_object()`). */
  freeTable(keys: Address): void {
    if (keys === this.empty) return;
    if (this.hasFreeList(this.words[keys + DK_LOG2_SIZE], this.words[keys + DK_KIND]) && this.freeList.park(keys))
      return;
    this.heap.allocator.free(keys);
  }

  sizeOf(keys: Address): number {
    return this.tableBytes(this.words[keys + DK_LOG2_SIZE], this.words[keys + DK_KIND]);
  }

  /** Reads slot `slot` of the index table: an entry's number, EMPTY or DUMMY. */
  private index(keys: Address, slot: number): number {
    const log2Size = this.words[keys + DK_LOG2_SIZE];
    if (log2Size < 8) {
      const value = this.bytes[((keys + HEADER_WORDS) << 2) + slot];
      return value >= 254 ? value - 256 : value;
    }
    if (log2Size < 16) {
      const value = this.halves[((keys + HEADER_WORDS) << 1) + slot];
      return value >= 65534 ? value - 65536 : value;
    }
    return this.words[keys + HEADER_WORDS + slot];
  }

  private setIndex(keys: Address, slot: number, value: number): void {
    const log2Size = this.words[keys + DK_LOG2_SIZE];
    if (log2Size < 8) this.bytes[((keys + HEADER_WORDS) << 2) + slot] = value;
    else if (log2Size < 16) this.halves[((keys + HEADER_WORDS) << 1) + slot] = value;
    else this.words[keys + HEADER_WORDS + slot] = value;
  }

  /** Number of the entry with this exact object as a str key, or -1. The key's hash must be computed. */
  lookupIdentical(keys: Address, key: Address): number {
    const { words } = this;
    const stride = words[keys + DK_KIND] === KIND_GENERAL ? 4 : 2;
    const entries = words[keys + DK_ENTRIES];
    const mask = words[keys + DK_MASK];
    let perturb = words[key + STR_HASH] >>> 0;
    let slot = perturb & mask;
    for (;;) {
      const number = this.index(keys, slot);
      if (number >= 0 && words[entries + number * stride] === key) return number;
      if (number === EMPTY) return -1;
      perturb >>>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
  }

  /**
   * Number of the entry whose key equals `key`, or -1. `equal` is called for other objects with the same hash; it may run
   * Python code and change the table, or have the word at `holder`, which refers to it, refer to another one. Then the
   * search ends with `CHANGED` (DKIX_KEY_CHANGED) and has to begin again. Shared tables need no holder.
   */
  lookup(keys: Address, key: Address, lo: number, hi: number, equal: KeyEqual, holder: Address = 0): number {
    const { words } = this;
    const general = words[keys + DK_KIND] === KIND_GENERAL;
    const stride = general ? 4 : 2;
    const entries = words[keys + DK_ENTRIES];
    const mask = words[keys + DK_MASK];
    let perturb = lo >>> 0;
    let slot = perturb & mask;
    for (;;) {
      const number = this.index(keys, slot);
      if (number >= 0) {
        const entry = entries + number * stride;
        const stored = words[entry];
        if (stored === key) return number;
        const hash = general ? entry + ENTRY_HASH : stored + STR_HASH;
        if (words[hash] === lo && words[hash + 1] === hi) {
          const isEqual = equal(stored, key);
          if ((holder !== 0 && words[holder] !== keys) || words[entry] !== stored) return CHANGED;
          if (isEqual) return number;
        }
      } else if (number === EMPTY) return -1;
      perturb >>>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
  }

  /** The first free slot for a hash (`find_empty_slot()`). */
  private emptySlot(keys: Address, lo: number): number {
    const mask = this.words[keys + DK_MASK];
    let perturb = lo >>> 0;
    let slot = perturb & mask;
    while (this.index(keys, slot) >= 0) {
      perturb >>>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
    return slot;
  }

  /** Adds an entry at the end; there must be a usable one. Takes over the references. Returns its number. */
  append(keys: Address, key: Address, value: Address, lo: number, hi: number): number {
    const { words } = this;
    const number = words[keys + DK_COUNT]++;
    words[keys + DK_USABLE]--;
    this.setIndex(keys, this.emptySlot(keys, lo), number);
    const general = words[keys + DK_KIND] === KIND_GENERAL;
    const entry = words[keys + DK_ENTRIES] + number * (general ? 4 : 2);
    words[entry] = key;
    words[entry + ENTRY_VALUE] = value;
    if (general) {
      words[entry + ENTRY_HASH] = lo;
      words[entry + ENTRY_HASH + 1] = hi;
    }
    return number;
  }

  /** Low word of the hash of the entry at this address. */
  private hashLow(keys: Address, entry: Address): number {
    return this.words[this.words[keys + DK_KIND] === KIND_GENERAL ? entry + ENTRY_HASH : this.words[entry] + STR_HASH];
  }

  private hashHigh(keys: Address, entry: Address): number {
    return this.words[
      1 + (this.words[keys + DK_KIND] === KIND_GENERAL ? entry + ENTRY_HASH : this.words[entry] + STR_HASH)
    ];
  }

  /** Marks the entry as deleted; the caller owns its key and value from now on. */
  remove(keys: Address, number: number): void {
    const { words } = this;
    const stride = this.stride(keys);
    const entry = words[keys + DK_ENTRIES] + number * stride;
    const mask = words[keys + DK_MASK];
    let perturb = this.hashLow(keys, entry) >>> 0;
    let slot = perturb & mask;
    while (this.index(keys, slot) !== number) {
      perturb >>>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
    this.setIndex(keys, slot, DUMMY);
    words[entry] = 0;
    words[entry + ENTRY_VALUE] = 0;
  }

  /** Makes room for hashes in a table that has had str keys only; its entries are wide enough (up to 3.10). */
  generalise(keys: Address): void {
    const { words } = this;
    const entries = words[keys + DK_ENTRIES];
    for (let i = words[keys + DK_COUNT] - 1; i >= 0; i--) {
      const key = words[entries + i * 2];
      words[entries + i * 4 + ENTRY_VALUE] = words[entries + i * 2 + ENTRY_VALUE];
      words[entries + i * 4] = key;
      words[entries + i * 4 + ENTRY_HASH] = key === 0 ? 0 : words[key + STR_HASH];
      words[entries + i * 4 + ENTRY_HASH + 1] = key === 0 ? 0 : words[key + STR_HASH + 1];
    }
    words[keys + DK_KIND] = KIND_GENERAL;
  }

  /** Moves the live entries of `from` to a new table, in order (`dictresize()`); `from` is left with dead entries. */
  moveEntries(from: Address, to: Address): void {
    const { words } = this;
    const stride = this.stride(from);
    let entry = words[from + DK_ENTRIES];
    for (const end = entry + words[from + DK_COUNT] * stride; entry < end; entry += stride) {
      if (words[entry] === 0 || words[entry + ENTRY_VALUE] === 0) continue;
      this.append(to, words[entry], words[entry + ENTRY_VALUE], this.hashLow(from, entry), this.hashHigh(from, entry));
    }
  }

  /** Adds the key of a shared table to a combined one, with the value that an instance has for it. */
  appendFrom(from: Address, number: number, to: Address, value: Address): void {
    const entry = this.words[from + DK_ENTRIES] + number * this.stride(from);
    this.append(to, this.heap.newRef(this.words[entry]), value, this.hashLow(from, entry), this.hashHigh(from, entry));
  }
}
