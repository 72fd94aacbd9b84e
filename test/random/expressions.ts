// Expressions that have a known type and seldom fail. What could grow without end in a loop is cut: `% 97`, `[:40]`.

import type { Kind, Scope } from './scope.ts';

type Maker = (scope: Scope, depth: number) => string;

/** An expression of this kind; `depth` says how deep it may still nest. */
export function expression(scope: Scope, kind: Kind, depth = 3): string {
  const { chance } = scope;
  const known = scope.variable(kind);
  if (known !== null && chance.percent(depth <= 0 ? 85 : 35)) return known;
  if (depth > 0 && chance.percent(8)) {
    const callable = scope.functions.filter(({ result }) => result === kind);
    if (callable.length > 0 && scope.loops < 2) {
      const { name, parameters } = chance.pick(callable);
      return callOf(scope, name, parameters, depth - 1);
    }
  }
  if (depth > 0 && chance.percent(4)) {
    return `(${expression(scope, kind, depth - 1)} if ${condition(scope, depth - 1)} else ${expression(scope, kind, depth - 1)})`;
  }
  if (depth > 0 && chance.percent(3)) return `(lambda: ${expression(scope, kind, depth - 1)})()`;
  const maker = depth > 0 ? chance.pick(MAKERS[kind]) : LITERALS[kind];
  return maker(scope, depth - 1);
}

/** A call with its arguments by position, and some of them starred. */
export function callOf(scope: Scope, name: string, parameters: readonly Kind[], depth: number): string {
  const args = parameters.map((kind) => expression(scope, kind, depth));
  const starred = scope.chance.percent(15) && args.length > 0;
  return starred ? `${name}(*[${args.join(', ')}])` : `${name}(${args.join(', ')})`;
}

export function condition(scope: Scope, depth = 2): string {
  return expression(scope, 'bool', depth);
}

const MODULI = ['97', '1000', '(2**31 - 1)', '(10**18 + 9)', '(2**61 - 1)', '(2**89 - 1)'];
const INTS = [
  '0',
  '1',
  '2',
  '3',
  '7',
  '10',
  '-1',
  '-5',
  '255',
  '256',
  '257',
  '1000',
  '65536',
  '10**9',
  '2**30',
  '2**31',
  '2**63',
  '-2**63',
  '2**64 + 1',
  '10**20',
];
const FLOATS = ['0.0', '1.0', '0.5', '-2.5', '1e10', '3.14159', '1e-7', '1e300', '0.1', '100.0', '-0.0'];
const STRS = [
  "''",
  "'a'",
  "'spam'",
  "'heap top'",
  "'Zürich'",
  "'日本'",
  "'x' * 20",
  "'a,b,c'",
  "'line\\n'",
  "'%s'",
  "'😀'",
  "'A1'",
  "'tab\\t'",
  '"it\'s"',
];
const WORDS = ["'a'", "'b'", "'key'", "'name'", "'x1'"];
const BYTES = ["b''", "b'a'", "b'bytes'", "b'\\x00\\xff'", "b'ab' * 5", "b'line\\n'"];
const SPECS = ['', ':>8', ':<6', ':^10', '!r', '!s:>12', '!a'];
const INT_SPECS = ['', ':d', ':5d', ':05d', ':+d', ':,', ':x', ':#o', ':b', ':_', ':e', '!r:>10', ':<8', ':^+9,'];
const FLOAT_SPECS = ['', ':.2f', ':10.3f', ':e', ':g', ':.3g', ':+.1f', ':%', ':,.2f', '!r', ':010.2f'];

const int = (scope: Scope, depth: number) => expression(scope, 'int', depth);
const float = (scope: Scope, depth: number) => expression(scope, 'float', depth);
const str = (scope: Scope, depth: number) => expression(scope, 'str', depth);
const ints = (scope: Scope, depth: number) => expression(scope, 'ints', depth);
const strs = (scope: Scope, depth: number) => expression(scope, 'strs', depth);
const table = (scope: Scope, depth: number) => expression(scope, 'table', depth);
const set = (scope: Scope, depth: number) => expression(scope, 'set', depth);
const bytes = (scope: Scope, depth: number) => expression(scope, 'bytes', depth);
const node = (scope: Scope, depth: number) => expression(scope, 'node', depth);

