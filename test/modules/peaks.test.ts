import { expect, test } from 'vitest';
import { lines } from './play.ts';

/** Python expressions, and what CPython 3.13 has beyond what is there before: when it is done, and at the most. */
const PEAKS: readonly (readonly [expression: string, now: number, peak: number])[] = [
  ['"{} and {}".format("left", "right")', 55, 150],
  ['"{:>30}|{:<10}|{:^8}".format("a", "b", "c")', 91, 160],
  ['"{0:.3f} {1:08d} {name}".format(3.14159, 42, name="zoë")', 75, 342],
  ['"plain".format()', 0, 0],
  ['"{!r:>20}".format([1, 2, 3])', 61, 231],
  ['big // middle', 1312, 3076],
  ['big % middle', 236, 3076],
  ['divmod(big, middle)', 1548, 3076],
  ['big * big', 3024, 9960],
  ['3 ** exponent', 448, 688],
  ['middle ** 7', 1504, 3960],
  ['b"".join(chunks)', 533, 4533],
  ['german.upper()', 251, 2411],
  ['german.title()', 237, 2397],
  ['raw.decode()', 257, 578],
  ['japanese.decode()', 338, 1359],
];

const SCRIPT = `
import gc, tracemalloc
gc.collect(); gc.disable()
big, middle, exponent = 7 ** 4000, 3 ** 1000, 2000
chunks = [b'x' * 10 for i in range(50)]
german = 'straße' * 30
raw = 'naïve café'.encode() * 20
japanese = '日本語テキスト'.encode() * 20
for operation in (${PEAKS.map(([expression]) => `lambda: ${expression}`).join(', ')}):
    operation()
    tracemalloc.start()
    base = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    result = operation()
    now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(now - base, most - base)
    del result
`;

test('what operations in C have meanwhile is in the peak', () => {
  expect(lines(SCRIPT)).toEqual(PEAKS.map(([, now, peak]) => `${now} ${peak}`));
});
