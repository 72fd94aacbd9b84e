/** Messages whose wording depends on more than the newest one tells. */
export interface Messages {
  /** A built-in function gets a keyword argument that it does not know. `hint`: what 3.13 says behind that. */
  readonly builtinKeyword: (callee: string, keyword: string, hint: string) => string;
  /** `deque.remove()` of a deque that a comparison changes. */
  readonly dequeChanged: string;
  /** An alias is subscripted that has no type variables; with more or fewer arguments than it has. */
  readonly noTypeVariables: (alias: string) => string;
  readonly typeArguments: (tooMany: boolean, alias: string, given: number, wanted: number) => string;
  /** The same for a function of the script: whether the hint is given. */
  readonly hintsAtKeywords: boolean;
  /** Functions of the script are called by their qualified name. */
  readonly namesCalleesFully: boolean;
  /** `del instance.name` of a name that is not there. */
  readonly deletedAttribute: (type: string, name: string) => string;
  /** The same of a class. */
  readonly deletedClassAttribute: (type: string, name: string) => string;
  /** Reading or deleting a slot that is empty. */
  readonly emptySlot: (type: string, name: string) => string;
  /** What an exception is introduced with that a finalizer or callback raises: whose repr follows. */
  readonly ignoredWhile: (doing: IgnoredWhile) => string | null;
  /** An argument that is to be a C int is no integer, but of this type. */
  readonly noInteger: (type: string) => string;
  /** `items[a:b] = value` with what is no iterable. */
  readonly sliceValue: string;
  /** json tells of a comma in front of the closing bracket. */
  readonly namesTrailingComma: boolean;
  /** struct tells what a number must lie between, whatever its format. */
  readonly structNamesLimits: boolean;
  /** What a callback of atexit that fails is reported with, `%R` for itself. */
  readonly atexitFailure: string;
  /** What objects of variable size without `__getnewargs__()` are refused with by pickle and copy. */
  readonly hiddenItems: (type: string) => string;
  readonly unpicklableFile: (type: string) => string;
  /** Where a warning is placed that no frame gives. */
  readonly withoutFrame: string;
  /** The repr of a weak proxy quotes its object's type, and says that the object is dead. */
  readonly quotesReferent: boolean;
  /** `gc.set_threshold()` gets this many arguments: none or more than three. */
  readonly thresholdCount: (given: number) => string;
}

/** Where nobody is that could handle an exception. */
export type IgnoredWhile =
  | 'calling deallocator'
  | 'calling weakref callback'
  | 'calling GC callback'
  | 'closing generator';

const noAttribute = (type: string, name: string): string => `'${type}' object has no attribute '${name}'`;

export const MESSAGES_3_13: Messages = {
  builtinKeyword: (callee, keyword, hint) => `${callee}() got an unexpected keyword argument '${keyword}'${hint}`,
  hintsAtKeywords: true,
  dequeChanged: 'deque mutated during iteration',
  noTypeVariables: (alias) => `${alias} is not a generic class`,
  typeArguments: (tooMany, alias, given, wanted) =>
    `Too ${tooMany ? 'many' : 'few'} arguments for ${alias}; actual ${given}, expected ${tooMany ? '' : 'at least '}${wanted}`,
  namesCalleesFully: true,
  deletedAttribute: noAttribute,
  deletedClassAttribute: (type, name) => `type object '${type}' has no attribute '${name}'`,
  emptySlot: noAttribute,
  ignoredWhile: () => null,
  noInteger: (type) => `'${type}' object cannot be interpreted as an integer`,
  sliceValue: 'must assign iterable to extended slice',
  namesTrailingComma: true,
  structNamesLimits: true,
  atexitFailure: 'Exception ignored in atexit callback %R:',
  hiddenItems: (type) => `cannot pickle ${type} objects`,
  unpicklableFile: (type) => `cannot pickle '${type}' instances`,
  withoutFrame: '<sys>:0',
  quotesReferent: true,
  thresholdCount: () => 'gc.set_threshold requires 1 to 3 arguments',
};

export const MESSAGES_3_14: Messages = {
  ...MESSAGES_3_13,
  ignoredWhile: (doing) => `Exception ignored while ${doing}`,
};

export const MESSAGES_3_12: Messages = {
  ...MESSAGES_3_13,
  withoutFrame: 'sys:1',
  typeArguments: (tooMany, alias, given, wanted) =>
    `Too ${tooMany ? 'many' : 'few'} arguments for ${alias}; actual ${given}, expected ${wanted}`,
  builtinKeyword: (callee, keyword) => `'${keyword}' is an invalid keyword argument for ${callee}()`,
  hintsAtKeywords: false,
  sliceValue: 'can only assign an iterable',
  namesTrailingComma: false,
  atexitFailure: 'Exception ignored in atexit callback: %R',
  quotesReferent: false,
  thresholdCount: (given) =>
    `set_threshold() takes at ${given === 0 ? 'least 1 argument' : 'most 3 arguments'} (${given} given)`,
};

export const MESSAGES_3_11: Messages = {
  ...MESSAGES_3_12,
  structNamesLimits: false,
  unpicklableFile: (type) => `cannot pickle '_io.${type}' object`,
};

export const MESSAGES_3_10: Messages = {
  ...MESSAGES_3_11,
  hiddenItems: (type) => `cannot pickle '${type}' object`,
  noTypeVariables: (alias) => `There are no type variables left in ${alias}`,
  typeArguments: (tooMany, alias) => `Too ${tooMany ? 'many' : 'few'} arguments for ${alias}`,
  deletedAttribute: (_, name) => name,
  deletedClassAttribute: (_, name) => name,
};

export const MESSAGES_3_9: Messages = {
  ...MESSAGES_3_10,
  dequeChanged: 'deque mutated during remove().',
  atexitFailure: 'Error in atexit._run_exitfuncs:',
  namesCalleesFully: false,
  emptySlot: (_, name) => name,
  noInteger: (type) =>
    type === 'float' ? 'integer argument expected, got float' : `an integer is required (got type ${type})`,
};
