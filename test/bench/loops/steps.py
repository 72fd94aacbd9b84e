# Four steps for each turn of the loop. At each of the steps named on the command line it tells so on stderr, and waits for
# an answer.
import sys

places = [int(place) // 4 for place in sys.argv[1:]]
rows = []
turn = 0
while places:
    turn += 1
    rows.append([turn, str(turn)])
    if turn == places[0] or len(rows) == 1_000:
        rows = []
        if turn == places[0]:
            print(places.pop(0), file=sys.stderr)
            input()
