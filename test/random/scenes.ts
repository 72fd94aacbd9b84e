// Scenes: a few statements that belong together and show one corner of the memory manager or of the language.

import { expression } from './expressions.ts';
import { type Statement, statements } from './program.ts';
import type { Kind, Scope } from './scope.ts';

type Scene = (scope: Scope) => string;

/** A scene, complete in itself: its names begin with `s_`, and what it makes is gone at its end or global. */
export function scene(scope: Scope): Statement[] {
  return statements(scope.chance.pick(SCENES)(scope));
}

/** A scene about one of the versions' newest things is left out: programs must run in 3.9 too. */
const SCENES: readonly Scene[] = [
  weakCallbacks,
  finalizerOrder,
  resurrection,
  frozen,
  growth,
  shrinking,
  comparedSnapshots,
  peak,
  thrown,
  closed,
  delegated,
  interrupted,
  notes,
  chained,
  nestedFinally,
  starred,
  nestedComprehensions,
  closures,
  managers,
  stacked,
  cached,
  cachedProperty,
  partials,
  ordered,
  counted,
  defaults,
  chains,
  heaps,
  bisected,
  grouped,
  iterators,
  texts,
  formats,
  byteArrays,
  views,
  setAlgebra,
  deques,
  descriptors,
  metaclasses,
  comparing,
  copies,
  slotted,
  referrers,
  referents,
  tracked,
  callbacks,
  thresholds,
  saved,
  weakContainers,
  finalizers,
  methods,
  bigInts,
  floats,
  slices,
  sorting,
  evaluated,
  frames,
  executed,
  interning,
  threads,
];

const of = (scope: Scope, kind: Kind, depth = 1) => expression(scope, kind, depth);
const n = (scope: Scope, low = 1, high = 9) => `${scope.chance.between(low, high)}`;

function node(scope: Scope): string {
  const weak = scope.classes.filter((each) => each.weak);
  return weak.length > 0 ? `${scope.chance.pick(weak).name}(${n(scope)})` : `type('Made', (), {})()`;
}

function weakCallbacks(scope: Scope): string {
  return `
s_log = []
s_target = ${node(scope)}
s_refs = [weakref.ref(s_target, lambda ref, k=k: s_log.append(k)) for k in range(${n(scope)})]
s_plain = weakref.ref(s_target)
print('refs', weakref.getweakrefcount(s_target), s_plain is weakref.ref(s_target), len(weakref.getweakrefs(s_target)))
${scope.chance.pick(['del s_refs[0]', 's_refs.reverse()', 's_refs.append(s_target)', 'pass'])}
del s_target
print('called', s_log, s_plain() is None)
del s_refs
${scope.chance.pick(['gc.collect()', 'pass'])}
print('called', s_log)
del s_plain, s_log`;
}

function finalizerOrder(scope: Scope): string {
  const make = scope.chance.pick([
    's_items = [S_Loud(k) for k in range(4)]',
    's_items = {k: S_Loud(k) for k in range(4)}',
    's_items = tuple(S_Loud(k) for k in range(4))',
    's_items = deque(S_Loud(k) for k in range(4))',
    's_items = S_Loud(0); s_items.a = S_Loud(1); s_items.b = [S_Loud(2), S_Loud(3)]',
    's_items = [S_Loud(0), {1: S_Loud(1)}, (S_Loud(2),)]',
    's_items = [S_Loud(0), S_Loud(1)]; s_items[0].other = s_items[1]; s_items[1].other = s_items[0]',
    's_items = S_Loud(0); s_items.me = s_items; s_items.list = [S_Loud(1), s_items]',
    's_items = (lambda: s_items, S_Loud(5))',
    's_items = iter([S_Loud(k) for k in range(3)]); next(s_items)',
    's_items = {S_Loud(7): S_Loud(8)}',
  ]);
  return `
class S_Loud:
    ${scope.chance.pick(["__slots__ = ('k', 'a', 'b', 'me', 'list', 'other')", 'kind = 1', 'kind = []'])}
    def __init__(self, k):
        self.k = k
    def __del__(self):
        print('del', self.k)
${make}
print('made', gc.is_tracked(s_items))
${scope.chance.pick(['del s_items', 's_items = None', 's_items = S_Loud(9)'])}
print('dropped')
print('collected', gc.collect())
s_items = S_Loud = None`;
}

function resurrection(scope: Scope): string {
  return `
class S_Phoenix:
    times = 0
    def __init__(self):
        self.me = ${scope.chance.pick(['self', 'None', '[self]'])}
    def __del__(self):
        S_Phoenix.times += 1
        if S_Phoenix.times < ${n(scope, 1, 3)}:
            log.append(self)
s_bird = S_Phoenix()
s_watch = weakref.ref(s_bird${scope.chance.pick(['', ', log.append'])})
del s_bird
print('times', S_Phoenix.times, s_watch() is None)
print('collect', gc.collect(), S_Phoenix.times, len(log), s_watch() is None)
log.clear()
print('collect', gc.collect(), S_Phoenix.times, len(log))
del s_watch
log.clear(); gc.collect(); S_Phoenix = None`;
}

function frozen(scope: Scope): string {
  return `
gc.collect()
s_before = gc.get_freeze_count()
s_kept = [${of(scope, 'any')} for k in range(${n(scope)})]
s_loop = []; s_loop.append(s_loop)
gc.freeze()
print('frozen', gc.get_freeze_count() > s_before, gc.collect())
del s_loop
print('collect', gc.collect(), gc.get_count()[${scope.chance.pick(['1', '2'])}])
gc.unfreeze()
print('collect', gc.collect(), gc.get_freeze_count())
del s_kept, s_before`;
}

