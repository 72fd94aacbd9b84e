import { GC_NEXT } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';

/** One of the collector's lists: a generation's, or that of the permanent generation. */
export interface TrackedList {
  readonly generation: number | 'permanent';
  readonly head: Address;
}

/** The generations, youngest first, then the permanent one. The incremental collector's are young, visited, pending. */
export function trackedLists(vm: Vm): TrackedList[] {
  const { generations, incremental } = vm.heap.gc;
  const heads =
    incremental === null
      ? generations.all.map(({ head }) => head)
      : [incremental.young.head, incremental.visited.head, incremental.pending.head];
  return [
    ...heads.map((head, generation) => ({ generation, head })),
    { generation: 'permanent', head: generations.permanent },
  ];
}

/** The objects of the generations, without the permanent one; null if there are more than `limit`. */
export function trackedObjects(vm: Vm, limit = Number.POSITIVE_INFINITY): Address[] | null {
  const { words } = vm;
  const found: Address[] = [];
  for (const { generation, head } of trackedLists(vm)) {
    if (generation === 'permanent') continue;
    for (let object = words[head + GC_NEXT]; object !== head; object = words[object + GC_NEXT]) {
      if (found.length === limit) return null;
      found.push(object);
    }
  }
  return found;
}

/** How many of some objects are in each generation; they come in the order of {@link trackedObjects}. */
export function countByGeneration(vm: Vm, objects: readonly Address[]): number[] {
  const { words } = vm;
  const counts: number[] = [];
  let next = 0;
  for (const { generation, head } of trackedLists(vm)) {
    if (generation === 'permanent') break;
    const before = next;
    for (
      let object = words[head + GC_NEXT];
      object !== head && next < objects.length;
      object = words[object + GC_NEXT]
    ) {
      if (object === objects[next]) next++;
    }
    counts.push(next - before);
  }
  return counts;
}

/** The list that an object is in; null if it is untracked. Walks the lists. */
export function listOf(vm: Vm, object: Address): TrackedList | null {
  const { words } = vm;
  if (!vm.typeOf(object).isGc || words[object + GC_NEXT] === 0) return null;
  // From the object on, a head comes up before the walk is round.
  const heads = new Map(trackedLists(vm).map((list) => [list.head, list]));
  for (let at = words[object + GC_NEXT]; at !== object; at = words[at + GC_NEXT]) {
    const list = heads.get(at);
    if (list !== undefined) return list;
  }
  return null;
}
