# Full collections of as many tracked lists as the command line says, in a graph. Before and behind them it tells so on
# stderr, and waits for an answer.
import gc
import sys

size, times = int(sys.argv[1]), int(sys.argv[2])
gc.disable()
nodes = [[] for _ in range(size)]
for number, node in enumerate(nodes):
    node.append(nodes[number * 5_801 % size])
    node.append(nodes[number >> 1])
gc.collect()
print('begin', file=sys.stderr)
input()
for _ in range(times):
    gc.collect()
print('end', file=sys.stderr)
input()
