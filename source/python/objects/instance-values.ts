import type { Address } from '../../heap/object-type.ts';
import { clearWords, moveWords } from '../../heap/words.ts';

/**
 * The attribute values that lie inside an instance's block (`PyDictValues`, 3.13): capacity and size, whether the values
 * are still valid (a dict may have taken them over), the values, then the order of insertion as bytes.
 */
const CAPACITY = 0;
const STATE = 1;
const FIRST = 2;
const VALID = 0x10000;
/** The values were copied out of a dead instance into a block of their own. */
const DETACHED = 0x20000;

export class InstanceValues {
  private readonly words: Int32Array;
  private readonly bytes: Uint8Array;

  constructor(words: Int32Array, bytes: Uint8Array) {
    this.words = words;
    this.bytes = bytes;
  }

  /** Bytes that values for `capacity` keys take (`_PyInlineValuesSize()`). */
  static bytes(capacity: number): number {
    return ((capacity + 7) & ~7) + 8 * (capacity + 1);
  }

  init(values: Address, capacity: number): void {
    this.words[values + CAPACITY] = capacity;
    this.words[values + STATE] = VALID;
    clearWords(this.words, values + FIRST, values + FIRST + capacity);
  }

  capacity(values: Address): number {
    return this.words[values + CAPACITY];
  }

  isValid(values: Address): boolean {
    return (this.words[values + STATE] & VALID) !== 0;
  }

  /** A dict or nobody owns the attributes from now on. */
  invalidate(values: Address): void {
    this.words[values + STATE] &= ~VALID;
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
    return (values + FIRST + 2 * this.words[values + CAPACITY]) << 2;
  }

  /** Stores a value where there was none, as the youngest (`_PyDictValues_AddToInsertionOrder()`). */
  add(values: Address, index: number, value: Address): void {
    this.words[values + FIRST + index] = value;
    this.bytes[this.orderStart(values) + this.size(values)] = index;
    this.words[values + STATE]++;
  }

  /** Removes a value, which the caller then owns. */
  remove(values: Address, index: number): void {
    const start = this.orderStart(values);
    const size = this.size(values);
    let i = start;
    while (this.bytes[i] !== index) i++;
    this.bytes.copyWithin(i, i + 1, start + size);
    this.words[values + STATE]--;
    this.words[values + FIRST + index] = 0;
  }

  /** Index of the key that was inserted as number `position`. */
  ordered(values: Address, position: number): number {
    return this.bytes[this.orderStart(values) + position];
  }

  /** Copies values, size and order to `target`, which has the same capacity. */
  copy(values: Address, target: Address): void {
    const capacity = this.words[values + CAPACITY];
    moveWords(this.words, target, values, FIRST + capacity);
    const start = this.orderStart(values);
    this.bytes.copyWithin(this.orderStart(target), start, start + this.size(values));
  }
}
