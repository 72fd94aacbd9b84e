import { defineAtexit } from './atexit.ts';
import { DATA_MODULES } from './data-modules.ts';
import { defineErrno } from './errno.ts';
import { FILE_MODULES } from './file-modules.ts';
import { defineGc } from './gc.ts';
import { defineImportlib } from './importlib.ts';
import { LIBRARY_MODULES } from './library-modules.ts';
import { defineLinecache } from './linecache.ts';
import type { ModuleMaker } from './module-definition.ts';
import { definePlatform } from './platform.ts';
import { defineTestCapi } from './testcapi.ts';
import { defineTime } from './time.ts';
import { defineTracemalloc } from './tracemalloc.ts';
import { defineTypes } from './types.ts';
import { defineWeakref } from './weakref.ts';

/** The modules written in TypeScript, by the name that imports them. builtins and sys are there from the start. */
export const NATIVE_MODULES: ReadonlyMap<string, ModuleMaker> = new Map<string, ModuleMaker>([
  ...LIBRARY_MODULES,
  ...DATA_MODULES,
  ...FILE_MODULES,
  ['_testcapi', defineTestCapi],
  ['_tracemalloc', defineTracemalloc],
  ['atexit', defineAtexit],
  ['errno', defineErrno],
  ['gc', defineGc],
  ['importlib', defineImportlib],
  ['linecache', defineLinecache],
  ['platform', definePlatform],
  ['time', defineTime],
  ['types', defineTypes],
  ['weakref', defineWeakref],
]);
