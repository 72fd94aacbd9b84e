import type { Memory } from './memory.ts';
import type { Address } from './object-type.ts';

/** Where a block was allocated: a small int that the interpreter gives to a file and line. */
export type Site = number;

/** The site of all that was allocated before the script began: counted in no total. */
export const BOOT_SITE = 0;

/** `tracedFrom` while tracemalloc is not tracing. */
const NOT_TRACING = 0x7fffffff;

/**
 * The traces of all live blocks, kept whether or not the script uses tracemalloc. A block's record is one word beside
 * the memory: `site << 5 | slack << 1 | 1`, where slack is what the block's class has over the requested size; 0 where
 * no block is in use. tracemalloc sees an *epoch*: the sites made since its last start() or clear_traces().
 */
export class TraceStore {
  /** The site of the line being executed: what is allocated is charged to it. */
  site: Site = BOOT_SITE;
  /** Requested bytes of all live blocks of the script, and the most that ever was. */
  live = 0;
  peak = 0;
  /** The same over the current epoch: `tracemalloc.get_traced_memory()`. */
  traced = 0;
  tracedPeak = 0;
  /** The first site of the current epoch; greater than every site while not tracing. */
  tracedFrom: Site = NOT_TRACING;
  /** Sites made so far; the boot site is one of them. */
  siteCount = 1;
  /** Requested bytes and number of the live blocks of each site. */
  liveBytes = new Int32Array(256);
  liveCount = new Int32Array(256);
  /** One record for each 16 bytes of the memory, at `block >> 2`. */
  readonly records: Int32Array;

  /** Blocks of earlier sites keep them: tracemalloc does not know them. */
  private epochStart: Site = 1;

  constructor(memory: Memory) {
    this.records = new Int32Array(memory.limitBytes >>> 4);
  }

  /** A new site. At most 2^26. */
  newSite(): Site {
    const site = this.siteCount++;
    if (site === this.liveBytes.length) {
      this.liveBytes = doubled(this.liveBytes);
      this.liveCount = doubled(this.liveCount);
    }
    return site;
  }

  /** Charges a new block to the current site. `slack` is 0 … 15. */
  charge(block: Address, bytes: number, slack: number): void {
    const site = this.site;
    this.records[block >> 2] = (site << 5) | (slack << 1) | 1;
    this.liveBytes[site] += bytes;
    this.liveCount[site]++;
    if (site === BOOT_SITE) return;
    const live = (this.live + bytes) | 0;
    this.live = live;
    if (live > this.peak) this.peak = live;
    if (site < this.tracedFrom) return;
    const traced = (this.traced + bytes) | 0;
    this.traced = traced;
    if (traced > this.tracedPeak) this.tracedPeak = traced;
  }

  /** Takes the charge of a block of `bytes` requested bytes back. */
  uncharge(block: Address, bytes: number): void {
    const site = this.records[block >> 2] >> 5;
    this.records[block >> 2] = 0;
    this.liveBytes[site] -= bytes;
    this.liveCount[site]--;
    if (site === BOOT_SITE) return;
    this.live = (this.live - bytes) | 0;
    if (site >= this.tracedFrom) this.traced = (this.traced - bytes) | 0;
  }

  /**
   * Moves the trace of a block to the current site, as an object taken from a free list
   * (Python/tracemalloc.c, _PyTraceMalloc_TraceRef()). A block from before the epoch stays unknown.
   */
  move(block: Address, bytes: number): void {
    const record = this.records[block >> 2];
    const from = record >> 5;
    const to = this.site;
    if (from < this.epochStart || to < this.epochStart) return;
    this.records[block >> 2] = (to << 5) | (record & 31);
    this.liveBytes[from] -= bytes;
    this.liveCount[from]--;
    this.liveBytes[to] += bytes;
    this.liveCount[to]++;
  }

  siteOf(block: Address): Site {
    return this.records[block >> 2] >> 5;
  }

  /** Whether tracemalloc knows the block. */
  isTraced(block: Address): boolean {
    const record = this.records[block >> 2];
    return record !== 0 && record >> 5 >= this.tracedFrom;
  }

  get isTracing(): boolean {
    return this.tracedFrom !== NOT_TRACING;
  }

  /**
   * `tracemalloc.start()` and `clear_traces()`: what is live is forgotten. The caller gives each line a new site from
   * now on, beginning with `site`, or its blocks stay unknown too.
   */
  beginEpoch(): void {
    this.tracedFrom = this.siteCount;
    this.epochStart = this.siteCount;
    this.traced = 0;
    this.tracedPeak = 0;
  }

  /** `tracemalloc.stop()` */
  endEpoch(): void {
    this.tracedFrom = NOT_TRACING;
    this.epochStart = 1;
    this.traced = 0;
    this.tracedPeak = 0;
  }

  /** `tracemalloc.reset_peak()` */
  resetPeak(): void {
    this.tracedPeak = this.traced;
  }

  /** The sites of the epoch that have live blocks; while not tracing none. */
  tracedSites(): Site[] {
    return this.sitesFrom(this.tracedFrom);
  }

  /** All sites of the script that have live blocks. */
  liveSites(): Site[] {
    return this.sitesFrom(1);
  }

  private sitesFrom(first: Site): Site[] {
    const sites: Site[] = [];
    for (let site = first; site < this.siteCount; site++) if (this.liveCount[site] !== 0) sites.push(site);
    return sites;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