const CONTAINERS = [
  ['[]', 's_box.append(k)'],
  ['[]', 's_box += (k,)'],
  ['[]', 's_box.extend(range(k % 5))'],
  ['[0] * 3', 's_box.insert(1, k)'],
  ['{}', 's_box[k] = None'],
  ['{}', "s_box['n%d' % k] = k"],
  ['{}', 's_box.update({k: k, k + 100: k})'],
  ['{k: k for k in range(5)}', 's_box[k % 40] = k'],
  ['set()', 's_box.add(k)'],
  ['{1, 2, 3}', 's_box |= {k * 3, k * 5}'],
  ['bytearray()', 's_box.append(k)'],
  ['bytearray(5)', 's_box.extend(b"xyz" * k)'],
  ['deque()', 's_box.appendleft(k)'],
  ['deque(maxlen=9)', 's_box.append(k)'],
  ['collections.defaultdict(list)', 's_box[k].append(k)'],
  ['collections.OrderedDict()', 's_box[str(k)] = k'],
  ['""', 's_box += chr(60 + k * 7)'],
  ['()', 's_box += (k,)'],
  ['b""', 's_box += bytes([k])'],
  ['frozenset()', 's_box |= {k}'],
  ['1', 's_box *= 7919'],
] as const;

function growth(scope: Scope): string {
  const [make, grow] = scope.chance.pick(CONTAINERS);
  return `
s_box = ${make}
s_sizes = [sys.getsizeof(s_box)]
for k in range(${n(scope, 10, 70)}):
    ${grow}
    s_size = sys.getsizeof(s_box)
    if s_size != s_sizes[-1]: s_sizes.append(s_size)
print('sizes', s_sizes)
s_box = None`;
}

function shrinking(scope: Scope): string {
  const [make, drop] = scope.chance.pick([
    ['list(range(90))', 's_box.pop()'],
    ['list(range(90))', 'del s_box[:3]'],
    ['[k for k in range(90)]', 's_box[10:] = []'],
    ['dict.fromkeys(range(90))', 's_box.popitem()'],
    ['dict.fromkeys(range(90))', 'del s_box[min(s_box)]'],
    ['set(range(90))', 's_box.pop()'],
    ['set(range(90))', 's_box -= set(range(50))'],
    ['deque(range(200))', 's_box.popleft()'],
    ['bytearray(range(90))', 'del s_box[-2:]'],
    ['collections.OrderedDict.fromkeys(range(90))', 's_box.popitem(last=False)'],
  ]);
  return `
s_box = ${make}
s_sizes = [sys.getsizeof(s_box)]
for k in range(${n(scope, 5, 29)}):
    ${drop}
    s_sizes.append(sys.getsizeof(s_box))
print('sizes', s_sizes, len(s_box), sys.getsizeof(s_box.copy()))
s_box = None`;
}

function comparedSnapshots(scope: Scope): string {
  return `
gc.collect()
tracemalloc.start(${scope.chance.pick(['', '1', '3'])})
s_low = sys._getframe().f_lineno
s_first = tracemalloc.take_snapshot()
s_kept = [${of(scope, 'any')} for k in range(${n(scope, 2, 20)})]
s_more = ${of(scope, 'any', 2)}
s_text = 'x' * ${n(scope, 10, 300)} + str(len(s_kept))
s_second = tracemalloc.take_snapshot()
s_high = sys._getframe().f_lineno
for s_one in s_second.compare_to(s_first, 'lineno'):
    s_place = s_one.traceback[0]
    if s_place.filename == __file__ and s_low + 1 < s_place.lineno < s_high - 1:
        print('diff', s_place.lineno - s_low, s_one.size_diff, s_one.count_diff)
tracemalloc.stop()
del s_kept, s_more, s_text, s_first, s_second, s_one, s_place`;
}

function peak(scope: Scope): string {
  return `
gc.collect()
tracemalloc.start()
s_list = list(range(1000, ${n(scope, 1010, 1400)}))
print('traced', tracemalloc.get_traced_memory())
s_list = [k * 1.5 for k in s_list]
print('traced', tracemalloc.get_traced_memory())
${scope.chance.pick(['tracemalloc.reset_peak()', 'tracemalloc.clear_traces()', 'del s_list'])}
s_list = {k: [k] for k in range(${n(scope, 3, 60)})}
print('traced', tracemalloc.get_traced_memory())
tracemalloc.stop()
s_list = None`;
}

function thrown(scope: Scope): string {
  return `
def s_generator():
    s_local = [0]
    for k in range(5):
        try:
            s_local.append((yield k))
        except ${scope.chance.pick(['ValueError', 'Exception', '(KeyError, ValueError)'])} as error:
            print('inside', repr(error), sys.getrefcount(s_local))
            yield 'caught'
        finally:
            print('finally', k)
s_source = s_generator()
print(next(s_source), s_source.send('sent'))
for s_error in (ValueError('one'), KeyError('two')):
    try:
        print(s_source.throw(s_error))
    except Exception as error:
        print('outside', type(error).__name__, error.__traceback__.tb_next is not None)
print(list(s_source), s_source.gi_frame is None, sys.getrefcount(s_source))
del s_source, s_generator, s_error`;
}

function closed(scope: Scope): string {
  return `
def s_generator(items):
    try:
        for item in items:
            yield item
    except GeneratorExit:
        print('exit', len(items))
        ${scope.chance.pick(['raise', 'return', "print('done')", "raise KeyError('closing')"])}
    finally:
        print('closed')
s_items = [${n(scope)}] * ${n(scope)}
s_source = s_generator(s_items)
${scope.chance.pick(['next(s_source)', 'print(next(s_source), next(s_source, None))', 'pass'])}
print(sys.getrefcount(s_items), gc.is_tracked(s_source))
try:
    ${scope.chance.pick(['s_source.close()', 'del s_source', "s_source.throw(ValueError, 'x') if False else s_source.close()"])}
except KeyError as error:
    print(error)
print(sys.getrefcount(s_items))
s_source = None`;
}

function delegated(scope: Scope): string {
  return `
def s_inner(count):
    total = 0
    for k in range(count):
        got = yield k * ${n(scope)}
        total += got or 0
    return total
def s_outer():
    first = yield from s_inner(${n(scope, 1, 4)})
    second = yield from ${of(scope, 'ints')}
    yield ('totals', first, second)
s_source = s_outer()
print(next(s_source), s_source.gi_yieldfrom is not None)
for k in range(${n(scope, 1, 6)}):
    try:
        print(s_source.send(k))
    except (StopIteration, AttributeError, TypeError) as error:
        print(type(error).__name__)
        break
del s_source`;
}

