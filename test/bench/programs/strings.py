# Text cut up, searched, changed and joined again.
import sys

ROUNDS = 10 if sys.argv[1:] == ['small'] else 200
LINES = 2_000


def main():
    total = 0
    for turn in range(ROUNDS):
        lines = []
        for number in range(LINES):
            lines.append('item ' + str(number * turn) + '; price ' + str(number % 13) + ' ')
        page = '\n'.join(lines)
        longest = ''
        for line in page.split('\n'):
            name, _, price = line.strip().partition('; ')
            if price.endswith('7'):
                total += len(name.upper().replace('ITEM', 'thing'))
            if len(name) > len(longest):
                longest = name
            if name[-1] in '05':
                total += price.find(' ')
        total = (total + page.count('9') + len(page) + int(longest[5:] or 0)) % 999_983
    print('checksum', total)


main()
