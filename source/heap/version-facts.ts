import type { GcFacts } from './gc-state.ts';
import type { PymallocGeometry } from './pool-header.ts';
import { CPYTHON_3_9 } from './versions/cpython-3-9.ts';
import { CPYTHON_3_10 } from './versions/cpython-3-10.ts';
import { CPYTHON_3_11 } from './versions/cpython-3-11.ts';
import { CPYTHON_3_12 } from './versions/cpython-3-12.ts';
import { CPYTHON_3_13 } from './versions/cpython-3-13.ts';
import { CPYTHON_3_14 } from './versions/cpython-3-14.ts';
import { CPYTHON_3_14_0 } from './versions/cpython-3-14-0.ts';

/** A series of CPython that heaptop models; 3.14.0 to 3.14.4 had another collector than the rest of 3.14. */
export type PythonVersion = '3.9' | '3.10' | '3.11' | '3.12' | '3.13' | '3.14.0' | '3.14';

/** How many freed objects of a type wait to be used again (`PyList_MAXFREELIST`, …); 0 where there is no free list. */
export interface FreeListLimits {
  readonly list: number;
  readonly dict: number;
  /** Key tables of 8 slots. */
  readonly dictKeys: number;
  /** Tuples of one length; lengths 1 … `tupleLengths` have a list each. */
  readonly tuple: number;
  readonly tupleLengths: number;
  readonly float: number;
  /** Ints of one digit. */
  readonly int: number;
  readonly slice: number;
  /** Bound methods. */
  readonly method: number;
  /** Methods of built-in types, bound; one list for each of two calling conventions. */
  readonly builtinMethod: number;
  readonly listIterator: number;
  readonly tupleIterator: number;
  readonly range: number;
  readonly rangeIterator: number;
  /** Blocks kept by each deque. */
  readonly dequeBlocks: number;
  readonly context: number;
}

