import { SOURCE as abc } from './python/abc.ts';
import { SOURCE as binascii } from './python/binascii.ts';
import { SOURCE as collections } from './python/collections.ts';
import { SOURCE as collectionsAbc } from './python/collections-abc.ts';
import { SOURCE as ctypes } from './python/ctypes.ts';
import { SOURCE as decimal } from './python/decimal.ts';
import { SOURCE as functools } from './python/functools.ts';
import { SOURCE as hashlib } from './python/hashlib.ts';
import { SOURCE as heapq } from './python/heapq.ts';
import { SOURCE as random } from './python/random.ts';
import { SOURCE as sequenceAbc } from './python/sequence-abc.ts';
import { SOURCE as struct } from './python/struct.ts';
import { SOURCE as time } from './python/time.ts';
import { SOURCE as traceback } from './python/traceback.ts';
import { SOURCE as types } from './python/types.ts';
import { SOURCE as weakref } from './python/weakref.ts';

/** The part in Python of modules whose other part is in TypeScript: it runs once that is there. Name and text. */
export const PARTLY_PYTHON_SOURCES: readonly (readonly [name: string, source: string])[] = [
  ['_sequence_abc', sequenceAbc],
  ['abc', abc],
  ['binascii', binascii],
  ['collections', collections],
  ['collections.abc', collectionsAbc],
  ['ctypes', ctypes],
  ['decimal', decimal],
  ['functools', functools],
  ['hashlib', hashlib],
  ['heapq', heapq],
  ['random', random],
  ['struct', struct],
  ['time', time],
  ['traceback', traceback],
  ['types', types],
  ['weakref', weakref],
];
