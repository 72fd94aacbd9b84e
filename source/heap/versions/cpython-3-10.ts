import type { VersionFacts } from '../version-facts.ts';
import { CPYTHON_3_11 } from './cpython-3-11.ts';

// DIFFERS: In 3.9 and 3.10 code runs several times slower than in later versions. — Code that makes frame objects is not
// translated. — Look at 3.11 and later where speed matters.
/** Frames are heap objects, attributes of instances lie in dicts. */
export const CPYTHON_3_10: VersionFacts = {
  ...CPYTHON_3_11,
  name: '3.10',
  micro: 13,
  codeKeepsViews: 'all',
  checkedAgainst: 'CPython 3.10.13, Linux x86-64',
  attributesLie: 'in a dict',
  dictKeysBytes: 40,
  dictsHaveStrTables: false,
  freeLists: { ...CPYTHON_3_11.freeLists, tupleLengths: 19 },
  mediumIntBytes: 28,
  zeroHasDigit: false,
  basicSizes: {
    ...CPYTHON_3_11.basicSizes,
    BaseException: 64,
    async_generator: 112,
    code: 184,
    'collections.deque': 80,
    coroutine: 96,
    enumerate: 48,
    frame: 360,
    function: 128,
    generator: 88,
    'operator.attrgetter': 32,
    'operator.itemgetter': 40,
    'types.GenericAlias': 48,
    'weakref.ReferenceType': 56,
    'weakref.ProxyType': 56,
    'weakref.CallableProxyType': 56,
  },
  classBytes: 888,
  countsGcHeadOfStaticTypes: false,
  forgetsEmptySubclassDicts: false,
  typesWithoutVectorcall: [...CPYTHON_3_11.typesWithoutVectorcall, 'enumerate', 'super'],
  dequesKeepFreeBlocks: false,
  framesAreObjects: true,
  lettersInternedApart: '',
  callersKeepOperands: true,
  packing: {
    ...CPYTHON_3_11.packing,
    'builtins.print': false,
    'operator.itemgetter': true,
    'operator.attrgetter': true,
  },
  dictsHashFirst: true,
  lateKeywordNames: ['builtins.sum', 'builtins.pow', 'builtins.compile', 'str.rsplit'],
  coreNamesAreLate: true,
  bytesGiveSmallInts: false,
  startupBlocks: [
    29, 722, 1256, 5943, 4001, 462, 238, 129, 650, 75, 979, 35, 41, 109, 29, 21, 15, 19, 112, 11, 11, 7, 11, 9, 25, 40,
    26, 26, 24, 24, 13, 27,
  ],
};
