# The Fibonacci numbers, the slow way: calls, comparisons and additions.
import sys

DEPTH = 25 if sys.argv[1:] == ['small'] else 32


def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


print('checksum', fibonacci(DEPTH))
