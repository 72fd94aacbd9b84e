import type { Scope } from '../scope.ts';

/** Objects in a random graph with finalizers that bring some back, weak references with callbacks, and the collector's counts. */
export function graph({ chance }: Scope): string {
  const size = chance.between(3, 9);
  const edges = Array.from({ length: chance.between(size, size * 3) }, () => [chance.below(size), chance.below(size)]);
  const holders = [
    's_node.out.append(s_other)',
    "s_node.__dict__[f'a{s_b}'] = s_other",
    's_node.out.append((s_other, [s_other]))',
    's_node.out.append({s_b: s_other})',
    's_node.out.append(lambda s_other=s_other: s_other)',
    's_node.out.append(iter([s_other]))',
    's_node.out.append(s_other.name)',
    's_node.out.append(weakref.ref(s_other))',
  ];
  return `
s_saved, s_events = [], []
class S_Node:
    def __init__(self, k): self.k, self.out = k, []
    def name(self): return self.k
    def __del__(self):
        s_events.append(self.k)
        if self.k % ${chance.between(2, 5)} == ${chance.between(0, 1)}: s_saved.append(self${chance.pick(['', '.out', '.out[:1]'])})
def s_phase(phase, info): s_events.append((phase, info['generation'], info['collected']))
gc.collect()
${chance.pick(['gc.freeze()', 'pass', 'gc.disable()', 'gc.set_threshold(5, 2, 2)'])}
gc.callbacks.append(s_phase)
s_nodes = [S_Node(k) for k in range(${size})]
for s_a, s_b in ${JSON.stringify(edges)}:
    s_node, s_other = s_nodes[s_a], s_nodes[s_b]
    ${chance.pick(holders)}
s_refs = [weakref.ref(s_each, lambda ref, k=k: s_events.append(('gone', k))) for k, s_each in enumerate(s_nodes)]
print([sys.getrefcount(s_each) for s_each in s_nodes], [len(gc.get_referents(s_each)) for s_each in s_nodes])
print([len(gc.get_referrers(s_each)) for s_each in s_nodes], gc.get_count()[1:])
s_node = s_other = s_each = None
${chance.pick(['del s_nodes[::2]', 's_nodes.pop()', 'del s_nodes', 's_nodes = s_nodes[:1]', 's_nodes.clear()'])}
print(s_events)
s_events.clear()
print(gc.collect(${chance.pick(['0', '1', '', ''])}), len(s_saved), [ref() is None for ref in s_refs], len(gc.garbage))
print(s_events)
s_events.clear()
s_saved.clear()
print(gc.collect(), len(s_saved), s_events, gc.get_count()[1:])
gc.callbacks.remove(s_phase)
gc.enable(); gc.set_threshold(700, 10, 10); gc.unfreeze()
s_nodes = s_refs = None
s_saved.clear()
gc.collect()
print(gc.get_stats()[2]['uncollectable'], gc.get_freeze_count())`;
}
