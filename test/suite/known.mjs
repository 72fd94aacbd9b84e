/** The files that are run when none is named. */
export const FILES = ['test_gc', 'test_weakref', 'test_generators', 'test_tracemalloc', 'test_finalization'];

const NO_C_HELPERS = 'needs a helper in C';
const DEEPER_C = 'C code may nest deeper here';
const NO_TRACING = 'sys.settrace() is not simulated';

/** Cases that fail for a reason that stays: what they match, and why. */
export const KNOWN = [
  [/^test_gc\.GCTests\.test_get_referents_on_capsule$/, NO_C_HELPERS],
  [/^test_weakref\.ReferencesTestCase\.test_cfunction$/, NO_C_HELPERS],
  [/^test_dict\.CAPITest\./, NO_C_HELPERS],
  [/^test_exception_group\.DeepRecursionInSplitAndSubgroup\./, DEEPER_C],
  [/^test_dictviews\.DictSetTest\.test_deeply_nested_repr$/, DEEPER_C],
  [/^test_scope\.ScopeTests\.test(InteractionWithTraceFunc|LocalsClass_WithTrace)$/, NO_TRACING],
  [/^test_tracemalloc\.TestTracemallocEnabled\.test_snapshot$/, 'with a limit of one frame, frames are not counted'],
  [
    /^test_weakref\.MappingTestCase\.test_remove_closure$/,
    'looks at a private callback that weak dictionaries here do not have',
  ],
];
