import type { AddressSpace } from './address-space.ts';
import { Allocator } from './allocator.ts';
import { GcState } from './gc-state.ts';
import { Memory } from './memory.ts';
import { IMMORTAL, TYPE, TYPE_INDEX } from './object.ts';
import type { Address, ObjectType } from './object-type.ts';
import type { TraceStore } from './trace-store.ts';
import type { VersionFacts } from './version-facts.ts';

/** Bytes of the GC head in front of a collectable object (`PyGC_Head`). */
const GC_HEAD = 16;

/**
 * A simulated CPython heap: memory, the allocators over it, reference counts and the cyclic collector.
 * An object is the words of its own block; its address is a word index.
 */
export class Heap {
  readonly memory: Memory;
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
  readonly allocator: Allocator;
  readonly trace: TraceStore;
  readonly gc: GcState;
  /** Every type by its index, the word TYPE_INDEX of each object. Index 0 is no type. */
  readonly types: ObjectType[] = [];
  readonly facts: VersionFacts;

  /** A new collectable object, not yet tracked: `_PyObject_GC_New()`. `preSize` is 16, or 32 with a managed pre-header. */
  readonly allocateGc: (type: Address, typeIndex: number, bytes: number, preSize?: number) => Address;
  /** Gives the memory of a collectable, untracked object back: `PyObject_GC_Del()`. */
  readonly freeGc: (object: Address, preSize?: number) => void;

  /** @param space all zeros; or how many bytes to reserve, at most 2 GiB */
  constructor(facts: VersionFacts, space?: AddressSpace | number) {
    this.facts = facts;
    this.memory = new Memory(space);
    this.words = this.memory.words;
    this.doubles = this.memory.doubles;
    this.bytes = this.memory.bytes;
    this.allocator = new Allocator(this.memory, facts);
    this.trace = this.allocator.trace;
    const heads = this.memory.reserveStatic(4 * 64) + 4;
    this.gc = new GcState(this.words, this.memory.space.gcMarks, this.types, heads, facts);
    this.allocateGc = allocatingGc(this);
    this.freeGc = freeingGc(this);
    this.allocateStartupBlocks();
  }

  /** What the interpreter's start leaves in the pools; nobody looks at these blocks again. */
  private allocateStartupBlocks(): void {
    this.trace.startUp(() => {
      this.facts.startupBlocks.forEach((count, sizeClass) => {
        this.allocator.allocateRow(sizeClass + 1, count);
      });
    });
  }

  /** `Py_INCREF()`: nothing happens to an immortal object. */
  incref(object: Address): void {
    const count = this.words[object];
    if (count >= 0) this.words[object] = count + 1;
  }

  /** `Py_DECREF()`: deallocates at zero, at once and cascading. */
  decref(object: Address): void {
    const words = this.words;
    const count = words[object];
    if (count < 0) return;
    words[object] = count - 1;
    if (count === 1) this.types[words[object + TYPE_INDEX]].dealloc(object);
  }

  /** `Py_XDECREF()`. */
  xdecref(object: Address): void {
    if (object !== 0) this.decref(object);
  }

  /** `Py_NewRef()`. */
  newRef(object: Address): Address {
    const count = this.words[object];
    if (count >= 0) this.words[object] = count + 1;
    return object;
  }

  /** A new object outside the collector's reach, with one reference: `PyObject_New()`. `bytes` counts the header. */
  allocate(type: Address, typeIndex: number, bytes: number): Address {
    const object = this.allocator.allocate(bytes);
    const words = this.words;
    words[object] = 1;
    words[object + TYPE] = type;
    words[object + TYPE_INDEX] = typeIndex;
    return object;
  }

  /** Gives the memory of a non-GC object back: `PyObject_Free()`. */
  free(object: Address): void {
    this.allocator.free(object);
  }

  /** Turns an object that lies in static memory into one that never dies. */
  makeImmortal(object: Address): void {
    this.words[object] = IMMORTAL;
  }
}

// As those of the allocator, functions over constants.

function allocatingGc(heap: Heap): Heap['allocateGc'] {
  const { words, allocator, gc } = heap;
  return (type, typeIndex, bytes, preSize = GC_HEAD) => {
    const block = allocator.allocate(bytes + preSize);
    const object = block + (preSize >> 2);
    words[object - 4] = 0;
    words[object - 1] = 0;
    if (preSize !== GC_HEAD) {
      words[object - 6] = 0;
      words[object - 5] = 0;
      words[object - 8] = 0;
    }
    words[object] = 1;
    words[object + TYPE] = type;
    words[object + TYPE_INDEX] = typeIndex;
    gc.onAllocate();
    return object;
  };
}

function freeingGc(heap: Heap): Heap['freeGc'] {
  const { allocator, gc } = heap;
  return (object, preSize = GC_HEAD) => {
    gc.onFree();
    allocator.free(object - (preSize >> 2));
  };
}
