// Statements that do something with the variables of a scope.

import { callOf, condition, expression, slice } from './expressions.ts';
import { observation } from './observations.ts';
import { block, clauses, line, type Statement, statements } from './program.ts';
import { KINDS, type Kind, type Scope } from './scope.ts';

/** So many statements, some of them with others in them. */
export function body(scope: Scope, count: number, depth = 2): Statement[] {
  return Array.from({ length: count }, () => statement(scope, depth)).flat();
}

function statement(scope: Scope, depth: number): Statement[] {
  const { chance } = scope;
  const nested = depth > 0 ? 1 : 0;
  return chance.weighted<Statement[]>([
    [18, () => assignment(scope)],
    [14, () => change(scope)],
    [8, () => show(scope)],
    [scope.loops > 0 || scope.isFunction ? 2 : 14, () => observation(scope)],
    [5 * nested, () => loop(scope, depth)],
    [3 * nested, () => choice(scope, depth)],
    [3 * nested, () => attempt(scope, depth)],
    [1 * nested, () => withStatement(scope, depth)],
    [2, () => unpacking(scope)],
    [2, () => cycle(scope)],
    [2, () => deletion(scope)],
    [3, () => call(scope)],
    [1, () => generatorUse(scope)],
  ]);
}

function assignment(scope: Scope): Statement[] {
  const { chance } = scope;
  const kind = chance.pick(KINDS);
  const value = expression(scope, kind, 3);
  const known = scope.of(kind);
  const name = known.length > 0 && chance.percent(40) ? chance.pick(known) : scope.fresh('v');
  if (scope.isFunction && known.includes(name) && !/^[pv]/.test(name)) return [];
  scope.declare(name, kind);
  if (chance.percent(8)) {
    const other = scope.fresh('v');
    scope.declare(other, kind);
    return [line(`${name} = ${other} = ${value}`)];
  }
  return [line(`${name} = ${value}`)];
}

/** Changes an object that a variable holds, or a variable in place. */
function change(scope: Scope): Statement[] {
  const { chance } = scope;
  const kind = chance.pick<Kind>([
    'int',
    'str',
    'ints',
    'ints',
    'strs',
    'table',
    'table',
    'set',
    'node',
    'node',
    'deque',
    'float',
  ]);
  const name = scope.variable(kind);
  if (name === null) return assignment(scope);
  const of = (other: Kind, depth = 2) => expression(scope, other, depth);
  const local = !scope.isFunction || /^v/.test(name);
  const choices: Partial<Record<Kind, readonly string[]>> = {
    int: local
      ? [`${name} += ${of('int')}`, `${name} -= ${of('int')}`, `${name} ^= ${of('int')}`, `${name} %= 10007`]
      : [],
    float: local ? [`${name} += ${of('float')}`, `${name} *= 0.5`] : [],
    str: local ? [`${name} += ${of('str')}; ${name} = ${name}[-40:]`, `${name} = ${name}[:20]`] : [],
    ints: [
      `${name}.append(${of('int')})`,
      `${name}.extend(${of('ints')}); del ${name}[30:]`,
      `${name}.insert(${of('int', 0)} % 5, ${of('int')})`,
      `${name}.sort(${chance.pick(['', 'reverse=True', 'key=lambda k: -k', 'key=abs'])})`,
      `${name}.reverse()`,
      `${name}[${slice(scope).replace(/:-?\d$/, '')}] = ${of('ints')}; del ${name}[30:]`,
      `del ${name}[${slice(scope)}]`,
      `if ${name}: ${name}.pop(${chance.pick(['', '0', '-1'])})`,
      `if ${name}: ${name}[${chance.pick(['0', '-1', `len(${name}) // 2`])}] = ${of('int')}`,
      `${name}.clear()`,
    ],
    strs: [`${name}.append(${of('str')}); del ${name}[12:]`, `${name}.sort()`, `${name}.reverse()`],
    table: [
      `${name}[${of('str', 1)}] = ${of('int')}`,
      `${name}['key'] = ${of('int')}`,
      `${name}.update(${of('table')})`,
      `${name}.pop('key', None)`,
      `${name}.setdefault(${of('str', 1)}, ${of('int')})`,
      `if ${name}: ${name}.popitem()`,
      `${name} |= ${of('table')}`.replace(/^.*$/, local ? '$&' : `${name}.clear()`),
      `for k in list(${name}): ${name}[k] += 1`,
    ],
    set: [
      `${name}.add(${of('int')})`,
      `${name}.discard(${of('int')})`,
      `${name}.update(${of('ints')})`,
      `${name}.clear()`,
    ],
    node: [
      `${name}.value = ${of('int')}`,
      `${name}.value += 1`,
      `${name}.next = ${of('any')}`,
      `${name}.link(${of('any')})`,
      `${name}.next = ${name}`,
      `${name}.next = None`,
    ],
    deque: [
      `${name}.append(${of('int')})`,
      `${name}.appendleft(${of('int')})`,
      `${name}.rotate(${chance.between(-3, 3)})`,
      `${name}.extend(${of('ints')})`,
      `if ${name}: ${name}.popleft()`,
    ],
  };
  const lines = choices[kind] ?? [];
  return lines.length > 0 ? [line(chance.pick(lines))] : show(scope);
}

