import type { Memory } from './memory.ts';
import type { Address } from './object-type.ts';

/** Where a block was allocated: a small int that the interpreter gives to a file and line. */
export type Site = number;

/** The site of all that was allocated before the script began: counted in no total. */
export const BOOT_SITE = 0;

/** A record: bit 0 set while the block is in use, bit 1 for a block from malloc, then the slack, then the site. */
export const LARGE_RECORD = 2;
const SLACK_SHIFT = 2;
/** A block shrunk in place has less than a quarter of its class to spare: at most 127 bytes. */
const SLACK_MASK = 127;
const SITE_SHIFT = 9;

/**
 * The traces of all live blocks, kept whether or not the script uses tracemalloc. A block's record is one word beside
 * the memory: its site and its slack, which is what the block's class has over the requested size; 0 where no block is
 * in use. tracemalloc sees an *epoch*: the sites made since its last start() or clear_traces().
 *
 * Only one total is kept at each allocation. What is live for the script or for tracemalloc is that total less an
 * offset, which moves only when a block of an earlier epoch goes; just before, the peak so far is folded in.
 */
export class TraceStore {
  /** The site of the line being executed: what is allocated is charged to it. */
  site: Site = BOOT_SITE;
  /** Where objects from free lists move while new ones are charged to no line, as inside tracemalloc itself; else 0. */
  reuseSite: Site = BOOT_SITE;
  /** Sites made so far; the boot site is one of them. */
  siteCount = 1;
  /** One record for each 16 bytes of the memory, at `block >> 2`. */
  readonly records: Int32Array;

  /** Live bytes and number of live blocks of each site, side by side. */
  private tallies = new Int32Array(512);
  /** Bytes of all live blocks, and the most there ever was since the last fold. */
  private total = 0;
  private recentPeak = 0;
  /** The peaks of `live` and `traced` up to the last fold. */
  private foldedPeak = 0;
  private foldedTracedPeak = 0;
  /** Live bytes of the boot site, and of all sites before the epoch. */
  private bootBytes = 0;
  private untracedBytes = 0;
  /** The first site of the epoch; while not tracing, the first site of the script. */
  epochStart: Site = 1;
  private tracing = false;

  constructor(memory: Memory) {
    this.records = memory.space.traceRecords;
  }

  /** A new site. At most 2^22. */
  newSite(): Site {
    const site = this.siteCount++;
    if (site * 2 === this.tallies.length) {
      const larger = new Int32Array(site * 4);
      larger.set(this.tallies);
      this.tallies = larger;
    }
    return site;
  }

  /** Charges a new block to the current site. `slack` is 0 … 127; `large` is 0 or LARGE_RECORD. */
  charge(block: Address, bytes: number, slack: number, large: number): void {
    const site = this.site;
    const tallies = this.tallies;
    this.records[block >> 2] = (site << SITE_SHIFT) | (slack << SLACK_SHIFT) | large | 1;
    tallies[site << 1] += bytes;
    tallies[(site << 1) + 1]++;
    if (site < this.epochStart) this.shiftOffsets(site, bytes);
    const total = (this.total + bytes) | 0;
    this.total = total;
    if (total > this.recentPeak) this.recentPeak = total;
  }

  /** Charges `count` new blocks of `bytes` bytes each to the current site, one every `stride` words; none has any slack. */
  chargeRow(first: Address, count: number, bytes: number, stride: number): void {
    const { records, site } = this;
    for (let i = 1, block = first + stride; i < count; i++, block += stride)
      records[block >> 2] = (site << SITE_SHIFT) | 1;
    this.charge(first, bytes, 0, 0);
    const more = count - 1;
    this.tallies[site << 1] += more * bytes;
    this.tallies[(site << 1) + 1] += more;
    if (site < this.epochStart) this.shiftOffsets(site, more * bytes);
    this.total = (this.total + more * bytes) | 0;
    if (this.total > this.recentPeak) this.recentPeak = this.total;
  }

  /** Takes back the charge of a block with `record` and `bytes` requested bytes. */
  uncharge(block: Address, record: number, bytes: number): void {
    const site = record >> SITE_SHIFT;
    const tallies = this.tallies;
    this.records[block >> 2] = 0;
    tallies[site << 1] -= bytes;
    tallies[(site << 1) + 1]--;
    if (site < this.epochStart) this.shiftOffsets(site, -bytes);
    this.total = (this.total - bytes) | 0;
  }

