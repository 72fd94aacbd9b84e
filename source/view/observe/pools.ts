import { HeapMap } from '../../heap/heap-map.ts';
import { POOL_CLASS, POOL_COUNT, POOL_FREE_BLOCK, POOL_HEADER_WORDS, SIZE_CLASSES } from '../../heap/pool-header.ts';
import { freeLists } from '../../modules/debug-malloc-stats.ts';
import type { Vm } from '../../python/vm.ts';
import type { ArenaTiles, ClassOfPools, PoolMap } from '../heap-facts.ts';

/** Arenas whose pools are told one by one: 4096 pools. */
const ARENAS = 64;

/** pymalloc's map: a walk over the pools' headers and malloc's blocks, not over the blocks of pools. */
export function observePools(vm: Vm, step: number): PoolMap {
  const { pymalloc } = vm.heap.allocator;
  const { arenas, geometry } = pymalloc;
  const map = new HeapMap(vm.heap.allocator);
  const all: number[] = [];
  arenas.forEach((arena) => {
    all.push(arena);
  });
  const poolsFree = all.reduce((sum, arena) => sum + arenas.freePoolCount[arena], 0);
  return {
    step,
    arenaBytes: geometry.arenaBytes,
    poolBytes: geometry.poolBytes,
    poolsPerArena: geometry.poolsPerArena,
    arenas: all.slice(0, ARENAS).map((arena) => tiles(vm, arena)),
    otherArenas: Math.max(0, all.length - ARENAS),
    arenasAllocated: arenas.allocatedTotal,
    arenasHighwater: arenas.highwater,
    poolsInUse: all.length * geometry.poolsPerArena - poolsFree,
    poolsFree,
    classes: classesOf(vm, map),
    bytes: map.arenaBytes(),
    large: largeBlocks(vm),
    freeLists: freeLists(vm).map(([list, name, bytes]) => ({ name, objects: list.size, bytes: list.size * bytes })),
  };
}

/** Pools that were carved lie side by side from the arena's first one on. */
function tiles(vm: Vm, arena: number): ArenaTiles {
  const { words, heap } = vm;
  const { arenas, geometry } = heap.allocator.pymalloc;
  const classes: number[] = [];
  const used: number[] = [];
  const end = arenas.nextPoolAddress[arena];
  for (let pool = arenas.address[arena] + arenas.firstPoolOffset; pool < end; pool += geometry.poolBytes >> 2) {
    used.push(words[pool + POOL_COUNT]);
    classes.push(words[pool + POOL_COUNT] === 0 ? 0 : words[pool + POOL_CLASS]);
  }
  return { tag: tag(vm, arenas.address[arena]), poolsFree: arenas.freePoolCount[arena], classes, used };
}

function classesOf(vm: Vm, map: HeapMap): ClassOfPools[] {
  const { words, heap } = vm;
  const { usedPools, geometry } = heap.allocator.pymalloc;
  const classes: ClassOfPools[] = [];
  const facts = map.classes();
  for (let i = 1; i <= SIZE_CLASSES; i++) {
    const { blockBytes, pools, blocksInUse, blocksAvailable } = facts[i - 1];
    if (pools === 0) continue;
    const pool = words[usedPools + i];
    const head = pool === 0 ? null : { pool: tag(vm, pool), block: tag(vm, words[pool + POOL_FREE_BLOCK]) };
    const blocksPerPool = Math.floor((geometry.poolBytes - POOL_HEADER_WORDS * 4) / blockBytes);
    classes.push({ blockBytes, blocksPerPool, pools, blocksInUse, blocksAvailable, head });
  }
  return classes;
}

function largeBlocks(vm: Vm): PoolMap['large'] {
  const found = { blocks: 0, bytes: 0, largest: 0, holes: 0, holeBytes: 0 };
  vm.heap.allocator.large.walk((_start, words, inUse) => {
    if (inUse) {
      found.blocks++;
      found.bytes += words * 4;
      found.largest = Math.max(found.largest, words * 4);
    } else {
      found.holes++;
      found.holeBytes += words * 4;
    }
  });
  return found;
}

/** The last digits of an address. */
function tag(vm: Vm, address: number): string {
  return vm.addressOf(address).toString(16).slice(-6);
}
