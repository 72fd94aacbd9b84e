# Rows of one or two numbers, all alive at once, then dropped together.
import sys

SMALL = sys.argv[1:] == ['small']
ROUNDS = 1 if SMALL else 8
ROWS = 60_000 if SMALL else 300_000


def table(length):
    rows = []
    for number in range(length):
        if number % 2:
            rows.append([number])
        else:
            rows.append([number, length])
    return rows


def main():
    seen = 0
    for turn in range(ROUNDS):
        rows = table(ROWS)
        seen = (seen * 31 + rows[turn * 11 + 1][0] + len(rows)) % 999_983
    print('checksum', seen)


main()
