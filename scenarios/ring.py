# %% [markdown]
# # A ring that the collector finds
#
# The collector copies every reference count, then subtracts the references that its own candidates hold on each
# other. What ends above zero is held from outside; what those reach is alive as well. The rest is garbage.

# %% Six nodes, each refers to the next, the last to the first
import gc
import sys

gc.disable()
gc.collect()


class Node:
    def __init__(self, number):
        self.number = number
        self.next = None

    def __del__(self):
        print("  freed node", self.number)


def ring(size):
    first = previous = Node(1)
    for number in range(2, size + 1):
        node = Node(number)
        previous.next = node
        previous = node
    previous.next = first
    return first


head = ring(6)
print("the head is referred to", sys.getrefcount(head) - 1, "times: by its name and by node 6")

# %% One name holds the whole ring
print("collected while the name is there:", gc.collect())

# %% Without the name, six counts stay at one
del head
print("the name is gone, and nothing was freed")

# %% The collector subtracts what the ring holds on itself
print("collected:", gc.collect())

# %% [markdown]
# ## One reference from outside saves them all
#
# It need not be the head: whoever holds one node reaches every other.

# %% Held by the tail
head = ring(4)
watched = [head.next.next]
del head
print("collected while node 3 is held:", gc.collect())
watched.clear()
print("collected afterwards:", gc.collect())

# %% A chain is no ring
chain = ring(3)
chain.next.next.next = None  # cut it open
print("a chain needs no collector:")
del chain
print("collected:", gc.collect())
