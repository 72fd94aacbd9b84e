# %% [markdown]
# # Circular references
#
# Two objects that refer to each other keep each other's count above zero, even when the script can no longer reach
# them. `del` only takes a name away. The cyclic garbage collector finds such islands.

# %% A class that tells of its birth and death
import gc

gc.disable()  # so that nothing happens before we ask for it
gc.collect()


class MyObject:
    def __init__(self, name):
        self.name = name
        print(f"Object {self.name} created")

    def __del__(self):
        print(f"Object {self.name} deleted")


# %% Without a cycle, del is enough
lonely = MyObject("lonely")
del lonely

# %% A cycle outlives del
obj1 = MyObject("obj1")
obj2 = MyObject("obj2")
obj1.ref = obj2
obj2.ref = obj1

del obj1
del obj2
print("both names are gone, and nobody was deleted")

# %% A second cycle, then the collector
obj1 = MyObject("obj1")
obj2 = MyObject("obj2")
obj1.ref = obj2
obj2.ref = obj1

del obj1
del obj2

found = gc.collect()  # four lines "deleted": two for this cycle and two for the one before
print("unreachable objects found:", found)

# %% Breaking the cycle by hand
obj1 = MyObject("obj1")
obj2 = MyObject("obj2")
obj1.ref = obj2
obj2.ref = obj1

obj2.ref = None  # now obj1 has one reference only: its name
del obj1  # obj1 dies and takes its reference to obj2 along
del obj2
print("left for the collector:", gc.collect())
