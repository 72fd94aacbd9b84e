/** Canned moments for tests of screens: what the engine will send, written by hand. */

import type { PoolMap } from '../../source/view/heap-facts.ts';
import type { Collection, Moment, Script } from '../../source/view/moment.ts';

const FILE = 'scenarios/circular-references.py';

const LINES = `# %% [markdown]
# # Circular references
# Two objects that only know each other keep each other alive.
# Reference counting alone can not free them.

# %% The class
import gc


class MyObject:
    def __init__(self, name):
        self.name = name
        print(f'Object {self.name} created')

    def __del__(self):
        print(f'Object {self.name} deleted')


# %% Two objects in a ring
obj1 = MyObject('obj1')
obj2 = MyObject('obj2')
obj1.ref = obj2
obj2.ref = obj1

# %% Deleting the names frees nothing
del obj1
del obj2

# %% The collector finds the ring
rows = [[i] for i in range(3000)]
gc.collect()`.split('\n');

export const script: Script = {
  name: 'circular-references',
  title: 'Two objects that only know each other',
  python: '3.13.0',
  sources: [{ file: FILE, lines: LINES }],
  cells: [
    {
      title: 'The class',
      file: FILE,
      line: 7,
      narration: [
        '# Circular references',
        'Two objects that only know each other keep each other alive.',
        'Reference counting alone can not free them.',
      ],
    },
    { title: 'Two objects in a ring', file: FILE, line: 20, narration: [] },
    {
      title: 'Deleting the names frees nothing',
      file: FILE,
      line: 26,
      narration: ['Each still holds **the other**:', '', '- `obj1.ref`', '- `obj2.ref`'],
    },
    { title: 'The collector finds the ring', file: FILE, line: 30, narration: [] },
  ],
};

const SITES: readonly (readonly [string, number, number, number])[] = [
  [FILE, 30, 264_168, 5_741],
  [FILE, 10, 2_512, 14],
  [FILE, 20, 1_048, 4],
  [FILE, 21, 1_048, 4],
  ['/usr/lib/python3.13/collections/__init__.py', 382, 960, 6],
  [FILE, 12, 512, 4],
  [FILE, 11, 416, 2],
  ['/usr/lib/python3.13/a-package-with-a-very-long-name/and/a/deep/folder/module_with_a_long_name.py', 1042, 240, 3],
  [FILE, 7, 128, 1],
  [FILE, 23, 64, 1],
  [FILE, 22, 64, 1],
  [FILE, 16, 57, 1],
];

/** What a collection tells besides, where nothing is special about it. */
const QUIET: Pick<
  Collection,
  | 'cause'
  | 'thresholds'
  | 'longLivedPending'
  | 'longLivedTotal'
  | 'heldBack'
  | 'untracked'
  | 'resurrected'
  | 'increment'
> = {
  cause: 'automatic',
  thresholds: [2000, 10, 10],
  longLivedPending: 1_204,
  longLivedTotal: 4_904,
  heldBack: false,
  untracked: 0,
  resurrected: 0,
  increment: null,
};

function counted(type: string, tracked: readonly number[], untracked: number, bytes: number, ownCount: number) {
  return { type, tracked, untracked, bytes, ownCount, ownBytes: ownCount * 50 };
}

/** 48,112 blocks in 412 pools of 7 arenas: 100 full ones of 48 bytes, the others of 64 bytes with room in them. */
function pools(): PoolMap {
  const tiles = Array.from({ length: 412 }, (_, i) => (i < 100 ? [3, 340] : [4, i === 100 ? 117 : 45]));
  const arenas = Array.from({ length: 7 }, (_, i) => {
    const own = tiles.slice(i * 63, (i + 1) * 63);
    const tag = `${(i + 1).toString(16)}04000`;
    return { tag, poolsFree: 63 - own.length, classes: own.map(([each]) => each), used: own.map(([, used]) => used) };
  });
  const head = { pool: '29c000', block: '29cb70' };
  return {
    step: 2715,
    arenaBytes: 2 ** 20,
    poolBytes: 2 ** 14,
    poolsPerArena: 63,
    arenas,
    otherArenas: 0,
    arenasAllocated: 8,
    arenasHighwater: 7,
    poolsInUse: 412,
    poolsFree: 29,
    classes: [
      { blockBytes: 48, blocksPerPool: 340, pools: 100, blocksInUse: 34_000, blocksAvailable: 0, head: null },
      { blockBytes: 64, blocksPerPool: 255, pools: 312, blocksInUse: 14_112, blocksAvailable: 65_448, head },
    ],
    bytes: {
      inBlocks: 2_535_168,
      available: 4_188_672,
      unusedPools: 475_136,
      poolHeaders: 19_776,
      quantization: 6_592,
      alignment: 114_688,
      total: 7 * 2 ** 20,
    },
    large: { blocks: 12, bytes: 262_144, largest: 120_016, holes: 3, holeBytes: 786_432 },
    freeLists: [
      { name: 'PyDictObjects', objects: 8, bytes: 384 },
      { name: 'PyFloatObjects', objects: 0, bytes: 0 },
    ],
  };
}

