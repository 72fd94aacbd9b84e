import { Edges } from '../../../heap/edges.ts';
import { REFCOUNT, TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';
import { AddressTable } from './address-table.ts';

/** Scratch counts are kept plus one; 0 is for what is not examined. */
const NO_REFS = 1;
const REACHED = -1;
const NEVER_DIES = 2 ** 30;

/** What trial deletion says of a set of objects. */
export interface Trial {
  /** Those that something outside the set refers to, in the set's order. */
  readonly held: readonly Address[];
  /** Those that nothing outside reaches. */
  readonly unreachable: readonly Address[];
}

/**
 * The collector's question, asked without touching anything: which objects of a set are reached from outside it? The counts
 * are a copy beside the heap (Python/gc.c, deduce_unreachable()). One of these may be used again and again.
 */
export class TrialDeletion {
  private readonly counts = new AddressTable();
  private readonly edges = new Edges();

  /** @param objects without doubles */
  run(vm: Vm, objects: readonly Address[]): Trial {
    const { counts } = this;
    this.copyRefcounts(vm, objects);
    this.subtractInside(vm, objects);
    const held = objects.filter((object) => counts.get(object) > NO_REFS);
    this.reach(vm, held);
    const unreachable = objects.filter((object) => counts.get(object) === NO_REFS);
    for (const object of objects) counts.set(object, 0);
    return { held, unreachable };
  }

  private copyRefcounts({ words }: Vm, objects: readonly Address[]): void {
    for (const object of objects) {
      const refcount = words[object + REFCOUNT];
      this.counts.set(object, refcount < 0 ? NEVER_DIES : refcount + 1);
    }
  }

  private subtractInside(vm: Vm, objects: readonly Address[]): void {
    const { counts, edges } = this;
    for (const object of objects) {
      this.look(vm, object);
      for (let i = 0; i < edges.length; i++) {
        const target = edges.items[i];
        const count = counts.get(target);
        if (count > NO_REFS) counts.set(target, count - 1);
      }
    }
  }

  private reach(vm: Vm, held: readonly Address[]): void {
    const { counts, edges } = this;
    const waiting = [...held];
    for (const object of held) counts.set(object, REACHED);
    for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
      this.look(vm, object);
      for (let i = 0; i < edges.length; i++) {
        const target = edges.items[i];
        if (counts.get(target) < NO_REFS) continue;
        counts.set(target, REACHED);
        waiting.push(target);
      }
    }
  }

  private look(vm: Vm, object: Address): void {
    this.edges.length = 0;
    vm.types.table[vm.words[object + TYPE_INDEX]].referents(object, this.edges);
  }
}
