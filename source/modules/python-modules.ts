import { DATA_SOURCES } from './data-modules.ts';
import { EVERYDAY_SOURCES } from './everyday-modules.ts';
import { FILE_SOURCES } from './file-modules.ts';
import { LIBRARY_SOURCES } from './library-modules.ts';
import { PARTLY_PYTHON_SOURCES } from './partly-python-modules.ts';

/**
 * The modules written in Python, by the name that imports them: name → text. In the bundle there is null for a text: it
 * has been compiled (`library-code.ts`).
 */
export const PYTHON_MODULES: ReadonlyMap<string, string | null> = new Map([
  ...PARTLY_PYTHON_SOURCES,
  ...LIBRARY_SOURCES,
  ...DATA_SOURCES,
  ...FILE_SOURCES,
  ...EVERYDAY_SOURCES,
]);
