import type { Address } from '../../heap/object-type.ts';
import { clearWords, moveWords } from '../../heap/words.ts';
import type { Vm } from '../vm.ts';

// Words of a set (PySetObject). Of the 64-bit fields, all but the hash fit into their low word.
/** Slots taken: by keys or by what deleted keys left. */
export const SET_FILL = 4;
/** Number of keys. */
export const SET_USED = 6;
/** Slots of the table less one. */
export const SET_MASK = 8;
/** Address of the first slot: in the object itself, or a block of its own. */
export const SET_TABLE = 10;
/** Cached hash of a frozenset; both words -1 when not computed. */
export const SET_HASH = 12;
/** Where `pop()` goes on searching. */
export const SET_FINGER = 14;
/** The table that every set has inside (`smalltable`). */
export const SET_SMALL_TABLE = 16;
export const SET_WEAKREFS = 48;

/** sizeof(PySetObject) and of one slot (setentry): words [key, spare, hash, hash]. */
export const SET_BYTES = 200;
export const SLOT_BYTES = 16;
export const SLOT_WORDS = 4;
export const SLOT_HASH = 2;

/** Slots of the small table (PySet_MINSIZE). */
const MIN_SIZE = 8;
/** Neighbours that are looked at before the next jump. */
const LINEAR_PROBES = 9;
/** Key word of a slot whose key was deleted. Its hash is -1, which no key has. */
export const DUMMY = -1;

