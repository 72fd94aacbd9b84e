import type { VersionFacts } from '../version-facts.ts';
import { CPYTHON_3_13 } from './cpython-3-13.ts';

/** Methods of str, bytes and bytearray that take their arguments in a tuple. */
const PACKING_METHODS = ['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'];

/** Functions with `*args` that came to Argument Clinic in 3.13: before, the tuple of `f(*args)` is theirs. */
const PACKING_VARIADICS = [
  ...['union', 'intersection', 'difference'].flatMap((name) => [`set.${name}`, `frozenset.${name}`]),
  ...['set.update', 'set.intersection_update', 'set.difference_update', 'gc.get_referents', 'gc.get_referrers'],
];

/** Interned strings are immortal; attribute values lie in a block of their own. */
export const CPYTHON_3_12: VersionFacts = {
  ...CPYTHON_3_13,
  name: '3.12',
  micro: 1,
  checkedAgainst: 'CPython 3.12.1, Linux x86-64',
  gcThresholds: [700, 10, 10],
  startupObjects: 4950,
  startupImmortals: 375,
  attributesLie: 'beside',
  updateReplacesSharedKeys: true,
  basicSizes: {
    code: 200,
    frame: 120,
    'itertools.batched': 32,
    'itertools.pairwise': 32,
    'operator.methodcaller': 40,
  },
  classBytes: 920,
  countsGcHeadOfStaticTypes: true,
  cRecursionLimit: 1500,
  trashcanDepth: 50,
  closesIdleGeneratorsAtOnce: false,
  clearingFramesClosesGenerators: true,
  listsCopySetsAndDicts: false,
  framesKeepLocalsDict: true,
  typesWithoutVectorcall: ['int', 'str'],
  packing: {
    'builtins.max': true,
    'builtins.min': true,
    'builtins.dir': false,
    'builtins.vars': false,
    'operator.methodcaller': true,
    ...Object.fromEntries(PACKING_VARIADICS.map((name) => [name, 'packed' as const])),
    ...Object.fromEntries(
      ['str', 'bytes', 'bytearray'].flatMap((type) => PACKING_METHODS.map((name) => [`${type}.${name}`, true])),
    ),
  },
  modulesOfStaticTypes: ['decimal'],
  typesWithoutGcHead: ['decimal.Decimal'],
  internedAreImmortal: true,
  lettersInternedApart: '_abcdenprsx',
  startupBlocks: [
    27, 492, 1456, 3236, 2982, 139, 43, 245, 11, 629, 15, 13, 110, 90, 12, 19, 21, 5, 5, 2, 2, 5, 0, 1, 85, 3, 1, 2, 5,
    4, 1, 14,
  ],
};
