import type { Address } from '../../../heap/object-type.ts';

/** A number for each object, beside the memory; 0 where none was set. Objects begin at multiples of 16 bytes. */
export class AddressTable {
  private values = new Int32Array(1 << 16);

  get(object: Address): number {
    const at = object >> 2;
    return at < this.values.length ? this.values[at] : 0;
  }

  set(object: Address, value: number): void {
    const at = object >> 2;
    if (at >= this.values.length) this.grow(at);
    this.values[at] = value;
  }

  private grow(at: number): void {
    const larger = new Int32Array(Math.max(at + 1, this.values.length * 2));
    larger.set(this.values);
    this.values = larger;
  }
}