/** In the middle of the list comprehension, 2700 objects in. */
export const middle: Moment = {
  script,
  state: 'paused',
  step: 2715,
  totalSteps: 3020,
  cell: 3,
  execution: {
    file: FILE,
    line: 30,
    depth: 1,
    code: '<module>',
    names: [
      { name: 'gc', id: 0x7f00001a1000, type: 'module', label: "module 'gc'", refcount: 3 },
      { name: 'MyObject', id: 0x7f00001a2000, type: 'type', label: 'class MyObject', refcount: 7 },
      { name: 'i', id: 0x7f00001a3000, type: 'int', label: '2700', refcount: 2 },
    ],
    otherNames: 0,
  },
  gc: {
    enabled: true,
    debug: [],
    frozen: 0,
    generations: [
      { objects: 712, count: 712, threshold: 2000, collections: 37, candidates: 74037, collected: 2, uncollectable: 0 },
      { objects: 2001, count: 2, threshold: 10, collections: 3, candidates: 6003, collected: 14, uncollectable: 0 },
      { objects: 4904, count: 0, threshold: 10, collections: 1, candidates: 2001, collected: 0, uncollectable: 0 },
    ],
    longLivedPending: 1_204,
    longLivedTotal: 4_904,
    unsimulated: 0,
    collections: [
      {
        ...QUIET,
        ordinal: 39,
        step: 19,
        cause: 'manual',
        counts: [310, 2, 0],
        generation: 2,
        reason: 'gc.collect()',
        candidates: 4906,
        freed: 2,
        promoted: 4904,
        uncollectable: 0,
      },
      {
        ...QUIET,
        ordinal: 40,
        step: 1203,
        counts: [2001, 11, 0],
        generation: 1,
        reason: 'count1 11 > threshold1 10',
        candidates: 3380,
        freed: 14,
        promoted: 3366,
        uncollectable: 0,
      },
      {
        ...QUIET,
        ordinal: 41,
        step: 2019,
        counts: [2001, 1, 0],
        generation: 0,
        reason: 'count0 2001 > threshold0 2000',
        candidates: 2001,
        freed: 0,
        promoted: 2001,
        uncollectable: 0,
      },
    ],
    garbage: [],
    garbageTotal: 0,
    waiting: { step: 2715, objects: 0, bytes: 0, rings: 0, generations: [0, 0, 0], members: [] },
    incremental: null,
  },
  memory: {
    tracing: true,
    traced: SITES.reduce((sum, site) => sum + site[2], 1_320),
    peak: 301_220,
    sites: SITES.map(([file, line, bytes, count], i) => ({
      file,
      line,
      bytes,
      count,
      trend: [0, bytes >> (i % 4), i % 3 === 0 ? bytes * 2 : bytes >> 1, bytes],
    })),
    trendSteps: [0, 1024, 2048, 2715],
    tracebacks: [],
    otherSites: { sites: 9, bytes: 1_320, count: 21 },
    pymalloc: { blocks: 48_112, pools: 412, arenas: 7 },
  },
  timeline: {
    steps: Array.from({ length: 152 }, (_, i) => i * 20),
    traced: Array.from({ length: 152 }, (_, i) => 4_000 + (i < 2 ? 0 : i * 1_960 - (i > 140 ? (i - 140) * 20_000 : 0))),
    collections: [
      { step: 19, generation: 2, stuck: false },
      { step: 1203, generation: 1, stuck: false },
      { step: 2019, generation: 0, stuck: false },
      { step: 3020, generation: 2, stuck: false },
    ],
    cells: [0, 10, 15, 17],
  },
  pools: pools(),
  types: {
    step: 2715,
    types: [
      counted('str', [0, 0, 0, 0], 9_120, 612_480, 60),
      counted('function', [2, 3, 2_400, 0], 0, 384_800, 3),
      counted('list', [700, 1_990, 310, 0], 0, 264_000, 2_701),
      counted('dict', [5, 6, 800, 0], 4, 190_720, 6),
      counted('tuple', [5, 2, 1_392, 0], 301, 108_640, 5),
      counted('int', [0, 0, 0, 0], 2_744, 76_832, 2_443),
      counted('MyObject', [0, 0, 2, 0], 0, 176, 2),
    ],
  },
  asked: '',
  object: null,
  output: [
    { stream: 'stdout', text: 'Object obj1 created' },
    { stream: 'stdout', text: 'Object obj2 created' },
  ],
  error: null,
};

