# Whole numbers and floats in one frame: no container, no call.
import sys

TURNS = 300_000 if sys.argv[1:] == ['small'] else 3_000_000


def main():
    state = 12_345
    mean = 0.0
    odd = 0
    for turn in range(TURNS):
        state = (state * 1_103 + turn) % 65_537
        if state & 1:
            odd += 1
        mean += (state - mean) * 0.015625
    print('checksum', state + odd + int(mean))


main()
