import { REFCOUNT } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';
import type { Ring, RingEdge, RingMember } from '../../inspection.ts';
import { labelOf } from '../labels.ts';
import { waysOf } from './naming.ts';
import { referents } from './object-graph.ts';
import type { MemberCounts } from './referrers.ts';
import type { FoundRing } from './ring-of-object.ts';

/** Members that an answer lists. */
const SHOWN = 24;

export function describeRing(
  vm: Vm,
  ring: FoundRing,
  members: readonly Address[],
  counts: readonly MemberCounts[],
): Ring {
  const shown = members.slice(0, SHOWN);
  let outside = 0;
  let names = 0;
  members.forEach((member, i) => {
    outside += Math.max(0, vm.words[member + REFCOUNT] - counts[i].inside);
    names += counts[i].names;
  });
  return {
    members: shown.map(
      (member, i): RingMember => ({
        id: vm.addressOf(member),
        type: vm.typeName(member),
        label: labelOf(vm, member),
        refcount: vm.words[member + REFCOUNT],
        ...counts[i],
        edges: edgesAmong(vm, member, shown),
      }),
    ),
    total: ring.members.length,
    outside,
    names,
  };
}

/** The references of one object to some others, by their index. */
export function edgesAmong(vm: Vm, owner: Address, others: readonly Address[]): RingEdge[] {
  const found = referents(vm, owner);
  return others.flatMap((other, to) => {
    const times = found.filter((target) => target === other).length;
    if (times === 0) return [];
    const hows = waysOf(vm, owner, other, times);
    return Array.from({ length: times }, (_, i) => ({ to, how: hows[i] ?? '' }));
  });
}
