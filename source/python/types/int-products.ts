import type { Allocator } from '../../heap/allocator.ts';
import type { Address } from '../../heap/object-type.ts';

/** Digits of the smaller factor up to which the school's way is taken (KARATSUBA_CUTOFF), and of a square. */
const CUTOFF = 70;
const SQUARE_CUTOFF = 2 * CUTOFF;
/** Bits of a digit (PyLong_SHIFT). */
const SHIFT = 30;

/** Whether two ints of so many digits are multiplied in halves, for which k_mul() makes other ints. */
export function areSplit(a: number, b: number, isSquare: boolean): boolean {
  return Math.min(a, b) > (isSquare ? SQUARE_CUTOFF : CUTOFF);
}

/** Bytes of an int of so many digits, as `_PyLong_New()` takes them. */
export function intBytes(digits: number): number {
  return 24 + 4 * Math.max(digits, 1);
}

/**
 * The ints that multiplying by Karatsuba's way has meanwhile (`Objects/longobject.c`, k_mul()): their blocks come and go as
 * in C, though the product is computed elsewhere. Factors are not negative; one object twice is a square.
 */
export class Products {
  private readonly allocator: Allocator;

  constructor(allocator: Allocator) {
    this.allocator = allocator;
  }

  /** What `make` gives when it is asked for an int of so many digits, at the moment when C makes the product's. */
  of(x: bigint, y: bigint, isSquare: boolean, make: (digits: number) => Address): Address {
    const [a, b] = digitCount(x) <= digitCount(y) ? [x, y] : [y, x];
    const [small, large] = [digitCount(a), digitCount(b)];
    if (!areSplit(small, large, isSquare)) return make(small + large);
    if (2 * small <= large) return this.lopsided(a, b, make);
    const shift = large >> 1;
    const mask = (1n << BigInt(shift * SHIFT)) - 1n;
    const [ah, al] = [a >> BigInt(shift * SHIFT), a & mask];
    const [bh, bl] = [b >> BigInt(shift * SHIFT), b & mask];
    const halves = [this.block(small - shift), this.block(shift)];
    const others = isSquare ? [] : [this.block(large - shift), this.block(shift)];
    const product = make(small + large);
    const highs = this.product(ah, bh, isSquare);
    this.free(this.product(al, bl, isSquare), highs);
    // x_add() has room for a carry.
    const sums = [this.block(Math.max(digitCount(ah), digitCount(al)) + 1)];
    this.free(...halves.reverse());
    if (!isSquare) sums.push(this.block(Math.max(digitCount(bh), digitCount(bl)) + 1));
    this.free(...others.reverse());
    const middle = this.product(ah + al, bh + bl, isSquare);
    this.free(...sums, middle);
    return product;
  }

  /** `k_lopsided_mul()`: the longer factor is cut into slices as long as the other. */
  private lopsided(a: bigint, b: bigint, make: (digits: number) => Address): Address {
    const length = digitCount(a);
    const bits = BigInt(length * SHIFT);
    const product = make(length + digitCount(b));
    const slice = this.block(length);
    for (let rest = b; rest > 0n; rest >>= bits)
      this.free(this.product(a, BigInt.asUintN(length * SHIFT, rest), false));
    this.free(slice);
    return product;
  }

  private product(x: bigint, y: bigint, isSquare: boolean): Address {
    return this.of(x, y, isSquare, (digits) => this.block(digits));
  }

  private block(digits: number): Address {
    return this.allocator.allocate(intBytes(digits));
  }

  private free(...blocks: Address[]): void {
    for (const block of blocks) this.allocator.free(block);
  }
}

function digitCount(value: bigint): number {
  const hex = value.toString(16);
  return value === 0n ? 0 : Math.ceil((hex.length * 4 - Math.clz32(Number.parseInt(hex[0], 16)) + 28) / SHIFT);
}