function interrupted(scope: Scope): string {
  return `
def s_endless():
    k = 0
    while True:
        k += 1
        if k > ${n(scope, 2, 6)}: raise RuntimeError(k)
        yield k
s_seen = []
try:
    for s_k in s_endless(): s_seen.append(s_k)
except RuntimeError as error:
    s_kept = error
    print(s_seen, error.args, sys.getrefcount(error))
print(sys.getrefcount(s_kept), s_kept.__traceback__.tb_frame.f_lineno > 0)
s_kept = None
s_gens = [s_endless() for k in range(3)]
print([next(each) for each in s_gens], sum(map(next, s_gens)))
del s_gens, s_seen`;
}

function notes(scope: Scope): string {
  return `
class S_Error(${scope.chance.pick(['Exception', 'ValueError', 'KeyError', 'OSError'])}):
    def __init__(self, *args, code=${n(scope)}):
        super().__init__(*args)
        self.code = code
try:
    raise S_Error('bad', ${n(scope)}, code=${n(scope)})
except S_Error as error:
    print(error, error.args, error.code, sys.getrefcount(error), sys.getsizeof(error))
    s_error = error
print(repr(s_error), s_error.__context__, sys.getrefcount(s_error.args), gc.is_tracked(s_error))
s_error.__traceback__ = None
del s_error
print(gc.collect())`;
}

function chained(scope: Scope): string {
  return `
def s_fail(depth):
    try:
        if depth: s_fail(depth - 1)
        raise ValueError(depth)
    except ValueError as error:
        ${scope.chance.pick(['raise KeyError(depth) from error', 'raise KeyError(depth)', 'raise KeyError(depth) from None', 'raise'])}
try:
    s_fail(${n(scope, 0, 3)})
except Exception as error:
    s_chain = []
    while error is not None:
        s_chain.append((type(error).__name__, error.args, error.__suppress_context__))
        error = error.__cause__ or error.__context__
    print(s_chain)
print(gc.collect())
del s_fail, s_chain`;
}

function nestedFinally(scope: Scope): string {
  return `
def s_steps(n):
    for k in range(4):
        try:
            try:
                if k == n: ${scope.chance.pick(['return k', 'continue', 'break', 'raise KeyError(k)'])}
                print('try', k)
            finally:
                print('inner', k)
        except KeyError as error:
            print('caught', error)
        else:
            print('else', k)
        finally:
            print('outer', k)
    return 'end'
print(s_steps(${n(scope, 0, 4)}))`;
}

function starred(scope: Scope): string {
  return `
def s_all(*args, **named):
    return args, named
s_first, *s_middle, s_last = [*${of(scope, 'ints')}, 1, *range(${n(scope, 1, 4)})]
print(s_first, s_middle, s_last)
print(s_all(*s_middle, *'ab', x=1, **{'y': ${n(scope)}}))
s_args, s_named = s_all(*s_middle, **${of(scope, 'table')})
print(sys.getrefcount(s_args), len(s_named), sys.getsizeof(s_args), sys.getsizeof(s_named))
print([*s_middle, *{1: 2}], {*s_middle, 3}, {**s_named, 'z': 0}['z'], (*s_middle,)[:2])
del s_args, s_named, s_middle`;
}

function nestedComprehensions(scope: Scope): string {
  return `
s_rows = [[r * c for c in range(${n(scope, 1, 5)})] for r in range(${n(scope, 1, 5)})]
print(sum(sum(row) for row in s_rows), {r: [c for c in range(r) if c % 2] for r in range(4)})
s_functions = [lambda x, k=k: x * k for k in range(3)] + [lambda x: x + k for k in range(2)]
print([f(${n(scope)}) for f in s_functions], sys.getrefcount(s_functions[0]))
print([(x, y) for x in range(3) for y in range(x) if x != y], sorted({x % 3 for x in range(10)}))
print(next((x for x in range(100) if x * x > ${n(scope, 10, 90)}), None), [y := 1, y ** 2])
del s_rows, s_functions, y`;
}

function closures(scope: Scope): string {
  return `
def s_maker(start):
    held = [start]
    def add(k):
        held.append(k)
        return sum(held)
    def get():
        return held
    return add, get
s_add, s_get = s_maker(${n(scope)})
print(s_add(${n(scope)}), s_add(2), s_get(), sys.getrefcount(s_get()))
print(s_add.__closure__[0].cell_contents is s_get.__closure__[0].cell_contents, sys.getrefcount(s_add.__closure__))
print(sys.getsizeof(s_add), sys.getsizeof(s_add.__closure__), len(gc.get_referents(s_add)))
s_add = None
print(sys.getrefcount(s_get()))
del s_get, s_maker
print(gc.collect())`;
}

function managers(scope: Scope): string {
  return `
class S_Manager:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print('enter', self.name)
        return self
    def __exit__(self, kind, error, trace):
        print('exit', self.name, kind and kind.__name__, sys.getrefcount(error) if error else 0)
        return ${scope.chance.pick(['True', 'False', 'kind is ValueError', 'self.name == "b"'])}
    def __del__(self):
        print('gone', self.name)
try:
    with S_Manager('a') as s_a, S_Manager('b') as s_b:
        print(s_a.name + s_b.name, sys.getrefcount(s_a))
        ${scope.chance.pick(['raise ValueError(1)', 'raise KeyError(2)', 'pass', 'del s_a'])}
    print('after')
except Exception as error:
    print('caught', repr(error))
s_a = s_b = None`;
}

function stacked(scope: Scope): string {
  return `
s_done = []
with contextlib.ExitStack() as s_stack:
    for k in range(${n(scope, 1, 4)}):
        s_stack.callback(s_done.append, k)
    s_stack.enter_context(contextlib.suppress(KeyError))
    ${scope.chance.pick(["raise KeyError('x')", 's_done.append(9)', 's_stack.pop_all()'])}
print(s_done)
del s_stack, s_done`;
}

