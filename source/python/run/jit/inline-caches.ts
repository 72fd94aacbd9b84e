import type { Address } from '../../../heap/object-type.ts';
import type { Translation } from '../../objects/code.ts';
import type { NativeCode } from '../../objects/native.ts';

/**
 * What one instruction found last time, and how to tell that it would find the same again. A cache that knows nothing matches nothing.
 * CPython keeps such facts in the code (`Python/specialize.c`).
 */

/** No dict or type has this version. */
export const NEVER = -1;

/** LOAD_GLOBAL, LOAD_NAME, STORE_NAME: the word that holds the value. */
export class NameCache {
  readonly name: Address;
  /** Version of the first dict, which has the entry or lacks the name. */
  version = NEVER;
  /** Version of the second dict if that has the entry, else 0. */
  secondVersion = 0;
  slot: Address = 0;

  constructor(name: Address) {
    this.name = name;
  }
}

/** LOAD_ATTR of a property, or of one module or class: looked at where what is in the object itself was not asked for. */
export class IndirectCache {
  /** A module or a class; 0: any instance of the type with this version, whose property has this function. */
  owner: Address = 0;
  /** The word that says so while it has this version: of the module's dict or of the type. */
  guard: Address = 0;
  version = NEVER;
  /** The word that holds the module's value; 0 for others. */
  slot: Address = 0;
  /** What the class has, or the property's function. */
  value: Address = 0;
}

/** Types besides the first that an instruction has met, each with a cache of its own. */
interface Polymorphic<Cache> {
  version: number;
  readonly others: Cache[];
}

const MOST_OTHERS = 3;

/** The cache to fill after a miss: the first, while it is free or when there were too many; else one more. */
export function cacheToFill<Cache extends Polymorphic<Cache>>(first: Cache, make: () => Cache): Cache {
  if (first.version === NEVER) return first;
  if (first.others.length >= MOST_OTHERS) {
    first.others.length = 0;
    return first;
  }
  const other = make();
  first.others.push(other);
  return other;
}

/** LOAD_ATTR and STORE_ATTR of what an instance keeps in its own block. */
export class AttributeCache {
  readonly name: Address;
  /** Version of the instance's type. */
  version = NEVER;
  /** Word of the object that says whether its inline values are valid; 0: a slot, which always is. */
  state = 0;
  /** Word of the object that holds the value. */
  word = 0;
  /** Number of the value among the inline ones. */
  index = 0;
  /** The value of a class's attribute, where the instance has none of the same name; else 0. */
  shared: Address = 0;
  readonly indirect = new IndirectCache();
  readonly others: AttributeCache[] = [];
  /** As in MethodCache. */
  keysAt: Address = 0;
  keys = 0;

  constructor(name: Address) {
    this.name = name;
  }
}

/** LOAD_ATTR for a call: a function of the type, where the instance has nothing of the same name. */
export class MethodCache {
  readonly name: Address;
  version = NEVER;
  /** As in AttributeCache; 0 where instances have no attributes of their own. */
  state = 0;
  /** Address of the number of shared keys, and that number when the name was not among them. */
  keysAt: Address = 0;
  keys = 0;
  method: Address = 0;
  readonly indirect = new IndirectCache();
  readonly others: MethodCache[] = [];

  constructor(name: Address) {
    this.name = name;
  }
}

/** CALL of a Python function whose parameters are all positional and all given. */
export class CallCache {
  /** Serial number of the code. */
  serial = 0;
  argCount = 0;
  /** What a frame needs of the code. */
  number = 0;
  executable: Address = 0;
  localCount = 0;
  frameWords = 0;
  /** Whether it begins with its first line at once: nothing is to be made before, and it is no generator. */
  isBare = false;
  run: Translation = notTranslated;
  /** A class whose `__init__` it is, and the class's version. */
  cls: Address = 0;
  version = NEVER;
  init: Address = 0;
}

/** CALL of a native that takes its few arguments one by one. */
export class NativeCache {
  /** Its number: BUILTIN_NATIVE of the function, DESCR_MEMBER of the method's descriptor. */
  number = -1;
  code: NativeCode = notTranslated;
  /** Whether the call is specialised to one without the eval breaker's check. */
  isUnchecked = false;
}

function notTranslated(): number {
  throw new Error('a call cache that matches has a translation');
}
