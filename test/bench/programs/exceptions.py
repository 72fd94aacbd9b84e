# Raised in a callee, caught by class or by base class, with finally and a new raise on the way.
import sys

TRIES = 50_000 if sys.argv[1:] == ['small'] else 500_000


class Refused(Exception):
    pass


class Late(Refused):
    pass


def ask(number):
    if number % 4 == 0:
        raise KeyError(number)
    if number % 4 == 1:
        raise Late(number)
    return number


def retry(number):
    try:
        return ask(number)
    except KeyError as missing:
        raise Refused(missing.args[0] + 1) from None
    finally:
        number = 0


def main():
    total = 0
    for number in range(TRIES):
        try:
            total += retry(number)
        except Late:
            total += 1
        except Refused as refusal:
            total += refusal.args[0]
    print('checksum', total % 999_983)


main()
