# %% [markdown]
# # A generator against a list
#
# A list holds all its items at once. A generator holds a frame: the place where it stopped, and its local variables.
# It makes the next item when it is asked, and forgets the one before.

# %% The same numbers, twice
import gc
import sys
import tracemalloc

gc.disable()
gc.collect()


def squares(n):
    for i in range(n):
        yield i * i


tracemalloc.start()

# %% All at once
everything = [i * i for i in range(20_000)]
held, peak = tracemalloc.get_traced_memory()
print("the list's own slots:", sys.getsizeof(everything), "bytes")
print("with its numbers: more than 700 KiB:", held > 700 * 1024)
total = sum(everything)
del everything

# %% One at a time
gc.collect()
tracemalloc.reset_peak()
lazy = squares(20_000)
print("the generator:", sys.getsizeof(lazy), "bytes")
print("the same sum:", sum(lazy) == total)
held, peak = tracemalloc.get_traced_memory()
print("at its peak it took less than 10 KiB:", peak < 10 * 1024)
tracemalloc.stop()


# %% Who stops early pays for what was used
class Item:
    def __init__(self, number):
        self.number = number
        print("  made", number)

    def __del__(self):
        print("  freed", self.number)


def items(n):
    for number in range(n):
        yield Item(number)


for item in items(1_000_000):
    if item.number == 2:
        break
del item

# %% A suspended generator keeps its frame
def holder():
    inside = Item("held by the frame")
    try:
        yield "first stop"
        yield "never reached"
    finally:
        print("  finally: the generator is closed")


stopped = holder()
print(next(stopped))
print("its frame waits at a yield:", stopped.gi_frame is not None)
del stopped
print("the frame is gone, and what it held")
