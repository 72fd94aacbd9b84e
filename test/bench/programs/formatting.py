# Numbers and texts into text: f-strings with format specs, %, str.format(), repr() and back again.
import sys

LINES = 10_000 if sys.argv[1:] == ['small'] else 100_000


def main():
    total = 0
    for number in range(LINES):
        share = number / 7
        line = f'{number:>8,} {share:.3f} {number:#x} {"odd" if number & 1 else "even"!r}'
        line += ' %05d %s %-4s|' % (number, share > 100, number % 10)
        line += '{:^9}{name}'.format(number, name='x' * (number % 5))
        total += len(line) + int(line[:8].replace(',', '')) % 10
        if number % 16 == 0:
            total += len(repr([number, share, line]))
    print('checksum', total)


main()