function cached(scope: Scope): string {
  return `
@functools.lru_cache(maxsize=${scope.chance.pick(['None', '2', '8', '128'])})
def s_fib(k):
    return k if k < 2 else s_fib(k - 1) + s_fib(k - 2)
print(s_fib(${n(scope, 3, 30)}), s_fib.cache_info())
s_key = ${scope.chance.pick(["'key'", '(1, 2)', '3.5'])}
s_cache = functools.lru_cache(lambda k: [k])
s_value = s_cache(s_key)
print(s_value is s_cache(s_key), sys.getrefcount(s_value), s_cache.cache_info().hits)
s_cache.cache_clear()
print(sys.getrefcount(s_value), s_fib.__wrapped__.__name__)
del s_cache, s_value, s_fib`;
}

function cachedProperty(scope: Scope): string {
  return `
class S_Lazy:
    def __init__(self, n):
        self.n = n
    @functools.cached_property
    def value(self):
        print('computing', self.n)
        return [self.n] * ${n(scope)}
s_lazy = S_Lazy(${n(scope)})
print('value' in s_lazy.__dict__, s_lazy.value, s_lazy.value is s_lazy.value, sys.getrefcount(s_lazy.value))
del s_lazy.value
print(s_lazy.value, sorted(s_lazy.__dict__))
del s_lazy, S_Lazy`;
}

function partials(scope: Scope): string {
  return `
def s_add(a, b, c=0, **named):
    return a + b * 10 + c * 100 + len(named)
s_list = [1]
s_partial = functools.partial(s_add, ${n(scope)}, c=${n(scope)})
print(s_partial(2), s_partial(3, c=1), s_partial.args, s_partial.keywords, sys.getsizeof(s_partial))
s_second = functools.partial(s_partial, ${n(scope)}, extra=s_list)
print(s_second(), s_second.func is s_add, sys.getrefcount(s_list), sys.getrefcount(s_add))
print(functools.reduce(lambda a, b: a * 2 + b, [1, 2, 3], ${n(scope)}), list(map(functools.partial(pow, 2), range(4))))
del s_partial, s_second
print(sys.getrefcount(s_list), sys.getrefcount(s_add))`;
}

function ordered(scope: Scope): string {
  return `
s_table = collections.OrderedDict((k, k * k) for k in 'spam'[:${n(scope, 1, 4)}] * 2) if False else collections.OrderedDict(a=1, b=2, c=3)
s_table.move_to_end('a'${scope.chance.pick(['', ', last=False'])})
s_table['d'] = ${n(scope)}
print(list(s_table), s_table.popitem(), s_table.popitem(last=False), sys.getsizeof(s_table))
print(s_table == {'b': 2}, list(reversed(s_table.items())), s_table.pop('zz', None))
del s_table`;
}

function counted(scope: Scope): string {
  return `
s_count = collections.Counter(${of(scope, 'str')} + 'banana')
s_count.update('${scope.chance.pick(['abc', 'nab', 'zz'])}')
print(s_count['a'], s_count['missing'], s_count.most_common(1)[0][1], sum(s_count.values()))
s_count.subtract('aa')
print(sorted((+s_count).items())[:3], sys.getsizeof(s_count) > 0, len(s_count | collections.Counter('q')))
del s_count`;
}

function defaults(scope: Scope): string {
  return `
s_groups = collections.defaultdict(list)
for s_k in ${of(scope, 'ints', 2)}: s_groups[s_k % 3].append(s_k)
print(sorted(s_groups.items()), s_groups.default_factory is list, s_groups.get(99), len(s_groups))
s_count = collections.defaultdict(int, a=${n(scope)})
for s_k in 'abcabc': s_count[s_k] += 1
print(dict(s_count), sys.getsizeof(s_count), gc.is_tracked(s_count))
del s_groups, s_count`;
}

function chains(scope: Scope): string {
  return `
s_chain = collections.ChainMap({'a': 1}, {'a': 2, 'b': ${n(scope)}})
print(s_chain['a'], s_chain['b'], sorted(s_chain), len(s_chain.new_child({'c': 1})))
s_chain['b'] = 0
print(s_chain.maps[0], 'z' in s_chain)
del s_chain`;
}

function heaps(scope: Scope): string {
  return `
s_heap = [${n(scope)}, 7, 3, ${n(scope)}, 9]
heapq.heapify(s_heap)
heapq.heappush(s_heap, ${n(scope)})
print(s_heap, heapq.heappop(s_heap), heapq.heapreplace(s_heap, 5), heapq.nsmallest(2, s_heap), heapq.nlargest(2, s_heap))
print([heapq.heappop(s_heap) for k in range(len(s_heap))], sys.getsizeof(s_heap))
print(list(heapq.merge([1, 4], [2, 3], key=None)))`;
}

function bisected(scope: Scope): string {
  return `
s_sorted = sorted(${of(scope, 'ints', 2)})
for s_k in (${n(scope)}, 0, 4): bisect.insort(s_sorted, s_k)
print(s_sorted, bisect.bisect(s_sorted, 4), bisect.bisect_left(s_sorted, 4), sys.getsizeof(s_sorted))`;
}

function grouped(scope: Scope): string {
  return `
print([(k, list(g)) for k, g in itertools.groupby(sorted(${of(scope, 'ints')}), key=lambda v: v % 2)])
print(list(itertools.product('ab', range(${n(scope, 1, 3)}))), list(itertools.combinations(range(4), 2))[:${n(scope)}])
s_one, s_two = itertools.tee(iter(range(${n(scope, 3, 9)})))
print(next(s_one), list(s_two), list(s_one), sys.getrefcount(s_one))
print(list(itertools.zip_longest('ab', range(3))), list(itertools.takewhile(lambda v: v < 3, itertools.count())))
print(list(itertools.permutations([1, 2, 3], 2))[:4], list(itertools.islice(itertools.cycle('xy'), 5)))
del s_one, s_two`;
}

