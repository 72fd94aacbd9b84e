import type { Address } from '../../heap/object-type.ts';
import type { VersionFacts } from '../../heap/version-facts.ts';
import { clearWords, moveWords } from '../../heap/words.ts';

/**
 * The attribute values of an instance (`PyDictValues`), inside its block or in one of their own: capacity and size, whether
 * the values are still valid (a dict may have taken them over), the values, then the order of insertion as bytes.
 */
const CAPACITY = 0;
const STATE = 1;
const FIRST = 2;
export const VALUES_VALID = 0x10000;
/** The values lie in a block of their own. */
const DETACHED = 0x20000;

/** What CPython keeps besides the values: their order, and from 3.13 on a head. */
const PREFIX_BYTES: Readonly<Record<VersionFacts['attributesLie'], (capacity: number) => number>> = {
  inside: (capacity) => 8 + ((capacity + 7) & ~7),
  beside: (capacity) => (capacity + 2 + 7) & ~7,
  'in a dict': () => 0,
};

export class InstanceValues {
  private readonly words: Int32Array;
  private readonly orders: Uint8Array;
  private readonly prefixBytes: (capacity: number) => number;

  constructor(words: Int32Array, bytes: Uint8Array, attributesLie: VersionFacts['attributesLie']) {
    this.words = words;
    this.orders = bytes;
    this.prefixBytes = PREFIX_BYTES[attributesLie];
  }

  /** Bytes that values for `capacity` keys take (`new_values()`, `_PyInlineValuesSize()`). */
  bytes(capacity: number): number {
    return this.prefixBytes(capacity) + 8 * capacity;
  }

  init(values: Address, capacity: number): void {
    this.words[values + CAPACITY] = capacity;
    this.words[values + STATE] = VALUES_VALID;
    clearWords(this.words, values + FIRST, values + FIRST + capacity);
  }

  capacity(values: Address): number {
    return this.words[values + CAPACITY];
  }

  isValid(values: Address): boolean {
    return (this.words[values + STATE] & VALUES_VALID) !== 0;
  }

  /** A dict or nobody owns the attributes from now on. */
  invalidate(values: Address): void {
    this.words[values + STATE] &= ~VALUES_VALID;
  }

  isEmbedded(values: Address): boolean {
    return (this.words[values + STATE] & DETACHED) === 0;
  }

  markDetached(values: Address): void {
    this.words[values + STATE] |= DETACHED;
  }

  /** Number of values present. */
  size(values: Address): number {
    return this.words[values + STATE] & 0xff;
  }

  get(values: Address, index: number): Address {
    return this.words[values + FIRST + index];
  }

  /** Address of the word of a value. */
  slot(values: Address, index: number): Address {
    return values + FIRST + index;
  }

  private orderStart(values: Address): number {
    return (values + FIRST + this.words[values + CAPACITY]) << 2;
  }

  /** Stores a value where there was none, as the youngest (`_PyDictValues_AddToInsertionOrder()`). */
  add(values: Address, index: number, value: Address): void {
    this.words[values + FIRST + index] = value;
    this.orders[this.orderStart(values) + this.size(values)] = index;
    this.words[values + STATE]++;
  }

  /** Removes a value, which the caller then owns. */
  remove(values: Address, index: number): void {
    const start = this.orderStart(values);
    const size = this.size(values);
    let i = start;
    while (this.orders[i] !== index) i++;
    this.orders.copyWithin(i, i + 1, start + size);
    this.words[values + STATE]--;
    this.words[values + FIRST + index] = 0;
  }

  /** Index of the key that was inserted as number `position`. */
  ordered(values: Address, position: number): number {
    return this.orders[this.orderStart(values) + position];
  }

  /** Copies values, size and order to `target`, which has the same capacity. */
  copy(values: Address, target: Address): void {
    const capacity = Math.min(this.words[values + CAPACITY], this.words[target + CAPACITY]);
    this.words[target + STATE] = this.words[values + STATE];
    moveWords(this.words, target + FIRST, values + FIRST, capacity);
    const start = this.orderStart(values);
    this.orders.copyWithin(this.orderStart(target), start, start + this.size(values));
  }
}
