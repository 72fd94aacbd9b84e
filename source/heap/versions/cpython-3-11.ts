import type { VersionFacts } from '../version-facts.ts';
import { CPYTHON_3_12 } from './cpython-3-12.ts';

/** Nothing is immortal; a collection runs inside the allocation. */
export const CPYTHON_3_11: VersionFacts = {
  ...CPYTHON_3_12,
  name: '3.11',
  micro: 7,
  checkedAgainst: 'CPython 3.11.7, Linux x86-64',
  collectsInsideAllocation: true,
  immortalsInGeneration: 'examined',
  immortalRefcount: null,
  weakrefsInFront: false,
  variableInstancesHaveDictInFront: false,
  strBytes: { asciiStr: 48, str: 72, subclass: 80, latin1Cache: 0 },
  basicSizes: {
    ...CPYTHON_3_12.basicSizes,
    async_generator: 152,
    code: 192,
    coroutine: 152,
    function: 136,
    generator: 152,
    'itertools._tee': 40,
    'itertools.accumulate': 48,
    'itertools.groupby': 64,
    longrange_iterator: 48,
    range_iterator: 48,
  },
  missingExceptionFields: ['ImportError.name_from'],
  typeBytes: 408,
  classBytes: 904,
  splitsKnowTheirMost: false,
  reusesFloats: false,
  closingFreesUnstarted: true,
  internedAreImmortal: false,
  lettersInternedApart: 'BCLST_abcdefhijklmnopqrstvwxy',
  unpacksIntoFrame: false,
  packing: { ...CPYTHON_3_12.packing, 'builtins.dir': true, 'builtins.vars': true },
  bindsGetattr: true,
  startupBlocks: [
    18, 382, 388, 3506, 2869, 83, 28, 197, 11, 370, 14, 13, 81, 25, 11, 14, 13, 5, 3, 2, 1, 1, 2, 0, 65, 1, 3, 1, 0, 8,
    0, 4,
  ],
};