function iterators(scope: Scope): string {
  return `
class S_Count:
    def __init__(self, stop):
        self.k, self.stop = 0, stop
    def __iter__(self):
        return self
    def __next__(self):
        if self.k >= self.stop: raise StopIteration
        self.k += 1
        return self.k
s_items = ${of(scope, 'ints')}
s_iter = iter(s_items)
print(sys.getrefcount(s_items), next(s_iter, None), s_iter.__length_hint__(), sys.getsizeof(s_iter))
print(list(S_Count(${n(scope)})), sum(S_Count(4)), max(S_Count(3)), 2 in S_Count(5), list(zip(S_Count(2), 'ab')))
s_sentinel = iter(lambda box=[0]: box.append(1) or len(box), ${n(scope, 3, 6)})
print(list(s_sentinel), dict(enumerate('ab')), list(reversed(range(3))), [*map(str, S_Count(2))])
del s_iter, s_items, S_Count`;
}

function texts(scope: Scope): string {
  return `
s_text = ${of(scope, 'str', 2)} + '${scope.chance.pick(['spam and eggs', 'Straße', 'a,b;c', '  pad  ', 'naïve café', 'x=1&y=2', '日本語 text'])}'
print(s_text.split(), s_text.rsplit(None, 1), s_text.rpartition('a'), s_text.center(30, '.'), s_text.find('a'))
print(s_text.translate({97: 'A', 98: None}), s_text.encode()[:12], s_text.isidentifier(), s_text.title(), len(s_text))
print(sys.getsizeof(s_text), sys.getsizeof(s_text.upper()), sys.getsizeof(s_text[::2]), s_text.removeprefix('s') if hasattr(s_text, 'removeprefix') else 0)
print(repr(s_text), ascii(s_text), s_text.count('a'), s_text.index(s_text[-1]), s_text.strip().startswith(('s', 'S')))
s_joined = '${scope.chance.pick(['', '-', ', '])}'.join(sorted(s_text)[:8])
print(s_joined, sys.getrefcount(s_joined), s_joined is str(s_joined), s_joined.zfill(12))`;
}

function formats(scope: Scope): string {
  return `
s_n, s_f, s_s = ${of(scope, 'int')}, ${of(scope, 'float')}, ${of(scope, 'str')}
print(f'{s_n:>12}|{s_n % 1000:<+8d}|{s_f:^12.3e}|{s_s!r:.10}|{s_n % 255:#06x}')
print('%s %r %5d %-8.2f %x %%' % (s_s, s_s, s_n % 9999, s_f % 1000, s_n % 999))
print('{0!s:*^10} {1:,} {k:.2%}'.format(s_s, s_n, k=s_f % 7), format(s_n % 99999, '_b'), f'{s_n=}')
s_width = ${n(scope, 3, 12)}
print(f'{s_s:{s_width}}|{s_f % 100:{s_width}.{2}f}|{{}}', str(s_f), repr(s_f), round(s_f % 100, 2))
del s_n, s_f, s_s`;
}

function byteArrays(scope: Scope): string {
  return `
s_bytes = bytearray(${of(scope, 'bytes')} + b'abc')
s_bytes[0:1] = b'${scope.chance.pick(['xyz', '', 'q'])}'
s_bytes += bytes(${n(scope)})
print(s_bytes, len(s_bytes), sys.getsizeof(s_bytes), s_bytes.find(b'c'), s_bytes.hex(), bytes(s_bytes)[:3])
s_bytes.reverse(); s_bytes.append(65); del s_bytes[1]
print(s_bytes, s_bytes.pop(), s_bytes.count(0), s_bytes.translate(None, b'a'), b'%d-%s' % (${n(scope)}, b'z'))
print(s_bytes.split(b'b'), int.from_bytes(s_bytes[:4], 'big'), s_bytes.upper().lower() == s_bytes, s_bytes * 2 > s_bytes)
del s_bytes`;
}

function views(scope: Scope): string {
  return `
s_data = bytearray(range(${n(scope, 4, 20)}))
s_view = memoryview(s_data)
print(len(s_view), s_view[1], bytes(s_view[1:4]), s_view.readonly, sys.getrefcount(s_data), s_view.nbytes)
s_view[0] = 200
try:
    s_data.append(1)
except BufferError as error:
    print(error)
s_view.release()
s_data.append(1)
print(s_data[0], len(s_data), sys.getrefcount(s_data))
s_table = {'a': 1, 'b': 2}
s_keys = s_table.keys()
s_table['c'] = 3
print(list(s_keys), s_keys & {'a', 'z'}, len(s_table.items()), ('a', 1) in s_table.items(), sys.getrefcount(s_table))
del s_view, s_data, s_keys`;
}

function setAlgebra(scope: Scope): string {
  return `
s_a, s_b = ${of(scope, 'set', 2)}, {${n(scope)}, 2, 3, ${n(scope, 10, 90)}}
print(sorted(s_a & s_b), sorted(s_a | s_b), sorted(s_a ^ s_b), sorted(s_a - s_b), s_a.isdisjoint(s_b))
s_c = s_b.copy(); s_c.discard(2); s_c.add(${n(scope, 100, 900)})
print(s_c < s_b, sorted(s_c.symmetric_difference(s_b)), sys.getsizeof(s_c), sys.getsizeof(s_a | set(range(50))))
s_a.update(range(${n(scope, 1, 40)})); s_a.intersection_update(range(0, 90, 2))
print(len(s_a), sys.getsizeof(s_a), frozenset(s_b) == s_b, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
del s_a, s_b, s_c`;
}

function deques(scope: Scope): string {
  return `
s_deque = deque(${of(scope, 'ints')}, ${n(scope, 2, 8)})
s_deque.extendleft([1, 2, 3]); s_deque.rotate(${n(scope, 0, 4)}); s_deque.append(7)
print(s_deque, s_deque.maxlen, s_deque[0], s_deque[-1], s_deque.count(1), sys.getsizeof(s_deque))
s_long = deque(range(${n(scope, 60, 200)}))
print(sys.getsizeof(s_long), s_long.popleft(), s_long.pop(), s_long[30], sum(s_long), s_long.index(20))
s_long.clear(); s_long.insert(0, s_deque)
print(sys.getrefcount(s_deque), s_long == deque([s_deque]), s_deque.copy() == s_deque, list(reversed(s_deque)))
del s_deque, s_long`;
}