export const ready: Moment = {
  ...middle,
  pools: null,
  types: null,
  state: 'ready',
  step: 0,
  totalSteps: null,
  cell: -1,
  execution: { file: FILE, line: 0, depth: 1, code: '<module>', names: [], otherNames: 0 },
  gc: {
    ...middle.gc,
    generations: [
      { objects: 312, count: 312, threshold: 2000, collections: 0, candidates: 0, collected: 0, uncollectable: 0 },
      { objects: 0, count: 0, threshold: 10, collections: 0, candidates: 0, collected: 0, uncollectable: 0 },
      { objects: 4592, count: 0, threshold: 10, collections: 0, candidates: 0, collected: 0, uncollectable: 0 },
    ],
    collections: [],
  },
  memory: {
    ...middle.memory,
    tracing: false,
    traced: 0,
    peak: 0,
    sites: [],
    otherSites: { sites: 0, bytes: 0, count: 0 },
  },
  timeline: { steps: [0], traced: [0], collections: [], cells: [] },
  output: [],
};

/** Objects that the collector could not free, and the script's failure. */
export const stuck: Moment = {
  ...middle,
  state: 'failed',
  step: 3020,
  gc: {
    ...middle.gc,
    enabled: false,
    debug: ['SAVEALL', 'UNCOLLECTABLE'],
    generations: middle.gc.generations.map((generation, i) =>
      i === 2 ? { ...generation, collections: 2, uncollectable: 2 } : generation,
    ),
    collections: [
      ...middle.gc.collections,
      {
        ...QUIET,
        ordinal: 42,
        step: 3020,
        cause: 'manual',
        counts: [712, 2, 0],
        generation: 2,
        reason: 'gc.collect()',
        candidates: 7617,
        freed: 12,
        promoted: 7603,
        uncollectable: 2,
      },
    ],
    garbage: [
      {
        id: 0x7f00001b1000,
        type: 'Legacy',
        label: 'Legacy#1',
        because: 'legacy finalizer',
        reason: 'its type has a tp_del slot, and it is in a ring',
        refcount: 2,
        ring: 0,
        inside: 1,
        edges: [{ to: 1, how: '.peer' }],
        collection: 42,
        birth: { file: FILE, line: 20 },
      },
      {
        id: 0x7f00001b2000,
        type: 'Legacy',
        label: 'Legacy#2',
        because: 'legacy finalizer',
        reason: 'its type has a tp_del slot, and it is in a ring',
        refcount: 2,
        ring: 0,
        inside: 1,
        edges: [{ to: 0, how: '.peer' }],
        collection: 42,
        birth: { file: FILE, line: 21 },
      },
    ],
    garbageTotal: 2,
  },
  timeline: {
    ...middle.timeline,
    collections: middle.timeline.collections.map((mark) => ({ ...mark, stuck: mark.step === 3020 })),
  },
  output: [
    ...middle.output,
    { stream: 'echo', text: '14' },
    { stream: 'stderr', text: 'gc: uncollectable <Legacy 0x7f0000000010>' },
  ],
  error: {
    summary: 'ValueError: nothing more to do',
    traceback: `Traceback (most recent call last):\n  File "${FILE}", line 31, in <module>\n    gc.collect()\nValueError: nothing more to do\n`,
  },
};

/** Names, output and files that try to break the screen. */
export const nasty: Moment = {
  ...middle,
  script: {
    ...script,
    name: '\x1b]0;owned\x07日本語.py',
    title: 'x\u202egnp.exe',
    sources: [{ file: FILE, lines: LINES.map((line) => `\t${line} \x1b[31m日本語 👩‍👩‍👧 e\u0301\u200b`) }],
  },
  execution: {
    ...middle.execution,
    code: 'f\x1b[2J',
    depth: 900,
    names: [{ name: '変数', id: 0x7f00001a4000, type: 'str', label: "'\x1b[31m日本語\r\n'", refcount: null }],
    otherNames: 4,
  },
  memory: {
    ...middle.memory,
    sites: middle.memory.sites.map((site, i) => ({
      ...site,
      file: i % 2 === 0 ? `日本語${i}/フォルダ/モジュール.py` : `e\u0301e\u0301e\u0301${i}\x1b[1m.py`,
    })),
  },
  output: [
    { stream: 'stdout', text: '\x1b[2J\x1b[H\x9b31mgone' },
    { stream: 'stderr', text: '日本語'.repeat(100) },
    { stream: 'echo', text: '👩‍👩‍👧'.repeat(60) },
  ],
};

export const MOMENTS: Readonly<Record<string, Moment>> = { ready, middle, stuck, nasty };
