import type { Heap } from '../../heap/heap.ts';
import type { Address } from '../../heap/object-type.ts';

/**
 * Dead objects of one type kept at hand, last in, first out. A parked object stays an allocated block; taken again,
 * its trace moves to the line that takes it (`_PyTraceMalloc_NewReference()`).
 */
export class FreeList {
  private readonly items: Int32Array;
  private length = 0;
  private readonly heap: Heap;
  private readonly preSize: number;

  /** `preSize`: bytes in front of the object in its block. */
  constructor(heap: Heap, limit: number, preSize: number) {
    this.heap = heap;
    this.items = new Int32Array(limit);
    this.preSize = preSize;
  }

  get size(): number {
    return this.length;
  }

  /** Keeps a dead, untracked object; false if the list is full. */
  park(object: Address): boolean {
    if (this.length === this.items.length) return false;
    this.items[this.length++] = object;
    return true;
  }

  /** The object parked last, with one reference and its type still set; 0 if there is none. */
  take(): Address {
    const object = this.takeUntraced();
    if (object !== 0) this.heap.allocator.retrace(object - (this.preSize >> 2));
    return object;
  }

  /** The same for what is no object, as a dict's table: its trace stays with the line that allocated it. */
  takeUntraced(): Address {
    if (this.length === 0) return 0;
    const object = this.items[--this.length];
    const { words } = this.heap;
    words[object] = 1;
    if (this.preSize !== 0) words[object - 1] = 0;
    return object;
  }

  /** Gives everything back to the allocator, as a full collection does (`clear_freelists()`). */
  clear(): void {
    this.shrink(0);
  }

  /** Takes all out until `putBack()`. */
  setAside(): Int32Array {
    const parked = this.items.slice(0, this.length);
    this.length = 0;
    return parked;
  }

  /** What was set aside waits again, and nothing else. */
  putBack(parked: Int32Array): void {
    this.clear();
    this.items.set(parked);
    this.length = parked.length;
  }

  /** Gives the objects parked last back until no more than so many wait. */
  shrink(size: number): void {
    while (this.length > size) {
      const object = this.items[--this.length];
      // PyObject_GC_Del: each one lowers the count of the youngest generation.
      if (this.preSize !== 0) this.heap.freeGc(object, this.preSize);
      else this.heap.free(object);
    }
  }
}
