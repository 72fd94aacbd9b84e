import { expect, test } from 'vitest';
import {
  complexRepr,
  formatComplex,
  formatFloatSpec,
  formatInteger,
  formatText,
} from '../../../source/python/text/format-number.ts';
import { outcome } from './outcome.ts';

const CASES: [value: bigint | number | string, spec: string, text: string][] = [
  [1234567n, ',d', '1,234,567'],
  [1234567n, '_x', '12_d687'],
  [-255n, '#06x', '-0x0ff'],
  [1234n, '010,', '00,001,234'],
  [97n, 'c', 'a'],
  [5n, '.2f', '5.00'],
  [5n, '.2d', 'ValueError: Precision not allowed in integer format specifier'],
  [5n, 's', "ValueError: Unknown format code 's' for object of type 'int'"],
  [5n, ',x', "ValueError: Cannot specify ',' with 'x'."],
  [100000000000000000000n, '+,', '+100,000,000,000,000,000,000'],
  [5n, '^7', '   5   '],
  [-5n, '=+7', '-     5'],
  [1234.5678, ',.2f', '1,234.57'],
  [0.256, '.1%', '25.6%'],
  [-0, 'z.1f', '0.0'],
  [1e16, '', '1e+16'],
  [12345.678, '10.3', '  1.23e+04'],
  [Infinity, '06', '000inf'],
  [1.5, 'd', "ValueError: Unknown format code 'd' for object of type 'float'"],
  [1e-7, 'g', '1e-07'],
  [3, '#.0f', '3.'],
  ['heap', '>8', '    heap'],
  ['heap', '*^9.3', '***hea***'],
  ['a😀b', '5', 'a😀b  '],
  ['x', 'd', "ValueError: Unknown format code 'd' for object of type 'str'"],
  ['x', '+', 'ValueError: Sign not allowed in string format specifier'],
  ['x', '=5', "ValueError: '=' alignment not allowed in string format specifier"],
  ['x', ',_', "ValueError: Cannot specify both ',' and '_'."],
  ['x', '5z.', "ValueError: Invalid format specifier '5z.' for object of type 'str'"],
  ['x', 'ab', "ValueError: Invalid format specifier 'ab' for object of type 'str'"],
  [2, '.', 'ValueError: Format specifier missing precision'],
  [12.5, '08.2f', '00012.50'],
  [12n, '08', '00000012'],
  [1000000000000000, '_', '1_000_000_000_000_000.0'],
];

test('format(value, spec)', () => {
  for (const [value, spec, text] of CASES) {
    const run = (): string => {
      if (typeof value === 'bigint') return formatInteger(value, spec);
      return typeof value === 'number' ? formatFloatSpec(value, spec) : formatText(value, spec);
    };
    expect(outcome(run)).toBe(text);
  }
});

test('complex numbers', () => {
  expect(complexRepr(-0, 2)).toBe('(-0+2j)');
  expect(complexRepr(0, -2.5)).toBe('-2.5j');
  expect(formatComplex(1.5, -2, '>12.1f')).toBe('    1.5-2.0j');
  expect(outcome(() => formatComplex(1, 2, '08'))).toBe(
    'ValueError: Zero padding is not allowed in complex format specifier',
  );
});
