# Sorting: a hand-written merge sort, and list.sort() of numbers, texts and records by key.
import sys

LENGTH, ROUNDS = (4_000, 2) if sys.argv[1:] == ['small'] else (20_000, 4)


def merged(left, right):
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def merge_sorted(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    return merged(merge_sorted(values[:middle]), merge_sorted(values[middle:]))


def main():
    total = 0
    for turn in range(ROUNDS):
        values = [(number * 7_919 + turn) % 30_011 for number in range(LENGTH)]
        by_hand = merge_sorted(values)
        by_text = sorted(str(value) for value in values)
        by_key = sorted(values, key=lambda value: (value % 101, -value))
        total += by_hand[turn] + int(by_text[LENGTH // 2]) + by_key[-1]
        total += by_hand == sorted(values)
    print('checksum', total)


main()
