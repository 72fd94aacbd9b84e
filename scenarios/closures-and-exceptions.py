# %% [markdown]
# # Who keeps the frame alive
#
# A function's variables should die when it returns. A closure keeps those that it uses; a traceback keeps the whole
# frame, with everything in it. Both are reasons for memory that "should be free".

# %% An object to watch
import gc
import sys

gc.disable()
gc.collect()


class Guest:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  free:", self.name)


# %% A closure keeps what it uses, and only that
def host():
    used = Guest("used by the closure")
    unused = Guest("not used by it")

    def greet():
        return used.name

    return greet


greet = host()
print("kept:", greet.__code__.co_freevars)
cell = greet.__closure__[0]
print("references to the guest:", sys.getrefcount(cell.cell_contents) - 1)
del cell
del greet

# %% A function that calls itself is a cycle
def recursive():
    guest = Guest("in a recursive closure")

    def countdown(n):
        return guest.name if n == 0 else countdown(n - 1)

    return countdown(3)


print("returned:", recursive())
print("collected:", gc.collect())  # function, cells and the tuple of cells hold each other


# %% An exception keeps the frames it passed through
def fail():
    inside = Guest("a local of fail()")
    raise ValueError("stop")


try:
    fail()
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print("still in the frame:", frame.f_locals["inside"].name)
    del frame
print("after the except block, error is deleted")

# %% An exception that is stored keeps them on
errors = []
try:
    fail()
except ValueError as error:
    errors.append(error)
print("stored:", len(errors))
errors[0].__traceback__ = None  # let go of the frames, keep the message
print("what is left:", repr(errors[0]))


# %% An exception in its own frame is a cycle
def remember():
    guest = Guest("beside a stored exception")
    try:
        raise KeyError("lost")
    except KeyError as error:
        stored = error  # frame -> stored -> traceback -> frame
    return guest.name


print("returned:", remember())
print("collected:", gc.collect())
