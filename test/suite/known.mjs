/** The files that are run when none is named. */
export const FILES = ['test_gc', 'test_weakref', 'test_generators', 'test_tracemalloc'];

/** Cases that fail for a reason that stays: what they match, and why. */
export const KNOWN = [];
