import { STANDARD_MODULES } from '../python/run/standard-modules.ts';

/** Packages that scripts about memory like to import. */
const PACKAGES: ReadonlySet<string> = new Set([
  'attr',
  'guppy',
  'matplotlib',
  'numpy',
  'objgraph',
  'pandas',
  'psutil',
  'pydantic',
  'pympler',
  'pytest',
  'requests',
  'scipy',
]);

/** Why a module cannot be there, by its name. */
const REASONS: Readonly<Record<string, string>> = {
  multiprocessing: 'a simulation has no processes',
  socket: 'a simulation has no network',
  subprocess: 'a simulation has no processes',
};

/** A hint for a module that a real Python may have and heaptop has not; null for names that nobody knows. */
export function missingModuleHint(name: string, present: Iterable<string>): string | null {
  const top = name.split('.')[0];
  if (!STANDARD_MODULES.has(top) && !PACKAGES.has(top)) return null;
  const why = REASONS[top] === undefined ? '' : `: ${REASONS[top]}`;
  const names = [...present].filter((each) => !/(^|\.)_/.test(each)).sort();
  return `heaptop has no module '${name}'${why}. It has ${names.join(', ')}`;
}
