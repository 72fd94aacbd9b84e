import type { SipRounds } from '../numbers/siphash.ts';

/** What built-in types and functions of one CPython version do differently from others. */
export interface BuiltinFacts {
  /** `sum()` of floats makes up for what rounding loses. */
  readonly compensatesSums: boolean;
  /** `sum()` of ints is a Py_ssize_t, of one digit in 28 bytes. */
  readonly sumsAreSizes: boolean;
  /** `generator.close()` gives what the generator returns. */
  readonly closeGivesResult: boolean;
  readonly slicesAreHashable: boolean;
  /** `generator.throw(type, value, traceback)` is deprecated. */
  readonly throwTakesOne: boolean;
  /** What `~True` is warned of with; null: nothing. */
  readonly invertedBool: string | null;
  /** `repr()` of an OrderedDict shows a dict, else a list of pairs. */
  readonly showsOrderedDictAsDict: boolean;
  /** An error in `__set_name__` gets a note; else it is the cause of a RuntimeError. */
  readonly notesSetNameErrors: boolean;
  readonly staticmethodsAreCallable: boolean;
  /** A property whose getter has no docstring refers to None. */
  readonly propertiesHoldNone: boolean;
  /** `int | str` makes a union of types (PEP 604). */
  readonly makesUnions: boolean;
  /** `zip(strict=…)` (PEP 618). */
  readonly zipTakesStrict: boolean;
  /** `repr()` of a weak reference names its object's type with module and class around it (`%T`). */
  readonly weakrefsNameWholeType: boolean;
  /** There is one empty frozenset. */
  readonly sharesEmptyFrozenset: boolean;
  /** Regular expressions may have flags for the whole behind the start, with a warning. */
  readonly allowsLateRegexFlags: boolean;
  /** `chr()` of what no C int holds is out of range as other ints are, no overflow. */
  readonly clipsCharacterCodes: boolean;
  /** What bases that have no common order are told with goes on in another line (`set_mro_error()`). */
  readonly breaksOrderMessage: boolean;
  /** A subclass that has no `__init__` (of list: no `__new__`) of its own takes no keywords, as its built-in base. */
  readonly refusesKeywordsOfHeirs: boolean;
  /** An exhausted `reversed(list)` is reduced to `reversed([])`, else to `iter([])`. */
  readonly staysReversed: boolean;
  /** `hash(mappingproxy)` is that of what it shows. */
  readonly mappingProxiesAreHashable: boolean;
  /** `str()` calls its arguments by their number where they are wrong, else by their name. */
  readonly numbersStrArguments: boolean;
  /** How str and bytes are hashed. */
  readonly sipRounds: SipRounds;
}

const INVERTED =
  'This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. ' +
  "Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

export const BUILTINS_3_13: BuiltinFacts = {
  throwTakesOne: true,
  invertedBool: `Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. ${INVERTED}`,
  compensatesSums: true,
  sumsAreSizes: true,
  closeGivesResult: true,
  slicesAreHashable: true,
  showsOrderedDictAsDict: true,
  notesSetNameErrors: true,
  staticmethodsAreCallable: true,
  propertiesHoldNone: false,
  makesUnions: true,
  zipTakesStrict: true,
  weakrefsNameWholeType: true,
  sharesEmptyFrozenset: false,
  allowsLateRegexFlags: false,
  clipsCharacterCodes: true,
  breaksOrderMessage: false,
  numbersStrArguments: false,
  refusesKeywordsOfHeirs: true,
  staysReversed: true,
  mappingProxiesAreHashable: true,
  sipRounds: 1,
};

export const BUILTINS_3_12: BuiltinFacts = {
  ...BUILTINS_3_13,
  staysReversed: false,
  clipsCharacterCodes: false,
  breaksOrderMessage: true,
  invertedBool: `Bitwise inversion '~' on bool is deprecated. ${INVERTED}`,
  closeGivesResult: false,
  weakrefsNameWholeType: false,
};

export const BUILTINS_3_11: BuiltinFacts = {
  ...BUILTINS_3_12,
  mappingProxiesAreHashable: false,
  propertiesHoldNone: true,
  throwTakesOne: false,
  invertedBool: null,
  notesSetNameErrors: false,
  compensatesSums: false,
  sumsAreSizes: false,
  slicesAreHashable: false,
  showsOrderedDictAsDict: false,
};

export const BUILTINS_3_10: BuiltinFacts = {
  ...BUILTINS_3_11,
  allowsLateRegexFlags: true,
  refusesKeywordsOfHeirs: false,
  sipRounds: 2,
};

export const BUILTINS_3_9: BuiltinFacts = {
  ...BUILTINS_3_10,
  staticmethodsAreCallable: false,
  makesUnions: false,
  zipTakesStrict: false,
  numbersStrArguments: true,
  sharesEmptyFrozenset: true,
};
