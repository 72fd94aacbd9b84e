# An endless loop that allocates and frees. It tells on stderr how far it is: each turn of the loop is four steps.
import sys

rows = []
turn = 0
while True:
    turn += 1
    rows.append([turn, str(turn)])
    if turn % 50_000 == 0:
        print('turn', turn, file=sys.stderr)
        rows = []
