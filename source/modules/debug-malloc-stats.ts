import { HeapMap } from '../heap/heap-map.ts';
import type { FreeList } from '../python/objects/free-list.ts';
import type { Vm } from '../python/vm.ts';

/** Width of the label of a total. */
const LABEL = 35;
/** Bytes of the radix tree's nodes: root, middle, bottom (`arena_map_*_t`). */
const MAP_NODE_BYTES = [262144, 262144, 131072];

/** What `sys._debugmallocstats()` writes to stderr (`Objects/obmalloc.c, _PyObject_DebugMallocStats()`). */
export function debugMallocStats(vm: Vm): string {
  const map = new HeapMap(vm.heap.allocator);
  const { geometry, arenas } = vm.heap.allocator.pymalloc;
  const current = map.arenas().length;
  const bytes = map.arenaBytes();
  const classes = map
    .classes()
    .map((facts, i) => ({ ...facts, i }))
    .filter((facts) => facts.pools > 0)
    .map(({ i, blockBytes, pools, blocksInUse, blocksAvailable }) =>
      [cell(i, 5), cell(blockBytes, 6), cell(pools, 11), cell(blocksInUse, 15), cell(blocksAvailable, 13)].join(' '),
    );
  const unused = bytes.unusedPools / geometry.poolBytes;
  return [
    'Small block threshold = 512, in 32 size classes.',
    '',
    'class   size   num pools   blocks in use  avail blocks',
    '-----   ----   ---------   -------------  ------------',
    ...classes,
    '',
    total('# arenas allocated total', arenas.allocatedTotal),
    total('# arenas reclaimed', arenas.allocatedTotal - current),
    total('# arenas highwater mark', arenas.highwater),
    total('# arenas allocated current', current),
    total(`${current} arenas * ${geometry.arenaBytes} bytes/arena`, bytes.total),
    '',
    total('# bytes in allocated blocks', bytes.inBlocks),
    total('# bytes in available blocks', bytes.available),
    total(`${unused} unused pools * ${geometry.poolBytes} bytes`, bytes.unusedPools),
    total('# bytes lost to pool headers', bytes.poolHeaders),
    total('# bytes lost to quantization', bytes.quantization),
    total('# bytes lost to arena alignment', bytes.alignment),
    total('Total', bytes.total),
    '',
    'arena map counts',
    total('# arena map mid nodes', 1),
    total('# arena map bot nodes', 1),
    '',
    total('# bytes lost to arena map root', MAP_NODE_BYTES[0]),
    total('# bytes lost to arena map mid', MAP_NODE_BYTES[1]),
    total('# bytes lost to arena map bot', MAP_NODE_BYTES[2]),
    total(
      'Total',
      MAP_NODE_BYTES.reduce((sum, each) => sum + each),
    ),
    '',
    ...freeLists(vm).map(([list, name, size]) => {
      const label = `${list.size} free ${name} * ${size} bytes each`;
      return `${label.padStart(48)} = ${grouped(list.size * size).padStart(20)}`;
    }),
    '',
  ].join('\n');
}

/** The free lists with the sizes that CPython prints: without GC heads. */
export function freeLists(vm: Vm): [list: FreeList, name: string, bytes: number][] {
  const tuples = vm.tuple.freeLists
    .map((list, length): [FreeList, string, number] => [
      list,
      `${length}-sized PyTupleObjects`,
      vm.tuple.type.basicSize + 8 * length,
    ])
    .slice(1);
  return [
    [vm.dict.freeList, 'PyDictObjects', 48],
    [vm.dict.keysFreeList, 'PyDictKeysObjects', 32],
    [vm.float.freeList, 'PyFloatObjects', 24],
    [vm.list.freeList, 'PyListObjects', 40],
    ...tuples,
  ];
}

function cell(value: number, width: number): string {
  return String(value).padStart(width);
}

function total(label: string, value: number): string {
  return `${label.padEnd(LABEL)}=${grouped(value).padStart(21)}`;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
