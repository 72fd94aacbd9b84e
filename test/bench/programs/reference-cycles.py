# Rings of three objects that nobody holds: the automatic collector has to find them.
import sys

RINGS = 30_000 if sys.argv[1:] == ['small'] else 300_000


class Link:
    def __init__(self, label):
        self.label = label
        self.next = self


def main():
    total = 0
    for label in range(RINGS):
        first, second, third = Link(label), Link(label + 1), Link(label + 2)
        first.next, second.next, third.next = second, third, first
        total = (total + first.next.next.label) % 999_983
    print('checksum', total)


main()
