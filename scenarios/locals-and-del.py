# %% [markdown]
# # Locals, globals and del
#
# A local variable lives as long as its call, a global one as long as the program. Of two programs that do the same,
# the one that works in functions holds less memory.

# %% A global stays until the end
import gc
import tracemalloc

gc.disable()
gc.collect()


class Buffer:
    def __init__(self, name):
        self.name = name
        self.data = bytearray(100_000)

    def __del__(self):
        print("  freed", self.name)


def traced():
    """Memory in use, in steps of 100 kB."""
    return round(tracemalloc.get_traced_memory()[0] / 100_000)


tracemalloc.start()
kept = Buffer("global")
print("buffers in memory:", traced())

# %% A local goes with its call
def work():
    local = Buffer("local")
    print("  buffers in memory:", traced())
    return len(local.data)


print("result:", work())
print("buffers in memory:", traced())

# %% What is returned lives on
def make():
    result = Buffer("returned")
    scratch = Buffer("scratch")
    return result


mine = make()
print("buffers in memory:", traced())

# %% del takes the name, not the object
alias = mine
del mine
print("after del mine:", traced())
del alias
print("after del alias:", traced())

# %% del before the work goes on
def pipeline(early):
    raw = Buffer("raw")
    size = len(raw.data)
    if early:
        del raw
    cooked = Buffer("cooked")
    print("  at work with", traced() - 1, "of them")
    return size


pipeline(early=False)
pipeline(early=True)

# %% A loop variable outlives its loop
for buffer in (Buffer("first"), Buffer("second")):
    pass
print("after the loop:", buffer.name, "is still there")
del buffer
del kept
print("buffers in memory:", traced())
tracemalloc.stop()
