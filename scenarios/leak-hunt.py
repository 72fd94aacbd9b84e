# %% [markdown]
# # A leak hunt
#
# A server that grows with every request. Two snapshots, one before and one after some rounds of the same work, show
# the line that keeps what it should have dropped.

# %% A server
import gc
import tracemalloc

gc.disable()
cache = {}
recent = []


def render(user, page):
    body = f"<h1>Page {page} for {user}</h1>" + "<p>Lorem ipsum dolor sit amet</p>" * 20
    cache[user, page] = body  # every page for every user, for ever
    return body


def remember(page):
    recent.append(f"request for page {page}")
    if len(recent) > 5:
        recent.pop(0)


def serve(requests):
    sent = 0
    for user, page in requests:
        remember(page)
        sent += len(render(user, page))
    return sent


def requests(first, count):
    return [(f"user {i % 7}", i) for i in range(first, first + count)]


# %% Warm up: what is needed once is no leak
serve(requests(0, 20))

# %% A snapshot before
tracemalloc.start(2)
serve(requests(100, 10))
gc.collect()
only_here = [tracemalloc.Filter(True, __file__)]
before = tracemalloc.take_snapshot().filter_traces(only_here)

# %% More of the same work
for hour in range(4):
    serve(requests(1000 + hour * 100, 25))
gc.collect()

# %% A snapshot after, and the difference
after = tracemalloc.take_snapshot().filter_traces(only_here)
print("[ Grown by more than 2 KiB ]")
for difference in after.compare_to(before, "lineno"):
    if difference.size_diff > 2048:
        print(difference)

# %% Who called the guilty line
worst = max(after.statistics("traceback"), key=lambda stat: stat.size)
print("one page per request is kept:", worst.count, "blocks")
for line in worst.traceback.format():
    print(line)

# %% The cure: a cache with an end
def forget():
    while len(cache) > 20:
        del cache[next(iter(cache))]


forget()
serve(requests(5000, 25))
forget()
gc.collect()
cured = tracemalloc.take_snapshot().filter_traces(only_here)
shrunk = sum(difference.size_diff for difference in cured.compare_to(after, "lineno"))
print("pages in the cache:", len(cache))
print("memory given back:", shrunk < -50 * 1024)
tracemalloc.stop()
