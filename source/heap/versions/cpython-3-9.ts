import type { VersionFacts } from '../version-facts.ts';
import { CPYTHON_3_10 } from './cpython-3-10.ts';

/** Pools of 4 KiB in arenas of 256 KiB. */
export const CPYTHON_3_9: VersionFacts = {
  ...CPYTHON_3_10,
  name: '3.9',
  micro: 18,
  checkedAgainst: 'CPython 3.9.18, Linux x86-64',
  startupObjects: 4545,
  pymalloc: { poolBytes: 4096, arenaBytes: 262144, poolsPerArena: 64 },
  basicSizes: {
    ...CPYTHON_3_10.basicSizes,
    async_generator: 120,
    coroutine: 104,
    frame: 368,
    'functools._lru_cache_wrapper': 136,
    function: 120,
    generator: 96,
    property: 56,
    weakref: 56,
    weakproxy: 56,
    weakcallableproxy: 56,
    zip: 40,
  },
  missingExceptionFields: [
    ...CPYTHON_3_10.missingExceptionFields,
    'AttributeError.obj',
    'AttributeError.name',
    'NameError.name',
    'SyntaxError.end_lineno',
    'SyntaxError.end_offset',
  ],
  modulesOfStaticTypes: [...CPYTHON_3_10.modulesOfStaticTypes, '_thread', 'array', 'functools', 'operator', 're'],
  classBytes: 880,
  ordersBeforeDict: false,
  typesWithoutVectorcall: [...CPYTHON_3_10.typesWithoutVectorcall, 'bool', 'filter', 'float', 'map', 'reversed'],
  dictCallsMakeTables: true,
  functionsKeepBuiltins: false,
  updatesCloneTables: false,
  smallTablesAreDoubled: false,
  listCallsPreallocate: true,
  weakrefTypesAreBuiltins: true,
  typesWithoutGcHead: [...CPYTHON_3_10.typesWithoutGcHead, '_thread.RLock', 'array.array'],
  startupBlocks: [
    24, 769, 1444, 5406, 3915, 442, 223, 119, 628, 56, 904, 40, 32, 110, 23, 21, 17, 18, 110, 12, 11, 9, 9, 6, 15, 27,
    35, 30, 22, 30, 13, 18,
  ],
};
