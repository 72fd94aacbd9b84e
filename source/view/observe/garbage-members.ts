import { REFCOUNT } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../../python/vm.ts';
import type { GarbageMember } from '../moment.ts';
import { birthplace } from './explain/birthplace.ts';
import { edgesAmong } from './explain/describe-ring.ts';
import { known } from './explain/naming.ts';
import { graphOf, ringsOf } from './explain/object-graph.ts';

/** Garbage that belongs together, the rings first. */
export interface Garbage {
  readonly members: readonly GarbageMember[];
  /** The objects themselves, in the order of `members`. */
  readonly objects: readonly Address[];
  readonly rings: number;
}

/** Describes the first `shown` of some garbage objects; all of them count as its inside. */
export function garbageMembers(vm: Vm, garbage: readonly Address[], shown: number): Garbage {
  const graph = graphOf(vm, garbage);
  const rings = ringsOf(graph);
  const inside = new Int32Array(garbage.length);
  for (const targets of graph.targets) for (const target of targets) inside[target]++;
  const ringOf = new Int32Array(garbage.length).fill(-1);
  rings.forEach((ring, number) => {
    for (const member of ring) ringOf[member] = number;
  });
  const others = garbage.flatMap((_, i) => (ringOf[i] < 0 ? [i] : []));
  const chosen = [...rings.flat(), ...others].slice(0, shown);
  const objects = chosen.map((i) => garbage[i]);
  const members = chosen.map(
    (i): GarbageMember => ({
      ...known(vm, garbage[i]),
      refcount: vm.words[garbage[i] + REFCOUNT] >>> 0,
      ring: ringOf[i],
      inside: inside[i],
      edges: edgesAmong(vm, garbage[i], objects),
      birth: birthplace(vm, garbage[i]),
    }),
  );
  return { members, objects, rings: rings.length };
}
