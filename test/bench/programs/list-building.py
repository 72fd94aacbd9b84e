# Lists made by append, insert, slices and concatenation, changed in place and thrown away.
import sys

ROUNDS = 60 if sys.argv[1:] == ['small'] else 1_500
LENGTH = 2_000


def main():
    total = 0
    for turn in range(ROUNDS):
        queue = []
        for number in range(LENGTH):
            queue.append(number ^ turn)
        for at in range(0, LENGTH, 2):
            queue[at] += queue[at + 1]
        halves = queue[LENGTH // 2 :] + queue[: LENGTH // 2]
        halves.insert(turn, turn)
        while len(halves) > LENGTH // 2:
            total += halves.pop()
        halves.reverse()
        total = (total + halves[0] + len(queue)) % 999_983
    print('checksum', total)


main()