function show(scope: Scope): Statement[] {
  const { chance } = scope;
  const kinds = chance.some(KINDS, chance.between(1, 2));
  return [line(`print(${kinds.map((kind) => expression(scope, kind, 2)).join(', ')})`)];
}

function loop(scope: Scope, depth: number): Statement[] {
  const { chance } = scope;
  const name = scope.fresh('i');
  return scope.within(() => {
    scope.loops++;
    const [head, kind] = chance.weighted<readonly [string, Kind]>([
      [4, () => [`range(${chance.between(2, scope.loops > 1 ? 6 : 25)})`, 'int']],
      [3, () => [expression(scope, 'ints', 1), 'int']],
      [1, () => [expression(scope, 'strs', 1), 'str']],
      [1, () => [expression(scope, 'table', 1), 'str']],
      [1, () => [expression(scope, 'set', 1), 'int']],
    ]);
    scope.declare(name, kind);
    const inner = body(scope, chance.between(1, 3), depth - 1);
    const leave = chance.percent(20) ? [line(`if ${condition(scope, 1)}: ${chance.pick(['break', 'continue'])}`)] : [];
    scope.loops--;
    const source = /^\w+$/.test(head) ? `list(${head})` : head;
    if (chance.percent(15)) {
      return [
        line(`${name} = ${chance.between(2, 12)}`),
        block(`while ${name} > 0:`, [line(`${name} -= 1`), ...(kind === 'int' ? inner.concat(leave) : [])]),
      ];
    }
    if (chance.percent(15)) {
      return [clauses([`for ${name} in ${source}:`, [...inner, ...leave]], ['else:', [line("print('done')")]])];
    }
    return [block(`for ${name} in ${source}:`, [...inner, ...leave])];
  });
}

function choice(scope: Scope, depth: number): Statement[] {
  const { chance } = scope;
  return scope.within(() => {
    if (chance.percent(20)) return match(scope, depth);
    const [first, second] = [body(scope, chance.between(1, 2), depth - 1), body(scope, 1, depth - 1)];
    const head = `if ${condition(scope)}:`;
    return chance.percent(50) ? [block(head, first)] : [clauses([head, first], ['else:', second])];
  });
}

/** From 3.10 on. */
function match(scope: Scope, _depth: number): Statement[] {
  return statements(`
match ${expression(scope, 'any', 2)}:
    case int() as number if number > 3:
        print('case int', number)
    case 0 | 1:
        print('case small')
    case str(text):
        print('case str', text)
    case [first, *rest]:
        print('case sequence', len(rest))
    case {'k': value, **others}:
        print('case mapping', len(others))
    case object(value=${scope.chance.between(0, 3)}):
        print('case class')
    case _:
        print('case other')`);
}

function attempt(scope: Scope, depth: number): Statement[] {
  const { chance } = scope;
  const risky = chance.pick([
    `${expression(scope, 'ints', 1)}[${expression(scope, 'int', 1)}]`,
    `${expression(scope, 'table', 1)}[${expression(scope, 'str', 1)}]`,
    `${expression(scope, 'int', 1)} // ${expression(scope, 'int', 1)}`,
    `${expression(scope, 'any', 1)} + ${expression(scope, 'any', 1)}`,
    `int(${expression(scope, 'str', 1)})`,
    `${expression(scope, 'any', 1)}.value`,
    `${expression(scope, 'any', 1)}(${expression(scope, 'any', 1)})`,
    `raise ${chance.pick(['ValueError', 'KeyError', 'RuntimeError'])}(${expression(scope, 'any', 1)})`,
    `assert ${condition(scope, 1)}, ${expression(scope, 'str', 1)}`,
    `a, b = ${expression(scope, 'any', 1)}`,
    `undefined_name`,
    `${expression(scope, 'any', 1)}[${expression(scope, 'any', 1)}]`,
    `hash(${expression(scope, 'any', 1)})`,
    `for k in ${expression(scope, 'any', 1)}: pass`,
    `next(iter(${expression(scope, 'ints', 1)}))`,
    `${expression(scope, 'bytes', 1)}.decode()`,
  ]);
  return scope.within(() => {
    const first = [...body(scope, chance.below(2), depth - 1), line(risky)];
    const handler = statements(
      chance.pick([
        'print(type(error).__name__, str(error)[:80])',
        "print('caught', error.__traceback__.tb_lineno, sys.getrefcount(error))",
        'traceback.print_exc(file=sys.stdout)',
        'log.append(error)',
        'kept_error = error',
        'print(repr(error)[:80], error.__context__ is None)',
      ]),
    );
    const parts: [string, readonly Statement[]][] = [
      ['try:', first],
      [
        `except ${chance.pick(['Exception', 'Exception', '(TypeError, ValueError, LookupError, ArithmeticError, AttributeError, NameError, RuntimeError, AssertionError, StopIteration)'])} as error:`,
        handler,
      ],
    ];
    if (chance.percent(25)) parts.push(['else:', body(scope, 1, depth - 1)]);
    if (chance.percent(25)) parts.push(['finally:', body(scope, 1, depth - 1)]);
    return [clauses(...parts)];
  });
}

