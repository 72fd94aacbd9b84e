import type { Vm } from '../../python/vm.ts';
import { HEAP_PARTS, type HeapPart, type PoolMap, type TypeCensus } from '../heap-facts.ts';
import { observePools } from './pools.ts';
import { type Clock, Ration } from './ration.ts';
import { observeTypes } from './types.ts';

/** While a run moves, its heap is looked through no more often than this, in milliseconds, … */
const INTERVAL = 1000;
/** … and the run gets so many times as long as that takes. */
const RUN_PER_LOOK = 20;

/** The parts of a moment that are read only while somebody looks at them. */
export interface Parts {
  readonly pools: PoolMap | null;
  readonly types: TypeCensus | null;
}

const NOTHING: Parts = { pools: null, types: null };

/** Reads what is wanted: exactly where a run stands still, else now and then. */
export class OnDemand {
  private parts: ReadonlySet<HeapPart> = new Set();
  private latest: Parts & { readonly vm: Vm | null } = { ...NOTHING, vm: null };
  private readonly ration: Ration;

  constructor(clock: Clock) {
    this.ration = new Ration(clock, RUN_PER_LOOK, INTERVAL);
  }

  /** Whether this is more than was wanted up to now. */
  want(parts: readonly string[]): boolean {
    const before = this.parts;
    this.parts = new Set(HEAP_PARTS.filter((part) => parts.includes(part)));
    return [...this.parts].some((part) => !before.has(part));
  }

  look(vm: Vm, step: number, when: 'moving' | 'still' | 'end'): Parts {
    if (when === 'end') return { pools: observePools(vm, step), types: observeTypes(vm, step) };
    if (this.parts.size === 0) return NOTHING;
    if (when === 'still') return this.read(vm, step);
    const { latest } = this;
    if (latest.vm === vm && !this.ration.isDue() && this.isEnough(latest)) return this.wanted(latest);
    const read = this.ration.spend(() => this.read(vm, step));
    this.latest = { ...read, vm };
    return read;
  }

  /** Without what nobody looks at. */
  wanted({ pools, types }: Parts): Parts {
    return { pools: this.parts.has('pools') ? pools : null, types: this.parts.has('types') ? types : null };
  }

  private read(vm: Vm, step: number): Parts {
    return {
      pools: this.parts.has('pools') ? observePools(vm, step) : null,
      types: this.parts.has('types') ? observeTypes(vm, step) : null,
    };
  }

  private isEnough({ pools, types }: Parts): boolean {
    return (!this.parts.has('pools') || pools !== null) && (!this.parts.has('types') || types !== null);
  }
}
