// A program from a seed: classes, functions, then statements that use them and print.

import { Chance } from './chance.ts';
import { classStatement, enumeration } from './classes.ts';
import { functionStatement } from './functions.ts';
import { observation } from './observations.ts';
import { block, line, type Program, type Statement, statements } from './program.ts';
import { scene } from './scenes.ts';
import { Scope } from './scope.ts';
import { body } from './statements.ts';

/** Modules that take a while to import are imported only where they are needed. */
const RARE_MODULES = ['dataclasses', 'contextlib', 'enum', 'traceback', 'asyncio', 'copy', 'heapq', 'bisect'];

const PRELUDE = `
import collections, functools, gc, itertools, math, sys, tracemalloc, weakref
from collections import deque
Point = collections.namedtuple('Point', 'x y')
log = []
counter = 0
risen = None
class Guard:
    def __enter__(self):
        return [self]
    def __exit__(self, kind, error, trace):
        log.append(kind)
        return True`;

const MANAGED = `
@contextlib.contextmanager
def managed(value):
    local = [value]
    try:
        yield local
    finally:
        log.append(value)`;

const COUNTED = `
def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **named):
        wrapper.calls += 1
        return function(*args, **named)
    wrapper.calls = 0
    return wrapper`;

/** Snapshots and what is made of them are charged to no line by heaptop: their lines are left out. */
const TOP = `
def top(low, high):
    for one in tracemalloc.take_snapshot().statistics('lineno'):
        place = one.traceback[0]
        if place.filename == __file__ and low < place.lineno < high: print('top', place.lineno, one.size, one.count)`;

const FIRST_TRACEBACK = `
try: log + 1
except TypeError: traceback.format_exc()`;

const SETTLED = `
gc.collect()
gc.freeze()`;

/** The program of this seed, the same each time. */
export function generate(seed: number): Program {
  const chance = new Chance(seed);
  const scope = new Scope(chance);
  const parts: Statement[] = [];
  for (let i = chance.between(1, 3); i > 0; i--) parts.push(...classStatement(scope));
  for (let i = chance.between(0, 4); i > 0; i--) parts.push(...functionStatement(scope, body));
  if (chance.percent(6)) parts.push(...enumeration(scope));
  if (chance.percent(6)) parts.push(...asynchronous(scope));
  const settle = chance.percent(40);
  if (settle) parts.push(...statements(SETTLED));
  const main = body(scope, chance.between(4, 12));
  for (let i = chance.below(4); i > 0; i--) main.splice(chance.below(main.length + 1), 0, ...scene(scope));
  if (chance.percent(40)) parts.push(...asFunction(scope, main));
  else parts.push(...main);
  for (let i = chance.between(1, 3); i > 0; i--) parts.push(...observation(scope));
  if (chance.percent(8)) parts.push(...ending(scope));
  return [...prelude(parts), ...parts];
}

/** Only what the program uses. */
function prelude(parts: Program): Statement[] {
  const text = JSON.stringify(parts);
  const imports = RARE_MODULES.filter((name) => text.includes(`${name}.`));
  if (text.includes('managed(3)') && !imports.includes('contextlib')) imports.push('contextlib');
  const made = [...imports.map((name) => line(`import ${name}`)), ...statements(PRELUDE)];
  // The first traceback with carets imports another module.
  if (imports.includes('traceback')) made.push(...statements(FIRST_TRACEBACK));
  // What an import leaves to the collector is no business of the program.
  made.push(line('gc.collect()'));
  if (text.includes('managed(3)')) made.push(...statements(MANAGED));
  if (text.includes('@counted')) made.push(...statements(COUNTED));
  if (text.includes('top(low, high)')) made.push(...statements(TOP));
  return made;
}

/** The same statements on locals, where CPython and the translator take other ways. */
function asFunction(scope: Scope, main: readonly Statement[]): Statement[] {
  const { chance } = scope;
  const again = chance.percent(40) ? chance.between(2, 4) : 1;
  const made: Statement[] = [block('def main():', main)];
  made.push(again > 1 ? block(`for again in range(${again}):`, [line('main()')]) : line('main()'));
  // What main() declared is not there outside of it.
  for (const name of scope.of('any')) scope.forget(name);
  return made;
}

function asynchronous(scope: Scope): Statement[] {
  return statements(
    scope.chance.pick([
      `
async def work(n):
    await asyncio.sleep(0.01 * (n % 3))
    return n * 2
async def run():
    results = await asyncio.gather(*(work(n) for n in range(4)))
    print('async', results)
asyncio.run(run())`,
      `
async def ticks(n):
    for k in range(n):
        yield k
        await asyncio.sleep(0)
async def run():
    print('async', [k async for k in ticks(3)])
    task = asyncio.create_task(asyncio.sleep(1, 'slept'))
    print(await task, task.done())
asyncio.run(run())`,
      `
async def worker(queue, results):
    while not queue.empty():
        results.append(await queue.get())
async def run():
    queue, results = asyncio.Queue(), []
    for k in range(5): queue.put_nowait(k)
    await asyncio.gather(worker(queue, results), worker(queue, results))
    print('async', sorted(results))
asyncio.run(run())`,
    ]),
  );
}

/** The last statement fails, and its traceback is compared. */
function ending(scope: Scope): Statement[] {
  return statements(
    scope.chance.pick([
      `
def fail(n):
    return 1 // n
fail(0)`,
      `
def outer(items):
    return [inner(item) for item in items]
def inner(item):
    raise ValueError(f'bad {item}')
outer([1, 2])`,
      `
try:
    {}['missing']
except KeyError as error:
    raise RuntimeError('chained') from error`,
      `
log.append(1); (log[0].missing)`,
      `
sys.exit('stopped')`,
      `
import atexit
atexit.register(print, 'at exit')
raise SystemExit(3)`,
    ]),
  );
}
