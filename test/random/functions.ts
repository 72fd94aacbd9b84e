// Functions of generated programs: what they take and give has a kind, so that calls go well.

import { expression } from './expressions.ts';
import { line, type Statement, statements } from './program.ts';
import { KINDS, type Kind, Scope } from './scope.ts';

type Body = (scope: Scope, count: number) => Statement[];

/** A function of some shape, made known to the scope; `body` makes its statements. */
export function functionStatement(scope: Scope, body: Body): Statement[] {
  const { chance } = scope;
  return chance.weighted<Statement[]>([
    [10, () => plain(scope, body)],
    [3, () => generator(scope, body)],
    [2, () => closure(scope)],
    [2, () => recursive(scope)],
    [2, () => decorated(scope, body)],
    [2, () => failing(scope)],
    [1, () => manyArguments(scope)],
  ]);
}

function parametersOf(scope: Scope, inner: Scope): { names: string[]; kinds: Kind[] } {
  const kinds = Array.from({ length: scope.chance.below(4) }, () => scope.chance.pick(KINDS));
  const names = kinds.map((kind) => {
    const name = scope.fresh('p');
    inner.declare(name, kind);
    return name;
  });
  return { names, kinds };
}

function plain(scope: Scope, body: Body, decorator = ''): Statement[] {
  const { chance } = scope;
  const name = scope.fresh('f');
  const inner = new Scope(chance, scope);
  const { names, kinds } = parametersOf(scope, inner);
  const made = body(inner, chance.between(1, 5));
  const result = chance.pick(KINDS);
  const head = `${decorator}def ${name}(${names.join(', ')}):`;
  const end = line(`return ${expression(inner, result, 2)}`);
  scope.functions.push({ name, parameters: kinds, result });
  return [{ clauses: [{ head, body: [...made, end] }] }];
}

function decorated(scope: Scope, body: Body): Statement[] {
  if (scope.chance.percent(40)) return plain(scope, body, '@counted\n');
  return plain(scope, body, '@functools.wraps(len)\n');
}

function generator(scope: Scope, body: Body): Statement[] {
  const { chance } = scope;
  const name = scope.fresh('g');
  const inner = new Scope(chance, scope);
  const { names, kinds } = parametersOf(scope, inner);
  const before = body(inner, chance.between(0, 2));
  const loop = statements(
    chance.pick([
      `
for step in range(${chance.between(1, 6)}):
    yield step + ${expression(inner, 'int', 1)}`,
      `
try:
    yield ${expression(inner, 'int', 2)}
    yield from ${expression(inner, 'ints', 2)}
finally:
    log.append('${name}')`,
      `
got = yield ${expression(inner, 'int', 2)}
while got is not None and got < 5:
    got = yield got * 2`,
      `
yield from (k + 1 for k in ${expression(inner, 'ints', 2)})`,
    ]),
  );
  scope.generators.push({ name, parameters: kinds, result: 'ints' });
  return [{ clauses: [{ head: `def ${name}(${names.join(', ')}):`, body: [...before, ...loop] }] }];
}

function closure(scope: Scope): Statement[] {
  const name = scope.fresh('f');
  scope.functions.push({ name, parameters: ['int'], result: 'int' });
  return statements(
    scope.chance.pick([
      `
def ${name}(start):
    total = start
    def add(n):
        nonlocal total
        total += n
        return total
    for k in range(3):
        add(k)
    return add(10)`,
      `
def ${name}(n):
    makers = [lambda k=k: k + n for k in range(3)]
    return sum(make() for make in makers)`,
      `
def ${name}(n):
    global counter
    counter += n % 7
    return counter % 1000`,
      `
def ${name}(n):
    held = [n]
    def get():
        return held
    get().append(get)
    return len(held)`,
    ]),
  );
}

function recursive(scope: Scope): Statement[] {
  const name = scope.fresh('f');
  scope.functions.push({ name, parameters: ['int'], result: 'int' });
  return statements(
    scope.chance.pick([
      `
def ${name}(n, depth=8):
    if depth == 0:
        return n % 1000
    return (${name}(n + depth, depth - 1) * 3 + depth) % 10007`,
      `
def ${name}(n, depth=5):
    return n % 10 if depth < 2 else ${name}(n, depth - 1) + ${name}(n, depth - 2)`,
      `
def ${name}(n, nest=6):
    local = [n] * nest
    return len(local) + (${name}(n, nest - 1) if nest else sys.getrefcount(local))`,
    ]),
  );
}

/** May raise, and its callers may see it. */
function failing(scope: Scope): Statement[] {
  const name = scope.fresh('f');
  scope.functions.push({ name, parameters: ['int'], result: 'int' });
  return statements(
    scope.chance.pick([
      `
def ${name}(n):
    local = [n]
    try:
        if n % 3 == 0:
            raise ValueError('three', n)
        return 10 // (n % 4)
    except ZeroDivisionError as error:
        log.append(error)
        return -1
    except ValueError:
        return len(local)
    finally:
        local.append(n)`,
      `
def ${name}(n):
    for k in range(4):
        try:
            if k == n % 4: continue
            if k == 2: break
        finally:
            log.append(k)
    else:
        return 1
    return k`,
      `
def ${name}(n):
    try:
        try:
            [][n]
        except IndexError as error:
            raise KeyError('chained') from error
    except KeyError as outer:
        return len(str(outer.__cause__)) + outer.__traceback__.tb_lineno`,
    ]),
  );
}

function manyArguments(scope: Scope): Statement[] {
  const name = scope.fresh('f');
  scope.functions.push({ name, parameters: ['int', 'int'], result: 'int' });
  return statements(`
def ${name}(a, b=2, *rest, c=3, **named):
    return a % 1000 + b % 10 + len(rest) * c + len(named)`);
}
