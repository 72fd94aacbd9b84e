# A long chain of objects: built, reversed in place, walked, and dropped from its head.
import sys

LENGTH, ROUNDS = (20_000, 2) if sys.argv[1:] == ['small'] else (200_000, 3)


class Cell:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest


def main():
    total = 0
    for turn in range(ROUNDS):
        chain = None
        for value in range(LENGTH):
            chain = Cell(value ^ turn, chain)
        backwards = None
        while chain is not None:
            chain.rest, backwards, chain = backwards, chain, chain.rest
        cell, place = backwards, 1
        while cell is not None:
            total += cell.value * place + 1
            cell, place = cell.rest, -place
        backwards = cell = None
    print('checksum', total % 999_983)


main()
