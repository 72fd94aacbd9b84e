/** Numbers and str in the format mini-language: Python/formatter_unicode.c, format_obj() of each type. */

import { type FloatFormat, floatRepr, formatFloat } from '../numbers/float-repr.ts';
import { integerToFloat } from '../numbers/integer.ts';
import { DEFAULT_MAX_STR_DIGITS, integerToText } from '../numbers/integer-text.ts';
import { codePointLength, sliceCodePoints } from './code-points.ts';
import { type FormatSpec, padField, parseFormatSpec, unknownFormatCode } from './format-spec.ts';
import { ValueFault } from './value-fault.ts';

/** `format(text, spec)`. Throws ValueError. */
export function formatText(text: string, source: string, typeName = 'str'): string {
  if (source === '') return text;
  const spec = parseFormatSpec(source, typeName, '<');
  if (spec.type !== '' && spec.type !== 's') throw unknownFormatCode(spec.type, typeName);
  if (spec.sign === ' ') throw notAllowed('Space');
  if (spec.sign !== '') throw notAllowed('Sign');
  if (spec.noNegativeZero) throw notAllowed('Negative zero coercion (z)');
  if (spec.alternate) throw notAllowed('Alternate form (#)');
  if (spec.align === '=') throw new ValueFault('ValueError', "'=' alignment not allowed in string format specifier");
  const length = codePointLength(text);
  const cut = spec.precision >= 0 && spec.precision < length;
  const shown = cut ? sliceCodePoints(text, 0, spec.precision) : text;
  return padField(shown, cut ? spec.precision : length, spec.width, spec.align, spec.fill);
}

function notAllowed(what: string): ValueFault {
  return new ValueFault('ValueError', `${what} not allowed in string format specifier`);
}

/** `format(value, spec)` of an int; `maxDigits` is sys.get_int_max_str_digits(). (A bool with an empty spec is `str(value)`, which is the caller's affair.) */
export function formatInteger(
  value: bigint,
  source: string,
  typeName = 'int',
  maxDigits = DEFAULT_MAX_STR_DIGITS,
): string {
  if (source === '') return integerToText(value, maxDigits);
  const spec = parseFormatSpec(source, typeName, '>');
  if ('bcdoxXn'.includes(spec.type)) return formatWhole(value, spec, maxDigits);
  if ('eEfFgG%'.includes(spec.type)) return formatReal(integerToFloat(value), spec);
  throw unknownFormatCode(spec.type, typeName);
}

/** format_long_internal(). */
function formatWhole(value: bigint, spec: FormatSpec, maxDigits: number): string {
  if (spec.precision >= 0) throw new ValueFault('ValueError', 'Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) {
    throw new ValueFault('ValueError', 'Negative zero coercion (z) not allowed in integer format specifier');
  }
  if (spec.type === 'c') return formatCharacter(value, spec);
  const base = spec.type === 'b' ? 2 : spec.type === 'o' ? 8 : spec.type === 'x' || spec.type === 'X' ? 16 : 10;
  const size = value < 0n ? -value : value;
  const digits = base === 10 ? integerToText(size, maxDigits) : size.toString(base);
  const prefix = spec.alternate && base !== 10 ? `0${spec.type}` : '';
  const shown = spec.type === 'X' ? digits.toUpperCase() : digits;
  return layOutNumber(value < 0n, prefix, shown, '', spec, base === 10 ? 3 : 4);
}

