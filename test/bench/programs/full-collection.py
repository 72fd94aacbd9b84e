# A graph of many small lists, all alive, and full collections asked for by hand.
import gc
import sys

NODES = 100_000 if sys.argv[1:] == ['small'] else 1_000_000
COLLECTIONS = 3


def graph(size):
    nodes = [[] for _ in range(size)]
    for number, node in enumerate(nodes):
        node.append(nodes[number * 5_801 % size])
        node.append(nodes[number >> 1])
    return nodes


def main():
    gc.disable()
    nodes = graph(NODES)
    found = 0
    for _ in range(COLLECTIONS):
        found += gc.collect()
    print('checksum', len(nodes[-1]) + len(nodes) + (found < NODES))


main()