function small(scope: Scope): string {
  return `${scope.chance.between(-3, 9)}`;
}

/** A slice's inside: `1:`, `::-1`, `-3:7:2`. */
export function slice(scope: Scope): string {
  const { chance } = scope;
  const end = () => (chance.percent(40) ? '' : small(scope));
  return `${end()}:${end()}${chance.percent(30) ? `:${chance.pick(['-1', '2', '3', '-2', ''])}` : ''}`;
}

/** An expression over one more variable, such as in a comprehension. */
function over(scope: Scope, kind: Kind, make: (name: string) => string): string {
  return scope.within(() => {
    const name = scope.fresh('e');
    scope.declare(name, kind);
    scope.loops++;
    const made = make(name);
    scope.loops--;
    return made;
  });
}

/** `for e1 in xs if e1 > 2` behind what is made of e1. */
function comprehension(
  scope: Scope,
  depth: number,
  open: string,
  element: (name: string) => string,
  close: string,
): string {
  const { chance } = scope;
  const overInts = chance.percent(70);
  const source = overInts
    ? chance.percent(50)
      ? `range(${chance.between(1, 12)})`
      : ints(scope, depth)
    : strs(scope, depth);
  return over(scope, overInts ? 'int' : 'str', (name) => {
    const made = element(name);
    const filter = chance.percent(25) ? ` if ${condition(scope, 1)}` : '';
    return `${open}${made} for ${name} in ${source}${filter}${close}`;
  });
}

function formatted(scope: Scope, depth: number): string {
  const { chance } = scope;
  const parts = Array.from({ length: chance.between(1, 3) }, () =>
    chance.weighted<string>([
      [3, () => `{${withoutQuotes(int(scope, depth))}${chance.pick(INT_SPECS)}}`],
      [2, () => `{${withoutQuotes(float(scope, depth))}${chance.pick(FLOAT_SPECS)}}`],
      [3, () => `{${scope.variable('str') ?? 'len([])'}${chance.pick(SPECS)}}`],
      [1, () => `{${scope.variable('ints') ?? '[1, 2]'}}`],
      [1, () => `{${scope.variable('pair') ?? 'None'}!r}`],
      [1, () => `{${scope.variable('int') ?? '3'} = }`],
    ]),
  );
  return `f"${chance.pick(['', 'n=', 'é '])}${parts.join(chance.pick(['', ' ', '-', ', ']))}"`;
}