function withStatement(scope: Scope, depth: number): Statement[] {
  const { chance } = scope;
  return scope.within(() => {
    const manager = chance.pick([
      'Guard()',
      'contextlib.suppress(ValueError, KeyError)',
      'managed(3)',
      'contextlib.nullcontext(5)',
    ]);
    const inner = body(scope, chance.between(1, 2), depth - 1);
    const end =
      chance.percent(30) && manager !== 'managed(3)' && !manager.includes('null')
        ? [line("raise ValueError('in with')")]
        : [];
    return [block(`with ${manager} as held:`, [...inner, ...end])];
  });
}

function unpacking(scope: Scope): Statement[] {
  const { chance } = scope;
  const [a, b] = [scope.fresh('v'), scope.fresh('v')];
  const made = chance.weighted<[string, Kind, Kind]>([
    [1, () => [`${a}, *${b} = ${expression(scope, 'ints', 2)} or [1]`, 'int', 'ints']],
    [1, () => [`${a}, ${b} = ${expression(scope, 'int', 2)}, ${expression(scope, 'str', 2)}`, 'int', 'str']],
    [1, () => [`*${b}, ${a} = [*${expression(scope, 'ints', 2)}, 5]`, 'int', 'ints']],
    [
      1,
      () => [
        `(${a}, ${b}), _ = (${expression(scope, 'float', 2)}, ${expression(scope, 'ints', 2)}), None`,
        'float',
        'ints',
      ],
    ],
    [1, () => [`${a} = ${b} = ${expression(scope, 'node', 2)}`, 'node', 'node']],
  ]);
  scope.declare(a, made[1]);
  scope.declare(b, made[2]);
  return [line(made[0])];
}

/** Garbage that only the collector frees. */
function cycle(scope: Scope): Statement[] {
  const { chance } = scope;
  return statements(
    chance.pick([
      `x = ${expression(scope, 'node', 1)}; x.link(x); del x`,
      `x = [${expression(scope, 'any', 1)}]; x.append(x); del x`,
      `x = {}; x['self'] = [x]; del x`,
      `x = ${expression(scope, 'node', 1)}; y = ${expression(scope, 'node', 1)}; x.link(y); y.link(x); del x, y`,
      `x = [None]; x[0] = (lambda: x) if len(x) else 0; del x`.replace('del x', scope.isFunction ? 'pass' : 'del x'),
    ]),
  );
}

function deletion(scope: Scope): Statement[] {
  const name = scope.variable(scope.chance.pick(KINDS));
  if (name === null || !/^v\d/.test(name) || scope.loops > 0 || scope.isFunction) return assignment(scope);
  const kind = scope.kindOf(name);
  const again = scope.within(() => {
    scope.forget(name);
    return expression(scope, kind, 1);
  });
  // Other statements may use the name already.
  return [line(`del ${name}`), line(`${name} = ${again}`)];
}

function call(scope: Scope): Statement[] {
  const { chance } = scope;
  if (scope.functions.length === 0) return show(scope);
  const { name, parameters } = chance.pick(scope.functions);
  if (scope.loops > 1) return show(scope);
  const made = callOf(scope, name, parameters, 2);
  return [line(chance.percent(70) ? `print(${made})` : made)];
}

function generatorUse(scope: Scope): Statement[] {
  const { chance } = scope;
  if (scope.generators.length === 0 || scope.loops > 1) return show(scope);
  const { name, parameters } = chance.pick(scope.generators);
  const made = callOf(scope, name, parameters, 1);
  return statements(
    chance.pick([
      `source = ${made}\nprint(next(source, None), next(source, 'end'), sys.getrefcount(source))\ndel source`,
      `source = ${made}\nnext(source, None)\ntry:\n    print(source.send(3))\nexcept (StopIteration, TypeError, AttributeError) as error:\n    print(repr(error))\nsource.close()`,
      `source = ${made}\nnext(source, None)\nprint(source.gi_frame is None, sys.getsizeof(source) > 0)\nsource.close()`,
      `print(sum(${made}), [k for k in ${made} if k % 2])`,
      `first, *others = [*${made}, 1]\nprint(first, len(others))`,
      `source = ${made}\nnext(source, None)\ntry:\n    source.throw(ValueError('thrown'))\nexcept (ValueError, AttributeError) as error:\n    print(error.__traceback__.tb_next is None)`,
    ]),
  );
}
