import { DATA_SOURCES } from './data-modules.ts';
import { EVERYDAY_SOURCES } from './everyday-modules.ts';
import { FILE_SOURCES } from './file-modules.ts';
import { LIBRARY_SOURCES } from './library-modules.ts';

/** The modules written in Python, by the name that imports them: name → text. */
export const PYTHON_MODULES: ReadonlyMap<string, string> = new Map<string, string>([
  ...LIBRARY_SOURCES,
  ...DATA_SOURCES,
  ...FILE_SOURCES,
  ...EVERYDAY_SOURCES,
]);
