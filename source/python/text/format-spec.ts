/** The format mini-language of `format()` and f-strings: Python/formatter_unicode.c. */

import { decimalValue } from './decimal-text.ts';
import { ValueFault } from './value-fault.ts';

type Alignment = '<' | '>' | '^' | '=';

/** A parsed format spec: InternalFormatSpec. Widths and precisions are -1 when they are not given. */
export interface FormatSpec {
  readonly fill: string;
  readonly align: Alignment;
  readonly sign: '' | '+' | '-' | ' ';
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: '' | ',' | '_';
  readonly precision: number;
  /** '' when not given. */
  readonly type: string;
}

// DIFFERS: `z` in a format spec is taken in 3.9 and 3.10, too, where it is an error. — Specs are read alike for all versions. —
// Leave it out there.
/**
 * Parses the spec for a type that aligns to `defaultAlign`. The object's type is for the message only.
 * Throws ValueError. (`parse_internal_render_format_spec()`)
 */
export function parseFormatSpec(source: string, typeName: string, defaultAlign: '<' | '>'): FormatSpec {
  let at = 0;
  const take = (character: string): boolean => {
    if (source[at] !== character) return false;
    at++;
    return true;
  };
  const first = source.length === 0 ? '' : String.fromCodePoint(source.codePointAt(0) as number);
  let fill = '';
  let align: Alignment | '' = '';
  if (isAlignment(source[first.length])) {
    fill = first;
    align = source[first.length] as Alignment;
    at = first.length + 1;
  } else if (isAlignment(first)) {
    align = first as Alignment;
    at = 1;
  }
  const sign = take('+') ? '+' : take('-') ? '-' : take(' ') ? ' ' : '';
  const noNegativeZero = take('z');
  const alternate = take('#');
  const zeroFills = fill === '' && take('0');
  const afterZero = at;
  at = digitsEnd(source, at);
  const width = at === afterZero ? -1 : decimalNumber(source.slice(afterZero, at));
  const hasComma = take(',');
  const hasUnderscore = take('_');
  if (hasUnderscore && (hasComma || source[at] === ',')) {
    throw new ValueFault('ValueError', "Cannot specify both ',' and '_'.");
  }
  let precisionText: string | undefined;
  if (take('.')) {
    const start = at;
    at = digitsEnd(source, at);
    precisionText = source.slice(start, at);
    if (precisionText === '') throw new ValueFault('ValueError', 'Format specifier missing precision');
  }
  const left = source.slice(at);
  if (left.length > 1 && left.length > String.fromCodePoint(left.codePointAt(0) as number).length) {
    throw new ValueFault('ValueError', `Invalid format specifier '${source}' for object of type '${typeName}'`);
  }
  const grouping = hasComma ? ',' : hasUnderscore ? '_' : '';
  const type = left === '' && defaultAlign === '<' ? 's' : left;
  if (grouping !== '' && !allowsGrouping(type, grouping)) {
    throw new ValueFault('ValueError', `Cannot specify '${grouping}' with ${quotedType(type)}.`);
  }
  return {
    fill: fill !== '' ? fill : zeroFills ? '0' : ' ',
    align: align !== '' ? align : zeroFills && defaultAlign === '>' ? '=' : defaultAlign,
    sign,
    noNegativeZero,
    alternate,
    width,
    grouping,
    precision: precisionText === undefined ? -1 : precisionOf(decimalNumber(precisionText), type),
    type,
  };
}

function isAlignment(character: string | undefined): boolean {
  return character === '<' || character === '>' || character === '^' || character === '=';
}

/** Where the digits, of any script, end that begin at `start`. */
function digitsEnd(source: string, start: number): number {
  let at = start;
  while (at < source.length) {
    const code = source.codePointAt(at) as number;
    if (code < 0x80 ? code < 48 || code > 57 : decimalValue(code) < 0) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}

function allowsGrouping(type: string, grouping: ',' | '_'): boolean {
  if (type === '') return true;
  return 'defgEG%F'.includes(type) || (grouping === '_' && 'boxX'.includes(type));
}

/** Numbers keep their precision in a C int. */
function precisionOf(precision: number, type: string): number {
  if (precision > 0x7fff_ffff && type !== 's') throw new ValueFault('ValueError', 'precision too big');
  return precision;
}

function decimalNumber(text: string): number {
  let value = 0;
  for (const digit of text) {
    value =
      value * 10 +
      (digit >= '0' && digit <= '9' ? digit.charCodeAt(0) - 48 : decimalValue(digit.codePointAt(0) as number));
  }
  if (value > Number.MAX_SAFE_INTEGER) {
    throw new ValueFault('ValueError', 'Too many decimal digits in format string');
  }
  return value;
}

/** `'x'`, or `'\x..'` for what is not visible ASCII. */
function quotedType(type: string): string {
  const code = type.codePointAt(0) as number;
  return code > 32 && code < 128 ? `'${type}'` : `'\\x${code.toString(16)}'`;
}

/** "Unknown format code 'y' for object of type 'str'". */
export function unknownFormatCode(type: string, typeName: string): ValueFault {
  return new ValueFault('ValueError', `Unknown format code ${quotedType(type)} for object of type '${typeName}'`);
}

/** The text in a field of `width` code points; `length` is the text's. */
export function padField(text: string, length: number, width: number, align: Alignment, fill: string): string {
  const total = width - length;
  if (total <= 0) return text;
  const left = align === '<' ? 0 : align === '^' ? total >> 1 : total;
  return fill.repeat(left) + text + fill.repeat(total - left);
}