/** Before 3.12 no quote of its own kind, no backslash and no lambda could stand in an f-string's braces. */
function withoutQuotes(made: string): string {
  return /["'\\:!=#{}]/.test(made) ? '1' : made;
}

const LITERALS: Record<Kind, Maker> = {
  int: (s) => (s.chance.percent(50) ? `${s.chance.between(-9, 300)}` : s.chance.pick(INTS)),
  float: (s) => s.chance.pick(FLOATS),
  str: (s) => s.chance.pick(STRS),
  bytes: (s) => s.chance.pick(BYTES),
  bool: (s) => s.chance.pick(['True', 'False']),
  ints: (s) => `[${Array.from({ length: s.chance.below(6) }, () => small(s)).join(', ')}]`,
  strs: (s) => `[${Array.from({ length: s.chance.below(4) }, () => s.chance.pick(STRS)).join(', ')}]`,
  table: (s) =>
    `{${s.chance
      .some(WORDS, s.chance.below(5))
      .map((word) => `${word}: ${small(s)}`)
      .join(', ')}}`,
  set: (s) =>
    s.chance.percent(20) ? 'set()' : `{${Array.from({ length: s.chance.between(1, 5) }, () => small(s)).join(', ')}}`,
  pair: (s) => `(${small(s)}, ${s.chance.pick(STRS)})`,
  node: (s) => `${s.chance.pick(s.classes).name}(${small(s)})`,
  deque: (s) => `deque([${small(s)}, ${small(s)}]${s.chance.percent(30) ? ', maxlen=4' : ''})`,
  any: (s) => s.chance.pick(['None', '1', "'text'", '()', '[]', '{}', '2.5', '...']),
};

const MAKERS: Record<Kind, readonly Maker[]> = {
  int: [
    LITERALS.int,
    LITERALS.int,
    (s, d) => `(${int(s, d)} ${s.chance.pick(['+', '-', '+', '-', '&', '|', '^'])} ${int(s, d)})`,
    (s, d) => `(${int(s, d)} + ${small(s)})`,
    (s, d) => `(${int(s, d)} * ${int(s, d)} % ${s.chance.pick(MODULI)})`,
    (s, d) =>
      `(${int(s, d)} ${s.chance.pick(['//', '%'])} ${s.chance.pick(['3', '7', '-4', '1000', '(2**40)', '10**19'])})`,
    (s, d) => `(${int(s, d)} // (abs(${int(s, d)}) + 1))`,
    (s, d) =>
      `(${int(s, d)} ${s.chance.pick(['<<', '>>'])} (${int(s, d)} % 70)) % ${s.chance.pick(MODULI)}`.replace(
        /^(.*)$/,
        '($1)',
      ),
    (s, d) => `(${int(s, d)} % 23) ** ${s.chance.between(0, 6)}`,
    (s, d) => `pow(${int(s, d)} % 1000, ${s.chance.between(0, 40)}, ${s.chance.between(2, 10 ** 6)})`,
    (s, d) => `-${int(s, d)}`,
    (s, d) => `~${int(s, d)}`,
    (s, d) => `abs(${int(s, d)})`,
    (s, d) => `len(${s.chance.pick([str, ints, strs, table, set, bytes])(s, d)})`,
    (s, d) => `sum(${ints(s, d)})`,
    (s, d) => `${s.chance.pick(['max', 'min'])}(${int(s, d)}, ${int(s, d)})`,
    (s, d) => `${s.chance.pick(['max', 'min'])}(${ints(s, d)}, default=${int(s, d)})`,
    (s, d) => `${table(s, d)}.get(${s.chance.pick(WORDS)}, ${small(s)})`,
    (s, d) => `${node(s, d)}.value`,
    (s, d) => `(${ints(s, d)} or [${small(s)}])[${s.chance.pick(['0', '-1'])}]`,
    (s, d) => `${str(s, d)}.${s.chance.pick(['find', 'count'])}(${s.chance.pick(STRS)})`,
    (s, d) => `${ints(s, d)}.count(${small(s)})`,
    (s, d) => `int(${expression(s, 'bool', d)})`,
    (s, d) => `int(${float(s, d)} % 1000)`,
    (s, d) => `(${s.fresh('w')} := ${int(s, d)})`.replace(/^\((\w+) := (.*)\)$/, s.loops > 0 ? '($2)' : '($1 := $2)'),
    (s, d) => `ord((${str(s, d)} or 'z')[0])`,
    (s, d) => `sum(${comprehension(s, d, '', () => int(s, 1), '')})`,
    (s, d) => `functools.reduce(lambda p, q: (p * 3 + q) % 1009, ${ints(s, d)}, 1)`,
    (s, d) => `(${int(s, d)} % 1000000).bit_length()`,
    (s, d) => `divmod(${int(s, d)}, ${s.chance.pick(['7', '-3', '2**33'])})[${s.chance.below(2)}]`,
    (s, d) => `int(str(abs(${int(s, d)}))[-5:])`,
    (s, d) => `int.from_bytes(${bytes(s, d)}[:9], '${s.chance.pick(['little', 'big'])}')`,
    (s, d) => `next(iter(${ints(s, d)}), ${small(s)})`,
    (s, d) => `hash(${s.chance.pick([int, float])(s, d)})`,
  ],
  float: [
    LITERALS.float,
    (s, d) => `(${float(s, d)} ${s.chance.pick(['+', '-', '*'])} ${float(s, d)})`,
    (s, d) => `(${int(s, d)} / (abs(${int(s, d)}) + 1))`,
    (s, d) => `(${float(s, d)} / ${s.chance.pick(['3', '7.5', '-2', '1e5'])})`,
    (s, d) => `(${int(s, d)} % 1000 * ${float(s, d)})`,
    (s, d) => `float(${int(s, d)} % 10**15)`,
    (s, d) => `abs(${float(s, d)})`,
    (s, d) => `round(${float(s, d)} % 1e6, ${s.chance.below(4)})`,
    (s, d) => `(${float(s, d)} // ${s.chance.pick(['2', '0.7', '-3.0'])})`,
    (s, d) => `math.sqrt(abs(${float(s, d)}))`,
    (s, d) => `sum([${float(s, d)}, ${float(s, d)}, 0.1])`,
    (s, d) => `float(str(${float(s, d)}))`,
  ],
  str: [
    LITERALS.str,
    formatted,
    formatted,
    (s, d) => `(${str(s, d)} + ${str(s, d)})[:40]`,
    (s, d) => `str(${s.chance.pick([int, float, ints, strs, table])(s, d)})[:60]`,
    (s, d) => `repr(${s.chance.pick([int, float, str, bytes, strs])(s, d)})[:60]`,
    (s, d) =>
      `${str(s, d)}.${s.chance.pick(['upper()', 'lower()', 'title()', 'strip()', "replace('a', 'bb')[:50]", 'swapcase()', 'zfill(6)', "center(9, '*')", "ljust(7, '.')", 'rjust(5)', "rstrip('c')", 'casefold()', 'capitalize()', "join('xyz')[:50]", 'expandtabs(4)'])}`,
    (s, d) => `${str(s, d)}[${slice(s)}]`,
    (s, d) => `'${s.chance.pick([',', '', '-', ' '])}'.join(${strs(s, d)})[:60]`,
    (s, d) => `''.join(${comprehension(s, d, '[', () => str(s, 1), ']')})[:50]`,
    (s, d) => `chr(97 + ${int(s, d)} % 26)`,
    (s, d) => `(${str(s, d)} * ${s.chance.below(4)})[:50]`,
    (s, d) => `'%${s.chance.pick(['d', '5d', 'x', 's', 'r', '-6d', '03d'])}|%s' % (${int(s, d)}, ${str(s, d)})`,
    (s, d) => `'{:${s.chance.pick(['>6', '', '<4', '^7'])}}{!r}'.format(${str(s, d)}, ${int(s, d)})`,
    (s, d) => `${bytes(s, d)}.decode('latin-1')`,
    (s, d) => `(${strs(s, d)} or ['none'])[-1]`,
    (s, d) => `type(${expression(s, 'any', d)}).__name__`,
    (s, d) => `${str(s, d)}.partition(${s.chance.pick(["'a'", "','", "' '"])})[${s.chance.below(3)}]`,
    (s, d) => `max(${strs(s, d)}, key=len, default='')`,
    (s, d) => `str(${node(s, d)})`,
  ],
  bytes: [
    LITERALS.bytes,
    (s, d) => `(${bytes(s, d)} + ${bytes(s, d)})[:30]`,
    (s, d) => `${str(s, d)}.encode()[:30]`,
    (s, d) => `bytes([${int(s, d)} % 256, ${int(s, d)} % 256])`,
    (s) => `bytes(${s.chance.between(0, 20)})`,
    (s, d) => `${bytes(s, d)}[${slice(s)}]`,
    (s, d) => `(${int(s, d)} % 2**64).to_bytes(9, '${s.chance.pick(['little', 'big'])}')`,
    (s, d) => `bytes(bytearray(${bytes(s, d)}))`,
  ],
  bool: [
    LITERALS.bool,
    (s, d) => `(${int(s, d)} ${s.chance.pick(['<', '>', '==', '!=', '<=', '>='])} ${int(s, d)})`,
    (s, d) => `(${small(s)} < ${int(s, d)} < ${int(s, d)})`,
    (s, d) => `(${float(s, d)} ${s.chance.pick(['<', '>', '=='])} ${s.chance.pick([int, float])(s, d)})`,
    (s, d) => `(${str(s, d)} ${s.chance.pick(['<', '==', '!=', 'in', 'not in'])} ${str(s, d)})`,
    (s, d) => `(${small(s)} ${s.chance.pick(['in', 'not in'])} ${s.chance.pick([ints, set])(s, d)})`,
    (s, d) => `(${condition(s, d)} ${s.chance.pick(['and', 'or'])} ${condition(s, d)})`,
    (s, d) => `(not ${expression(s, 'any', d)})`,
    (s, d) =>
      `isinstance(${expression(s, 'any', d)}, ${s.chance.pick(['int', 'str', '(list, tuple)', 'dict', 'object'])})`,
    (s, d) => `(${expression(s, 'any', d)} is ${s.chance.pick(['None', 'not None'])})`,
    (s, d) => `${s.chance.pick(['any', 'all'])}(${comprehension(s, d, '', () => condition(s, 1), '')})`,
    (s, d) =>
      `${str(s, d)}.${s.chance.pick(["startswith('a')", "endswith(('a', 'm'))", 'isdigit()', 'isalpha()', 'isupper()', 'isspace()'])}`,
    (s, d) => `(${ints(s, d)} ${s.chance.pick(['==', '<', '>=', '!='])} ${ints(s, d)})`,
    (s, d) => `(${set(s, d)} ${s.chance.pick(['<=', '>', '==', '>='])} ${set(s, d)})`,
    (s, d) => `callable(${expression(s, 'any', d)})`,
    (s, d) => `hasattr(${node(s, d)}, '${s.chance.pick(['value', 'missing', 'next'])}')`,
  ],
  ints: [
    LITERALS.ints,
    (s, d) => `[${int(s, d)}, ${int(s, d)}]`,
    (s) => `list(range(${small(s)}, ${s.chance.between(0, 14)}${s.chance.percent(30) ? ', 3' : ''}))`,
    (s, d) => comprehension(s, d, '[', () => int(s, 1), ']'),
    (s, d) => comprehension(s, d, '[', () => int(s, 2), ']'),
    (s, d) =>
      `sorted(${s.chance.pick([ints, set])(s, d)}${s.chance.pick(['', ', reverse=True', ', key=abs', ', key=lambda k: (k % 5, k)', ', key=lambda k: -k'])})`,
    (s, d) => `${ints(s, d)}[${slice(s)}]`,
    (s, d) => `[*${ints(s, d)}, ${int(s, d)}][-20:]`,
    (s, d) => `(${ints(s, d)} + ${ints(s, d)})[-20:]`,
    (s, d) => `(${ints(s, d)} * ${s.chance.below(4)})[:20]`,
    (s, d) => `list(map(lambda k: ${over(s, 'int', (name) => int(s, 1).replaceAll(name, 'k'))}, ${ints(s, d)}))`,
    (s, d) => `list(filter(None, ${ints(s, d)}))`,
    (s, d) => `list(reversed(${ints(s, d)}))`,
    (s, d) => `list(${table(s, d)}.values())`,
    (s, d) => `[a + b for a, b in zip(${ints(s, d)}, ${ints(s, d)})]`,
    (s, d) => `[i * v for i, v in enumerate(${ints(s, d)}, ${small(s)})]`,
    (s, d) => `list(itertools.${s.chance.pick(['accumulate', 'chain'])}(${ints(s, d)}))`,
    (s, d) => `list(itertools.islice(${ints(s, d)}, ${s.chance.below(4)}, 9))`,
    (s, d) => `list(itertools.chain(${ints(s, d)}, ${set(s, d)}))[:20]`,
    (s, d) => `list(${bytes(s, d)})`,
    (s, d) => `${ints(s, d)}.copy()`,
    (s, d) => `list(map(len, ${strs(s, d)}))`,
    (s, d) => `list(map(int, str(abs(${int(s, d)}))))[:20]`,
    (s, d) => `[p * q % 101 for p in range(${s.chance.between(1, 4)}) for q in ${ints(s, d)}][:20]`,
    (s, d) => {
      const found = s.generators;
      if (found.length === 0 || s.loops > 1) return ints(s, d);
      const { name, parameters } = s.chance.pick(found);
      return `list(${callOf(s, name, parameters, d)})`;
    },
    (s, d) => `list(${expression(s, 'deque', d)})`,
  ],
  strs: [
    LITERALS.strs,
    (s, d) => `[${str(s, d)}, ${str(s, d)}]`,
    (s, d) => `${str(s, d)}.split(${s.chance.pick(['', "','", "'a'"])})`,
    (s, d) => comprehension(s, d, '[', () => str(s, 1), ']'),
    (s, d) => `sorted(${strs(s, d)}${s.chance.pick(['', ', key=len', ', reverse=True', ', key=str.lower'])})`,
    (s, d) => `list(${str(s, d)})[:12]`,
    (s, d) => `list(${table(s, d)})`,
    (s, d) => `list(map(str, ${ints(s, d)}))`,
    (s, d) => `[*${strs(s, d)}, ${str(s, d)}][-10:]`,
    (s, d) => `${strs(s, d)}[${slice(s)}]`,
    (s, d) => `${str(s, d)}.splitlines()`,
  ],
  table: [
    LITERALS.table,
    (s, d) => `{${s.chance.pick(WORDS)}: ${int(s, d)}, ${s.chance.pick(WORDS)}: ${int(s, d)}}`,
    (s, d) => comprehension(s, d, '{', (name) => `str(${name}): ${int(s, 1)}`, '}'),
    (s, d) => `dict(${s.chance.pick(['x', 'key', 'a'])}=${int(s, d)}, name=${int(s, d)})`,
    (s, d) => `{**${table(s, d)}, ${s.chance.pick(WORDS)}: ${int(s, d)}}`,
    (s, d) => `dict(zip(${strs(s, d)}, ${ints(s, d)}))`,
    (s, d) => `(${table(s, d)} | ${table(s, d)})`,
    (s, d) => `${table(s, d)}.copy()`,
    (s, d) => `dict.fromkeys(${strs(s, d)}, ${int(s, d)})`,
    (s, d) => `dict(sorted(${table(s, d)}.items()))`,
    (s, d) => `{k: v for k, v in ${table(s, d)}.items() if v ${s.chance.pick(['>', '<', '!='])} ${small(s)}}`,
    (s, d) => `dict(collections.Counter(${str(s, d)}))`,
  ],
  set: [
    LITERALS.set,
    (s, d) => `set(${ints(s, d)})`,
    (s, d) => comprehension(s, d, '{', () => int(s, 1), '}'),
    (s, d) => `(${set(s, d)} ${s.chance.pick(['|', '&', '-', '^'])} ${set(s, d)})`,
    (s, d) => `${set(s, d)}.union(${ints(s, d)})`,
    (s, d) => `${set(s, d)}.copy()`,
  ],
  pair: [
    LITERALS.pair,
    (s, d) => `(${int(s, d)}, ${str(s, d)})`,
    (s, d) => `(${expression(s, 'any', d)}, ${expression(s, 'any', d)})`,
    (s, d) => `tuple(${ints(s, d)})`,
    (s, d) => `(*${ints(s, d)}, ${str(s, d)})[-8:]`,
    (s, d) => `divmod(${int(s, d)}, 7)`,
    (s, d) => `(${expression(s, 'pair', d)} + ${expression(s, 'pair', d)})[:9]`,
    (s, d) => `Point(${int(s, d)}, ${str(s, d)})`,
  ],
  node: [
    LITERALS.node,
    (s, d) => `${s.chance.pick(s.classes).name}(${int(s, d)})`,
    (s, d) => `${s.chance.pick(s.classes).name}(value=${int(s, d)})`,
    (s, d) => `${node(s, d)}.link(${expression(s, 'any', d)})`,
  ],
  deque: [
    LITERALS.deque,
    (s, d) => `deque(${ints(s, d)}, maxlen=${s.chance.between(1, 9)})`,
    (s, d) => `deque(${ints(s, d)})`,
  ],
  any: KINDS_OF_ANY(),
};

function KINDS_OF_ANY(): Maker[] {
  const kinds: readonly Kind[] = ['int', 'str', 'ints', 'table', 'pair', 'node', 'float', 'set'];
  return [
    (s) => LITERALS.any(s, 0),
    ...kinds.map(
      (kind): Maker =>
        (s, d) =>
          expression(s, kind, d),
    ),
    (s, d) => `[${expression(s, 'any', d)}, ${expression(s, 'any', d)}]`,
    (s, d) => `{1: ${expression(s, 'any', d)}, 'k': ${expression(s, 'any', d)}}`,
    (s, d) => `(lambda: ${expression(s, 'any', d)})`,
    (s, d) => `frozenset(${ints(s, d)})`,
    (s, d) => `(lambda held: lambda: held)(${expression(s, 'any', d)})`,
    (s, d) => `iter(${ints(s, d)})`,
    (s) => `range(${s.chance.between(0, 9)})`,
    (s, d) => `bytearray(${bytes(s, d)})`,
    (s, d) => `functools.partial(max, ${int(s, d)})`,
    (s, d) => `slice(${int(s, d)}, None)`,
  ];
}
