import { Edges } from '../../../heap/edges.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';

/** Some objects and the references among them, by their numbers in `nodes`. */
export interface ObjectGraph {
  readonly nodes: readonly Address[];
  /** The node's targets, with doubles. */
  readonly targets: readonly (readonly number[])[];
}

/** Whether a reference of `owner` to `target` counts for the graph. */
export type Follows = (owner: Address, target: Address) => boolean;

/** The objects of a set and all references among them. */
export function graphOf(vm: Vm, nodes: readonly Address[]): ObjectGraph {
  const numbers = new Map(nodes.map((node, i) => [node, i]));
  const edges = new Edges();
  const targets = nodes.map((node) => {
    const found: number[] = [];
    edges.length = 0;
    vm.typeOf(node).referents(node, edges);
    for (let i = 0; i < edges.length; i++) {
      const number = numbers.get(edges.items[i]);
      if (number !== undefined) found.push(number);
    }
    return found;
  });
  return { nodes, targets };
}

/** What can be reached from `start` by references that count; null past `limit` objects. */
export function reachableGraph(vm: Vm, start: Address, follows: Follows, limit: number): ObjectGraph | null {
  const nodes = [start];
  const numbers = new Map([[start, 0]]);
  const targets: number[][] = [];
  const edges = new Edges();
  for (let i = 0; i < nodes.length; i++) {
    const owner = nodes[i];
    const found = referents(vm, owner, edges).filter((target) => follows(owner, target));
    for (const target of found) {
      if (numbers.has(target)) continue;
      if (nodes.length === limit) return null;
      numbers.set(target, nodes.length);
      nodes.push(target);
    }
    targets.push(found.map((target) => numbers.get(target) ?? 0));
  }
  return { nodes, targets };
}

/** What an object refers to, with doubles, as its type's tp_traverse has it. */
export function referents(vm: Vm, object: Address, edges = new Edges()): Address[] {
  edges.length = 0;
  vm.typeOf(object).referents(object, edges);
  return Array.from(edges.items.subarray(0, edges.length));
}

/**
 * The rings of a graph: its strongly connected components that have a cycle, each in the order of the graph's nodes, the
 * ring with the first node first (Tarjan's algorithm, without recursion).
 */
export function ringsOf({ nodes, targets }: ObjectGraph): number[][] {
  const order = new Int32Array(nodes.length);
  const lowest = new Int32Array(nodes.length);
  const onStack = new Uint8Array(nodes.length);
  const next = new Int32Array(nodes.length);
  const stack: number[] = [];
  const rings: number[][] = [];
  let visited = 0;
  for (let start = 0; start < nodes.length; start++) {
    if (order[start] !== 0) continue;
    const path = [start];
    while (path.length > 0) {
      const node = path[path.length - 1];
      if (order[node] === 0) {
        visited++;
        order[node] = visited;
        lowest[node] = visited;
        stack.push(node);
        onStack[node] = 1;
      }
      const edges = targets[node];
      let child = -1;
      while (next[node] < edges.length && child < 0) {
        const to = edges[next[node]++];
        if (order[to] === 0) child = to;
        else if (onStack[to] !== 0) lowest[node] = Math.min(lowest[node], order[to]);
      }
      if (child >= 0) {
        path.push(child);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent], lowest[node]);
      if (lowest[node] !== order[node]) continue;
      const ring = stack.splice(stack.lastIndexOf(node));
      for (const member of ring) onStack[member] = 0;
      if (ring.length > 1 || targets[node].includes(node)) rings.push(ring.sort((a, b) => a - b));
    }
  }
  return rings.sort((a, b) => a[0] - b[0]);
}
