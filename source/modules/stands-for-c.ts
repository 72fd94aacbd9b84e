import type { CodeUnit } from '../python/compile/code-unit.ts';
import { PREFIX } from './library-files.ts';

/**
 * Files of the library where functions in Python stand for C code: all of a file, or what the pattern finds at the start of a
 * `co_qualname`.
 */
const FILES: Readonly<Record<string, RegExp | 'all'>> = {
  '_pyio.py': 'all',
  '_strptime.py': /_(?!strptime)/,
  'asyncio/tasks.py': 'all',
  'binascii.py': 'all',
  'cmath.py': 'all',
  'contextvars.py': 'all',
  'csv.py': /_Format|_Reader|_Writer|reader|writer|(un)?register_dialect|get_dialect|list_dialects|field_size_limit/,
  'datetime.py': 'all',
  'decimal.py': 'all',
  'json/encoder.py': /JSONEncoder\._write|_quote|encode_basestring/,
  'os.py':
    /(putenv|getpid|getppid|cpu_count|umask|strerror|urandom|isatty|terminal_size|get_terminal_size|uname|times|stat|fstat|access|open|listdir|mkdir|rmdir|remove|rename|replace|chdir|chmod|truncate|utime|fsync|readlink|DirEntry|_ScandirIterator|scandir|_exit)\b/,
  'pickle.py': 'all',
  'queue.py': /SimpleQueue|_give_up/,
  'resource.py': 'all',
  'threading.py': /R?Lock\b|_stuck|get_ident|stack_size|local\b|_local_values/,
  'time.py': 'all',
  'warnings.py': /warn\b|warn_explicit|_matches/,
};

/**
 * Whether a function of the library stands for one that CPython has in C: those have no frames, and so no entries in
 * tracebacks.
 */
export function standsForC({ filename, qualname }: CodeUnit): boolean {
  if (!filename.startsWith(PREFIX)) return false;
  const path = filename.slice(filename.indexOf('/', `${PREFIX}/lib/`.length) + 1);
  const stands = FILES[path];
  if (stands === undefined) return false;
  return stands === 'all' || qualname.search(stands) === 0;
}
