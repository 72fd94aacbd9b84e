# %% [markdown]
# # Resurrection
#
# A finalizer may store its object somewhere and so bring it back to life. CPython calls each finalizer once only:
# the second death is final.

# %% An object that saves itself
import gc

gc.disable()
gc.collect()
graveyard = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  finalizer of", self.name)
        graveyard.append(self)


bird = Phoenix("bird")
del bird
print("alive again:", [p.name for p in graveyard])
print("already finalized:", gc.is_finalized(graveyard[0]))

# %% The second time it stays silent
graveyard.clear()
print("gone without another word:", graveyard)

# %% In a cycle, the collector calls the finalizers first
left = Phoenix("left")
right = Phoenix("right")
left.other = right
right.other = left
del left, right
print("collected:", gc.collect())  # 0: both came back, so there was nothing to free
print("alive again:", [p.name for p in graveyard])

# %% One saves the other
graveyard.clear()  # the two still refer to each other: a cycle, but finalized
print("collected this time:", gc.collect())


# %% What the saved object refers to is saved with it
class Passenger:
    def __del__(self):
        print("  the passenger goes")


plane = Phoenix("plane")
plane.me = plane
plane.passenger = Passenger()
del plane
print("collected:", gc.collect())
print("on board:", type(graveyard[0].passenger).__name__)
print("now for good:")
graveyard.clear()
print("collected:", gc.collect())
