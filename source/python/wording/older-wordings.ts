import { type Rewording, Wording } from './rewording.ts';

/** What 3.12 says otherwise than 3.13. */
const SAID_BY_3_12: readonly Rewording[] = [
  ['AttributeError', / and no __dict__ for setting new attributes$/, ''],
  [
    'TypeError',
    /^super\(type, obj\): obj \(.*\) is not an instance or subtype of type \(.*\)\.$/,
    'super(type, obj): obj must be an instance or subtype of type',
  ],
  ['TypeError', /^iter\(v, w\): v must be callable$/, 'iter(object, sentinel): object must be callable'],
  [
    'TypeError',
    /^(find|rfind|index|rindex|count|startswith|endswith) expected at least 1 argument, got 0$/,
    '$1() takes at least 1 argument (0 given)',
  ],
  ['ZeroDivisionError', /^float modulo by zero$/, 'float modulo'],
  ['TypeError', /^int expected at most 2 arguments, got (\d+)$/, 'int() takes at most 2 arguments ($1 given)'],
  [
    'TypeError',
    /^replace\(\) takes at least 2 positional arguments \((\d) given\)$/,
    'replace expected at least 2 arguments, got $1',
  ],
  ['TypeError', /^Got unexpected field names: /, '$&', 'ValueError'],
  ['TypeError', /^no default __reduce__ due to non-trivial __cinit__$/, '$&'],
  ['ValueError', /^math domain error$/, '$&'],
];

/** What 3.11 says otherwise than 3.12. */
const SAID_BY_3_11: readonly Rewording[] = [
  ['AttributeError', /^attribute '__mro__' of 'type' objects is not writable$/, 'readonly attribute'],
  [
    'TypeError',
    /^Can't instantiate abstract class (.*) without an implementation for abstract (methods?) (.*)$/,
    (_, type, kind, names) =>
      `Can't instantiate abstract class ${type} with abstract ${kind} ${names.replaceAll("'", '')}`,
  ],
  ['TypeError', /^iter\(object, sentinel\): object must be callable$/, 'iter(v, w): v must be callable'],
  ['ValueError', /^(max|min)\(\) iterable argument is empty$/, '$1() arg is an empty sequence'],
  ['TypeError', /^called match pattern must be a class$/, 'called match pattern must be a type'],
];

/** What 3.10 says otherwise than 3.11. */
const SAID_BY_3_10: readonly Rewording[] = [
  [
    'TypeError',
    /^'.*' object does not support the (asynchronous )?context manager protocol \(missed (__a?exit__) method\)$/,
    '$2',
    'AttributeError',
  ],
  [
    'TypeError',
    /^'.*' object does not support the asynchronous context manager protocol$/,
    '__aenter__',
    'AttributeError',
  ],
  ['TypeError', /^'.*' object does not support the context manager protocol$/, '__enter__', 'AttributeError'],
  [
    'UnboundLocalError',
    /^cannot access local variable (.*) where it is not associated with a value$/,
    'local variable $1 referenced before assignment',
  ],
  [
    'NameError',
    /^cannot access free variable (.*) where it is not associated with a value in enclosing scope$/,
    'free variable $1 referenced before assignment in enclosing scope',
  ],
  ['TypeError', /^string indices must be integers, not '.*'$/, 'string indices must be integers'],
  ['TypeError', /^enumerate\(\) missing required argument 'iterable'$/, '$& (pos 1)'],
  ['TypeError', /^(expected string or bytes-like object), got '.*'$/, '$1'],
  ['ZeroDivisionError', /^integer modulo by zero$/, 'integer division or modulo by zero'],
  ['ValueError', /^Exceeds the limit \((\d+) digits\) for/, 'Exceeds the limit ($1) for'],
  ['AttributeError', /^property (.*) of .* object has no getter$/, 'unreadable attribute $1'],
  ['AttributeError', /^property (.*) of .* object has no setter$/, "can't set attribute $1"],
  ['AttributeError', /^property (.*) of .* object has no deleter$/, "can't delete attribute $1"],
  ['TypeError', /^super\(\) argument 1 must be a type, not (.*)$/, 'super() argument 1 must be type, not $1'],
];

/** What 3.9 says otherwise than 3.10. */
const SAID_BY_3_9: readonly Rewording[] = [
  [
    'TypeError',
    /^cannot set '.*' attribute of immutable type '(.*)'$/,
    "can't set attributes of built-in/extension type '$1'",
  ],
  ['TypeError', /^cannot delete '(.*)' attribute of immutable type '(.*)'$/, "can't delete $2.$1"],
  [
    'TypeError',
    /^__class__ assignment only supported for mutable types or/,
    '__class__ assignment only supported for heap types or',
  ],
  ['TypeError', /^(int|float)\(\) argument must be .* not 'complex'$/, "can't convert complex to $1"],
  [
    'TypeError',
    /^unsupported operand type\(s\) for \/\/: ('complex' and .*|.* and 'complex')$/,
    "can't take floor of complex number.",
  ],
  [
    'TypeError',
    /^unsupported operand type\(s\) for %: ('complex' and .*|.* and 'complex')$/,
    "can't mod complex numbers.",
  ],
  ['AttributeError', /^(unreadable|can't set|can't delete) attribute '.*'$/, '$1 attribute'],
  [
    'TypeError',
    /must be a string, a bytes-like object or a real number, not/,
    'must be a string, a bytes-like object or a number, not',
  ],
  ['TypeError', /must be a string or a real number, not/, 'must be a string or a number, not'],
  ['TypeError', /^(%.* format): a real number is required, not/, '$1: a number is required, not'],
  [
    'TypeError',
    /^isinstance\(\) arg 2 must be a type, a tuple of types, or a union$/,
    'isinstance() arg 2 must be a type or tuple of types',
  ],
  [
    'TypeError',
    /^issubclass\(\) arg 2 must be a class, a tuple of classes, or a union$/,
    'issubclass() arg 2 must be a class or tuple of classes',
  ],
  [
    'TypeError',
    /^unsupported operand type\(s\) for \*\* or pow\(\): ('.*', '.*', '.*')$/,
    'unsupported operand type(s) for pow(): $1',
  ],
];

export const WORDING_3_12 = new Wording([SAID_BY_3_12]);
export const WORDING_3_11 = new Wording([SAID_BY_3_12, SAID_BY_3_11]);
export const WORDING_3_10 = new Wording([SAID_BY_3_12, SAID_BY_3_11, SAID_BY_3_10]);
export const WORDING_3_9 = new Wording([SAID_BY_3_12, SAID_BY_3_11, SAID_BY_3_10, SAID_BY_3_9]);
