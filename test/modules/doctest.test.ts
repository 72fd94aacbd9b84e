import { expect, test } from 'vitest';
import { lines } from './play.ts';

test('doctest finds examples and tells which fail', () => {
  const script = `
import doctest
def add(a, b):
    """
    >>> add(1, 2)
    3
    >>> add(1, 'x')
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> list(range(50)) # doctest: +ELLIPSIS
    [0, 1, ..., 49]
    >>> add(2, 2)
    5
    """
    return a + b
print(doctest.testmod())
`;
  expect(lines(script)).toEqual([
    '*'.repeat(70),
    'File "script.py", line 13, in __main__.add',
    'Failed example:',
    '    add(2, 2)',
    'Expected:',
    '    5',
    'Got:',
    '    4',
    '*'.repeat(70),
    '1 item had failures:',
    '   1 of   4 in __main__.add',
    '***Test Failed*** 1 failure.',
    'TestResults(failed=1, attempted=4)',
  ]);
});
