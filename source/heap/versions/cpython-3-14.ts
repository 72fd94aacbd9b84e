import type { VersionFacts } from '../version-facts.ts';
import { CPYTHON_3_13 } from './cpython-3-13.ts';

// What `sys._debugmallocstats()` of a 3.14 says at the start is not known: the start-up blocks are 3.13's, whose sum
// (`sys.getallocatedblocks()`) differs from 3.14's by less than two in a hundred.

/** The generational collector again (3.14.5); locals are borrowed, dicts always tracked, many more free lists. */
export const CPYTHON_3_14: VersionFacts = {
  ...CPYTHON_3_13,
  name: '3.14',
  micro: 7,
  checkedAgainst:
    'a sheet of CPython 3.14.7 (sizes, collector) and CPython 3.14.2 in WebAssembly (order, counts); start-up blocks are 3.13’s',
  startupObjects: 6057,
  immortalsInGeneration: 'untracked',
  untracksDicts: false,
  clearsWeakrefsAfterFinalizers: true,
  freeLists: {
    ...CPYTHON_3_13.freeLists,
    int: 100,
    method: 20,
    builtinMethod: 16,
    listIterator: 10,
    tupleIterator: 10,
    range: 6,
    rangeIterator: 6,
  },
  fullCollectionsClearAllFreeLists: true,
  comparisonsReleaseRightFirst: true,
  reusesFloats: false,
  closingFreesFunctions: true,
  foldsAfterParsing: true,
  immortalRefcount: 3221225472,
  dictsAreAlwaysTracked: true,
  tracksTuplesOfAtoms: false,
  borrowsLocals: true,
  clearsLocalsBackwards: true,
  basicSizes: {
    async_generator: 152,
    coroutine: 152,
    frame: 168,
    function: 152,
    generator: 152,
    map: 40,
    tuple: 32,
    'types.UnionType': 56,
  },
  classBytes: 936,
};
