import { ARENA_CHUNK, CHUNK_BYTES, CHUNK_SHIFT, CHUNK_WORDS, type Memory } from './memory.ts';
import type { Address } from './object-type.ts';
import { POOL_ARENA, POOL_CLASS, POOL_NEXT, type PymallocGeometry } from './pool-header.ts';

/** INITIAL_ARENA_OBJECTS. */
const INITIAL_ARENAS = 16;
/** NULL among arena indices. */
const NONE = -1;

// DIFFERS: Addresses of arenas and of large blocks only ascend, and are the same in every run. — The memory is one
// growing array; there is no mmap() that puts an arena anywhere. — Compare addresses, do not print them: under CPython
// they change with every run anyway.
/**
 * Where pymalloc gets its pools: arenas, the ones with free pools kept in order of how few they have, so that the
 * emptiest arenas get a chance to drain (Objects/obmalloc.c, `arenas`, `usable_arenas`, `nfp2lasta`).
 */
export class Arenas {
  /** struct arena_object, one array a field; an address of 0 means no arena is associated. */
  address = new Int32Array(0);
  /** Pools that are free or were never carved. */
  freePoolCount = new Int32Array(0);
  /** Where the next pool will be carved. */
  nextPoolAddress = new Int32Array(0);
  /** `ntimes_arena_allocated`. */
  allocatedTotal = 0;
  /** `narenas_currently_allocated`. */
  allocatedNow = 0;
  /** `narenas_highwater`. */
  highwater = 0;

  private freePools = new Int32Array(0);
  private next = new Int32Array(0);
  private previous = new Int32Array(0);
  /** Head of the sorted list of arenas with free pools. */
  private usable = NONE;
  /** Head of the list of arena objects without an arena. */
  private unused = NONE;
  /** `nfp2lasta[n]`: the last arena of the list with n free pools. */
  private readonly lastWith: Int32Array;

  private readonly memory: Memory;
  private readonly poolWords: number;
  private readonly arenaWords: number;
  private readonly arenasPerChunk: number;
  readonly poolsPerArena: number;
  /** Where the first pool of an arena starts: what is lost to alignment lies in front of it. */
  readonly firstPoolOffset: number;
  /** Free arena spaces of chunks that hold other arenas too (3.9 has 4 arenas in a chunk). */
  private readonly spareSpaces: Address[] = [];

  constructor(memory: Memory, geometry: PymallocGeometry) {
    this.memory = memory;
    this.poolWords = geometry.poolBytes >> 2;
    this.arenaWords = geometry.arenaBytes >> 2;
    this.arenasPerChunk = CHUNK_BYTES / geometry.arenaBytes;
    this.poolsPerArena = geometry.poolsPerArena;
    this.firstPoolOffset = this.arenaWords - geometry.poolsPerArena * this.poolWords;
    this.lastWith = new Int32Array(geometry.poolsPerArena + 1).fill(NONE);
  }

  /** A pool of the fullest arena: one that was returned (the last one first) or the next to carve. */
  takePool(): Address {
    if (this.usable === NONE) {
      const fresh = this.newArena();
      this.usable = fresh;
      this.next[fresh] = NONE;
      this.previous[fresh] = NONE;
      this.lastWith[this.poolsPerArena] = fresh;
    }
    const words = this.memory.words;
    const arena = this.usable;
    const free = this.freePoolCount[arena];
    // This arena has the fewest free pools, so one less keeps the order.
    if (this.lastWith[free] === arena) this.lastWith[free] = NONE;
    if (free > 1) this.lastWith[free - 1] = arena;
    let pool = this.freePools[arena];
    if (pool !== 0) {
      this.freePools[arena] = words[pool + POOL_NEXT];
    } else {
      pool = this.nextPoolAddress[arena];
      this.nextPoolAddress[arena] = pool + this.poolWords;
      words[pool + POOL_ARENA] = arena;
      words[pool + POOL_CLASS] = 0;
    }
    this.freePoolCount[arena] = free - 1;
    if (free === 1) {
      this.usable = this.next[arena];
      if (this.usable !== NONE) this.previous[this.usable] = NONE;
    }
    return pool;
  }

