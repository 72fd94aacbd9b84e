/** Word offsets of the object header and of what stands in front of it (Include/object.h, internal/pycore_gc.h). */
export const REFCOUNT = 0;
export const TYPE = 2;
/** Index of the type in the heap's type table: the fast way from an object to its slots. */
export const TYPE_INDEX = 3;

export const GC_NEXT = -4;
/** Scratch reference count of a running collection (CPython keeps it in `_gc_prev`). */
export const GC_REFS = -3;
export const GC_PREV = -2;
export const GC_FLAGS = -1;

export const GC_FINALIZED = 1;
export const GC_COLLECTING = 2;
export const GC_UNREACHABLE = 4;
/** In the visited space of the incremental collector: `gc_old_space()` is `visited_space` (3.14.0 to 3.14.4). */
export const GC_VISITED = 16;

/** Py_TPFLAGS_MANAGED_DICT and Py_TPFLAGS_MANAGED_WEAKREF (3.12+). */
export const MANAGED_DICT = -6;
export const MANAGED_WEAKLIST = -8;
/** Attribute values in a block of their own (3.11, 3.12); CPython keeps them in a word beside the dict or in the dict's. */
export const MANAGED_VALUES = -5;

/** _Py_IMMORTAL_REFCNT: negative as a signed word (Include/object.h). */
export const IMMORTAL = -1;

/** Header size of a var-sized object in words: ob_refcnt, ob_type, ob_size. */
export const SIZE = 4;
