# %% [markdown]
# # How a list grows
#
# A list asks for more room than it needs, so that not every `append` has to move it. The spare room grows with the
# list by about an eighth: a million appends cost less than a hundred moves.

# %% Room is bought in steps
import gc
import sys

gc.disable()
gc.collect()

items = []
room = sys.getsizeof(items)
print("empty:", room, "bytes")
for number in range(1, 71):
    items.append(None)
    if sys.getsizeof(items) != room:
        room = sys.getsizeof(items)
        slots = (room - sys.getsizeof([])) // 8
        print(f"append {number:2}: room for {slots:2} items, {room} bytes")

# %% A list of known length buys exactly what it needs
print("[None] * 70:", sys.getsizeof([None] * 70), "bytes")
print("70 appends: ", sys.getsizeof(items), "bytes")
print("a copy:     ", sys.getsizeof(items[:]), "bytes")
print("list(range):", sys.getsizeof(list(range(70))), "bytes")
print("a tuple:    ", sys.getsizeof((None,) * 70), "bytes")

# %% It gives room back when it is half empty
while items:
    items.pop()
    if sys.getsizeof(items) != room:
        room = sys.getsizeof(items)
        print(f"{len(items):2} left: {room} bytes")

# %% Moves are rare
def moves(appends):
    grown, count, room = [], 0, sys.getsizeof([])
    for _ in range(appends):
        grown.append(None)
        if sys.getsizeof(grown) != room:
            room = sys.getsizeof(grown)
            count += 1
    return count


for appends in (100, 1000, 10_000):
    print(appends, "appends,", moves(appends), "moves")

# %% The slots are not the items
words = ["a long word " * 10 for _ in range(3)]
print("the list:", sys.getsizeof(words), "bytes; each of its words:", sys.getsizeof(words[0]))
