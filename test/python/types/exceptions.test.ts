import { expect, test } from 'vitest';
import { scriptOutput } from '../run/script-output.ts';

/** The repr of each expression's value, or its exception as `Type: message`. */
function results(...expressions: readonly string[]): string[] {
  const show = expressions.map(
    (text) => `try: print(repr(${text}))\nexcept BaseException as e: print(type(e).__name__ + ':', e)\n`,
  );
  return scriptOutput(show.join('')).out.trimEnd().split('\n');
}

test('OSError becomes the subclass of its errno and keeps two arguments', () => {
  expect(results("OSError(2, 'gone', 'f.txt')", "str(OSError(2, 'gone', 'f.txt'))", 'OSError(13)')).toEqual([
    "FileNotFoundError(2, 'gone')",
    '"[Errno 2] gone: \'f.txt\'"',
    'OSError(13)',
  ]);
});

test('attributes from arguments', () => {
  expect(
    results(
      'StopIteration(7, 8).value',
      'SystemExit(1, 2).code',
      "NameError('m', name='n').name",
      "str(KeyError('k'))",
    ),
  ).toEqual(['7', '(1, 2)', "'n'", '"\'k\'"']);
});

test('what is no exception group is refused', () => {
  expect(
    results("ExceptionGroup('m', [])", "ExceptionGroup('m', [1])", "ExceptionGroup('m', [KeyboardInterrupt()])"),
  ).toEqual([
    'ValueError: second argument (exceptions) must be a non-empty sequence',
    'ValueError: Item 0 of second argument (exceptions) is not an exception',
    'TypeError: Cannot nest BaseExceptions in an ExceptionGroup',
  ]);
});

test('a group splits by type, and its parts keep the message', () => {
  const group = "ExceptionGroup('m', [ValueError(1), ExceptionGroup('n', [KeyError(2), ValueError(3)])])";
  expect(results(`${group}.split(KeyError)`, `${group}.subgroup(lambda e: False)`)).toEqual([
    "(ExceptionGroup('m', [ExceptionGroup('n', [KeyError(2)])]), ExceptionGroup('m', [ValueError(1), ExceptionGroup('n', [ValueError(3)])]))",
    'None',
  ]);
});

test('special attributes take only what belongs there', () => {
  expect(
    results(
      "setattr(ValueError(), '__cause__', 3)",
      "setattr(ValueError(), '__traceback__', 3)",
      'ValueError().add_note(3)',
    ),
  ).toEqual([
    'TypeError: exception cause must be None or derive from BaseException',
    'TypeError: __traceback__ must be a traceback or None',
    "TypeError: note must be a str, not 'int'",
  ]);
});

test('a class that makes no exception when it is raised or thrown', () => {
  const script = `
class E(Exception):
    def __new__(cls, *args): return cls
def generator():
    try:
        yield
    except TypeError as e:
        print('inside', e)
for start in range(2):
    g = generator()
    if start: next(g)
    try:
        g.throw(E)
    except (TypeError, StopIteration) as e:
        print(type(e).__name__)
try:
    raise E
except TypeError as e:
    print(e)
`;
  const what = "calling <class '__main__.E'> should have returned an instance of BaseException, not";
  expect(scriptOutput(script).out.trimEnd().split('\n')).toEqual([
    'TypeError',
    `inside ${what} type`,
    'StopIteration',
    `${what} <class 'type'>`,
  ]);
});
