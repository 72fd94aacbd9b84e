# %% A quarter of ten million steps
def quarter():
    rows = []
    for turn in range(833_333):
        rows.append([turn, str(turn)])
        if len(rows) == 1_000:
            rows = []


quarter()
# %% Half of them
quarter()
# %% Three quarters
quarter()
# %% All
quarter()
