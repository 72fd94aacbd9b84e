import { expect, test } from 'vitest';
import { scriptOutput } from './script-output.ts';

test('the cause and the context of an uncaught exception come before it', () => {
  const { err } = scriptOutput(
    'try:\n    try: 1 / 0\n    except ZeroDivisionError as e: raise KeyError("k") from e\nfinally:\n    x\n',
  );
  expect(err).toBe(`Traceback (most recent call last):
  File "script.py", line 2, in <module>
    try: 1 / 0
         ~~^~~
ZeroDivisionError: division by zero

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "script.py", line 3, in <module>
    except ZeroDivisionError as e: raise KeyError("k") from e
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
KeyError: 'k'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "script.py", line 5, in <module>
    x
NameError: name 'x' is not defined
`);
});

test('groups are drawn as a tree, with notes', () => {
  const script =
    'e = ValueError(1)\ne.add_note("note")\nraise ExceptionGroup("g", [e, ExceptionGroup("h", [KeyError(2)])])\n';
  expect(scriptOutput(script).err).toBe(`  + Exception Group Traceback (most recent call last):
  |   File "script.py", line 3, in <module>
  |     raise ExceptionGroup("g", [e, ExceptionGroup("h", [KeyError(2)])])
  | ExceptionGroup: g (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 1
    | note
    +---------------- 2 ----------------
    | ExceptionGroup: h (1 sub-exception)
    +-+---------------- 1 ----------------
      | KeyError: 2
      +------------------------------------
`);
});

const HINTS: readonly (readonly [line: string, last: string])[] = [
  ['lenght = 1; length', "NameError: name 'length' is not defined. Did you mean: 'lenght'?"],
  ['[].apend', "AttributeError: 'list' object has no attribute 'apend'. Did you mean: 'append'?"],
  ['math.pi', "NameError: name 'math' is not defined. Did you forget to import 'math'?"],
];

test.each(HINTS)('%s: the message says what may be meant', (line, last) => {
  expect(scriptOutput(`${line}\n`).err.trimEnd().split('\n').pop()).toBe(last);
});

test('an exception in a finalizer is reported without carets, and ignored', () => {
  const script = 'class A:\n    def __del__(self):\n        1 / 0\na = A()\ndel a\nprint("on")\n';
  const { out, err } = scriptOutput(script);
  expect(out).toBe('on\n');
  expect(err.replace(/0x[0-9a-f]+/, '0x…')).toBe(`Exception ignored in: <function A.__del__ at 0x…>
Traceback (most recent call last):
  File "script.py", line 3, in __del__
    1 / 0
ZeroDivisionError: division by zero
`);
});
