# tracemalloc at work: many live blocks of some lines, a snapshot, statistics, the difference to an earlier snapshot.
import sys
import tracemalloc

BLOCKS = 5_000 if sys.argv[1:] == ['small'] else 50_000


def main():
    tracemalloc.start()
    before = tracemalloc.take_snapshot()
    pairs = [[number, None] for number in range(BLOCKS)]
    words = ['word %d' % number for number in range(BLOCKS)]
    after = tracemalloc.take_snapshot()
    by_line = after.statistics('lineno')
    grown = after.compare_to(before, 'lineno')
    many = [statistic for statistic in by_line if statistic.count > BLOCKS * 0.9]
    current, peak = tracemalloc.get_traced_memory()
    print('checksum', len(many) + (grown[0].size_diff > 0) + len(pairs) + len(words) + (peak >= current))


main()
