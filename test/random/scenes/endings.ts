// Ways to end with a traceback: an error from deep in calls, marked by carets, chained, grouped, with notes.

import type { Scope } from '../scope.ts';

const n = (scope: Scope, low = 1, high = 9) => `${scope.chance.between(low, high)}`;

/** Expressions that fail with `x` an int, `items` a list, `table` a dict, `thing` an object. */
const FAILING = [
  'x / 0',
  '(x + 1) // (x - x)',
  'x + "text" + "more"',
  'items[x + 100]',
  'items[0][1][2]',
  "table['missing']['deeper']",
  'table["a"]["b"]["c"]',
  'thing.first.second',
  'thing.missing(1)(2)',
  'thing.method(1, 2, 3)',
  'len(x)',
  'int("not a number") + x',
  'items.append(1).append(2)',
  'undefined_name + x',
  '[k / (k - 2) for k in range(5)]',
  '{k: 1 // (k - 1) for k in range(3)}',
  'sum(1 / (k - 1) for k in range(3))',
  '(lambda y: y / 0)(x)',
  'max([])',
  'x if x / 0 else items',
  'not items @ x',
  'x < "a" < 5',
  '-thing',
  'f"{x:{items}}"',
  'f"{x / 0!r:>10}"',
  '"%d" % "text"',
  '"{} {}".format(x)',
  'items[1:x:0]',
  'next(iter([]))',
  '[*items, *x]',
  '{**table, **items}',
  'print(*x)',
  'isinstance(x, "int")',
  'dict([1, 2])',
  'set([[]])',
  'thing()',
  'items(1,\n    2,\n    x)',
  '(x +\n    items[0] /\n    0)',
  'thing.method(\n    x / 0,\n    key=1,\n)',
  'é_name.größe + "日本" + x',
  '("日本語" + items)[0]',
  'getattr(thing, "abc")',
  'x.real.imag.foo',
  'bytes([256])',
  'chr(-1)',
  '"abc".index("z")',
  'open("no such file")',
  '__import__("no_such_module")',
  'thing.value.bit_lenght()',
  'itmes',
  'sys.getrefcuont(x)',
  'f(x)(x)',
] as const;

const STATEMENTS = [
  'raise ValueError',
  "raise ValueError('two\\nlines')",
  "raise KeyError('key')",
  'raise KeyError',
  "raise OSError(2, 'gone', 'name')",
  "raise S_Failure('own', x)",
  "raise ExceptionGroup('group', [ValueError(1), TypeError('two')])",
  "raise S_Noted('with note')",
  'assert x < 0, items',
  'assert not x',
  'a, b = items + [1, 2, 3, 4]',
  'a, *b, c = (1,)',
  'x = y = items[50]',
  'x += "a"',
  'items[x] += 1 / 0',
  'del table["zz"]',
  'thing.attr.other = 5',
  'for k, v in items: pass',
  'with x: pass',
  'with thing as t: pass',
  'import no_such_module.sub',
  'from sys import no_such_name',
  'raise x',
  'raise StopIteration(x)',
  'raise SystemExit(items)',
  'sys.exit("message")',
  'sys.exit(x)',
  'return inner_name; inner_name = 1',
  'global_missing += 1',
  'class S_Bad(int, str): pass',
  'class S_Bad:\n    y = x / 0',
  "exec('1 / 0')",
  "exec('def g():\\n    return 1 / 0\\ng()')",
  "eval('x +')",
  "compile('a b', 'made', 'exec')",
  'raise RuntimeError("outer") from ValueError("inner")',
  'raise TypeError("alone") from None',
  'raise ValueError from 5',
  'f(f(x))',
] as const;

