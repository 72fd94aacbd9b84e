const MIB = 2 ** 20;
const LARGEST = 2 ** 31;
const SMALLEST = 64 * MIB;

/**
 * Where a memory lies, with its side tables behind it. All of it is reserved at once, as one buffer of zeros that never
 * moves; the operating system commits a page when it is first touched.
 *
 * The buffer is a SharedArrayBuffer although no two threads look at it: every other buffer counts as pressure on V8's own
 * collector, with the bytes nobody has touched, and each machine would begin with some full collections of V8's heap.
 */
export class AddressSpace {
  /** The size of the memory in bytes, a multiple of 1 MiB. */
  readonly limitBytes: number;
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
  readonly halves: Uint16Array;
  /** A word for each 16 bytes of the memory: what the trace store knows of the block that begins there. */
  readonly traceRecords: Int32Array;
  /** A byte for each 16 bytes of the memory: the collector's scratch count of the object there. */
  readonly gcMarks: Uint8Array;

  /** @param limitBytes at most 2 GiB; less is reserved when the machine refuses that much */
  constructor(limitBytes = LARGEST) {
    const buffer = reserve(Math.min(Math.max(limitBytes, MIB), LARGEST));
    const limit = (buffer.byteLength / 21) * 16;
    this.limitBytes = limit;
    this.words = new Int32Array(buffer, 0, limit / 4);
    this.doubles = new Float64Array(buffer, 0, limit / 8);
    this.bytes = new Uint8Array(buffer, 0, limit);
    this.halves = new Uint16Array(buffer, 0, limit / 2);
    this.traceRecords = new Int32Array(buffer, limit, limit / 16);
    this.gcMarks = new Uint8Array(buffer, limit + limit / 4, limit / 16);
  }

  /** Zeros again, here and in the side tables, from one byte offset of the memory to another; both multiples of 1 MiB. */
  clear(from: number, to: number): void {
    this.doubles.fill(0, from / 8, to / 8);
    this.traceRecords.fill(0, from / 16, to / 16);
    this.gcMarks.fill(0, from / 16, to / 16);
  }
}

/** The address spaces of machines that follow one another: V8 would not notice how much it could free with an old one. */
export class AddressSpaces {
  private readonly limitBytes: number | undefined;
  private readonly spare: AddressSpace[] = [];

  /** @param limitBytes of each space */
  constructor(limitBytes?: number) {
    this.limitBytes = limitBytes;
  }

  /** A space of zeros. */
  take(): AddressSpace {
    return this.spare.pop() ?? new AddressSpace(this.limitBytes);
  }

  /** The space is all zeros again, and nobody uses it any more. */
  giveBack(space: AddressSpace): void {
    this.spare.push(space);
  }
}

/** A memory with 4 and 1 bytes of side tables to each 16 of it; halved as often as the machine refuses it. */
function reserve(limitBytes: number): SharedArrayBuffer {
  let limit = Math.floor(limitBytes / MIB) * MIB;
  for (;;) {
    try {
      return new SharedArrayBuffer((limit / 16) * 21);
    } catch (error) {
      if (!(error instanceof RangeError) || limit <= SMALLEST) throw error;
      limit = Math.max(SMALLEST, Math.floor(limit / 2 / MIB) * MIB);
    }
  }
}