function descriptors(scope: Scope): string {
  return `
class S_Field:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name, ${n(scope)})
    def __set__(self, instance, value):
        setattr(instance, self.name, value * ${n(scope)})
class S_Record:
    x = S_Field()
    y = S_Field()
    __hash__ = None
    def __init__(self, x):
        self.x = x
s_record = S_Record(${n(scope)})
s_record.y = 4
print(s_record.x, s_record.y, vars(s_record), type(S_Record.x).__name__, sys.getsizeof(s_record), sys.getsizeof(s_record.__dict__))
try:
    hash(s_record)
except TypeError as error:
    print(error)
del s_record, S_Record, S_Field
print(gc.collect())`;
}

function metaclasses(scope: Scope): string {
  return `
class S_Meta(type):
    made = []
    def __new__(mcls, name, bases, namespace):
        cls = super().__new__(mcls, name, bases, dict(namespace, tag=len(name)))
        mcls.made.append(weakref.ref(cls))
        return cls
    def __call__(cls, *args):
        instance = super().__call__()
        instance.args = args
        return instance
class S_Base(metaclass=S_Meta):
    pass
class S_Child(S_Base):
    ${scope.chance.pick(['__slots__ = ()', 'kind = 3', 'def method(self): return super().__repr__()'])}
print(S_Child(1, 2).args, S_Child.tag, len(S_Meta.made), [c.__name__ for c in S_Base.__subclasses__()], len(S_Child.__mro__))
del S_Child
print(gc.collect(), len(S_Base.__subclasses__()), S_Meta.made[-1]() is None)
del S_Base, S_Meta
print(gc.collect())`;
}

function comparing(scope: Scope): string {
  return `
@functools.total_ordering
class S_Money:
    def __init__(self, amount):
        self.amount = amount
    def __eq__(self, other):
        return self.amount == other.amount
    def __lt__(self, other):
        return self.amount < other.amount
    def __hash__(self):
        return hash(self.amount)
    def __repr__(self):
        return f'M({self.amount})'
s_money = [S_Money(k * 7 % 5) for k in range(${n(scope, 2, 7)})]
print(sorted(s_money), max(s_money), s_money[0] >= s_money[-1], len(set(s_money)), s_money.index(S_Money(2)) if S_Money(2) in s_money else -1)
print({m: k for k, m in enumerate(s_money)}, sorted(s_money, key=lambda m: -m.amount)[:2], s_money == list(s_money))
del s_money, S_Money`;
}

function copies(scope: Scope): string {
  return `
s_inner = [1, ${of(scope, 'any')}]
s_outer = {'a': s_inner, 'b': [s_inner, s_inner], 't': (1, 2)}
s_shallow, s_deep = copy.copy(s_outer), copy.deepcopy(s_outer)
print(s_shallow['a'] is s_inner, s_deep['a'] is s_inner, s_deep['b'][0] is s_deep['a'], s_deep['t'] is s_outer['t'])
print(sys.getrefcount(s_inner), sys.getsizeof(s_shallow), sys.getsizeof(s_deep))
s_loop = [1]; s_loop.append(s_loop)
s_copy = copy.deepcopy(s_loop)
print(s_copy[1] is s_copy, len(s_copy))
del s_inner, s_outer, s_shallow, s_deep, s_loop, s_copy
print(gc.collect())`;
}

function slotted(scope: Scope): string {
  return `
class S_Base:
    __slots__ = ('a', 'b')
class S_Open(S_Base):
    pass
class S_Tight(S_Base):
    __slots__ = ('c'${scope.chance.pick(['', ", '__dict__'", ", '__weakref__'"])})
for S_Class in (S_Base, S_Open, S_Tight):
    s_one = S_Class()
    s_one.a = ${n(scope)}
    print(sys.getsizeof(s_one), hasattr(s_one, 'b'), hasattr(s_one, '__dict__'), S_Class.__basicsize__, gc.is_tracked(s_one))
    try:
        s_one.zz = 1
        print(vars(s_one), sys.getsizeof(vars(s_one)))
    except AttributeError as error:
        print(error)
del s_one, S_Class, S_Tight, S_Open, S_Base
print(gc.collect())`;
}

function referrers(scope: Scope): string {
  return `
s_target = [${n(scope)}]
s_one, s_two, s_three = {'k': s_target}, (s_target,), [s_target, s_target]
s_function = lambda held=s_target: held
s_kinds = sorted(type(each).__name__ for each in gc.get_referrers(s_target) if each is not globals() and type(each).__name__ != 'frame')
print(s_kinds, sys.getrefcount(s_target))
del s_one, s_function
print(len(gc.get_referrers(s_target)), sys.getrefcount(s_target), len(gc.get_referrers(s_two, s_three)))
del s_two, s_three, s_target`;
}

function referents(scope: Scope): string {
  return `
s_thing = ${scope.chance.pick(['{1: [2], "a": (3, [4])}', '[1, "a", (2,), {3}]', '((1, 2), [3])', '{(1, 2), "x"}', 'deque([1, [2]])', 'collections.OrderedDict(a=[1])', 'lambda x, y=[1]: x', 'iter([1, 2])', 'functools.partial(print, [1])', 'property(lambda self: 1)', 'type("T", (), {"a": 1})()', 'enumerate([1])', 'zip([1], "a")', 'slice(1, [2])', 'memoryview(b"abc")', '[].append', 'Point([1], 2)'])}
print(sorted(type(each).__name__ for each in gc.get_referents(s_thing)), gc.is_tracked(s_thing), sys.getrefcount(s_thing))
print(sys.getsizeof(s_thing), len(gc.get_referents(s_thing, s_thing)))
del s_thing`;
}

function tracked(scope: Scope): string {
  return `
s_values = [${n(scope)}, 'a', (1, 2), (1, [2]), {}, {'a': 1}, {'a': []}, [], set(), frozenset([1]), lambda: 0, int, len, b'', None, 1.5, range(3), slice(1), iter(()), Point(1, 2), ${of(scope, 'any', 2)}]
print([gc.is_tracked(each) for each in s_values])
gc.collect()
print([gc.is_tracked(each) for each in s_values], [gc.is_finalized(each) for each in s_values[:3]])
del s_values`;
}

