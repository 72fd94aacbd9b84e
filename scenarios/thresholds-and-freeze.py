# %% [markdown]
# # Thresholds and freeze
#
# How often the collector runs is for you to say. `gc.set_threshold` makes it lazy or eager; `gc.freeze` tells it
# never to look again at what is there now, which a server does after loading and before it forks.

# %% The defaults
import gc

gc.disable()
gc.collect()
print("thresholds:", gc.get_threshold())
print("automatic collection:", gc.isenabled())
gc.freeze()  # set aside what the interpreter made at its start

# %% A loop that leaves cycles behind
class Node:
    def __init__(self):
        self.me = self


def busy(count):
    """How many collections of each generation the loop causes, and the objects they free."""
    gc.collect()
    before = gc.get_stats()
    gc.enable()
    for _ in range(count):
        Node()
    gc.disable()
    changes = [(new["collections"] - old["collections"], new["collected"] - old["collected"])
               for new, old in zip(gc.get_stats(), before)]
    return [runs for runs, _ in changes], sum(freed for _, freed in changes)


# %% Eager, usual, lazy, never
for threshold in (100, 500, 2000, 0):
    gc.set_threshold(threshold, 10, 10)
    runs, freed = busy(3000)
    print(f"threshold {threshold:4}: collections {runs}, freed {freed}, left {gc.collect()}")

# %% A cycle from before the freeze
gc.set_threshold(2000, 10, 10)
lost = Node()
gc.freeze()
print("something is frozen:", gc.get_freeze_count() > 0)
del lost
print("the collector does not look at it:", gc.collect())

# %% New objects are collected as ever
Node()
print("found:", gc.collect())

# %% Thawed, it is found
gc.unfreeze()
print("frozen now:", gc.get_freeze_count())
print("found:", gc.collect())

# %% Freezing makes full collections cheap
gc.freeze()
table = [[number] for number in range(5000)]
print("objects that a full collection has to look at:", len(gc.get_objects()))
gc.freeze()
print("after the freeze:", len(gc.get_objects()))
gc.unfreeze()