/** What the memory manager of one CPython version does differently from others. */
export interface VersionFacts extends GcFacts {
  readonly name: PythonVersion;
  /** The release of the series that is modelled, as in 3.13.0: what `sys.version_info` says. */
  readonly micro: number;
  /** What the figures were compared with. */
  readonly checkedAgainst: string;
  readonly pymalloc: PymallocGeometry;
  readonly freeLists: FreeListLimits;
  /** What `sys.getrefcount()` says of an immortal object; null where none is immortal (before 3.12). */
  readonly immortalRefcount: number | null;
  /** Single characters whose interned str is another object than the one that `chr()` gives (3.11, 3.12). */
  readonly lettersInternedApart: string;
  /** Interned strings never die (3.12). */
  readonly internedAreImmortal: boolean;
  /**
   * Where the attributes of instances lie: inside the instance's block (3.13), in a block of values that is made with the
   * instance (3.11, 3.12), or in a dict that is made with the first attribute (before).
   */
  readonly attributesLie: 'inside' | 'beside' | 'in a dict';
  /** `__dictoffset__` of a class whose dict stands in front of its instances is counted back from their end (3.11). */
  readonly dictOffsetsCountBack: boolean;
  /** The dict of an instance that `object.__new__()` did not make shares no keys (3.11). */
  readonly foreignDictsAreAlone: boolean;
  /** Instances of variable size (subclasses of int and tuple) have their dict in front too (3.12), not behind the items. */
  readonly variableInstancesHaveDictInFront: boolean;
  /** The first weak reference is found in front of the GC head (3.12), not in the object. */
  readonly weakrefsInFront: boolean;
  /** `update()` of an empty dict that shares its keys makes it a copy of the other's table (up to 3.12). */
  readonly updateReplacesSharedKeys: boolean;
  /** `update()` of an empty dict copies the other's table as a whole (3.10). */
  readonly updatesCloneTables: boolean;
  /** A dict that is given a table for less than the 8 slots of the smallest gets 16 (3.10). */
  readonly smallTablesAreDoubled: boolean;
  /** Dicts are tracked from birth on (3.14). */
  readonly dictsAreAlwaysTracked: boolean;
  /** Tuples of what cannot be tracked are tracked until a collection sees them (up to 3.14.0). */
  readonly tracksTuplesOfAtoms: boolean;
  /** `+`, `-` and `*` of floats put the result into an operand that dies (3.12, 3.13). */
  readonly reusesFloats: boolean;
  /** Locals are lent to the evaluation stack, without a reference of its own, where the compiler can prove it safe (3.14). */
  readonly borrowsLocals: boolean;
  /** A call that ends clears its last local first (3.14). */
  readonly clearsLocalsBackwards: boolean;
  /** `==`, `is` and `in` let go of their right operand first (3.14). */
  readonly comparisonsReleaseRightFirst: boolean;
  /** Closing a suspended generator lets go of its function at once, too (3.14). */
  readonly closingFreesFunctions: boolean;
  /** Constants that the compiler computes belong to the code alone, not to the syntax tree as well (3.14). */
  readonly foldsAfterParsing: boolean;
  /** Full collections empty the free lists of iterators, methods and ranges, too (3.14). */
  readonly fullCollectionsClearAllFreeLists: boolean;
  /**
   * Blocks of each size class (16, 32, … 512 bytes) that the interpreter's start leaves in use, so that pools are not empty
   * when a script begins: as `sys._debugmallocstats()` tells after `python -I`.
   */
  readonly startupBlocks: readonly number[];
  /** `C_RECURSION_LIMIT`: nested deallocations and calls from C before the trashcan takes over. */
  readonly cRecursionLimit: number;
  /** Native code that calls itself counts as Python calls do, against `sys.setrecursionlimit()` (up to 3.11). */
  readonly nativeCallsShareLimit: boolean;
  /** `_PyTrash_UNWIND_LEVEL`: how deep deallocations nest (up to 3.12); null where they share the budget of C recursion. */
  readonly trashcanDepth: number | null;
  /** What handles an exception holds its type and its traceback as well, whatever `__traceback__` becomes (up to 3.10). */
  readonly handlersHoldTracebacks: boolean;
  /** Each call makes a frame object on the heap (up to 3.10); later they come to be when somebody asks for one. */
  readonly framesAreObjects: boolean;
  /**
   * A Python function gets references of its own to its arguments, and the caller keeps callable and arguments on its stack
   * until the call is over (up to 3.10); later the call takes them over.
   */
  readonly callersKeepOperands: boolean;
  /** `f(*args, **kwargs)` of a Python function gives tuple and dict up before the function runs (3.12). */
  readonly unpacksIntoFrame: boolean;
  /** Each deque keeps its free blocks (3.11); before, all shared 16. */
  readonly dequesKeepFreeBlocks: boolean;
  /** Closing a generator that no `try` is around does not run it (3.13). */
  readonly closesIdleGeneratorsAtOnce: boolean;
  /** Modules whose types were static, written in C as a structure: their instances do not refer to them. */
  readonly modulesOfStaticTypes: readonly string[];
  /** `frame.clear()` closes a suspended generator (up to 3.12); later it refuses to. */
  readonly clearingFramesClosesGenerators: boolean;
  /** Closing a generator that never ran lets its arguments go (up to 3.11); later they stay until the generator dies. */
  readonly closingFreesUnstarted: boolean;
  /** A generator refers to its code itself, not only through its frame (`gi_code`, up to 3.11). */
  readonly generatorsHoldCode: boolean;
  /** The kept frame of a generator that has ended still knows who resumed it last, as `f_back` (from 3.12 on). */
  readonly endedGeneratorsKeepCaller: boolean;
  /** Calling `list` makes exactly the room that its argument needs (3.9); later any growth of a list without items does. */
  readonly listCallsPreallocate: boolean;
  /** `list(x)` and `extend()` copy sets and dicts without an iterator (3.13). */
  readonly listsCopySetsAndDicts: boolean;
  /** The list that `str.split()` returns has room for no more parts than the text can have (3.12), not always for 12. */
  readonly splitsKnowTheirMost: boolean;
  /**
   * What a code object keeps of `co_code` and the names of its variables: all of it from the beginning (up to 3.10), the
   * bytecode once it was asked for (3.11), all that was asked for, in a block of its own (3.12).
   */
  readonly codeKeepsViews: 'all' | 'bytecode' | 'asked for';
  /** `locals()` of a function is a dict that the frame keeps (before PEP 667, 3.13). */
  readonly framesKeepLocalsDict: boolean;
  /** Built-in types whose call packs the arguments into a tuple here but not in 3.13. */
  readonly typesWithoutVectorcall: readonly string[];
  /** Functions, methods and callable types whose call packs the arguments into a tuple (or does not), unlike 3.13: `Native.pack()`. */
  readonly packing: Readonly<Record<string, boolean | 'packed'>>;
  /** Functions whose tuple of keyword names the first call makes that needs it: where start-up has not called them yet. */
  readonly lateKeywordNames: readonly string[];
  /** Names that the C core looks up are made when they are first needed (`_Py_IDENTIFIER`, up to 3.10), else static. */
  readonly coreNamesAreLate: boolean;
  /** `int.from_bytes()` gives the small ints that exist already (3.11), not a new one. */
  readonly bytesGiveSmallInts: boolean;
  /** Functions hold a reference to the builtins (3.10); before, each frame looks for them. */
  readonly functionsKeepBuiltins: boolean;
  /** A dict that is given a key hashes it before it takes a reference (up to 3.10). */
  readonly dictsHashFirst: boolean;
  /** `tp_subclasses` goes when the last subclass does (since 3.11). */
  readonly forgetsEmptySubclassDicts: boolean;
  /** A type from a specification has a copy of its full name (`_ht_tpname`, since 3.11). */
  readonly typesKeepTheirNames: boolean;
  /** `PyType_Ready()` makes `__mro__` before it fills the type's dict (since 3.10). */
  readonly ordersBeforeDict: boolean;
  /** The names that code consists of are never freed (`_PyPegen_new_identifier()`, since 3.13; in 3.12 no interned str is). */
  readonly identifiersAreImmortal: boolean;
  /** `__getattr__` is bound to its object before it is called (up to 3.11). */
  readonly bindsGetattr: boolean;
  /** The type attribute cache finds its entry by the name's hash (3.9), later by its address. */
  readonly cachesNamesByHash: boolean;
  /** Code is specialised after eight calls and rounds of its loops (3.11); later each instruction after its first run. */
  readonly quickensLate: boolean;
  /** `s += t` appends in place to any variable that STORE_NAME and STORE_DEREF know, too, and from the start (up to 3.10). */
  readonly appendsToAnyVariable: boolean;
  /** Weak references and proxies say that they are built-in types (3.9). */
  readonly weakrefTypesAreBuiltins: boolean;
  /** Built-in types that have a GC head in 3.13 and none here. */
  readonly typesWithoutGcHead: readonly string[];
  /** sizeof(PyDictKeysObject) up to the indices. */
  readonly dictKeysBytes: number;
  /** `dict()` makes a table at once (3.9). */
  readonly dictCallsMakeTables: boolean;
  /** Tables whose keys are all str have entries without a hash (3.11). */
  readonly dictsHaveStrTables: boolean;
  /** What an int of one digit takes as the result of arithmetic: with room for a second one since 3.11. */
  readonly mediumIntBytes: number;
  /** Zero has one digit (3.11), not none. */
  readonly zeroHasDigit: boolean;
  /** sizeof(PyASCIIObject), PyCompactUnicodeObject and PyUnicodeObject; and what a latin-1 character keeps as UTF-8. */
  readonly strBytes: {
    readonly asciiStr: number;
    readonly str: number;
    readonly subclass: number;
    readonly latin1Cache: number;
  };
  /** `tp_basicsize` of built-in types, in bytes, where it is not what 3.13 has. */
  readonly basicSizes: Readonly<Record<string, number>>;
  /** Fields of built-in exceptions that came later, as `AttributeError.obj`. */
  readonly missingExceptionFields: readonly string[];
  /** sizeof(PyTypeObject), and with the tables behind it: PyHeapTypeObject. */
  readonly typeBytes: number;
  readonly classBytes: number;
  /** `sys.getsizeof()` counts a GC head for built-in types too, which have none (3.11, 3.12). */
  readonly countsGcHeadOfStaticTypes: boolean;
}

/** The versions heaptop can play, by name, oldest first. Each file says how its version differs from the next newer one. */
export const VERSIONS: Readonly<Record<PythonVersion, VersionFacts>> = {
  '3.9': CPYTHON_3_9,
  '3.10': CPYTHON_3_10,
  '3.11': CPYTHON_3_11,
  '3.12': CPYTHON_3_12,
  '3.13': CPYTHON_3_13,
  '3.14.0': CPYTHON_3_14_0,
  '3.14': CPYTHON_3_14,
};

/** The release that is modelled, as in `3.13.0`. */
export function releaseOf({ name, micro }: VersionFacts): string {
  return `${seriesOf(name)}.${micro}`;
}

/** The series a version belongs to, as in `3.14`. */
export function seriesOf(version: PythonVersion): string {
  return version.split('.').slice(0, 2).join('.');
}
