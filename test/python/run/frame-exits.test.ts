import { expect, test } from 'vitest';
import { scriptOutput } from './script-output.ts';

/** Recorded: CPython 3.9 to 3.13 print the same. Calls come often enough to be translated. */
const SCRIPT = `
import sys
seen = {}
class Local:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        caller = sys._getframe(1)
        key = self.name, caller.f_code.co_name, caller.f_lineno
        seen[key] = seen.get(key, 0) + 1
def returns():
    a = Local('return')
    return 1
def generates():
    a = Local('generator')
    yield 1
def raises():
    a = Local('raise')
    raise KeyError
class Made:
    def __init__(self):
        a = Local('init')
    def __add__(self, other):
        a = Local('add')
        return 1
def calls():
    for i in range(300):
        returns()
        list(generates())
        for value in generates(): pass
        Made()
        Made() + 1
        try:
            raises()
        except KeyError:
            pass
calls()
for key in sorted(seen): print(*key, seen[key])
`;

test('what a frame owns dies when its caller is current again', () => {
  expect(scriptOutput(SCRIPT).out).toBe(`add calls 32 300
generator calls 29 300
generator calls 30 300
init calls 31 300
init calls 32 300
raise calls 36 300
return calls 28 300
`);
});

test('what a callback in C allocates then is charged to the line of the caller', () => {
  const script = `
import tracemalloc, weakref
class Seen: pass
dead = [None] * 1000
dead.clear()
def watched():
    seen = Seen()
    keep.append(weakref.ref(seen, dead.append))
keep = []
tracemalloc.start()
def calls():
    for i in range(300):
        watched()
calls()
mine = tracemalloc.Filter(True, __file__, 13)
for row in tracemalloc.take_snapshot().filter_traces([mine]).statistics('lineno'):
    print(row.count)
`;
  expect(scriptOutput(script).out).toBe('1\n');
});