function formatCharacter(value: bigint, spec: FormatSpec): string {
  if (spec.sign !== '') {
    throw new ValueFault('ValueError', "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    throw new ValueFault('ValueError', "Alternate form (#) not allowed with integer format specifier 'c'");
  }
  if (value >= 2n ** 63n || value < -(2n ** 63n)) {
    throw new ValueFault('OverflowError', 'Python int too large to convert to C long');
  }
  if (value < 0n || value > 0x10ffffn) throw new ValueFault('OverflowError', '%c arg not in range(0x110000)');
  const align = spec.align === '=' ? '>' : spec.align;
  return padField(String.fromCodePoint(Number(value)), 1, spec.width, align, spec.fill);
}

/** `format(value, spec)` of a float. */
export function formatFloatSpec(value: number, source: string, typeName = 'float'): string {
  if (source === '') return floatRepr(value);
  const spec = parseFormatSpec(source, typeName, '>');
  if (!'eEfFgGn%'.includes(spec.type)) throw unknownFormatCode(spec.type, typeName);
  return formatReal(value, spec);
}

/** format_float_internal(). */
function formatReal(value: number, spec: FormatSpec): string {
  const number = spec.type === '%' ? value * 100 : value;
  const { text, isUpper } = floatText(number, spec, false);
  const body = isUpper ? text.toUpperCase() : text;
  const isNegative = body[0] === '-';
  const start = isNegative ? 1 : 0;
  let end = start;
  while (body[end] >= '0' && body[end] <= '9') end++;
  const rest = body.slice(end) + (spec.type === '%' ? '%' : '');
  return layOutNumber(isNegative, '', body.slice(start, end), rest, spec, 3);
}

/** The digits of a float in the spec's type, a negative one with its sign. */
function floatText(value: number, spec: FormatSpec, isComplexPart: boolean): { text: string; isUpper: boolean } {
  const lower = spec.type.toLowerCase();
  let format: FloatFormat = lower === '%' ? 'f' : lower === 'n' ? 'g' : ((lower || 'r') as FloatFormat);
  let precision = spec.precision;
  if (precision < 0) precision = format === 'r' ? 0 : 6;
  else if (format === 'r') format = 'g';
  const flags = {
    addDotZero: spec.type === '' && !isComplexPart,
    alternate: spec.alternate,
    noNegativeZero: spec.noNegativeZero,
  };
  return { text: formatFloat(value, format, precision, flags), isUpper: spec.type !== lower };
}

/** `format(complex(real, imaginary), spec)`: format_complex_internal(). `repr` is for the empty spec. */
export function formatComplex(real: number, imaginary: number, source: string, typeName = 'complex'): string {
  if (source === '') return complexRepr(real, imaginary);
  const spec = parseFormatSpec(source, typeName, '>');
  if (!'eEfFgGn'.includes(spec.type)) throw unknownFormatCode(spec.type, typeName);
  if (spec.fill === '0') {
    throw new ValueFault('ValueError', 'Zero padding is not allowed in complex format specifier');
  }
  if (spec.align === '=') {
    throw new ValueFault('ValueError', "'=' alignment flag is not allowed in complex format specifier");
  }
  const part = (value: number, sign: FormatSpec['sign']): string => {
    const { text, isUpper } = floatText(value, spec, true);
    const [, minus, whole, rest] = /^(-?)(\d*)(.*)$/s.exec(isUpper ? text.toUpperCase() : text) as RegExpExecArray;
    return layOutNumber(minus !== '', '', whole, rest, { ...spec, sign, width: -1 }, 3);
  };
  const skipsReal = spec.type === '' && Object.is(real, 0);
  const body = skipsReal ? `${part(imaginary, spec.sign)}j` : `${part(real, spec.sign)}${part(imaginary, '+')}j`;
  const shown = spec.type === '' && !skipsReal ? `(${body})` : body;
  return padField(shown, shown.length, spec.width, spec.align, spec.fill);
}

/** `repr(complex(real, imaginary))`: '(1+2j)', '2j', '(-0+1j)'. */
export function complexRepr(real: number, imaginary: number): string {
  if (Object.is(real, 0)) return `${formatFloat(imaginary, 'r', 0)}j`;
  return `(${formatFloat(real, 'r', 0)}${formatFloat(imaginary, 'r', 0, { sign: true })}j)`;
}

/**
 * Sign, prefix, grouped digits and rest in a field: calc_number_widths() and fill_number(). With '=' and a fill of 0 the
 * zeros are grouped with the digits.
 */
function layOutNumber(
  isNegative: boolean,
  prefix: string,
  digits: string,
  rest: string,
  spec: FormatSpec,
  groupSize: number,
): string {
  const sign = isNegative ? '-' : spec.sign === '-' ? '' : spec.sign;
  const around = sign.length + prefix.length + rest.length;
  const fillsWithZeros = spec.fill === '0' && spec.align === '=';
  const grouped = groupDigits(digits, spec.grouping, groupSize, fillsWithZeros ? spec.width - around : 0);
  const head = sign + (spec.type === 'X' ? prefix.toUpperCase() : prefix);
  const length = around + grouped.length;
  if (spec.align === '=') return head + padField(grouped + rest, length, spec.width, '>', spec.fill);
  return padField(head + grouped + rest, length, spec.width, spec.align, spec.fill);
}

/** _PyUnicode_InsertThousandsGrouping(): at least `minimum` characters, filled with zeros. */
function groupDigits(digits: string, separator: string, groupSize: number, minimum: number): string {
  if (separator === '') return digits === '' ? digits : digits.padStart(minimum, '0');
  if (digits === '') return digits;
  let padded = digits;
  const lengthOf = (count: number): number => count + Math.floor((count - 1) / groupSize);
  let count = digits.length;
  while (lengthOf(count) < minimum) count++;
  padded = digits.padStart(count, '0');
  const first = ((count - 1) % groupSize) + 1;
  let result = padded.slice(0, first);
  for (let i = first; i < count; i += groupSize) result += separator + padded.slice(i, i + groupSize);
  return result;
}
