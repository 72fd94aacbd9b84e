import { IMMORTAL, TYPE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { Digits } from '../numbers/digits.ts';
import { DEFAULT_MAX_STR_DIGITS } from '../numbers/integer-text.ts';
import type { Vm } from '../vm.ts';
import { FreeList } from './free-list.ts';
import type { PyType } from './type.ts';

/** Words of an int (PyLongObject): lv_tag, then 30-bit digits, least significant first. */
export const INT_TAG = 4;
/** The value of a compact int as a signed word, in the half of lv_tag that is always zero: what generated code reads. */
export const INT_VALUE = 5;
export const INT_DIGITS = 6;

/** PyLong_SHIFT: bits of a digit. */
const SHIFT = 30;
const BASE = 2 ** SHIFT;
/** Low bits of lv_tag: 0 positive, 1 zero, 2 negative; the number of digits stands above the third bit. */
const SIGN_MASK = 3;

/** sizeof(PyLongObject) up to the digits. */
const HEAD_BYTES = 24;

const NSMALLNEGINTS = 5;
const NSMALLPOSINTS = 257;
/** Words from one cached small int to the next. */
const SMALL_STRIDE = 8;

/** int objects, and the booleans, which are ints of their own type. */
export class IntObjects {
  readonly type: PyType;
  readonly boolType: PyType;
  readonly true: Address;
  readonly false: Address;
  /** `sys.get_int_max_str_digits()`; 0 for no limit. */
  maxStrDigits = DEFAULT_MAX_STR_DIGITS;
  /** Dead ints of one digit (3.14). */
  readonly freeList: FreeList;
  private readonly vm: Vm;
  private readonly words: Int32Array;
  private readonly digits = new Digits();
  private readonly small: Address;
  private readonly zero: Address;
  /** What `_PyLong_FromMedium()` asks for. */
  private readonly mediumBytes: number;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.heap.words;
    this.mediumBytes = vm.facts.mediumIntBytes;
    const type = vm.types.define('int', { basicSize: 24, itemSize: 4, isBase: true });
    this.type = type;
    const { heap } = vm;
    this.freeList = new FreeList(heap, vm.facts.freeLists.int, 0);
    const parks = vm.facts.freeLists.int > 0;
    type.dealloc = (object) => {
      const isParked = parks && this.isCompact(object) && this.isExact(object) && this.freeList.park(object);
      if (!isParked) heap.free(object);
    };
    this.boolType = vm.types.define('bool', { base: type });
    this.boolType.dealloc = () => {};
    const count = NSMALLNEGINTS + NSMALLPOSINTS;
    this.small = vm.heap.memory.reserveStatic(count * SMALL_STRIDE * 4);
    for (let i = 0; i < count; i++) this.fillStatic(this.small + i * SMALL_STRIDE, type, i - NSMALLNEGINTS);
    this.zero = this.small + NSMALLNEGINTS * SMALL_STRIDE;
    this.false = vm.heap.memory.reserveStatic(28);
    this.true = vm.heap.memory.reserveStatic(28);
    this.fillStatic(this.false, this.boolType, 0);
    this.fillStatic(this.true, this.boolType, 1);
  }

  private fillStatic(object: Address, type: PyType, value: number): void {
    const { words } = this;
    words[object] = IMMORTAL;
    words[object + TYPE] = type.address;
    words[object + TYPE_INDEX] = type.index;
    words[object + INT_TAG] = value === 0 ? 1 : 8 | (value < 0 ? 2 : 0);
    words[object + INT_VALUE] = value;
    words[object + INT_DIGITS] = Math.abs(value);
  }

  /** Whether the object's type is exactly int. */
  isExact(object: Address): boolean {
    return this.words[object + TYPE_INDEX] === this.type.index;
  }

  /** int, bool or a subclass. */
  isInt(object: Address): boolean {
    const index = this.words[object + TYPE_INDEX];
    return index === this.type.index || this.vm.types.table[index].isSubtypeOf(this.type);
  }

  bool(value: boolean): Address {
    return value ? this.true : this.false;
  }

  /** One digit or none: `_PyLong_IsCompact()`. */
  isCompact(object: Address): boolean {
    return this.words[object + INT_TAG] < 16;
  }

  /** The value of a compact int. */
  compact(object: Address): number {
    return this.words[object + INT_VALUE];
  }

  digitCount(object: Address): number {
    return this.words[object + INT_TAG] >> 3;
  }

  isNegative(object: Address): boolean {
    return (this.words[object + INT_TAG] & SIGN_MASK) === 2;
  }

  isZero(object: Address): boolean {
    return (this.words[object + INT_TAG] & SIGN_MASK) === 1;
  }

  /** The value as a JS number: exact up to 2**53, beyond it rounded, ±Infinity for huge ones. */
  number(object: Address): number {
    const { words } = this;
    const tag = words[object + INT_TAG];
    if (tag < 16) return words[object + INT_VALUE];
    if (tag < 24) {
      const magnitude = words[object + INT_DIGITS] + words[object + INT_DIGITS + 1] * BASE;
      return (tag & SIGN_MASK) === 2 ? -magnitude : magnitude;
    }
    return Number(this.bigint(object));
  }

  /** The value as a JS number if it is a safe integer, else NaN. */
  safe(object: Address): number {
    const tag = this.words[object + INT_TAG];
    if (tag >= 24) return Number.NaN;
    const value = this.number(object);
    return Number.isSafeInteger(value) ? value : Number.NaN;
  }

  bigint(object: Address): bigint {
    const { words } = this;
    const tag = words[object + INT_TAG];
    if (tag < 16) return BigInt((1 - (tag & SIGN_MASK)) * words[object + INT_DIGITS]);
    const value = this.digits.read(words, object + INT_DIGITS, tag >> 3);
    return (tag & SIGN_MASK) === 2 ? -value : value;
  }

  /** A new int of one digit, its value still to come. */
  private compactBlock(bytes: number): Address {
    return this.freeList.take() || this.vm.heap.allocate(this.type.address, this.type.index, bytes);
  }

  /** A new reference to the int of a JS integer within ±2**53. */
  fromNumber(value: number): Address {
    if (value >= -NSMALLNEGINTS && value < NSMALLPOSINTS) return this.zero + value * SMALL_STRIDE;
    const { words } = this;
    if (value < 0) {
      if (value > -BASE) {
        const object = this.compactBlock(this.mediumBytes);
        words[object + INT_TAG] = 10;
        words[object + INT_VALUE] = value;
        words[object + INT_DIGITS] = -value;
        return object;
      }
      return this.fromMagnitude(-value, 2);
    }
    if (value < BASE) {
      const object = this.compactBlock(this.mediumBytes);
      words[object + INT_TAG] = 8;
      words[object + INT_VALUE] = value;
      words[object + INT_DIGITS] = value;
      return object;
    }
    return this.fromMagnitude(value, 0);
  }

  private fromMagnitude(value: number, sign: number): Address {
    const { words } = this;
    const object = this.vm.heap.allocate(this.type.address, this.type.index, 32);
    words[object + INT_TAG] = 16 | sign;
    const high = Math.floor(value / BASE);
    words[object + INT_DIGITS] = value - high * BASE;
    words[object + INT_DIGITS + 1] = high;
    return object;
  }

  /** The int of a size or an index: `PyLong_FromSsize_t()` takes 28 bytes for one digit, not the medium 32. */
  fromSize(value: number): Address {
    if ((value >= -NSMALLNEGINTS && value < NSMALLPOSINTS) || Math.abs(value) >= BASE) return this.fromNumber(value);
    const object = this.compactBlock(28);
    this.words[object + INT_TAG] = value < 0 ? 10 : 8;
    this.words[object + INT_VALUE] = value;
    this.words[object + INT_DIGITS] = Math.abs(value);
    return object;
  }

  /** The int of a parsed text (`long_from_string_base()`), sized as `fromSize()` does. */
  fromParsed(value: bigint): Address {
    return value > -BigInt(BASE) && value < BigInt(BASE) ? this.fromSize(Number(value)) : this.fromBigInt(value);
  }

  fromBigInt(value: bigint): Address {
    if (value >= -0x1fffffffffffffn && value <= 0x1fffffffffffffn) return this.fromNumber(Number(value));
    const count = this.digits.count(value < 0n ? -value : value);
    const object = this.vm.heap.allocate(this.type.address, this.type.index, 24 + 4 * count);
    this.fillDigits(object, count, value < 0n);
    return object;
  }

  /**
   * The int of a result that got room for `digits` digits before it was known (`_PyLong_New()`): its block keeps that size
   * when the value needs fewer.
   */
  fromResult(value: number | bigint, digits: number): Address {
    if (value >= -NSMALLNEGINTS && value < NSMALLPOSINTS) return this.fromNumber(Number(value));
    return this.fresh(value, digits);
  }

  /** The same, and a new object for a small int too. */
  fresh(value: number | bigint, digits: number): Address {
    const negative = value < 0;
    const { heap } = this.vm;
    if (typeof value === 'number') {
      const magnitude = negative ? -value : value;
      const used = magnitude < BASE ? 1 : 2;
      const object = heap.allocate(this.type.address, this.type.index, 24 + 4 * Math.max(used, digits));
      this.words[object + INT_TAG] = (used << 3) | (negative ? 2 : 0);
      this.words[object + INT_VALUE] = value;
      // Division and multiplication by a power of two are exact, and faster than %.
      const high = Math.floor(magnitude / BASE);
      this.words[object + INT_DIGITS] = magnitude - high * BASE;
      if (used === 2) this.words[object + INT_DIGITS + 1] = high;
      return object;
    }
    const count = this.digits.count(negative ? -value : value);
    const object = heap.allocate(this.type.address, this.type.index, 24 + 4 * Math.max(count, digits));
    this.fillDigits(object, count, negative);
    if (value === 0n) this.words[object + INT_TAG] = 1;
    return object;
  }

  /** Digits that `x_sub()` makes room for: from the highest one in which two magnitudes differ. */
  differingDigits(left: Address, right: Address): number {
    const count = this.digitCount(left);
    if (count !== this.digitCount(right)) return Math.max(count, this.digitCount(right));
    let i = count - 1;
    while (i >= 0 && this.words[left + INT_DIGITS + i] === this.words[right + INT_DIGITS + i]) i--;
    return i + 1;
  }

  private fillDigits(object: Address, count: number, negative: boolean): void {
    const { words } = this;
    words[object + INT_TAG] = (count << 3) | (negative ? 2 : 0);
    this.digits.write(words, object + INT_DIGITS, count);
    words[object + INT_VALUE] = negative ? -words[object + INT_DIGITS] : words[object + INT_DIGITS];
  }

  /** Copies the value of `source` into `object`, a fresh instance of a subclass with room for its digits. */
  copyInto(object: Address, source: Address): void {
    const { words } = this;
    const digits = Math.max(1, this.digitCount(source));
    words[object + INT_TAG] = words[source + INT_TAG];
    words[object + INT_VALUE] = words[source + INT_VALUE];
    for (let i = 0; i < digits; i++) words[object + INT_DIGITS + i] = words[source + INT_DIGITS + i];
  }

  /** Bytes as `int.__sizeof__()` counts them. */
  sizeOf(object: Address): number {
    if (this.isZero(object) && !this.vm.facts.zeroHasDigit) return HEAD_BYTES;
    return HEAD_BYTES + 4 * Math.max(1, this.digitCount(object));
  }
}
