import fc from 'fast-check';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const name = fc.constantFrom(...NAMES);
const number = fc.constantFrom(0, 1, 2, 7, 300, 10 ** 6, 2 ** 40);

/** What every program begins with: classes with and without __slots__ and __del__, and functions that keep things alive. */
const PRELUDE = `
import gc
import weakref
from collections import deque, defaultdict
class Node:
    def __init__(self, *links):
        self.links = list(links)
class Loud(Node):
    def __del__(self):
        log.append('deleted')
class Phoenix(Node):
    def __del__(self):
        global risen
        risen = self
class Slotted:
    __slots__ = ('left', 'right', '__weakref__')
    def __init__(self, left=None, right=None):
        self.left = left
        self.right = right
class Guard:
    def __enter__(self):
        return [self]
    def __exit__(self, *failure):
        return failure[0] is not None
def closure(value):
    def inner():
        return value
    return inner
def generator(value):
    held = [value]
    try:
        for i in range(4):
            yield held, i
    finally:
        log.append('closed')
def fail(value):
    copy = [value]
    raise ValueError(copy)
def recurse(value, depth):
    return recurse([value], depth - 1) if depth else value
risen = None
log = []
a = b = c = d = e = None
`.trim();

const expression = fc.letrec<{ any: string; leaf: string; display: string; call: string }>((tie) => ({
  leaf: fc.oneof(
    name,
    number.map((n) => `${n}`),
    fc.constantFrom('None', '1.5', "'text'", "b'bytes'", '[]', '{}', '()', "f'{a is b}'"),
  ),
  display: fc.oneof(
    fc.tuple(tie('any'), tie('any')).map(([x, y]) => `[${x}, ${y}]`),
    fc.tuple(tie('any'), tie('any')).map(([x, y]) => `(${x}, ${y})`),
    fc.tuple(tie('any'), tie('any')).map(([x, y]) => `{'k': ${x}, 2: ${y}}`),
    fc.tuple(number, number).map(([x, y]) => `{${x}, ${y}, 'k'}`),
    tie('any').map((x) => `[${x} for _ in range(3)]`),
    tie('any').map((x) => `{i: ${x} for i in range(6)}`),
    tie('any').map((x) => `[*[${x}], *range(3)]`),
    tie('any').map((x) => `(lambda: ${x})`),
  ),
  call: fc.oneof(
    fc.tuple(fc.constantFrom('Node', 'Loud', 'Phoenix'), tie('any')).map(([type, x]) => `${type}(${x})`),
    fc.tuple(tie('any'), tie('any')).map(([x, y]) => `Slotted(${x}, right=${y})`),
    tie('any').map((x) => `closure(${x})`),
    tie('any').map((x) => `generator(${x})`),
    tie('any').map((x) => `(${x} for _ in range(3))`),
    fc.tuple(tie('any'), fc.nat({ max: 5 })).map(([x, depth]) => `recurse(${x}, ${depth})`),
    tie('any').map((x) => `list(map(id, [${x}]))`),
    tie('any').map((x) => `dict(x=${x}, y=1)`),
    tie('any').map((x) => `deque([${x}], maxlen=3)`),
    tie('any').map((x) => `defaultdict(list, {1: ${x}})`),
    tie('any').map((x) => `sorted([3, 1, 2], key=lambda n: (n, ${x}) and n)`),
    tie('any').map((x) => `list(zip([${x}], 'ab'))`),
    tie('any').map((x) => `type('Made', (Node,), {'shared': ${x}})`),
    fc.constantFrom('weakref.WeakValueDictionary()', 'gc.get_referrers(a)', 'globals()', "''.join(['x'] * 50)"),
  ),
  any: fc.oneof({ maxDepth: 2, depthSize: 'small' }, tie('leaf'), tie('display'), tie('call')),
})).any;

/** Statements that may fail stand in a `try`, whose handler may keep the exception with its traceback and frames. */
const attempt = fc.oneof(
  fc.tuple(name, expression).map(([x, y]) => `${x}.append(${y})`),
  fc.tuple(name, expression).map(([x, y]) => `${x}.links.append(${y})`),
  fc.tuple(name, expression).map(([x, y]) => `${x}.extra = ${y}`),
  fc.tuple(name, expression).map(([x, y]) => `${x}.left = ${y}`),
  fc.tuple(name, fc.constantFrom(0, "'k'", -1), expression).map(([x, i, y]) => `${x}[${i}] = ${y}`),
  fc.tuple(name, expression).map(([x, y]) => `${x}[1:2] = [${y}, ${y}]`),
  fc.tuple(name, name).map(([x, y]) => `${x} += ${y}`),
  fc.tuple(name, name).map(([x, y]) => `${x} = next(${y})`),
  fc.tuple(name, name).map(([x, y]) => `${x}, *${y} = ${y}`),
  fc.tuple(name, name).map(([x, y]) => `${x} = weakref.ref(${y})`),
  fc.tuple(name, name).map(([x, y]) => `${x} = weakref.ref(${y}, log.append)`),
  fc.tuple(name, name).map(([x, y]) => `weakref.finalize(${x}, log.append, ${y})`),
  fc.tuple(name, name).map(([x, y]) => `${x} = ${y}()`),
  name.map((x) => `del ${x}.links`),
  name.map((x) => `del ${x}[0]`),
  name.map((x) => `${x}.clear()`),
  name.map((x) => `${x}.__dict__ = {'self': ${x}}`),
  expression.map((x) => `fail(${x})`),
  expression.map((x) => `class Broken(${x}): pass`),
);

const statement = fc.oneof(
  { arbitrary: fc.tuple(name, expression).map(([x, y]) => `${x} = ${y}`), weight: 6 },
  { arbitrary: fc.tuple(name, name, expression).map(([x, y, z]) => `${x} = ${y} = ${z}`), weight: 1 },
  { arbitrary: name.map((x) => `${x} = None`), weight: 2 },
  { arbitrary: fc.constantFrom('gc.collect()', 'gc.collect(0)', 'gc.collect(1)', 'risen = None'), weight: 2 },
  {
    arbitrary: fc
      .tuple(attempt, fc.constantFrom('pass', 'a = failure', 'log.append(failure)', 'b = failure.__traceback__'))
      .map(([tried, handled]) => `try:\n    ${tried}\nexcept Exception as failure:\n    ${handled}`),
    weight: 8,
  },
  {
    arbitrary: fc.tuple(name, expression).map(([x, y]) => `for step in range(3):\n    ${x} = [${x}, ${y}]`),
    weight: 1,
  },
  {
    arbitrary: fc.tuple(name, expression).map(([x, y]) => `with Guard() as held:\n    ${x} = held\n    fail(${y})`),
    weight: 1,
  },
);

/** Programs that fill and tangle the heap: whatever they do, they end without an error. */
export const randomProgram = fc
  .array(statement, { minLength: 4, maxLength: 14 })
  .map((statements) => `${PRELUDE}\n${statements.join('\n')}\n`);
