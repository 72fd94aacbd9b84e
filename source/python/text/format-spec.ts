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

const SPEC = /^(?:(.)([<>=^])|([<>=^]))?([ +-])?(z)?(#)?(0)?(\p{Nd}+)?(,)?(_,?)?(?:\.(\p{Nd}*))?(.*)$/su;

/**
 * Parses the spec for a type that aligns to `defaultAlign`. The object's type is for the message only.
 * Throws ValueError.
 */
export function parseFormatSpec(source: string, typeName: string, defaultAlign: '<' | '>'): FormatSpec {
  const parts = SPEC.exec(source) as RegExpExecArray;
  const [, fill, alignAfterFill, alignAlone, sign, z, hash, zero, width, comma, underscore, precision, left] = parts;
  if (underscore !== undefined && (comma !== undefined || underscore.length > 1)) {
    throw new ValueFault('ValueError', "Cannot specify both ',' and '_'.");
  }
  const zeroFills = zero !== undefined && fill === undefined;
  const widthText = zero !== undefined && !zeroFills ? `0${width ?? ''}` : width;
  if (precision === '') throw new ValueFault('ValueError', 'Format specifier missing precision');
  if ([...left].length > 1) {
    throw new ValueFault('ValueError', `Invalid format specifier '${source}' for object of type '${typeName}'`);
  }
  const grouping = comma !== undefined ? ',' : underscore !== undefined ? '_' : '';
  const type = left === '' && defaultAlign === '<' ? 's' : left;
  if (grouping !== '' && !allowsGrouping(type, grouping)) {
    throw new ValueFault('ValueError', `Cannot specify '${grouping}' with ${quotedType(type)}.`);
  }
  const align = alignAfterFill ?? alignAlone ?? (zeroFills && defaultAlign === '>' ? '=' : defaultAlign);
  return {
    fill: fill ?? (zeroFills ? '0' : ' '),
    align: align as Alignment,
    sign: (sign ?? '') as FormatSpec['sign'],
    noNegativeZero: z !== undefined,
    alternate: hash !== undefined,
    width: widthText === undefined ? -1 : decimalNumber(widthText),
    grouping,
    precision: precision === undefined ? -1 : precisionOf(decimalNumber(precision), type),
    type,
  };
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
  const value = Number([...text].map((digit) => (digit >= '0' && digit <= '9' ? digit : decimalDigit(digit))).join(''));
  if (value > Number.MAX_SAFE_INTEGER) {
    throw new ValueFault('ValueError', 'Too many decimal digits in format string');
  }
  return value;
}

function decimalDigit(digit: string): string {
  return String(decimalValue(digit.codePointAt(0) as number));
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
