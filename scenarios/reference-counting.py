# %% [markdown]
# # Reference counting
#
# Every object counts the references to it. A new name adds one, `del` takes one away, and at zero the object is gone
# at that very moment: no collector needs to come by.
#
# `sys.getrefcount(x)` shows one more than you expect: while it runs, its own argument is a reference too.

# %% One name
import sys

a = []
print(sys.getrefcount(a))  # 2: the name a, and getrefcount's argument

# %% A second name for the same list
b = a
print(sys.getrefcount(a))  # 3: a, b and the argument
print(a is b)

# %% The second name goes
del b
print(sys.getrefcount(a))  # 2 again

# %% A container holds references too
box = [a, a, a]
print(sys.getrefcount(a))  # 5: a, three slots of the list and the argument
box.pop()
print(sys.getrefcount(a))  # 4
box.clear()
print(sys.getrefcount(a))  # 2


# %% At zero the object dies, at once
class Page:
    def __init__(self, title):
        self.title = title
        print("  opened", self.title)

    def __del__(self):
        print("  closed", self.title)


page = Page("one")
same = page
print("del page: the name same is left")
del page
print("del same: nothing is left")
del same
print("rebinding drops what the name held before")
page = Page("two")
page = Page("three")

# %% A function's names die with its call
def read():
    inner = Page("inside read()")
    print("  reading", inner.title)


read()
print("back from read()")

# %% [markdown]
# ## Some objects do not count
#
# `None`, small integers and other shared constants are *immortal*: their count never moves, so a million references
# to `None` cost nothing to keep in order.

# %% Immortal objects
before = sys.getrefcount(None)
nothing = [None] * 1000
print("None counts", sys.getrefcount(None) - before, "references more after 1000 new ones")
del page
