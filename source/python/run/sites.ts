import { BOOT_SITE, type TraceStore } from '../../heap/trace-store.ts';

/** What a site of the trace store stands for. */
export interface SiteInfo {
  /** File and line, newest frame first. */
  readonly frames: readonly (readonly [filename: string, line: number])[];
  /** Frames there were when the block was allocated (`Traceback.total_nframe`). */
  readonly total: number;
}

/** Gives the lines and tracebacks of scripts their sites in the trace store, anew in each epoch. */
export class Sites {
  private readonly trace: TraceStore;
  private readonly infos: (SiteInfo | undefined)[] = [];
  /** What runs now ran long ago in CPython: its lines are those of the start. */
  isHidden = false;
  private epoch = 0;
  private readonly byKey = new Map<string, number>();

  constructor(trace: TraceStore) {
    this.trace = trace;
  }

  ofLine(filename: string, line: number): number {
    return this.intern(`${filename}:${line}`, { frames: [[filename, line]], total: 1 });
  }

  ofTraceback(info: SiteInfo): number {
    return this.intern(info.frames.map(([file, line]) => `${file}:${line}`).join('|') + info.total, info);
  }

  private intern(key: string, info: SiteInfo): number {
    if (this.isHidden) return BOOT_SITE;
    if (this.epoch !== this.trace.epochStart) {
      this.epoch = this.trace.epochStart;
      this.byKey.clear();
    }
    let site = this.byKey.get(key);
    if (site === undefined) {
      site = this.trace.newSite();
      this.infos[site] = info;
      this.byKey.set(key, site);
    }
    return site;
  }

  /** Where a site is; undefined for the boot site. */
  info(site: number): SiteInfo | undefined {
    return this.infos[site];
  }
}
