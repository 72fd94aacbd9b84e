/** `template % operand` of str and bytes: Objects/unicodeobject.c, PyUnicode_Format(); Objects/bytesobject.c. */

import { formatFloat } from '../numbers/float-repr.ts';
import { integerToText } from '../numbers/integer-text.ts';
import { codePointLength, sliceCodePoints, toCodePointIndex } from './code-points.ts';
import { ValueFault } from './value-fault.ts';

/** The right operand and what can be asked of its values, which are opaque here. */
export interface PercentOperand<V> {
  /** A tuple's items, or the operand itself as the only item. */
  readonly items: readonly V[];
  /** `operand[key]`, when the operand is a mapping (and no tuple or str). */
  readonly getItem?: ((key: string) => V) | undefined;
  /** `sys.get_int_max_str_digits()`, if it is not the usual. */
  readonly maxDigits?: number;
  typeName(value: V): string;
  /** `%s`; of bytes: the bytes as Latin-1, undefined when the value has none. */
  str(value: V): string | undefined;
  repr(value: V): string;
  ascii(value: V): string;
  /** The int of an int, of a float (truncated) unless `exact`, by `__index__` or `__int__`; undefined when none. */
  toInteger(value: V, exact: boolean): bigint | undefined;
  toFloat(value: V): number | undefined;
  /** An int instance (for `*`); undefined for all else. */
  toWidth(value: V): number | undefined;
  /** For `%c`: the str or bytes, or the int; undefined when it is neither. */
  toCharacter(value: V): string | bigint | undefined;
}

/** Where the pieces go, besides the result: nothing follows the one that `isLast`. */
export interface PercentOutput<V> {
  literal(text: string, isLast: boolean): void;
  /** `code` as in the template; `isPlain`: without width, precision and sign. */
  converted(text: string, value: V, code: string, isPlain: boolean, isLast: boolean): void;
}

interface Conversion {
  leftAlign: boolean;
  sign: '' | '+' | ' ';
  alternate: boolean;
  zeroFill: boolean;
  width: number;
  precision: number;
  code: string;
}

/** `template % operand` of str. Throws TypeError, ValueError, OverflowError. */
export function percentFormat<V>(
  template: string,
  operand: PercentOperand<V>,
  output: PercentOutput<V> | null = null,
): string {
  return new PercentFormatter(template, operand, false).run(output);
}

/** The same of bytes, with template and result as Latin-1 text. */
export function percentFormatBytes<V>(template: string, operand: PercentOperand<V>): string {
  return new PercentFormatter(template, operand, true).run();
}

const MAX_SIZE = 2 ** 63;

class PercentFormatter<V> {
  private readonly template: string;
  private readonly operand: PercentOperand<V>;
  private readonly isBytes: boolean;
  private items: readonly V[];
  private nextItem = 0;
  private at = 0;

  constructor(template: string, operand: PercentOperand<V>, isBytes: boolean) {
    this.template = template;
    this.operand = operand;
    this.isBytes = isBytes;
    this.items = operand.items;
  }

  run(output: PercentOutput<V> | null = null): string {
    const { template } = this;
    let result = '';
    for (;;) {
      const percent = template.indexOf('%', this.at);
      if (percent < 0) break;
      const literal = template.slice(this.at, percent);
      output?.literal(literal, false);
      result += literal;
      this.at = percent + 1;
      let text: string;
      if (template[this.at] === '%') {
        this.at++;
        text = '%';
        output?.literal(text, this.at === template.length);
      } else {
        const conversion = this.parse();
        text = this.convert(conversion);
        const { code, width, precision, sign } = conversion;
        const isPlain = width < 0 && precision < 0 && sign === '';
        output?.converted(text, this.items[this.nextItem - 1], code, isPlain, this.at === template.length);
      }
      result += text;
    }
    const rest = template.slice(this.at);
    output?.literal(rest, true);
    result += rest;
    if (this.nextItem < this.items.length && this.operand.getItem === undefined) {
      const what = this.isBytes ? 'bytes' : 'string';
      throw new ValueFault('TypeError', `not all arguments converted during ${what} formatting`);
    }
    return result;
  }

  private parse(): Conversion {
    const { template } = this;
    if (template[this.at] === '(') this.takeKey();
    const result: Conversion = {
      leftAlign: false,
      sign: '',
      alternate: false,
      zeroFill: false,
      width: -1,
      precision: -1,
      code: '',
    };
    this.parseFlags(result);
    if (template[this.at] === '*') {
      result.width = this.starArgument();
      if (result.width < 0) {
        result.leftAlign = true;
        result.width = -result.width;
      }
    } else {
      result.width = this.digits('width');
    }
    if (template[this.at] === '.') {
      this.at++;
      result.precision = Math.max(0, template[this.at] === '*' ? this.starArgument() : this.digits('precision'));
    }
    if ('hlL'.includes(template[this.at] ?? ' ')) this.at++;
    if (this.at >= template.length) throw new ValueFault('ValueError', 'incomplete format');
    result.code = String.fromCodePoint(template.codePointAt(this.at) as number);
    this.at += result.code.length;
    return result;
  }

  private takeKey(): void {
    const { getItem } = this.operand;
    if (getItem === undefined) throw new ValueFault('TypeError', 'format requires a mapping');
    const start = this.at + 1;
    let depth = 1;
    let end = start;
    for (; end < this.template.length; end++) {
      if (this.template[end] === '(') depth++;
      else if (this.template[end] === ')' && --depth === 0) break;
    }
    if (depth > 0) throw new ValueFault('ValueError', 'incomplete format key');
    this.at = end + 1;
    this.items = [getItem(this.template.slice(start, end))];
    this.nextItem = 0;
  }

