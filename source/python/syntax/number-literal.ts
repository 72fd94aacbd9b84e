import type { ConstantValue } from './ast.ts';

/** `sys.int_info.default_max_str_digits` */
const maxDigits = 4300;

/** The value of a number token; null for a decimal integer of more than 4300 digits, which CPython refuses. */
export function parseNumber(text: string): ConstantValue | null {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  if (/^0[xob]/i.test(plain)) return { type: 'int', value: BigInt(plain) };
  if (/j$/i.test(plain)) return { type: 'complex', real: 0, imaginary: Number(plain.slice(0, -1)) };
  if (/[.e]/i.test(plain)) return { type: 'float', value: Number(plain) };
  return plain.length > maxDigits ? null : { type: 'int', value: BigInt(plain) };
}
