import type { Address } from './object-type.ts';

/** Bins that double from one row to the next, each row cut in 8. */
const COLUMN_BITS = 3;
const COLUMNS = 1 << COLUMN_BITS;
const ROWS = 20;
/** How many blocks of the bin that may hold a fitting one are looked at. */
const LOOKED_AT = 4;

/**
 * Free blocks by size, for a good fit in constant time: the last freed block of about the asked size, otherwise one of
 * the smallest bin all of whose blocks are long enough. A block's first word is its size in words; the links lie at
 * `linkOffset` and behind.
 */
export class SizeBins {
  private readonly words: Int32Array;
  private readonly next: number;
  private readonly previous: number;
  private readonly heads = new Int32Array(ROWS * COLUMNS);
  /** Which columns of a row have blocks, and which rows have any. */
  private readonly columns = new Int32Array(ROWS);
  private rows = 0;

  constructor(words: Int32Array, linkOffset: number) {
    this.words = words;
    this.next = linkOffset;
    this.previous = linkOffset + 1;
  }

  /** Takes a block of at least `size` words out; 0 if there is none. */
  take(size: number): Address {
    const block = this.find(size);
    if (block !== 0) this.remove(block);
    return block;
  }

  add(block: Address): void {
    const words = this.words;
    const bin = binOf(words[block]);
    const head = this.heads[bin];
    words[block + this.next] = head;
    words[block + this.previous] = 0;
    if (head !== 0) words[head + this.previous] = block;
    this.heads[bin] = block;
    const row = bin >> COLUMN_BITS;
    this.columns[row] |= 1 << (bin & (COLUMNS - 1));
    this.rows |= 1 << row;
  }

  remove(block: Address): void {
    const words = this.words;
    const next = words[block + this.next];
    const previous = words[block + this.previous];
    if (next !== 0) words[next + this.previous] = previous;
    if (previous !== 0) {
      words[previous + this.next] = next;
      return;
    }
    const bin = binOf(words[block]);
    this.heads[bin] = next;
    if (next !== 0) return;
    const row = bin >> COLUMN_BITS;
    this.columns[row] &= ~(1 << (bin & (COLUMNS - 1)));
    if (this.columns[row] === 0) this.rows &= ~(1 << row);
  }

  private find(size: number): Address {
    const bin = binOf(size);
    let block = this.heads[bin];
    for (let i = 0; i < LOOKED_AT && block !== 0; i++) {
      if (this.words[block] >= size) return block;
      block = this.words[block + this.next];
    }
    let row = bin >> COLUMN_BITS;
    let columns = this.columns[row] & (-2 << (bin & (COLUMNS - 1)));
    if (columns === 0) {
      const rows = this.rows & (-2 << row);
      if (rows === 0) return 0;
      row = lowestBit(rows);
      columns = this.columns[row];
    }
    return this.heads[row * COLUMNS + lowestBit(columns)];
  }
}

/** The bin of a size of 8 words to 1 MiB. */
function binOf(size: number): number {
  const row = 31 - Math.clz32(size);
  return (row << COLUMN_BITS) | ((size >> (row - COLUMN_BITS)) & (COLUMNS - 1));
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