  /** The second half of insert_to_freepool(): also returns the arena to the system when nothing in it is used. */
  returnPool(pool: Address): void {
    const words = this.memory.words;
    const arena = words[pool + POOL_ARENA];
    words[pool + POOL_NEXT] = this.freePools[arena];
    this.freePools[arena] = pool;

    const before = this.freePoolCount[arena];
    const last = this.lastWith[before];
    if (last === arena) {
      const previous = this.previous[arena];
      this.lastWith[before] = previous !== NONE && this.freePoolCount[previous] === before ? previous : NONE;
    }
    const free = before + 1;
    this.freePoolCount[arena] = free;

    if (free === this.poolsPerArena && this.next[arena] !== NONE) {
      this.unlink(arena);
      this.releaseArena(arena);
      return;
    }
    if (free === 1) {
      // It was wholly in use and not in the list.
      this.next[arena] = this.usable;
      this.previous[arena] = NONE;
      if (this.usable !== NONE) this.previous[this.usable] = arena;
      this.usable = arena;
      if (this.lastWith[1] === NONE) this.lastWith[1] = arena;
      return;
    }
    if (this.lastWith[free] === NONE) this.lastWith[free] = arena;
    if (last !== arena) this.moveBehind(arena, last);
  }

  /** Calls `visit` with each arena that is allocated, in the order of the arena objects. */
  forEach(visit: (arena: number) => void): void {
    for (let arena = 0; arena < this.address.length; arena++) if (this.address[arena] !== 0) visit(arena);
  }

  /** The arenas with free pools as pymalloc keeps them, the fullest first. */
  usableArenas(): number[] {
    const list: number[] = [];
    for (let arena = this.usable; arena !== NONE; arena = this.next[arena]) list.push(arena);
    return list;
  }

  /** The returned pools of an arena, the next to be taken first. */
  returnedPools(arena: number): Address[] {
    const list: Address[] = [];
    for (let pool = this.freePools[arena]; pool !== 0; pool = this.memory.words[pool + POOL_NEXT]) list.push(pool);
    return list;
  }

  /** new_arena() */
  private newArena(): number {
    const address = this.reserveSpace();
    if (this.unused === NONE) this.growObjects();
    const arena = this.unused;
    this.unused = this.next[arena];
    this.address[arena] = address;
    this.nextPoolAddress[arena] = address + this.firstPoolOffset;
    this.freePools[arena] = 0;
    this.freePoolCount[arena] = this.poolsPerArena;
    this.allocatedTotal++;
    this.allocatedNow++;
    if (this.allocatedNow > this.highwater) this.highwater = this.allocatedNow;
    return arena;
  }

  private releaseArena(arena: number): void {
    this.releaseSpace(this.address[arena]);
    this.address[arena] = 0;
    this.next[arena] = this.unused;
    this.unused = arena;
    this.allocatedNow--;
  }

  private unlink(arena: number): void {
    const next = this.next[arena];
    const previous = this.previous[arena];
    if (previous === NONE) this.usable = next;
    else this.next[previous] = next;
    if (next !== NONE) this.previous[next] = previous;
  }

  private moveBehind(arena: number, last: number): void {
    this.unlink(arena);
    const next = this.next[last];
    this.previous[arena] = last;
    this.next[arena] = next;
    if (next !== NONE) this.previous[next] = arena;
    this.next[last] = arena;
  }

  private reserveSpace(): Address {
    const spare = this.spareSpaces.pop();
    if (spare !== undefined) return spare;
    const chunk = this.memory.reserveRun(1, ARENA_CHUNK);
    for (let i = this.arenasPerChunk - 1; i > 0; i--) this.spareSpaces.push(chunk + i * this.arenaWords);
    return chunk;
  }

  /** Gives the chunk back once all its arenas are gone. */
  private releaseSpace(space: Address): void {
    this.spareSpaces.push(space);
    const chunk = space >> CHUNK_SHIFT;
    const others = this.spareSpaces.filter((other) => other >> CHUNK_SHIFT !== chunk);
    if (this.spareSpaces.length - others.length < this.arenasPerChunk) return;
    this.spareSpaces.length = 0;
    this.spareSpaces.push(...others);
    this.memory.releaseRun(chunk * CHUNK_WORDS, 1);
  }

  /** Doubles the arena objects; the new ones are handed out in ascending order. */
  private growObjects(): void {
    const before = this.address.length;
    const after = before === 0 ? INITIAL_ARENAS : before * 2;
    this.address = grown(this.address, after);
    this.freePoolCount = grown(this.freePoolCount, after);
    this.nextPoolAddress = grown(this.nextPoolAddress, after);
    this.freePools = grown(this.freePools, after);
    this.next = grown(this.next, after);
    this.previous = grown(this.previous, after);
    for (let i = before; i < after; i++) this.next[i] = i + 1 < after ? i + 1 : NONE;
    this.unused = before;
  }
}

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
