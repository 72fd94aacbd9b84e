# A pipeline of generators, one pulling from the other, and one that delegates.
import sys

NUMBERS = 100_000 if sys.argv[1:] == ['small'] else 1_500_000


def numbers(stop):
    number = 0
    while number < stop:
        yield number
        number += 1


def squares(source):
    for number in source:
        yield number * number % 1_009


def chosen(source):
    for number in source:
        if number & 3:
            yield number


def both(first, second):
    yield from first
    yield from second


def main():
    total = 0
    for number in both(chosen(squares(numbers(NUMBERS))), numbers(NUMBERS // 2)):
        total += number
    total += sum(number ^ 5 for number in numbers(NUMBERS // 2))
    print('checksum', total % 999_983)


main()
