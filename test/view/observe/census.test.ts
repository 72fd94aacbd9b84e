import { expect, test } from 'vitest';
import { Machine } from '../../../source/machine.ts';
import { debugMallocStats } from '../../../source/modules/debug-malloc-stats.ts';
import { countOf, type PoolMap, type TypeCensus } from '../../../source/view/heap-facts.ts';
import { OnDemand } from '../../../source/view/observe/on-demand.ts';
import { observePools } from '../../../source/view/observe/pools.ts';
import { observeTypes } from '../../../source/view/observe/types.ts';

interface Looked {
  readonly out: string;
  readonly pools: PoolMap;
  readonly types: TypeCensus;
  readonly generations: readonly number[];
  readonly frozen: number;
  readonly blocks: number;
  readonly stats: string;
}

/** The heap at the end of a script, before anything is torn down. */
function lookAt(source: string, python: '3.14.0' | '3.13' | '3.9' = '3.13'): Looked {
  let out = '';
  const machine = new Machine({
    python,
    argv: ['t.py'],
    host: {
      write: (_, text) => {
        out += text;
      },
      readSource: () => null,
    },
    memoryLimit: 2 ** 28,
  });
  const { vm } = machine;
  let looked: Omit<Looked, 'out'> | null = null;
  machine.run(source, 't.py', {
    beforeShutdown: () => {
      const { generations } = vm.heap.gc;
      const before = Buffer.from(vm.heap.bytes.slice(0, 1 << 22));
      looked = {
        pools: observePools(vm, 7),
        types: observeTypes(vm, 7),
        generations: generations.all.map((_, i) => generations.size(i)),
        frozen: generations.freezeCount(),
        blocks: vm.heap.allocator.blocksInUse,
        stats: debugMallocStats(vm),
      };
      // Looking changes nothing.
      expect(before.equals(vm.heap.bytes.slice(0, 1 << 22))).toBe(true);
    },
  });
  if (looked === null) throw new Error('the script has not ended');
  return { ...(looked as Omit<Looked, 'out'>), out };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const BUSY = `
class Node:
    def __init__(self, n):
        self.n = n
        self.text = 'node %d' % n
nodes = [Node(i) for i in range(500)]
rows = [(i, str(i)) for i in range(300)]
big = [bytearray(100_000), 'x' * 5000]
del nodes[::3]
`;

test.each(['3.13', '3.9'] as const)('%s: the map is what sys._debugmallocstats() prints', (python) => {
  const { pools, blocks, stats } = lookAt(BUSY, python);
  const { bytes, classes, arenas, large } = pools;
  // sys.getallocatedblocks()
  expect(sum(classes.map(({ blocksInUse }) => blocksInUse)) + large.blocks).toBe(blocks);
  expect(sum([bytes.inBlocks, bytes.available, bytes.unusedPools, bytes.poolHeaders])).toBe(
    bytes.total - bytes.quantization - bytes.alignment,
  );
  const row = (label: string): number => {
    const found = stats.split('\n').find((line) => line.startsWith(label)) ?? '';
    return Number(/= +([\d,]+)$/.exec(found)?.[1].replaceAll(',', ''));
  };
  expect(row('# bytes in allocated blocks')).toBe(bytes.inBlocks);
  expect(row('# bytes in available blocks')).toBe(bytes.available);
  expect(row('# arenas allocated current')).toBe(arenas.length);
  expect(row('# arenas highwater mark')).toBe(pools.arenasHighwater);
  const table = [...stats.matchAll(/^ +\d+ +(\d+) +(\d+) +(\d+) +(\d+)$/gm)].map((found) => found.slice(1).map(Number));
  expect(classes.map((each) => [each.blockBytes, each.pools, each.blocksInUse, each.blocksAvailable])).toEqual(table);
});

test('the tiles are the pools: as many of each class, with as many blocks', () => {
  const { pools } = lookAt(BUSY);
  for (const { blockBytes, pools: count, blocksInUse, blocksPerPool, head } of pools.classes) {
    const tiles = pools.arenas.flatMap(({ classes, used }) => used.filter((_, i) => classes[i] * 16 === blockBytes));
    expect(tiles.length).toBe(count);
    expect(sum(tiles)).toBe(blocksInUse);
    // Where every pool is full, the next block needs a new pool.
    expect(head === null).toBe(tiles.every((used) => used === blocksPerPool));
  }
  for (const { classes, poolsFree } of pools.arenas) {
    expect(classes.filter((each) => each > 0).length + poolsFree).toBe(pools.poolsPerArena);
  }
  expect(pools.large.largest).toBeGreaterThan(100_000);
});

test('the types add up to the generations', () => {
  const { types, generations, frozen } = lookAt(
    `import gc\n${BUSY}\ngc.collect(0)\ngc.freeze()\nmore = [[] for _ in range(40)]\n`,
  );
  generations.forEach((size, i) => {
    expect(sum(types.types.map(({ tracked }) => tracked[i]))).toBe(size);
  });
  expect(sum(types.types.map(({ tracked }) => tracked[3]))).toBe(frozen);
});

test('objects are counted with the sizes that sys.getsizeof() gives, also those that the collector does not track', () => {
  const { types, out } = lookAt(`${BUSY}
import sys
kept = [[i] * i for i in range(100)]
sets = [{i} for i in range(50)]
print(sum(sys.getsizeof(each) for each in sets), sys.getsizeof(big[0]))
`);
  const row = (name: string) => types.types.find(({ type }) => type === name);
  const [sets, arrays] = out.trim().split(' ').map(Number);
  expect(row('set')).toMatchObject({ ownCount: 50, ownBytes: sets });
  // Four words of heads, the object's two, and room for its attributes.
  expect(row('Node')).toMatchObject({ untracked: 0, ownCount: 333 });
  expect(row('Node')?.ownBytes).toBeGreaterThanOrEqual(333 * 48);
  expect(row('bytearray')).toMatchObject({ untracked: 1, bytes: arrays, ownCount: 1 });
  const texts = row('str');
  // 333 of the nodes, 300 of the rows, one of 5000 characters, constants and names
  expect(texts?.ownCount).toBeGreaterThan(630);
  expect(texts?.ownBytes).toBeGreaterThan(5000);
  for (const each of types.types) expect(each.ownCount).toBeLessThanOrEqual(countOf(each));
});

test('nothing is read that nobody wants; more wants another look, less does not', () => {
  const machine = new Machine({
    python: '3.13',
    argv: ['t.py'],
    host: { write: () => {}, readSource: () => null },
    memoryLimit: 2 ** 28,
  });
  const demand = new OnDemand(() => 0);
  expect(demand.look(machine.vm, 0, 'still')).toEqual({ pools: null, types: null });
  expect(demand.want(['types'])).toBe(true);
  expect(demand.look(machine.vm, 0, 'still')).toMatchObject({ pools: null, types: { step: 0 } });
  expect(demand.want(['types'])).toBe(false);
  expect(demand.want([])).toBe(false);
  expect(demand.want(['pools', 'unheard of'])).toBe(true);
  // While the run moves, a look of an earlier step stands for a while; where it stands still it never does.
  expect(demand.look(machine.vm, 1, 'moving').pools?.step).toBe(1);
  expect(demand.look(machine.vm, 2, 'moving').pools?.step).toBe(1);
  expect(demand.look(machine.vm, 3, 'still').pools?.step).toBe(3);
  // At the end all is read that somebody may want to see then, and shown when it is wanted.
  const end = demand.look(machine.vm, 4, 'end');
  expect(end.types?.step).toBe(4);
  expect(demand.wanted(end).types).toBeNull();
});

test.each([1, 2, 3, 4])('types and generations agree on which space is visited, %i cycles on', (cycles) => {
  const { types, generations } = lookAt(
    `import gc\ngc.disable()\nrows = [[] for _ in range(3000)]\nfor i in range(${cycles}): gc.collect()\nlate = [[] for _ in range(50)]\n`,
    '3.14.0',
  );
  expect([0, 1, 2].map((list) => sum(types.types.map(({ tracked }) => tracked[list])))).toEqual(generations);
});
