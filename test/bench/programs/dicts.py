# Counting words and numbers: insert, look up, change, delete, walk.
import sys

ROUNDS = 2 if sys.argv[1:] == ['small'] else 20
KEYS = 20_000


def count(turn):
    counts = {}
    for number in range(KEYS):
        key = (number * 7 + turn) % 5_003
        counts[key] = counts.get(key, 0) + 1
    for number in range(KEYS):
        counts['word' + str(number % 3_001)] = number
    return counts


def main():
    total = 0
    for turn in range(ROUNDS):
        counts = count(turn)
        for number in range(0, 5_003, 3):
            if number in counts:
                del counts[number]
        for key, value in counts.items():
            total += value
            if key == turn:
                total += 1
        total = (total + len(counts)) % 999_983
    print('checksum', total)


main()
