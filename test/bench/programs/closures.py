# Functions made in functions, which share variables with them; lambdas and default arguments.
import sys

TURNS = 40_000 if sys.argv[1:] == ['small'] else 800_000


def counter(step):
    count = 0

    def up(times=1):
        nonlocal count
        count += step * times
        return count

    return up, lambda: count


def compose(outer, inner):
    return lambda value: outer(inner(value))


def main():
    up, read = counter(3)
    shrink = compose(lambda value: value % 999_983, lambda value: value * 7 + read())
    total = 0
    for turn in range(TURNS):
        up()
        if turn % 4 == 0:
            up, read = counter(turn & 7)
        total = shrink(total + up(2))
    print('checksum', total)


main()
