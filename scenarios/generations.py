# %% [markdown]
# # Three generations
#
# Most objects die young. So the collector looks often at the young ones (generation 0) and seldom at the old. What
# survives a collection moves on to the next generation: it is *promoted*.

# %% A class whose instances we can find again
import gc

gc.disable()
gc.collect()
gc.freeze()  # set aside what the interpreter made at its start


class Thing:
    def __init__(self, name):
        self.name = name
        self.me = self  # a cycle: only the collector can free it


def census():
    return [sum(isinstance(found, Thing) for found in gc.get_objects(g)) for g in range(3)]


young, middle, old = Thing("young"), Thing("middle"), Thing("old")
print("by generation:", census())

# %% Who survives a collection is promoted
gc.collect(0)
print("after collect(0):", census())
gc.collect(1)
print("after collect(1):", census())
gc.collect(1)
print("the oldest stay where they are:", census())

# %% Old garbage waits longer
middle, young = Thing("middle"), Thing("young")
gc.collect(0)
young = Thing("young")
print("by generation:", census())
del young, middle, old
for generation in range(3):
    print(f"collect({generation}) finds", gc.collect(generation), "and leaves", census())

# %% Thresholds decide when a collection starts by itself
log = []


def on_gc(phase, info):
    if phase == "start":
        log.append(info["generation"])


def allocate(count):
    log.clear()
    gc.enable()
    for _ in range(count):
        kept.append([])
    gc.disable()
    return log


kept = []
gc.callbacks.append(on_gc)
gc.set_threshold(100, 3, 3)
print("generations collected while 2500 lists are made:")
print(*allocate(2500))

# %% [markdown]
# ## The rule of the long-lived
#
# A full collection looks at everything, so it must not come too often. It waits until the objects that are new to
# the oldest generation are more than a quarter of those that survived the last full collection.

# %% With many survivors, full collections become rare
gc.set_threshold(50, 2, 2)
for survivors in (0, 4000, 16_000):
    kept = [[] for _ in range(survivors)]
    gc.collect()
    print(f"on top of {survivors:5} lists, 3000 more cause", allocate(3000).count(2), "full collections")
gc.callbacks.remove(on_gc)