function callbacks(scope: Scope): string {
  return `
s_events = []
def s_watch(phase, info):
    s_events.append((phase, info['generation'], info['collected'], info['uncollectable']))
gc.collect()
gc.callbacks.append(s_watch)
s_x = ${node(scope)}; s_loop = [s_x]; s_loop.append(s_loop)
del s_loop${scope.chance.pick(['', ', s_x'])}
gc.collect(${scope.chance.pick(['0', '1', '2', ''])})
${scope.chance.pick(['gc.collect(1)', 'gc.collect()', 'pass'])}
gc.callbacks.remove(s_watch)
print(s_events, gc.get_count()[1:])
s_x = None
del s_events, s_watch`;
}

function thresholds(scope: Scope): string {
  return `
gc.collect()
gc.set_threshold(${n(scope, 10, 90)}, ${n(scope, 1, 4)}, ${n(scope, 1, 4)})
s_moments = []
s_hook = lambda phase, info: s_moments.append((s_k, info['generation'], info['collected'])) if phase == 'stop' else None
s_k, s_kept = 0, []
gc.callbacks.append(s_hook)
for s_k in range(${n(scope, 30, 160)}):
    ${scope.chance.pick(['s_kept.append([s_k])', 's_x = []; s_x.append(s_x)', 's_kept.append((s_k, []))', 's_kept = {s_k: s_kept}', 's_x = [s_k]', 's_kept.append(lambda: s_k)', 's_x = {}; s_x[0] = [s_x]', "s_kept.append({'k': [s_k]})", 's_kept += [{s_k}, {}]'])}
gc.callbacks.remove(s_hook)
gc.set_threshold(700, 10, 10)
print(s_moments[:8], len(s_moments))
del s_kept, s_hook, s_moments
s_x = None
gc.collect()`;
}

function saved(scope: Scope): string {
  return `
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
s_x = ${scope.chance.pick(['[]', 'deque()'])}; s_x.append(s_x)
s_y = ${node(scope)}; s_y.next = {'y': s_y}
del s_x, s_y
print(gc.collect(), len(gc.garbage), sorted(type(each).__name__ for each in gc.garbage))
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())`;
}

function weakContainers(scope: Scope): string {
  return `
class S_Item:
    def __init__(self, k): self.k = k
s_items = [S_Item(k) for k in range(${n(scope, 2, 6)})]
s_values = weakref.WeakValueDictionary((each.k, each) for each in s_items)
s_keys = weakref.WeakKeyDictionary({each: each.k for each in s_items})
s_set = weakref.WeakSet(s_items)
print(len(s_values), len(s_keys), len(s_set), weakref.getweakrefcount(s_items[0]), sys.getrefcount(s_items[0]))
del s_items[${scope.chance.pick(['0', '-1', ':1', '1:'])}]
each = None
print(sorted(s_values), sorted(s_keys.values()), len(s_set), s_values.get(0) is None)
s_items.clear(); gc.collect()
print(len(s_values), len(s_keys), len(s_set))
del s_values, s_keys, s_set, S_Item`;
}

function finalizers(scope: Scope): string {
  return `
s_object = ${node(scope)}
s_final = weakref.finalize(s_object, print, 'finalized', ${n(scope)}, sep='-')
print(s_final.alive, s_final.peek()[2:] if s_final.peek() else None, weakref.getweakrefcount(s_object))
${scope.chance.pick(['s_final.detach()', 's_final()', 'del s_object', 's_object.next = s_object; del s_object', 's_final.atexit = False'])}
print(s_final.alive)
s_object = None
gc.collect()
print(s_final.alive)
del s_final`;
}

function methods(scope: Scope): string {
  return `
class S_Tool:
    count = 0
    def plain(self): return self
    @classmethod
    def klass(cls): return cls
    @staticmethod
    def static(a=[]): a.append(1); return len(a)
s_tool = S_Tool()
s_bound = s_tool.plain
print(s_bound == s_tool.plain, s_bound is s_tool.plain, sys.getrefcount(s_tool), s_bound.__self__ is s_tool, sys.getsizeof(s_bound))
print(S_Tool.klass() is S_Tool, s_tool.static(), S_Tool.static(), s_bound.__func__ is S_Tool.plain, s_bound() is s_tool)
s_weak = weakref.WeakMethod(s_bound)
print(s_weak() == s_bound, weakref.ref(s_tool.plain)() is None)
s_tool.plain = lambda: ${n(scope)}
print(s_tool.plain(), sys.getrefcount(s_tool), len(s_tool.__dict__), S_Tool.__dict__['count'])
del s_tool
print(s_weak() is None)
del s_bound
print(s_weak() is None, gc.collect())
del s_weak, S_Tool`;
}

function bigInts(scope: Scope): string {
  return `
s_big = ${of(scope, 'int', 2)} ** ${n(scope, 1, 5)} + 2 ** ${n(scope, 20, 200)}
print(s_big % 10 ** 30, s_big.bit_length(), sys.getsizeof(s_big), len(str(abs(s_big))), s_big >> ${n(scope, 1, 60)} & 0xffff)
print(divmod(s_big, -${n(scope, 3, 999)}), math.gcd(s_big, 360), math.isqrt(abs(s_big)) % 1000, ~s_big & 255, -s_big // 7 % 100)
print(hex(s_big)[-8:], int(hex(s_big), 16) == s_big, s_big.to_bytes(200, 'little', signed=True)[:5], float(s_big % 10 ** 15), pow(3, abs(s_big) % 1000, 1009))
print(sys.getsizeof(0), sys.getsizeof(2 ** 30), sys.getsizeof(-2 ** 60), (s_big ^ s_big) is 0 if False else s_big ^ s_big)`;
}

