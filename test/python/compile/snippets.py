# %% constants fold
a = 2 * 3 + 1, -1, not 0, 'ab' * 2, (1, 2)[0], 'abc'[-1], 1 << 200, 2 ** 0.5
b = 10 // 3, -7 % 3, 7 / 2, 0x10 ^ 1, ~5, 1j * 2
# %% displays of constants
a = [1, 2, 3]
b = {1, 2, 3}
c = {'x': 1, 'y': 2}
d = (1, (2, 3), a)
# %% membership
a in [1, 2]
a not in {1, 'x'}
a in [b, c]
# %% percent formatting
'%s and %r: %5s' % (a, b, c)
'%d' % (a,)
# %% f-strings
f'{a} {b!r:>{width}} {c=}'
f'x'
# %% chained comparison
a = b < c <= d
if a < b < c:
    d
# %% boolean operators
if a and b or not c:
    d
x = a or b and c
# %% conditional expression
x = (a if b else c) if d else e
# %% if elif else
if a:
    b
elif c is None:
    d
elif c is not None:
    e
else:
    f
# %% dead code
if 0:
    a
if __debug__:
    b
while 0:
    c
assert d, e
# %% while
while a:
    if b:
        break
    if c:
        continue
    d
else:
    e
# %% while true
def f():
    while True: pass
# %% for
for a, b in c:
    if d:
        break
else:
    e
# %% for over a literal
for a in [1, 2, 3]:
    b
# %% starred unpacking
a, *b = c
[x, (y, z)] = w
a = b = c
a, b = b, a
a, b, c = c, b, a
# %% augmented assignment
a += 1
a.b -= 1
a[b] *= 2
a[b:c] /= 3
# %% slices
a[1:2]
a[::2]
a[1:2] = b
del a[1:2], a[0], a.b, a
# %% calls
f(1, *a, b=2)
f(a=1, b=2)
f(*a, **b, c=1)
a.b(c, d=1)
a.b.c(*d)
# %% imported modules have no methods
import os.path, sys as system
import a.b.c as d
from . import x
from ..y import z as w, v
system.exit()
w.f()
os.getcwd()
# %% import star
from os import *
# %% functions
def f(a, b=1, /, c=2, *args, d, e=3, **kwargs) -> int:
    """  Doc.

        Indented.
    """
    return a
g = lambda x, *, y=1: x
# %% decorators
@a
@b(c)
def f(): return 1
@d
class C: pass
# %% closures
def f(a):
    b = 1
    def g():
        nonlocal b
        b = a
        return lambda: b
    return g
# %% unbound locals
def f(x):
    if x:
        y = 1
    del x
    return y, x
# %% superinstructions
def f(a, b):
    c = a; d = b
    c, d = a, b
    e, e = a, b
    return c + d
# %% classes
class A(B, metaclass=M):
    """Doc."""
    x: int = 1
    def __init__(self):
        self.x = super().x
        super().__init__()
        self.__y = __class__
# %% class scope reads
def f(x):
    class A:
        x = x
        y = [x for z in range(3)]
# %% annotations
a: int
b: str = 'x'
c.d: int = 1
(e): int = 2
def f(x: int, *y: str) -> None:
    z: int = 1
# %% future annotations
from __future__ import annotations
a: list[int | None]
def f(x: lambda y, *z: {'a': -1 ** 2}, y: (1, 'x')) -> f'{x!r}': pass
# %% global and del
def f():
    global a
    a = 1
    del a
# %% list comprehension
def f(a):
    return [x + y for x in a if x for y in [x]]
[x for x in y]
# %% nested comprehensions and cells
def f(a):
    return {x: [lambda: x for z in x] for x in a}
# %% generator expression
def f(a):
    return sum(x for x in a if x)
# %% generators
def f():
    x = yield 1
    yield
    yield from x
    try:
        yield 2
    finally:
        g()
# %% coroutines
async def f():
    await a
    async with b as c:
        d
    async for x in y:
        z
    yield [w async for w in v]
# %% try except
def f():
    try:
        a
    except (B, C) as e:
        d
    except:
        raise
    else:
        g
    h
# %% try finally
def f():
    for x in y:
        try:
            if x:
                return x
            continue
        finally:
            z
# %% nested handlers
try:
    try:
        a
    except A:
        raise B from None
    finally:
        c
except B:
    pass
# %% except star
try:
    a
except* A as e:
    b
except* B:
    c
# %% with
def f():
    with a, b as c:
        return d
# %% match
match a:
    case 1 | 2: b
    case [x, *_, y]: c
    case {'k': v, **rest} if v: d
    case Point(x=0, y=yy) as p: e
    case None | True: f
    case [p, q] | (q, p): h
    case (x, *rest): i
    case _: g
# %% type parameters
def f[T: int, *Ts, **P](x: T = 1): return x
class A[T]: pass
type X[T] = list[T]
type Y = int
# %% walrus
if (n := f()) and [last := x for x in n]:
    last
# %% private names
class _C:
    __slots__ = ('__a',)
    def f(self, __b): return self.__a, __b, __c__
# %% equal constants
def f(): return (1, 2), 'long text', 1.5
def g(): return (1, 2), 'long text', 1.5
# %% a header over several lines
for a in b(
        c,
        d):
    e(
        f,
    )
(a
    .b()
    .c)
