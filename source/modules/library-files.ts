/** Where the simulated interpreter says that it is installed. */
export const PREFIX = '/usr/local';

/** Modules that CPython has frozen into its binary since 3.11, and what they are called there: their code has no file. */
const FROZEN: ReadonlyMap<string, string> = new Map([
  ['_sequence_abc', '_collections_abc'],
  ['abc', 'abc'],
  ['collections.abc', '_collections_abc'],
  ['io', 'io'],
]);

/** Modules whose file in CPython is not named after them: packages, and parts that stand alone here. */
const FILES: Readonly<Record<string, string>> = {
  collections: 'collections/__init__.py',
  _asyncio_futures: 'asyncio/tasks.py',
  _collections_wrappers: 'collections/__init__.py',
  _inspect_signature: 'inspect.py',
  importlib: 'importlib/__init__.py',
  _io_files: '_pyio.py',
  _io_memory: '_pyio.py',
  _io_standard: '_pyio.py',
  _io_text: '_pyio.py',
  _unpickle: 'pickle.py',
  _weakref_mappings: 'weakref.py',
  _argparse_help: 'argparse.py',
  html: 'html/__init__.py',
  json: 'json/__init__.py',
  concurrent: 'concurrent/__init__.py',
  'concurrent.futures': 'concurrent/futures/__init__.py',
  _statistics_normal: 'statistics.py',
  urllib: 'urllib/__init__.py',
  logging: 'logging/__init__.py',
  asyncio: 'asyncio/__init__.py',
  re: 're/__init__.py',
  unittest: 'unittest/__init__.py',
};

/** Modules that have nothing in Python here, and are files in CPython. */
const WITHOUT_PYTHON: ReadonlySet<string> = new Set(['bisect', 'importlib', 'linecache', 'operator', 'platform']);

/** Whether the module has a `__file__` although all of it is TypeScript. */
export function hasFile(name: string): boolean {
  return WITHOUT_PYTHON.has(name);
}

/** `sys.path` at the start: the script's folder, then what comes with the interpreter. */
export function searchPath(script: string, version: string): string[] {
  const library = `${PREFIX}/lib/python${version}`;
  const folder = script.slice(0, Math.max(script.lastIndexOf('/'), script.startsWith('/') ? 1 : 0));
  return [folder, `${PREFIX}/lib/python${version.replace('.', '')}.zip`, library, `${library}/lib-dynload`];
}

/** Whether a directory of `sys.path` or `__path__` is one of the interpreter's own. */
export function isLibraryDirectory(directory: string, version: string): boolean {
  const library = `${PREFIX}/lib/python${version}`;
  return directory === library || directory.startsWith(`${library}/`);
}

/**
 * Modules that are imported before any script's own of the same name: those in CPython's binary, frozen ones, and those
 * that start-up has imported.
 */
export const NEVER_SHADOWED: ReadonlySet<string> = new Set([
  ...[
    '_abc',
    '_ast',
    '_codecs',
    '_collections',
    '_functools',
    '_imp',
    '_io',
    '_locale',
    '_operator',
    '_signal',
    '_sre',
  ],
  ...['_stat', '_string', '_suggestions', '_symtable', '_sysconfig', '_thread', '_tokenize', '_tracemalloc', '_typing'],
  ...['_warnings', '_weakref', 'atexit', 'builtins', 'errno', 'faulthandler', 'gc', 'itertools', 'marshal', 'posix'],
  ...['pwd', 'sys', 'time', '_collections_abc', '_sitebuiltins', 'abc', 'codecs', 'encodings', 'genericpath', 'io'],
  ...['os', 'posixpath', 'runpy', 'site', 'stat', 'zipimport', '_frozen_importlib', '_frozen_importlib_external'],
]);

/** The file name that the code of a library module carries, as tracebacks and tracemalloc show it. */
export function libraryFile(module: string, version: string): string {
  const frozen = FROZEN.get(module);
  const isFrozen = frozen !== undefined && version !== '3.9' && version !== '3.10';
  if (isFrozen) return `<frozen ${frozen}>`;
  if (module === 'string' && version === '3.14') return `${PREFIX}/lib/python3.14/string/__init__.py`;
  return `${PREFIX}/lib/python${version}/${FILES[module] ?? `${(frozen ?? module).replaceAll('.', '/')}.py`}`;
}
