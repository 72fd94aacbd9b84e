import type { Heap } from '../../heap/heap.ts';
import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { PyType } from './type.ts';

/** PyFrame_MAXFREELIST. */
const MAX_FREE = 200;

/**
 * The blocks of frame objects where each call makes one (up to 3.10; `Objects/frameobject.c, frame_alloc()`): a code
 * object keeps the frame of its last call, the "zombie", and 200 more frames wait for any code.
 */
export class FrameBlocks {
  private readonly heap: Heap;
  private readonly type: PyType;
  private readonly zombies = new Map<number, Address>();
  private readonly free: Address[] = [];

  constructor(heap: Heap, type: PyType) {
    this.heap = heap;
    this.type = type;
  }

  /** Frames of so many slots each wait, the last one on top, as after an import. */
  leave(slots: readonly number[]): void {
    this.clear();
    for (const count of slots) this.free.push(this.allocate(count));
  }

  private allocate(slots: number): Address {
    const { heap, type } = this;
    const object = heap.allocateGc(type.address, type.index, type.basicSize + 8 * slots);
    heap.words[object + SIZE + 1] = slots;
    return object;
  }

  /** An untracked frame object with one reference, for the code of this number with so many slots. */
  take(code: number, slots: number): Address {
    const { heap } = this;
    const zombie = this.zombies.get(code);
    if (zombie !== undefined) {
      this.zombies.delete(code);
      return this.revive(zombie);
    }
    const parked = this.free.pop();
    const bytes = this.type.basicSize + 8 * slots;
    if (parked === undefined) return this.allocate(slots);
    if (heap.words[parked + SIZE + 1] >= slots) return this.revive(parked);
    const object = heap.allocator.reallocate(parked - 4, bytes + 16) + 4;
    heap.words[object + SIZE + 1] = slots;
    return this.revive(object);
  }

  private revive(object: Address): Address {
    const { words, allocator } = this.heap;
    words[object] = 1;
    words[object - 1] = 0;
    allocator.retrace(object - 4);
    return object;
  }

  /** `frame_dealloc()`: keeps the block of a dead, untracked frame, or frees it. */
  release(object: Address, code: number): void {
    if (!this.zombies.has(code)) this.zombies.set(code, object);
    else if (this.free.length < MAX_FREE) this.free.push(object);
    else this.heap.freeGc(object);
  }

  /** The code object dies, and with it the frame it kept. */
  codeDied(code: number): void {
    const zombie = this.zombies.get(code);
    if (zombie === undefined) return;
    this.zombies.delete(code);
    this.heap.freeGc(zombie);
  }

  /** `_PyFrame_ClearFreeList()`. */
  clear(): void {
    for (const object of this.free.splice(0).reverse()) this.heap.freeGc(object);
  }
}