  /**
   * Moves the trace of a block to the current site, as an object taken from a free list
   * (Python/tracemalloc.c, _PyTraceMalloc_TraceRef()). A block from before the epoch stays unknown.
   */
  move(block: Address, bytes: number): void {
    const record = this.records[block >> 2];
    const from = record >> SITE_SHIFT;
    const to = this.site || this.reuseSite;
    if (from < this.epochStart || to < this.epochStart) return;
    this.records[block >> 2] = (to << SITE_SHIFT) | (record & ((1 << SITE_SHIFT) - 1));
    const tallies = this.tallies;
    tallies[from << 1] -= bytes;
    tallies[(from << 1) + 1]--;
    tallies[to << 1] += bytes;
    tallies[(to << 1) + 1]++;
  }

  /** Requested bytes of all live blocks of the script, and the most that ever was. */
  get live(): number {
    return this.total - this.bootBytes;
  }

  /** The most that `live` was since the last call: what a single step has allocated shows here even if it freed it again. */
  takeRecentPeak(): number {
    const most = this.recentPeak - this.bootBytes;
    this.fold();
    return most;
  }

  get peak(): number {
    return Math.max(this.foldedPeak, this.recentPeak - this.bootBytes);
  }

  /** The same over the epoch: `tracemalloc.get_traced_memory()`. Both are 0 while not tracing. */
  get traced(): number {
    return this.tracing ? this.total - this.untracedBytes : 0;
  }

  get tracedPeak(): number {
    return this.tracing ? Math.max(this.foldedTracedPeak, this.recentPeak - this.untracedBytes) : 0;
  }

  get isTracing(): boolean {
    return this.tracing;
  }

  /** The first site of the epoch that tracemalloc sees; greater than every site while not tracing. */
  get tracedFrom(): Site {
    return this.tracing ? this.epochStart : 0x7fffffff;
  }

  /** Requested bytes of a site's live blocks. */
  liveBytes(site: Site): number {
    return this.tallies[site << 1];
  }

  /** Number of a site's live blocks. */
  liveCount(site: Site): number {
    return this.tallies[(site << 1) + 1];
  }

  siteOf(block: Address): Site {
    return this.records[block >> 2] >> SITE_SHIFT;
  }

  /** Whether the block is in use and tracemalloc knows it. */
  isTraced(block: Address): boolean {
    const record = this.records[block >> 2];
    return record !== 0 && record >> SITE_SHIFT >= this.tracedFrom;
  }

  /** Runs the interpreter's start: what it allocates at the boot site is taken into account once, at the end. */
  startUp(allocate: () => void): void {
    this.epochStart = BOOT_SITE;
    allocate();
    this.epochStart = BOOT_SITE + 1;
    this.bootBytes = this.total;
    this.untracedBytes = this.total;
    this.recentPeak = this.total;
  }

  /**
   * `tracemalloc.start()` and `clear_traces()`: what is live is forgotten. The caller gives each line a new site from
   * now on, beginning with `site`, or its blocks stay unknown too.
   */
  beginEpoch(): void {
    this.fold();
    this.tracing = true;
    this.epochStart = this.siteCount;
    this.untracedBytes = this.total;
    this.foldedTracedPeak = 0;
  }

  /** `tracemalloc.stop()` */
  endEpoch(): void {
    this.fold();
    this.tracing = false;
    this.epochStart = 1;
  }

  /** `tracemalloc.reset_peak()` */
  resetPeak(): void {
    this.fold();
    this.foldedTracedPeak = this.traced;
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
    for (let site = first; site < this.siteCount; site++) if (this.liveCount(site) !== 0) sites.push(site);
    return sites;
  }

  /** Before `bytes` of a site older than the epoch come or go. */
  private shiftOffsets(site: Site, bytes: number): void {
    this.fold();
    this.untracedBytes += bytes;
    if (site === BOOT_SITE) this.bootBytes += bytes;
    // The total follows at once: the peak must not see it without its offset.
    if (bytes < 0) this.recentPeak += bytes;
  }

  /** Takes the peaks so far into account, so that the offsets may change. */
  private fold(): void {
    this.foldedPeak = this.peak;
    this.foldedTracedPeak = this.tracedPeak;
    this.recentPeak = this.total;
  }
}

/** What the block's class has over the requested size, in bytes. */
export function slackOf(record: number): number {
  return (record >> SLACK_SHIFT) & SLACK_MASK;
}
