# %% [markdown]
# # Uncollectable objects
#
# The collector may not free a cycle in which an object has a *legacy finalizer*: a C type's `tp_del`, which must not
# run twice or in the wrong order. It puts such objects into `gc.garbage`. Classes written in Python have `__del__`
# instead (since 3.4) and are collected. CPython's own test module can make a class of the old kind.

# %% A class with a legacy finalizer
import gc

try:
    from _testcapi import with_tp_del
except ImportError:  # not every installation has CPython's test modules

    def with_tp_del(cls):
        return cls


gc.disable()
gc.collect()


@with_tp_del
class Legacy:
    def __init__(self, name):
        self.name = name

    def __tp_del__(self):
        print("  tp_del of", self.name)


# %% Alone it is freed like any other
single = Legacy("single")
del single

# %% In a cycle nobody dares
ring = Legacy("ring")
ring.me = ring
ring.luggage = ["what it refers to", "stays with it"]
del ring
print("found:", gc.collect())
for thing in gc.garbage:
    print("uncollectable:", type(thing).__name__, thing.name, "- legacy finalizer in a cycle")

# %% It stays until somebody breaks the cycle
print("found again:", gc.collect(), "and still in gc.garbage:", len(gc.garbage))
gc.garbage.pop().me = None
del thing  # the last reference
print("in gc.garbage:", len(gc.garbage))

# %% [markdown]
# ## DEBUG_SAVEALL: keep everything, to look at it
#
# With this flag the collector frees nothing: all that it finds unreachable goes to `gc.garbage`. That is how one
# learns which cycles a program leaves behind.

# %% Everything unreachable is kept
gc.set_debug(gc.DEBUG_SAVEALL)
cycle = ["a list in itself"]
cycle.append(cycle)
table = {"a": "dict in itself"}
table["me"] = table
del cycle, table
print("found:", gc.collect())
for thing in gc.garbage:
    print("saved:", type(thing).__name__, "of length", len(thing), "- DEBUG_SAVEALL")
gc.set_debug(0)

# %% Without the flag they can go
del thing
gc.garbage.clear()
print("found:", gc.collect(), "and kept:", len(gc.garbage))
