import type { Address } from './object-type.ts';

/** A reusable stack of addresses that `ObjectType.referents` fills: tp_traverse without a call per edge. */
export class Edges {
  items = new Int32Array(1024);
  length = 0;

  push(target: Address): void {
    if (target === 0) return;
    if (this.length === this.items.length) this.grow(this.length + 1);
    this.items[this.length++] = target;
  }

  /** Pushes `count` addresses that stand `stride` words apart, leaving out NULLs. */
  pushRange(words: Int32Array, start: number, count: number, stride: number): void {
    if (this.length + count > this.items.length) this.grow(this.length + count);
    const items = this.items;
    let length = this.length;
    for (let i = start, end = start + count * stride; i < end; i += stride) {
      const target = words[i];
      if (target !== 0) items[length++] = target;
    }
    this.length = length;
  }

  /** As `pushRange()` of words side by side, the last one first. */
  pushRangeBackwards(words: Int32Array, start: number, count: number): void {
    if (this.length + count > this.items.length) this.grow(this.length + count);
    const items = this.items;
    let length = this.length;
    for (let i = start + count - 1; i >= start; i--) {
      const target = words[i];
      if (target !== 0) items[length++] = target;
    }
    this.length = length;
  }

  private grow(needed: number): void {
    const larger = new Int32Array(Math.max(needed, this.items.length * 2));
    larger.set(this.items);
    this.items = larger;
  }
}
