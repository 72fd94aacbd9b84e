// Statements that print what the memory manager knows: what a simulation can get wrong.

import { expression } from './expressions.ts';
import { line, type Statement, statements } from './program.ts';
import type { Kind, Scope } from './scope.ts';

/** Prints some figure about memory. */
export function observation(scope: Scope): Statement[] {
  const { chance } = scope;
  return chance.weighted<Statement[]>([
    [
      6,
      () => [
        line(
          `print('refs', ${
            countable(scope)
              .map((name) => `sys.getrefcount(${name})`)
              .join(', ') || '0'
          })`,
        ),
      ],
    ],
    [4, () => [line(`print('size', sys.getsizeof(${expression(scope, sized(scope), 2)}))`)]],
    [3, () => [line("print('collect', gc.collect())")]],
    [2, () => statements(`gc.collect()\nprint('count', gc.get_count()[0])`)],
    [2, () => [line(`print('tracked', gc.is_tracked(${expression(scope, 'any', 2)}))`)]],
    [2, () => growth(scope)],
    [2, () => reuse(scope)],
    [2, () => objects(scope)],
    [2, () => blocks(scope)],
    [3, () => weak(scope)],
    [2, () => traced(scope)],
    [1, () => [line(`print('referents', len(gc.get_referents(${expression(scope, 'any', 2)})))`)]],
    [1, () => [line("print('log', len(log), log[-3:]); log.clear()")]],
    [1, () => stats(scope)],
    [1, () => automatic(scope)],
  ]);
}

/** Variables whose count is their own: ints and strings may be shared with the interpreter. */
function countable(scope: Scope): readonly string[] {
  const kinds: readonly Kind[] = ['node', 'ints', 'table', 'set', 'pair', 'deque', 'strs', 'float'];
  const names = kinds.flatMap((kind) => scope.of(kind));
  return scope.chance.some(names, Math.min(names.length, 3));
}

function sized(scope: Scope): Kind {
  return scope.chance.pick(['int', 'str', 'bytes', 'ints', 'strs', 'table', 'set', 'pair', 'deque', 'float', 'node']);
}

function growth(scope: Scope): Statement[] {
  const { chance } = scope;
  const [make, grow] = chance.pick([
    ['[]', 'grown.append(k)'],
    ['{}', 'grown[k] = k'],
    ['set()', 'grown.add(k * 7)'],
    ["{'a': 1}", 'grown[str(k)] = k'],
    ['bytearray()', "grown += b'abc'"],
    ['[]', 'grown += [k] * 3'],
    ['[]', 'grown.insert(0, k)'],
    ['[]', 'grown[len(grown):] = (k, k)'],
    ['deque()', 'grown.append(k)'],
    ['collections.OrderedDict()', 'grown[k] = None'],
    ['list(range(40))', 'del grown[-1:]'],
    ['dict.fromkeys(range(20))', 'grown.pop(k, None)'],
    ["''", "grown += 'é'"],
  ]);
  return statements(`
grown = ${make}
sizes = []
for k in range(${chance.between(5, 40)}):
    ${grow}
    sizes.append(sys.getsizeof(grown))
print('growth', sizes)
del grown, sizes`);
}

function reuse(scope: Scope): Statement[] {
  const kind = scope.chance.pick<Kind>(['node', 'ints', 'float', 'table', 'set', 'deque']);
  const make = expression(scope, kind, 1);
  return statements(`
old = ${make}
place = id(old)
del old
new = ${scope.chance.percent(70) ? make : expression(scope, kind, 1)}
print('reused', id(new) == place)
del new, place`);
}

function objects(scope: Scope): Statement[] {
  return statements(`
gc.collect()
number = len(gc.get_objects())
kept = ${expression(scope, 'any', 3)}
print('objects', len(gc.get_objects()) - number)
del kept
print('objects', len(gc.get_objects()) - number)`);
}

