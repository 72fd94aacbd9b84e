import type { GcFacts } from './gc-state.ts';
import type { PymallocGeometry } from './pool-header.ts';

/** How many freed objects of a type wait to be used again (`PyList_MAXFREELIST`, …); 0 where there is no free list. */
export interface FreeListLimits {
  readonly list: number;
  readonly dict: number;
  /** Key tables of 8 slots. */
  readonly dictKeys: number;
  /** Tuples of one length; lengths 1 … `tupleLengths` have a list each. */
  readonly tuple: number;
  readonly tupleLengths: number;
  readonly float: number;
  /** Ints of one digit. */
  readonly int: number;
  readonly slice: number;
  /** Bound methods. */
  readonly method: number;
  /** Methods of built-in types, bound; one list for each of two calling conventions. */
  readonly builtinMethod: number;
  readonly listIterator: number;
  readonly tupleIterator: number;
  readonly range: number;
  readonly rangeIterator: number;
  /** Blocks kept by each deque. */
  readonly dequeBlocks: number;
  readonly context: number;
}

/** What the memory manager of one CPython version does differently from others. */
export interface VersionFacts extends GcFacts {
  /** As in `'3.13'`. */
  readonly name: string;
  readonly pymalloc: PymallocGeometry;
  readonly freeLists: FreeListLimits;
  /** What `sys.getrefcount()` says of an immortal object; null where none is immortal (before 3.12). */
  readonly immortalRefcount: number | null;
  /** Interned strings never die (3.12). */
  readonly internedAreImmortal: boolean;
  /** Dicts are tracked from birth on (3.14). */
  readonly dictsAreAlwaysTracked: boolean;
  /**
   * Blocks of each size class (16, 32, … 512 bytes) that the interpreter's start leaves in use, so that pools are not empty
   * when a script begins: as `sys._debugmallocstats()` tells after `python -I`.
   */
  readonly startupBlocks: readonly number[];
  /** `C_RECURSION_LIMIT`: nested deallocations and calls from C before the trashcan takes over. */
  readonly cRecursionLimit: number;
}

const CPYTHON_3_13: VersionFacts = {
  name: '3.13',
  pymalloc: { poolBytes: 16384, arenaBytes: 1048576, poolsPerArena: 63 },
  gcThresholds: [2000, 10, 10],
  collectsInsideAllocation: false,
  immortalsInGeneration: 'frozen',
  untracksDicts: true,
  clearsWeakrefsAfterFinalizers: false,
  freeLists: {
    list: 80,
    dict: 80,
    dictKeys: 80,
    tuple: 2000,
    tupleLengths: 20,
    float: 100,
    int: 0,
    slice: 1,
    method: 0,
    builtinMethod: 0,
    listIterator: 0,
    tupleIterator: 0,
    range: 0,
    rangeIterator: 0,
    dequeBlocks: 16,
    context: 255,
  },
  immortalRefcount: 4294967295,
  internedAreImmortal: false,
  dictsAreAlwaysTracked: false,
  cRecursionLimit: 10000,
  startupBlocks: [
    27, 595, 2882, 5223, 3644, 416, 215, 348, 65, 711, 61, 46, 175, 169, 84, 101, 73, 60, 44, 61, 33, 31, 28, 18, 123,
    14, 14, 13, 16, 14, 10, 18,
  ],
};

/** The versions heaptop can play, by name. */
export const VERSIONS: Readonly<Record<'3.13', VersionFacts>> = { '3.13': CPYTHON_3_13 };
