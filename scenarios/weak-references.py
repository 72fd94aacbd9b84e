# %% [markdown]
# # Weak references
#
# A weak reference looks at an object without holding it. Make the reference that closes a cycle weak, and reference
# counting alone is enough again.

# %% It does not count
import gc
import sys
import weakref

gc.disable()
gc.collect()


class Tree:
    def __init__(self, name):
        self.name = name
        self.children = []

    def add(self, child, weakly):
        self.children.append(child)
        child.parent = weakref.ref(self) if weakly else self

    def __del__(self):
        print("  freed", self.name)


oak = Tree("oak")
before = sys.getrefcount(oak)
look = weakref.ref(oak)
print("references more:", sys.getrefcount(oak) - before)
print("what it sees:", look().name)

# %% When the object dies, it sees None
del oak
print("what it sees:", look())

# %% The illness: a child that holds its parent
root = Tree("root")
root.add(Tree("branch"), weakly=False)
del root
print("nothing freed; the collector finds", gc.collect())

# %% The cure: a child that only looks at its parent
root = Tree("root")
root.add(Tree("branch"), weakly=True)
print("the branch's parent is", root.children[0].parent().name)
del root
print("freed at once; the collector finds", gc.collect())

# %% A callback tells when the object is gone
tree = Tree("elm")
watch = weakref.ref(tree, lambda ref: print("  callback: it is gone, and I see", ref()))
del tree

# %% A cache that forgets by itself
cache = weakref.WeakValueDictionary()
kept = Tree("kept")
cache["kept"] = kept
cache["dropped"] = Tree("dropped")
print("in the cache:", sorted(cache))
del kept
print("in the cache:", sorted(cache))
