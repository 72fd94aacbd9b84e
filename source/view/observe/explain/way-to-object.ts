import { Edges } from '../../../heap/edges.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';
import { AddressTable } from './address-table.ts';

/** A way found: the object itself last; `start` is the index of the one that it begins at. */
export interface Way {
  readonly start: number;
  readonly objects: readonly Address[];
}

export type Search = Way | 'not found' | 'too far';

/** The shortest way from one of `starts` to `goal` by references; the earlier of two starts where ways are equally long. */
export function shortestWay(vm: Vm, starts: readonly Address[], goal: Address, limit: number): Search {
  const seen = new AddressTable();
  const queue: Address[] = [];
  const cameFrom: number[] = [];
  const edges = new Edges();
  for (let i = 0; i < starts.length; i++) {
    if (starts[i] === goal) return { start: i, objects: [goal] };
    if (seen.get(starts[i]) !== 0 || !vm.typeOf(starts[i]).isGc) continue;
    seen.set(starts[i], 1);
    queue.push(starts[i]);
    cameFrom.push(-1 - i);
  }
  for (let at = 0; at < queue.length; at++) {
    edges.length = 0;
    vm.typeOf(queue[at]).referents(queue[at], edges);
    for (let i = 0; i < edges.length; i++) {
      const target = edges.items[i];
      if (target === goal) return wayTo(queue, cameFrom, at, goal);
      if (!vm.typeOf(target).isGc || seen.get(target) !== 0) continue;
      if (queue.length === limit) return 'too far';
      seen.set(target, 1);
      queue.push(target);
      cameFrom.push(at);
    }
  }
  return 'not found';
}

function wayTo(queue: readonly Address[], cameFrom: readonly number[], last: number, goal: Address): Way {
  const objects = [goal];
  let at = last;
  for (; at >= 0; at = cameFrom[at]) objects.unshift(queue[at]);
  return { start: -1 - at, objects };
}
