import { expect, test } from 'vitest';
import { type PercentOperand, percentFormat, percentFormatBytes } from '../../../source/python/text/percent-format.ts';
import { asciiText, reprText } from '../../../source/python/text/repr.ts';
import { outcome } from './outcome.ts';

type Value = number | string;

/** Whole numbers are ints here, all others floats. */
const FACTS: Omit<PercentOperand<Value>, 'items'> = {
  typeName: (value) => (typeof value === 'string' ? 'str' : Number.isInteger(value) ? 'int' : 'float'),
  str: String,
  repr: (value) => (typeof value === 'string' ? reprText(value) : String(value)),
  ascii: (value) => (typeof value === 'string' ? asciiText(value) : String(value)),
  toInteger: (value, exact) =>
    typeof value === 'string' || (exact && !Number.isInteger(value)) ? undefined : BigInt(Math.trunc(value)),
  toFloat: (value) => (typeof value === 'string' ? undefined : value),
  toWidth: (value) => (typeof value === 'string' || !Number.isInteger(value) ? undefined : value),
  toCharacter: (value) => (typeof value === 'string' ? value : BigInt(value)),
};

const CASES: [template: string, items: Value[], text: string][] = [
  ['%s and %r', ['a', "b'c"], 'a and "b\'c"'],
  ['%5d|%-5d|%05d', [42, 42, -42], '   42|42   |-0042'],
  ['%x %#X %o', [255, 255, 8], 'ff 0XFF 10'],
  ['%x', [2.5], 'TypeError: %x format: an integer is required, not float'],
  ['%d', [2.75], '2'],
  ['%d', ['x'], 'TypeError: %d format: a real number is required, not str'],
  ['%.3f %e %g', [2.5, 1250.5, 1e-5], '2.500 1.250500e+03 1e-05'],
  ['%c%c', ['é', 97], 'éa'],
  ['%c', ['ab'], 'TypeError: %c requires int or char'],
  ['%*d', [6, 42], '    42'],
  ['%-*.*f|', [8, 2, 2.5], '2.50    |'],
  ['%s', [], 'TypeError: not enough arguments for format string'],
  ['%s', [1, 2], 'TypeError: not all arguments converted during string formatting'],
  ['100%%', [], '100%'],
  ['%y', [1], "ValueError: unsupported format character 'y' (0x79) at index 1"],
  ['%', [], 'ValueError: incomplete format'],
  ['%(a)s', [1], 'TypeError: format requires a mapping'],
  ['%+d % d', [5, 5], '+5  5'],
  ['%.2s', ['a😀b'], 'a😀'],
  ['%a', ['é'], "'\\xe9'"],
  ['%5%', [1], "ValueError: unsupported format character '%' (0x25) at index 2"],
  ['%+08.2f', [2.5], '+0002.50'],
];

test('template % tuple', () => {
  for (const [template, items, text] of CASES) {
    expect(outcome(() => percentFormat(template, { ...FACTS, items }))).toBe(text);
  }
});

test('template % mapping', () => {
  const mapping = new Map<string, Value>([
    ['a', 5],
    ['b(c)', 'x'],
  ]);
  const operand = { ...FACTS, items: [0], getItem: (key: string): Value => mapping.get(key) ?? '?' };
  expect(percentFormat('%(a)03d %(b(c))s', operand)).toBe('005 x');
  expect(outcome(() => percentFormat('%(a', operand))).toBe('ValueError: incomplete format key');
  expect(percentFormat('nothing', operand)).toBe('nothing');
});

test('bytes', () => {
  expect(percentFormatBytes('%b %a', { ...FACTS, items: ['x', 'é'] })).toBe("x '\\xe9'");
  expect(outcome(() => percentFormatBytes('%b', { ...FACTS, items: [1], str: () => undefined }))).toBe(
    "TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'",
  );
});
