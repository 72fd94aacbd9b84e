# Trees of tuples and of objects, built, walked and dropped: deep recursion, short lives.
import sys

DEPTH, TREES = (10, 8) if sys.argv[1:] == ['small'] else (14, 16)


class Node:
    __slots__ = ('left', 'right')

    def __init__(self, left, right):
        self.left = left
        self.right = right


def grown(depth):
    return Node(None, None) if depth == 0 else Node(grown(depth - 1), grown(depth - 1))


def size(node):
    return 1 if node.left is None else 1 + size(node.left) + size(node.right)


def pairs(depth):
    return (pairs(depth - 1), pairs(depth - 1)) if depth else ()


def leaves(pair):
    return leaves(pair[0]) + leaves(pair[1]) if pair else 1


def main():
    total = 0
    for tree in range(TREES):
        total += size(grown(DEPTH)) + leaves(pairs(DEPTH)) * tree
    print('checksum', total)


main()