  private parseFlags(result: Conversion): void {
    for (; ; this.at++) {
      const flag = this.template[this.at];
      if (flag === '-') result.leftAlign = true;
      else if (flag === '+') result.sign = '+';
      else if (flag === ' ') result.sign ||= ' ';
      else if (flag === '#') result.alternate = true;
      else if (flag === '0') result.zeroFill = true;
      else return;
    }
  }

  private starArgument(): number {
    this.at++;
    const width = this.operand.toWidth(this.next());
    if (width === undefined) throw new ValueFault('TypeError', '* wants int');
    return width;
  }

  private digits(what: string): number {
    const start = this.at;
    while (this.template[this.at] >= '0' && this.template[this.at] <= '9') this.at++;
    if (this.at === start) return -1;
    const value = Number(this.template.slice(start, this.at));
    if (value >= MAX_SIZE || (what === 'precision' && value > 0x7fff_ffff)) {
      throw new ValueFault('ValueError', this.isBytes && what === 'precision' ? 'prec too big' : `${what} too big`);
    }
    return value;
  }

  private next(): V {
    if (this.nextItem >= this.items.length) {
      throw new ValueFault('TypeError', 'not enough arguments for format string');
    }
    return this.items[this.nextItem++];
  }

  private convert(conversion: Conversion): string {
    const { code } = conversion;
    const value = this.next();
    if (code === 's' || code === 'r' || code === 'a' || (code === 'b' && this.isBytes)) {
      return this.pad(this.text(value, conversion), conversion);
    }
    if (code === 'c') return this.pad(this.character(value), conversion);
    if ('diuoxX'.includes(code)) return this.integer(value, conversion);
    if ('eEfFgG'.includes(code)) return this.float(value, conversion);
    const point = code.codePointAt(0) as number;
    const shown = point > 30 && point < 127 ? code : '?';
    const index = toCodePointIndex(this.template, this.at - code.length);
    const message = `unsupported format character '${shown}' (0x${point.toString(16)}) at index ${index}`;
    throw new ValueFault('ValueError', message);
  }

  private text(value: V, { code, precision }: Conversion): string {
    const { operand } = this;
    const isText = code === 's' || code === 'b';
    let text = isText ? operand.str(value) : code === 'r' && !this.isBytes ? operand.repr(value) : operand.ascii(value);
    if (text === undefined) {
      const wanted = 'a bytes-like object, or an object that implements __bytes__';
      throw new ValueFault('TypeError', `%b requires ${wanted}, not '${operand.typeName(value)}'`);
    }
    if (precision >= 0 && precision < text.length) {
      text = sliceCodePoints(text, 0, Math.min(precision, codePointLength(text)));
    }
    return text;
  }

  private character(value: V): string {
    const found = this.operand.toCharacter(value);
    const limit = this.isBytes ? 256n : 0x110000n;
    if (typeof found === 'bigint') {
      if (found >= 0n && found < limit) return String.fromCodePoint(Number(found));
      throw new ValueFault(
        'OverflowError',
        this.isBytes ? '%c arg not in range(256)' : '%c arg not in range(0x110000)',
      );
    }
    if (found === undefined || codePointLength(found) !== 1) {
      const wanted = this.isBytes ? 'an integer in range(256) or a single byte' : 'int or char';
      throw new ValueFault('TypeError', `%c requires ${wanted}`);
    }
    return found;
  }

  private integer(value: V, conversion: Conversion): string {
    const { code } = conversion;
    const exact = code === 'o' || code === 'x' || code === 'X';
    const integer = this.operand.toInteger(value, exact);
    if (integer === undefined) {
      const wanted = exact ? 'an integer' : 'a real number';
      const message = `%${code} format: ${wanted} is required, not ${this.operand.typeName(value)}`;
      throw new ValueFault('TypeError', message);
    }
    const size = integer < 0n ? -integer : integer;
    let digits = exact ? size.toString(code === 'o' ? 8 : 16) : integerToText(size, this.operand.maxDigits);
    digits = digits.padStart(conversion.precision, '0');
    if (code === 'X') digits = digits.toUpperCase();
    const prefix = exact && conversion.alternate ? `0${code}` : '';
    return this.number(integer < 0n, prefix, digits, conversion);
  }

  private float(value: V, conversion: Conversion): string {
    const float = this.operand.toFloat(value);
    if (float === undefined) {
      const wanted = this.isBytes ? 'float argument required' : 'must be real number';
      throw new ValueFault('TypeError', `${wanted}, not ${this.operand.typeName(value)}`);
    }
    const lower = conversion.code.toLowerCase() as 'e' | 'f' | 'g';
    const precision = conversion.precision < 0 ? 6 : conversion.precision;
    const text = formatFloat(float, lower, precision, { alternate: conversion.alternate });
    const shown = lower === conversion.code ? text : text.toUpperCase();
    return shown[0] === '-'
      ? this.number(true, '', shown.slice(1), conversion)
      : this.number(false, '', shown, conversion);
  }

  /** Zeros stand between the sign and the digits, spaces in front of the sign. */
  private number(isNegative: boolean, prefix: string, digits: string, conversion: Conversion): string {
    const head = (isNegative ? '-' : conversion.sign) + prefix;
    if (conversion.zeroFill && !conversion.leftAlign) {
      return head + digits.padStart(conversion.width - head.length, '0');
    }
    return this.pad(head + digits, conversion);
  }

  private pad(text: string, { width, leftAlign }: Conversion): string {
    if (width <= text.length && width < 2) return text;
    const missing = width - codePointLength(text);
    if (missing <= 0) return text;
    return leftAlign ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
  }
}
