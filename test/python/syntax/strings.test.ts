import { expect, test } from 'vitest';
import { parseExpression } from '../../../source/python/syntax/parse.ts';

function constant(source: string): unknown {
  const node = parseExpression(source, 'test.py');
  return node.kind === 'Constant' ? node.value : node;
}

test('escapes of str', () => {
  expect(
    constant(String.raw`'\x41\u00e9\U0001f600\101\n\q\
'`),
  ).toEqual({ type: 'str', value: 'Aé😀A\n\\q' });
  expect(constant(String.raw`r'\x41\''`)).toEqual({ type: 'str', value: String.raw`\x41\'` });
});

test('neighbouring literals are one', () => {
  expect(constant(`('a' "b"\n  '''c\n''')`)).toEqual({ type: 'str', value: 'abc\n' });
  expect(constant(String.raw`b'\xff' rb'\0'`)).toMatchObject({ type: 'bytes', value: Uint8Array.of(255, 92, 48) });
});

test('numbers', () => {
  expect(constant('1_000')).toEqual({ type: 'int', value: 1000n });
  expect(constant('0xFFFF_FFFF_FFFF_FFFF_FFFF')).toEqual({ type: 'int', value: 2n ** 80n - 1n });
  expect(constant('1.')).toEqual({ type: 'float', value: 1 });
  expect(constant('1e400')).toEqual({ type: 'float', value: Number.POSITIVE_INFINITY });
  expect(constant('.5J')).toEqual({ type: 'complex', real: 0, imaginary: 0.5 });
});

test('an f-string gives texts and formatted values', () => {
  expect(parseExpression(`'a' f'{{b}}{x!r:>{w}.2f}' 'c'`, 'test.py')).toMatchObject({
    kind: 'JoinedStr',
    values: [
      { value: { value: 'a{b}' } },
      {
        kind: 'FormattedValue',
        conversion: 'r',
        formatSpec: { values: [{ value: { value: '>' } }, { kind: 'FormattedValue' }, { value: { value: '.2f' } }] },
      },
      { value: { value: 'c' } },
    ],
  });
});

test('f"{x = }" gives the text, and repr unless there is a format', () => {
  expect(parseExpression('f"{x = }{y=:d}"', 'test.py')).toMatchObject({
    values: [{ value: { value: 'x = ' } }, { conversion: 'r' }, { value: { value: 'y=' } }, { conversion: '' }],
  });
});

test('f-strings nest, with the same quotes', () => {
  expect(parseExpression('f"{f"{a["b"]}"}"', 'test.py')).toMatchObject({
    values: [{ value: { kind: 'JoinedStr', values: [{ value: { kind: 'Subscript' } }] } }],
  });
});
