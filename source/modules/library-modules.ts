import { defineAbc } from './abc.ts';
import { defineArray } from './array.ts';
import { defineBisect } from './bisect.ts';
import { defineCollections } from './collections.ts';
import { defineCollectionsAbc } from './collections-abc.ts';
import { defineCtypes } from './ctypes.ts';
import { defineDecimal } from './decimal.ts';
import { defineFunctools } from './functools.ts';
import { defineHeapq } from './heapq.ts';
import { defineItertools } from './itertools.ts';
import { defineJsonScanner } from './json-scanner.ts';
import { defineLineMemory } from './line-memory.ts';
import { defineMath } from './math.ts';
import type { ModuleMaker } from './module-definition.ts';
import { defineOperator } from './operator.ts';
import { SOURCE as annotationlib } from './python/annotationlib.ts';
import { SOURCE as asyncio } from './python/asyncio.ts';
import { SOURCE as asyncioFutures } from './python/asyncio-futures.ts';
import { SOURCE as collectionsWrappers } from './python/collections-wrappers.ts';
import { SOURCE as contextlib } from './python/contextlib.ts';
import { SOURCE as contextvars } from './python/contextvars.ts';
import { SOURCE as copy } from './python/copy.ts';
import { SOURCE as copyreg } from './python/copyreg.ts';
import { SOURCE as dataclasses } from './python/dataclasses.ts';
import { SOURCE as datetime } from './python/datetime.ts';
import { SOURCE as datetimeFormats } from './python/datetime-formats.ts';
import { SOURCE as enumSource } from './python/enum.ts';
import { SOURCE as enumBefore311 } from './python/enum-before-3-11.ts';
import { SOURCE as fnmatch } from './python/fnmatch.ts';
import { SOURCE as fractions } from './python/fractions.ts';
import { SOURCE as future } from './python/future.ts';
import { SOURCE as inspect } from './python/inspect.ts';
import { SOURCE as inspectSignature } from './python/inspect-signature.ts';
import { SOURCE as json } from './python/json.ts';
import { SOURCE as jsonDecoder } from './python/json-decoder.ts';
import { SOURCE as jsonEncoder } from './python/json-encoder.ts';
import { SOURCE as keyword } from './python/keyword.ts';
import { SOURCE as logging } from './python/logging.ts';
import { SOURCE as memoryProfiler } from './python/memory-profiler.ts';
import { SOURCE as numbers } from './python/numbers.ts';
import { SOURCE as pprint } from './python/pprint.ts';
import { SOURCE as queue } from './python/queue.ts';
import { SOURCE as re } from './python/re.ts';
import { SOURCE as reprlib } from './python/reprlib.ts';
import { SOURCE as resource } from './python/resource.ts';
import { SOURCE as statistics } from './python/statistics.ts';
import { SOURCE as stringSource } from './python/string.ts';
import { SOURCE as stringTemplatelib } from './python/string-templatelib.ts';
import { SOURCE as strptime } from './python/strptime.ts';
import { SOURCE as textwrap } from './python/textwrap.ts';
import { SOURCE as threading } from './python/threading.ts';
import { SOURCE as timeit } from './python/timeit.ts';
import { SOURCE as tracemalloc } from './python/tracemalloc.ts';
import { SOURCE as typingSource } from './python/typing.ts';
import { SOURCE as warnings } from './python/warnings.ts';
import { SOURCE as weakrefMappings } from './python/weakref-mappings.py.ts';
import { defineRandom } from './random.ts';
import { defineSequenceAbc } from './sequence-abc.ts';
import { defineSre } from './sre.ts';
import { defineStringFormatter } from './string-formatter.ts';
import { defineStringTemplatelib } from './string-templatelib.ts';
import { defineTraceback } from './traceback.ts';
import { UNITTEST_SOURCES } from './unittest-modules.ts';

/** Modules of the standard library of which at least a part is in TypeScript. */
export const LIBRARY_MODULES: readonly (readonly [name: string, maker: ModuleMaker])[] = [
  ['_json', defineJsonScanner],
  ['_line_memory', defineLineMemory],
  ['_sequence_abc', defineSequenceAbc],
  ['_sre', defineSre],
  ['_string', defineStringFormatter],
  ['abc', defineAbc],
  ['array', defineArray],
  ['bisect', defineBisect],
  ['collections', defineCollections],
  ['collections.abc', defineCollectionsAbc],
  ['ctypes', defineCtypes],
  ['decimal', defineDecimal],
  ['functools', defineFunctools],
  ['heapq', defineHeapq],
  ['itertools', defineItertools],
  ['math', defineMath],
  ['operator', defineOperator],
  ['random', defineRandom],
  ['string.templatelib', defineStringTemplatelib],
  ['traceback', defineTraceback],
];

/** Modules of the standard library in Python: name and text. */
export const LIBRARY_SOURCES: readonly (readonly [name: string, source: string])[] = [
  ['_asyncio_futures', asyncioFutures],
  ['_collections_wrappers', collectionsWrappers],
  ['_weakref_mappings', weakrefMappings],
  ['annotationlib', annotationlib],
  ['asyncio', asyncio],
  ['_datetime_formats', datetimeFormats],
  ['_enum_before_3_11', enumBefore311],
  ['_strptime', strptime],
  ['_inspect_signature', inspectSignature],
  ['contextlib', contextlib],
  ['copy', copy],
  ['copyreg', copyreg],
  ['dataclasses', dataclasses],
  ['datetime', datetime],
  ['enum', enumSource],
  ['fractions', fractions],
  ['inspect', inspect],
  ['json', json],
  ['json.decoder', jsonDecoder],
  ['json.encoder', jsonEncoder],
  ['keyword', keyword],
  ['memory_profiler', memoryProfiler],
  ['numbers', numbers],
  ['pprint', pprint],
  ['re', re],
  ['statistics', statistics],
  ['string', stringSource],
  ['string.templatelib', stringTemplatelib],
  ['textwrap', textwrap],
  ['tracemalloc', tracemalloc],
  ['typing', typingSource],
  ['logging', logging],
  ['threading', threading],
  ['queue', queue],
  ['__future__', future],
  ['reprlib', reprlib],
  ['contextvars', contextvars],
  ['timeit', timeit],
  ['fnmatch', fnmatch],
  ['resource', resource],
  ['warnings', warnings],
  ...UNITTEST_SOURCES,
];
