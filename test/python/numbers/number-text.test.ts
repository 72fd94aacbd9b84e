import { expect, test } from 'vitest';
import { floatFromHex, floatFromText } from '../../../source/python/numbers/float-parse.ts';
import { floatRepr } from '../../../source/python/numbers/float-repr.ts';
import { integerFromText, integerToPrefixed, integerToText } from '../../../source/python/numbers/integer-text.ts';
import { outcome } from '../text/outcome.ts';

const INTEGERS: [text: string, base: number, value: string][] = [
  ['x', 10, "ValueError: invalid literal for int() with base 10: 'x'"],
  ['0x1f', 0, '31'],
  ['0x1f', 16, '31'],
  ['1f', 16, '31'],
  ['010', 0, "ValueError: invalid literal for int() with base 0: '010'"],
  ['0_0', 0, '0'],
  ['1__0', 10, "ValueError: invalid literal for int() with base 10: '1__0'"],
  ['1_000', 10, '1000'],
  ['', 10, "ValueError: invalid literal for int() with base 10: ''"],
  [' -12\n', 10, '-12'],
  ['١٢', 10, '12'],
  ['z', 36, '35'],
  ['1', 37, 'ValueError: int() base must be >= 2 and <= 36, or 0'],
  ['0b_1', 0, '1'],
  ['+ 1', 10, "ValueError: invalid literal for int() with base 10: '+ 1'"],
  ['9', 8, "ValueError: invalid literal for int() with base 8: '9'"],
];

test('int(text, base)', () => {
  for (const [text, base, value] of INTEGERS) {
    expect(outcome(() => integerFromText(text, base).toString())).toBe(value);
  }
});

const FLOATS: [text: string, value: string][] = [
  ['1_000.5', '1000.5'],
  [' 1e5\n', '100000.0'],
  ['inf', 'inf'],
  ['-Infinity', '-inf'],
  ['nan', 'nan'],
  ['1_', "ValueError: could not convert string to float: '1_'"],
  ['.5', '0.5'],
  ['5.', '5.0'],
  ['.', "ValueError: could not convert string to float: '.'"],
  ['1e', "ValueError: could not convert string to float: '1e'"],
  ['0x1', "ValueError: could not convert string to float: '0x1'"],
  ['١٫5', "ValueError: could not convert string to float: '١٫5'"],
  ['١.5', '1.5'],
  ['1__0', "ValueError: could not convert string to float: '1__0'"],
  ['', "ValueError: could not convert string to float: ''"],
];

test('float(text)', () => {
  for (const [text, value] of FLOATS) expect(outcome(() => floatRepr(floatFromText(text)))).toBe(value);
});

const HEX: [text: string, value: string][] = [
  ['0x1.8p+1', '3.0'],
  ['0x.1', '0.0625'],
  ['-0x1p-1074', '-5e-324'],
  ['0x1.0000000000000800001p0', '1.0000000000000002'],
  ['0x1p1024', 'OverflowError: hexadecimal value too large to represent as a float'],
  ['zz', 'ValueError: invalid hexadecimal floating-point string'],
  ['1.8', '1.5'],
  ['inf', 'inf'],
];

test('float.fromhex(text)', () => {
  for (const [text, value] of HEX) expect(outcome(() => floatRepr(floatFromHex(text)))).toBe(value);
});

test('long ints have a limit of digits', () => {
  expect(outcome(() => integerToText(10n ** 5000n))).toBe(
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
  );
  expect(outcome(() => integerFromText('1'.repeat(5000)).toString())).toBe(
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit',
  );
  expect(integerToText(10n ** 4299n)).toHaveLength(4300);
  expect(integerToPrefixed(-255n, 16)).toBe('-0xff');
});
