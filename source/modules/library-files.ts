/** Where the simulated interpreter says that it is installed. */
export const PREFIX = '/usr/local';

/** Modules that CPython has frozen into its binary: their code has no file. */
const FROZEN: ReadonlySet<string> = new Set(['abc', 'io', 'collections.abc']);

/** Modules whose file in CPython is not named after them: packages, and parts that stand alone here. */
const FILES: Readonly<Record<string, string>> = {
  collections: 'collections/__init__.py',
  _asyncio_futures: 'asyncio/tasks.py',
  _collections_wrappers: 'collections/__init__.py',
  _inspect_signature: 'inspect.py',
  importlib: 'importlib/__init__.py',
  json: 'json/__init__.py',
  logging: 'logging/__init__.py',
  asyncio: 'asyncio/__init__.py',
  re: 're/__init__.py',
};

/** The file name that the code of a library module carries, as tracebacks and tracemalloc show it. */
export function libraryFile(module: string, version: string): string {
  if (FROZEN.has(module)) return `<frozen ${module === 'collections.abc' ? '_collections_abc' : module}>`;
  return `${PREFIX}/lib/python${version}/${FILES[module] ?? `${module.replaceAll('.', '/')}.py`}`;
}