/** What wraps a failing statement `FAIL` of a function. */
const WRAPPED = [
  'FAIL',
  'FAIL',
  'FAIL',
  'try:\n    FAIL\nfinally:\n    log.append(1)',
  'try:\n    FAIL\nexcept Exception as error:\n    raise RuntimeError("wrapped") from error',
  'try:\n    FAIL\nexcept Exception:\n    table["while handling"]',
  'try:\n    FAIL\nexcept Exception as error:\n    raise',
  'try:\n    FAIL\nexcept Exception as error:\n    raise error.with_traceback(None)',
  'try:\n    FAIL\nexcept KeyError:\n    pass\nelse:\n    pass',
  'with Guard() if x > 99 else open_guard():\n    FAIL',
  'for k in items:\n    FAIL',
  'if x:\n    if items:\n        FAIL',
  'while True:\n    FAIL',
  'try:\n    FAIL\nexcept Exception as error:\n    kept = error\nraise kept',
  'try:\n    try:\n        FAIL\n    except Exception as e:\n        raise KeyError(1)\nexcept KeyError as e:\n    raise OSError("third")',
  'try:\n    FAIL\nexcept Exception as error:\n    raise error from error.__context__ or ValueError("made")',
  'try:\n    FAIL\nexcept Exception as error:\n    raise ExceptionGroup("many", [error, KeyError(x), ExceptionGroup("in", [OSError("deep")])])',
] as const;

const CALLS = [
  'return INNER(x, items)',
  'return [INNER(x, items) for k in items]',
  'return INNER(x, items) + 1',
  'result = INNER(x,\n    items)\nreturn result',
  'return (lambda: INNER(x, items))()',
  'return max(items, key=lambda k: INNER(k, items))',
  'return list(map(lambda k: INNER(k, items), items))',
  'yield from INNER(x, items)',
  'return thing.call(INNER, x, items)',
  'return functools.reduce(lambda a, b: INNER(a, items), items)',
  'return functools.partial(INNER, x)(items)',
  'return sorted(items, key=lambda k: INNER(k, items))',
  'return next(k for k in items if INNER(k, items))',
  'print(f"{INNER(x, items)}")',
  'return thing[INNER]',
  'return {INNER(x, items): 1}',
  'if INNER(x, items) or True:\n    return 1',
  'with INNER(x, items): pass',
  'raise INNER(x, items)',
  'return INNER(x, items) if x else INNER(x, [])',
  'return thing.prop',
  'return thing == INNER(x, items)',
  'return INNER(x - 1, items) if x > 3 else OUTER(x + 1, items)',
] as const;

const indented = (text: string): string => text.replace(/^/gm, '    ');

/** A program's last statements: some functions that call each other, and an error that nobody handles. */
export function ending(scope: Scope): string {
  const { chance } = scope;
  const depth = chance.between(0, 4);
  const failing = () => (chance.percent(55) ? `result = ${chance.pick(FAILING)}` : chance.pick(STATEMENTS));
  const wrapped = () => {
    const fail = failing();
    return chance.pick(WRAPPED).replace(/^( *)FAIL/gm, (_, gap) => fail.replace(/^/gm, gap));
  };
  const parts = [
    `
class S_Failure(Exception):
    def __str__(self):
        return f'failure {self.args}'
class S_Noted(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.__notes__ = ['a note', 'two\\nlines']
class S_Thing:
    first = None
    value = ${n(scope)}
    def method(self, one):
        return one
    def call(self, function, *args):
        return function(*args)
    def __getitem__(self, key):
        return key(${n(scope)}, [1, 2])
    @property
    def prop(self):
        return s_f0(${n(scope)}, [1])
    def __eq__(self, other):
        raise ValueError('no equality')
def open_guard():
    return contextlib.nullcontext()
f = lambda x: None
thing = S_Thing()
table = {'a': {'b': 1}}
x, items = ${n(scope)}, [${n(scope)}, ${n(scope)}]`,
  ];
  for (let k = 0; k < depth; k++) {
    const inner = `s_f${k - 1}`;
    const body =
      k === 0
        ? wrapped()
        : chance
            .pick(CALLS)
            .replaceAll('INNER', inner)
            .replaceAll('OUTER', `s_f${Math.max(0, k - 2)}`);
    parts.push(`def s_f${k}(x, items):\n${indented(body)}`);
  }
  const last =
    depth === 0
      ? wrapped().replace(/^( *)return /gm, '$1yielded = ')
      : `s_f${depth - 1}(${n(scope)}, [${n(scope)}, ${n(scope)}, 0])`;
  const top = depth > 0 && chance.percent(25) ? `list(${last})` : last;
  return [
    ...parts,
    depth > 0 && chance.percent(30) ? chance.pick(WRAPPED).replace(/^( *)FAIL/gm, `$1${top}`) : top,
  ].join('\n');
}