function blocks(scope: Scope): Statement[] {
  return statements(`
gc.collect()
number = sys.getallocatedblocks()
kept = ${expression(scope, scope.chance.pick<Kind>(['any', 'ints', 'node', 'table', 'str', 'strs']), 3)}
print('blocks', sys.getallocatedblocks() - number)
del kept
print('blocks', sys.getallocatedblocks() - number)`);
}

function weak(scope: Scope): Statement[] {
  const { chance } = scope;
  const weakly = scope.classes.filter((known) => known.weak);
  const names = scope.of('set');
  if (chance.percent(20) && names.length > 0) {
    const name = chance.pick(names);
    return statements(`
ref = weakref.ref(${name})
print('weak', ref() is ${name}, weakref.getweakrefcount(${name}), sys.getrefcount(${name}))`);
  }
  if (weakly.length === 0) return [];
  const { name } = chance.pick(weakly);
  const dead = chance.pick(['lambda ref: print("dead")', 'log.append', 'None']);
  return statements(
    chance.pick([
      `
target = ${name}(${expression(scope, 'int', 1)})
ref = weakref.ref(target, ${dead})
${chance.pick(['target.link(target)', 'pass', 'target.link([target])'])}
del target
print('weak', ref() is None)
gc.collect()
print('weak', ref() is None, weakref.getweakrefcount(ref))
del ref`,
      `
target = ${name}(1)
values = weakref.WeakValueDictionary(a=target)
proxy = weakref.proxy(target)
print('proxy', proxy.value, len(values), weakref.getweakrefcount(target))
del target
gc.collect()
print('values', len(values))
del values, proxy`,
      `
target = ${name}(2)
weakref.finalize(target, print, 'finalized', ${expression(scope, 'int', 1)})
target = [target, ${expression(scope, 'any', 1)}]
del target
gc.collect()`,
    ]),
  );
}

function traced(scope: Scope): Statement[] {
  const { chance } = scope;
  const body = `kept = ${expression(scope, 'any', 3)}`;
  return statements(
    chance.pick([
      `
gc.collect()
tracemalloc.start(${chance.pick(['', '5'])})
${body}
print('traced', tracemalloc.get_traced_memory()[0])
del kept
print('traced', tracemalloc.get_traced_memory()[0])
tracemalloc.stop()`,
      `
gc.collect()
tracemalloc.start()
low = sys._getframe().f_lineno
${body}
more = [${expression(scope, 'any', 1)} for k in range(${chance.between(2, 30)})]
high = sys._getframe().f_lineno
top(low, high)
del kept, more
tracemalloc.stop()`,
    ]),
  );
}

function stats(scope: Scope): Statement[] {
  return statements(`
before = [one['collections'] for one in gc.get_stats()]
${expression(scope, 'any', 2)}
gc.collect(${scope.chance.pick(['', '0', '1'])})
print('stats', [one['collections'] - b for one, b in zip(gc.get_stats(), before)], gc.get_threshold())`);
}

/** Collections that come by themselves, and when. */
function automatic(scope: Scope): Statement[] {
  const { chance } = scope;
  return statements(`
gc.collect()
gc.freeze()
moments = []
k = 0
def watch(phase, info):
    if phase == 'stop': moments.append((k, info['generation'], info['collected']))
gc.callbacks.append(watch)
gc.set_threshold(${chance.between(5, 60)}, ${chance.between(2, 5)}, ${chance.between(2, 5)})
ring = []
for k in range(${chance.between(20, 120)}):
    ${chance.pick([
      'ring.append([k])',
      `ring = ${expression(scope, 'node', 1)}.link([ring])`,
      `x = ${expression(scope, 'node', 1)}; x.link(x)`,
      `x = [${expression(scope, 'any', 1)}]; x.append(x)`,
      `ring = [${expression(scope, 'any', 1)}]`,
      `ring = {k: ring} if k % 7 else None`,
    ])}
gc.callbacks.remove(watch)
gc.set_threshold(700, 10, 10)
gc.unfreeze()
print('moments', moments[:12], len(moments))
x = ring = None
print('left', gc.collect())`);
}
