import { GC_NEXT } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';

/** One of the collector's lists: a generation's, or that of the permanent generation. */
export interface TrackedList {
  readonly generation: number | 'permanent';
  readonly head: Address;
}

/** The generations, youngest first, then the permanent one. */
export function trackedLists(vm: Vm): TrackedList[] {
  const { generations } = vm.heap.gc;
  return [
    ...generations.all.map(({ head }, generation) => ({ generation, head })),
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
