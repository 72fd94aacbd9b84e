# Lists, sets and dicts by comprehension, filtered and nested, with the built-in functions that eat them.
import sys

ROUNDS = 200 if sys.argv[1:] == ['small'] else 4_000
LENGTH = 500


def main():
    total = 0
    for turn in range(ROUNDS):
        numbers = [number * 3 + turn for number in range(LENGTH)]
        even = [number for number in numbers if not number & 1]
        rests = {number % 97 for number in numbers}
        squares = {number: number * number for number in even}
        grid = [row + column for row in range(15) for column in range(15) if row != column]
        total += sum(even) + len(rests) + max(squares.values()) + min(grid) + len(grid)
        total += any(number == turn for number in even)
    print('checksum', total % 999_983)


main()
