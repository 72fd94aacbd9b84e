# %% [markdown]
# # The top 10 lines by memory
#
# `tracemalloc` remembers for each block of memory which line asked for it. A snapshot sums up what is in use: so one
# sees who holds the memory, rather than who is slow.

# %% A small program with an appetite
import gc
import tracemalloc

gc.disable()
gc.collect()


class Reading:
    __slots__ = ("station", "value")

    def __init__(self, station, value):
        self.station = station
        self.value = value


def load(count):
    return [Reading(f"station {i % 10}", i * 0.5) for i in range(count)]


def index(readings):
    table = {}
    for reading in readings:
        table.setdefault(reading.station, []).append(reading)
    return table


def report(table):
    return {station: sum(r.value for r in rows) / len(rows) for station, rows in table.items()}


# %% Start tracing, then work
tracemalloc.start()
readings = load(500)
table = index(readings)
averages = report(table)
history = [n * 1000 for n in range(2000)]
squares = {n: None for n in range(400)}
text = "x" * len(history) * 20

# %% A snapshot, by line
snapshot = tracemalloc.take_snapshot()
own = snapshot.filter_traces([tracemalloc.Filter(True, __file__)])
print("[ Top 10 ]")
for stat in own.statistics("lineno")[:10]:
    print(stat)

# %% By file
for stat in own.statistics("filename"):
    print("in all:", stat.count, "blocks,", stat.size // 1024, "KiB")

# %% Let the largest go
held = tracemalloc.get_traced_memory()[0]
del history
freed = held - tracemalloc.get_traced_memory()[0]
print("del history gives back", freed // 1024, "KiB")
del readings, table
freed = held - tracemalloc.get_traced_memory()[0] - freed
print("the readings give back about", freed // 10240 * 10, "KiB")

# %% The peak is remembered
current, peak = tracemalloc.get_traced_memory()
print("the peak was more than twice as high:", peak > current * 2)
tracemalloc.stop()
