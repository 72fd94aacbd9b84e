import type { GcFacts } from './gc-state.ts';
import type { PymallocGeometry } from './pool-header.ts';
import { CPYTHON_3_9 } from './versions/cpython-3-9.ts';
import { CPYTHON_3_10 } from './versions/cpython-3-10.ts';
import { CPYTHON_3_11 } from './versions/cpython-3-11.ts';
import { CPYTHON_3_12 } from './versions/cpython-3-12.ts';
import { CPYTHON_3_13 } from './versions/cpython-3-13.ts';

/** A series of CPython that heaptop models. */
export type PythonVersion = '3.9' | '3.10' | '3.11' | '3.12' | '3.13';

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
  readonly name: PythonVersion;
  /** The release of the series that is modelled, as in 3.13.0: what `sys.version_info` says. */
  readonly micro: number;
  /** What the figures were compared with. */
  readonly checkedAgainst: string;
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

/** The versions heaptop can play, by name, oldest first. Each file says how its version differs from the next newer one. */
export const VERSIONS: Readonly<Record<PythonVersion, VersionFacts>> = {
  '3.9': CPYTHON_3_9,
  '3.10': CPYTHON_3_10,
  '3.11': CPYTHON_3_11,
  '3.12': CPYTHON_3_12,
  '3.13': CPYTHON_3_13,
};

/** The release that is modelled, as in `3.13.0`. */
export function releaseOf({ name, micro }: VersionFacts): string {
  return `${name}.${micro}`;
}
