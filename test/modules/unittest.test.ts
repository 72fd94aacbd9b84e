import { expect, test } from 'vitest';
import { play } from './play.ts';

const SCRIPT = `
import unittest

class Sums(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('class')

    def setUp(self):
        self.addCleanup(print, 'cleaned')

    def test_good(self):
        with self.assertRaisesRegex(ZeroDivisionError, 'by zero') as caught:
            1 / 0
        self.assertIsNone(caught.exception.__traceback__)

    def test_lists(self):
        self.assertEqual([1, 2, 30], [1, 2, 3])

    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    @unittest.skip('later')
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_wrong(self):
        self.fail()

unittest.main(verbosity=2)
`;

test('unittest prints what it prints in CPython', () => {
  const { out, err, status } = play(SCRIPT);
  expect(status).toBe(1);
  expect(out.split('\n')).toEqual(['class', 'cleaned', 'cleaned', 'cleaned', 'cleaned', '']);
  expect(err.replace(/in 0[.]0\d\ds/, 'in TIME')).toBe(`test_good (__main__.Sums.test_good) ... ok
test_lists (__main__.Sums.test_lists) ... FAIL
test_parts (__main__.Sums.test_parts) ... 
  test_parts (__main__.Sums.test_parts) (i=1) ... FAIL
test_skipped (__main__.Sums.test_skipped) ... skipped 'later'
test_wrong (__main__.Sums.test_wrong) ... expected failure

======================================================================
FAIL: test_lists (__main__.Sums.test_lists)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "script.py", line 18, in test_lists
    self.assertEqual([1, 2, 30], [1, 2, 3])
    ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^
AssertionError: Lists differ: [1, 2, 30] != [1, 2, 3]

First differing element 2:
30
3

- [1, 2, 30]
?         -

+ [1, 2, 3]

======================================================================
FAIL: test_parts (__main__.Sums.test_parts) (i=1)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "script.py", line 23, in test_parts
    self.assertNotEqual(i, 1)
    ~~~~~~~~~~~~~~~~~~~^^^^^^
AssertionError: 1 == 1

----------------------------------------------------------------------
Ran 5 tests in TIME

FAILED (failures=2, skipped=1, expected failures=1)
`);
});

test('a test that has run is let go', () => {
  const { out } = play(`
import unittest, weakref
seen = []
class T(unittest.TestCase):
    def test_a(self):
        seen.append(weakref.ref(self))
    def test_b(self):
        print(seen[0]())
unittest.main(exit=False)
`);
  expect(out).toBe('None\n');
});