/** The hash table of a set: open addressing with short linear runs (`Objects/setobject.c`). Its order shows. */
export class SetTable {
  /** Where the key that `find()` did not find would go: the last deleted slot it passed, else the free one. */
  vacant: Address = 0;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
  }

  /** `set_empty_to_minsize()`: the small table, all slots free. What was in it is forgotten, not released. */
  reset(set: Address): void {
    const { words } = this;
    const small = set + SET_SMALL_TABLE;
    clearWords(words, small, small + MIN_SIZE * SLOT_WORDS);
    words[set + SET_FILL] = 0;
    words[set + SET_USED] = 0;
    words[set + SET_MASK] = MIN_SIZE - 1;
    words[set + SET_TABLE] = small;
    words[set + SET_HASH] = -1;
    words[set + SET_HASH + 1] = -1;
  }

  isSmall(set: Address): boolean {
    return this.words[set + SET_TABLE] === set + SET_SMALL_TABLE;
  }

  /**
   * `set_lookkey()`: the slot that holds a key, or a free one; then `vacant` is set. Comparing may run Python code; the
   * caller holds the key meanwhile.
   */
  find(set: Address, key: Address, lo: number, hi: number): Address {
    const { words, vm } = this;
    restart: for (;;) {
      const table = words[set + SET_TABLE];
      const mask = words[set + SET_MASK];
      let deleted = 0;
      let low = lo;
      let high = hi;
      let i = lo & mask;
      for (;;) {
        let slot = table + i * SLOT_WORDS;
        const last = i + LINEAR_PROBES <= mask ? slot + LINEAR_PROBES * SLOT_WORDS : slot;
        for (; slot <= last; slot += SLOT_WORDS) {
          const stored = words[slot];
          if (stored === key) return slot;
          if (stored === 0) {
            this.vacant = deleted || slot;
            return slot;
          }
          if (stored === DUMMY) deleted = slot;
          if (words[slot + SLOT_HASH] !== lo || words[slot + SLOT_HASH + 1] !== hi) continue;
          const equal = vm.keyEqual(stored, key);
          // __eq__ changed the set.
          if (words[set + SET_TABLE] !== table || words[slot] !== stored) continue restart;
          if (equal) return slot;
        }
        low = (low >>> 5) | (high << 27);
        high >>>= 5;
        i = (Math.imul(i, 5) + 1 + low) & mask;
      }
    }
  }

  /** `set_insert_clean()`: puts a key into a table that has neither it nor deleted slots. */
  insertClean(table: Address, mask: number, key: Address, lo: number, hi: number): void {
    const { words } = this;
    let low = lo;
    let high = hi;
    let i = lo & mask;
    for (;;) {
      let slot = table + i * SLOT_WORDS;
      const last = i + LINEAR_PROBES <= mask ? slot + LINEAR_PROBES * SLOT_WORDS : slot;
      for (; slot <= last; slot += SLOT_WORDS) {
        if (words[slot] !== 0) continue;
        words[slot] = key;
        words[slot + SLOT_HASH] = lo;
        words[slot + SLOT_HASH + 1] = hi;
        return;
      }
      low = (low >>> 5) | (high << 27);
      high >>>= 5;
      i = (Math.imul(i, 5) + 1 + low) & mask;
    }
  }

  /**
   * Puts a key that `find()` just missed into `vacant`; takes over the reference. The table grows when it is three
   * fifths full, but not when a deleted slot is used again (3.10+).
   */
  occupy(set: Address, key: Address, lo: number, hi: number): void {
    const { words } = this;
    const slot = this.vacant;
    const reused = words[slot] === DUMMY;
    words[slot] = key;
    words[slot + SLOT_HASH] = lo;
    words[slot + SLOT_HASH + 1] = hi;
    words[set + SET_USED]++;
    if (!reused && ++words[set + SET_FILL] * 5 >= words[set + SET_MASK] * 3) this.grow(set);
  }

  /** Deletes the key of a slot, which the caller then owns. */
  vacate(set: Address, slot: Address): Address {
    const { words } = this;
    const key = words[slot];
    words[slot] = DUMMY;
    words[slot + SLOT_HASH] = -1;
    words[slot + SLOT_HASH + 1] = -1;
    words[set + SET_USED]--;
    return key;
  }

  /** Resizes by the growth rule: four times the keys, twice when there are many. */
  grow(set: Address): void {
    const used = this.words[set + SET_USED];
    this.resize(set, used > 50000 ? used * 2 : used * 4);
  }

  /** `set_table_resize()`: a table of more than `minUsed` slots, without deleted ones. */
  resize(set: Address, minUsed: number): void {
    const { words } = this;
    const { allocator } = this.vm.heap;
    let size = MIN_SIZE;
    while (size <= minUsed) size *= 2;
    const old = words[set + SET_TABLE];
    const oldSlots = words[set + SET_MASK] + 1;
    const wasSmall = this.isSmall(set);
    const small = size === MIN_SIZE;
    if (small && wasSmall && words[set + SET_FILL] === words[set + SET_USED]) return;
    // The small table may be rebuilt in place: its slots are read from a copy.
    const source = small && wasSmall ? words.slice(old, old + oldSlots * SLOT_WORDS) : words;
    const start = source === words ? old : 0;
    const table = small ? set + SET_SMALL_TABLE : allocator.allocate(size * SLOT_BYTES);
    clearWords(words, table, table + size * SLOT_WORDS);
    words[set + SET_TABLE] = table;
    words[set + SET_MASK] = size - 1;
    words[set + SET_FILL] = words[set + SET_USED];
    for (let slot = start, end = start + oldSlots * SLOT_WORDS; slot < end; slot += SLOT_WORDS) {
      const key = source[slot];
      if (key > 0) this.insertClean(table, size - 1, key, source[slot + SLOT_HASH], source[slot + SLOT_HASH + 1]);
    }
    if (!wasSmall) allocator.free(old);
  }

  /** `set_swap_bodies()`: two sets exchange their contents. */
  swap(a: Address, b: Address): void {
    const { words } = this;
    const tableA = words[a + SET_TABLE];
    const tableB = words[b + SET_TABLE];
    const smallA = this.isSmall(a);
    const smallB = this.isSmall(b);
    for (const offset of [SET_FILL, SET_USED, SET_MASK]) {
      const field = words[a + offset];
      words[a + offset] = words[b + offset];
      words[b + offset] = field;
    }
    words[a + SET_TABLE] = smallB ? a + SET_SMALL_TABLE : tableB;
    words[b + SET_TABLE] = smallA ? b + SET_SMALL_TABLE : tableA;
    if (smallA || smallB) {
      const length = MIN_SIZE * SLOT_WORDS;
      const kept = words.slice(a + SET_SMALL_TABLE, a + SET_SMALL_TABLE + length);
      moveWords(words, a + SET_SMALL_TABLE, b + SET_SMALL_TABLE, length);
      words.set(kept, b + SET_SMALL_TABLE);
    }
    for (const set of [a, b]) {
      words[set + SET_HASH] = -1;
      words[set + SET_HASH + 1] = -1;
    }
  }
}
