import { GC_NEXT } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';
import { type ObjectGraph, reachableGraph, ringsOf } from './object-graph.ts';

/** Objects looked at for a ring. */
const NEIGHBOURS = 50_000;

/** A ring of objects and the references among them; `members` are numbers of the graph, the object asked for first. */
export interface FoundRing {
  readonly graph: ObjectGraph;
  readonly members: readonly number[];
}

/**
 * The tracked objects that an object reaches and that reach it. Through its class and the names of modules nearly
 * everything reaches everything, so those references are not followed: a ring here is what is left when the names go.
 *
 * @returns the object alone where there is no ring; null if its surroundings are too large
 */
export function ringOfObject(vm: Vm, object: Address, names: ReadonlyMap<Address, string>): FoundRing | null {
  const { words } = vm;
  const follows = (owner: Address, target: Address): boolean => {
    const type = vm.typeOf(target);
    if (!type.isGc || words[target + GC_NEXT] === 0 || names.has(target)) return false;
    return target !== vm.typeOf(owner).address && !type.isSubtypeOf(vm.module.type);
  };
  const graph = reachableGraph(vm, object, follows, NEIGHBOURS);
  if (graph === null) return null;
  return { graph, members: ringsOf(graph).find(([first]) => first === 0) ?? [0] };
}
