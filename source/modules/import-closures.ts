import type { Vm } from '../python/vm.ts';
import { CLOSURES, type Closure } from './import-closures-table.ts';

/**
 * Which modules CPython would have by now. Its modules import others than ours, and leave more objects: most of what makes a
 * full collection wait (`long_lived_total`) are those of the library.
 */
export class ImportClosures {
  private readonly vm: Vm;
  private readonly known = new Set<string>();
  /** Imports that are going on, one inside the other. */
  private depth = 0;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** Whether an earlier import has brought this module along. */
  has(name: string): boolean {
    return this.known.has(name);
  }

  /** What a module consists of has been made, on behalf of no import: it is none of what a later one adds. */
  addPart(name: string): void {
    if (this.depth === 0) this.known.add(name);
  }

  /**
   * Makes a module of ours; what CPython's has more is counted among the objects that are not simulated. What our modules
   * import themselves is none of the script's imports.
   */
  during<T>(name: string, make: () => T): T {
    const { generations, incremental } = this.vm.heap.gc;
    const { count } = generations.young;
    const isTold = this.known.has(name) || this.closure(name) !== undefined;
    this.depth++;
    try {
      return make();
    } finally {
      this.depth--;
      if (this.depth === 0 && isTold) {
        const objects = this.bring(name);
        // No collection comes meanwhile: what the count has grown by is what there is more here, with what the next one will
        // untrack.
        if (incremental === null) generations.unsimulated += objects - (generations.young.count - count);
      }
    }
  }

  /** Marks a module and what comes with it as known; how many objects the new ones add. */
  private bring(name: string): number {
    if (this.known.has(name)) return 0;
    this.known.add(name);
    const [objects, ...brings] = this.closure(name) ?? [0];
    return brings.reduce((sum, each) => sum + this.bring(each), objects);
  }

  private closure(name: string): Closure | undefined {
    return (CLOSURES[this.vm.facts.name] ?? CLOSURES['3.13'])?.[name];
  }
}