function floats(scope: Scope): string {
  return `
s_f = ${of(scope, 'float', 2)}
print(s_f, repr(s_f / 3), s_f.is_integer(), (s_f % 1e6).hex(), float.fromhex('0x1.8p3'), sys.getsizeof(s_f))
print((0.1).as_integer_ratio(), round(s_f % 1000, ${n(scope, 0, 3)}), s_f == s_f, s_f // 0.5 if abs(s_f) < 1e9 else 0, math.floor(s_f % 1e6), math.fsum([.1] * 10))
print(complex(1, 2) * ${n(scope)}, abs(3 + 4j), math.inf > s_f, math.nan == math.nan, f'{s_f:.3g}', min(s_f, 1.0), math.hypot(3, 4))`;
}

function slices(scope: Scope): string {
  return `
s_list = list(range(${n(scope, 3, 15)}))
s_list[${n(scope, 0, 3)}:${n(scope, 3, 9)}] = ${of(scope, 'ints')}
print(s_list, sys.getsizeof(s_list), s_list[::-1], s_list[-3:], s_list[${n(scope, 0, 4)}::2])
s_list[::2] = [0] * len(s_list[::2])
del s_list[1::3]
print(s_list, sys.getsizeof(s_list), slice(1, None, 2).indices(len(s_list)), 'abcdef'[-4:-1], (1, 2, 3)[::-2])
s_alias = s_list
s_alias += [${n(scope)}]
s_list = s_list + [1]
print(s_alias is s_list, s_alias, s_list * 2 == s_list + s_list, sys.getsizeof(s_list))`;
}

function sorting(scope: Scope): string {
  return `
s_rows = [(k * 37 % 11, chr(97 + k * 5 % 26)) for k in range(${n(scope, 3, 40)})]
s_rows.sort(key=lambda row: row[${scope.chance.pick(['0', '1'])}]${scope.chance.pick(['', ', reverse=True'])})
print(s_rows[:6], sorted(s_rows)[0], sys.getsizeof(s_rows), sys.getsizeof(sorted(s_rows)), sys.getsizeof([*s_rows]))
print(sorted('bca', key=str.upper), sorted({3: 1, 1: 2}), sorted([True, 0, 2.5]), sys.getrefcount(s_rows[0]) > 1)
try:
    sorted([1, 'a'])
except TypeError as error:
    print(error)
print(min(s_rows, key=lambda row: row[1]), max(s_rows), [*zip(*s_rows)][0][:3])
del s_rows`;
}

function evaluated(scope: Scope): string {
  return `
s_names = {'x': ${n(scope)}, 'items': [1, 2]}
print(eval('x * 2 + len(items)', s_names), sorted(s_names)[:1], sys.getrefcount(s_names['items']))
exec('def made(a, b=items): return a, b, x\\nresult = made(3)', s_names)
print(s_names['result'], sys.getrefcount(s_names['items']), s_names['made'].__defaults__)
s_code = compile('[k for k in range(${n(scope)})]', '<made>', 'eval')
print(eval(s_code), s_code.co_filename, type(s_code).__name__)
try:
    exec('1 +')
except SyntaxError as error:
    print(error.msg, error.lineno)
s_names.clear()
print(gc.collect())
del s_names, s_code`;
}

function frames(scope: Scope): string {
  return `
def s_outer():
    held = [${n(scope)}]
    return s_inner(held)
def s_inner(value):
    frame = sys._getframe(1)
    names = sorted(frame.f_locals)
    count = sys.getrefcount(value)
    return names, count, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno
print(s_outer(), s_outer.__code__.co_varnames, s_inner.__code__.co_argcount, s_outer.__code__.co_consts[1:])
def s_keep():
    big = list(range(10))
    return sys._getframe()
s_frame = s_keep()
print(s_frame.f_locals.get('big', 'gone'), s_frame.f_back is None, sys.getrefcount(s_frame))
s_frame.clear()
print(len(s_frame.f_locals))
del s_frame, s_keep, s_outer, s_inner`;
}

function executed(scope: Scope): string {
  return `
s_state = 'start'
s_count = 0
while s_count < ${n(scope, 3, 12)}:
    s_count += 1
    if s_state == 'start': s_state = 'run' if s_count % 2 else 'wait'
    elif s_state == 'run':
        s_state = 'start'
        if s_count > 8: continue
    else:
        s_state = 'run'
        if s_count > 6: break
    print(s_count, s_state)
else:
    print('exhausted')
s_x = s_y = s_z = []
s_x += [1]; s_y = s_y + [2]
print(s_x, s_y, s_z, s_x is s_z, sys.getrefcount(s_x), 1 < s_count < 5 or s_state)
for s_k, (s_a, *s_b) in enumerate([(1, 2, 3), 'xyz']): print(s_k, s_a, s_b)
del s_x, s_y, s_z`;
}

function interning(scope: Scope): string {
  return `
s_word = 'in${n(scope)}terned'
s_same = ''.join(['in', s_word[2], 'terned'])
print(s_word is s_same, s_word == s_same, sys.intern(s_same) is s_word, sys.getsizeof(s_word))
s_n = 256
print(s_n + 0 is 256 if False else (s_n + 1) - 1 == s_n, id(s_n) == id(256), id([]) == id([]), () is tuple([]) if False else () == tuple([]))
print(id(s_word[0]) == id('i'), sys.getrefcount(None) > 1000, sys.getrefcount(s_same), id('') == id(str()))
del s_word, s_same`;
}

function threads(scope: Scope): string {
  return `
class S_Pool:
    __slots__ = ('free', 'made')
    def __init__(self): self.free, self.made = [], 0
    def take(self):
        if self.free: return self.free.pop()
        self.made += 1
        return {'id': self.made}
    def give(self, item): self.free.append(item)
s_pool = S_Pool()
s_taken = []
for s_k in range(${n(scope, 4, 30)}):
    if s_k % 3 == 2 and s_taken: s_pool.give(s_taken.pop(${scope.chance.pick(['', '0'])}))
    else: s_taken.append(s_pool.take())
print(s_pool.made, len(s_pool.free), [each['id'] for each in s_taken], sys.getsizeof(s_pool), sys.getrefcount(s_taken[0]))
each = None
del s_pool, s_taken, S_Pool
print(gc.collect())`;
}
