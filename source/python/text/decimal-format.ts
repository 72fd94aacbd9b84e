import { adjusted, type Decimal, digitCount, isZero, rescale } from '../numbers/decimal.ts';
import { fit } from '../numbers/decimal-bounds.ts';
import { type Rounding, scratch } from '../numbers/decimal-context.ts';
import { parseFormatSpec } from './format-spec.ts';

/** `str()` of a Decimal (`Modules/_decimal/libmpdec/io.c, mpd_to_sci()`); `engineering`: `to_eng_string()`. */
export function decimalText(value: Decimal, engineering = false): string {
  const sign = value.negative ? '-' : '';
  if (value.kind === 'infinite') return `${sign}Infinity`;
  if (value.kind !== 'finite') {
    return `${sign}${value.kind === 'snan' ? 'sNaN' : 'NaN'}${value.digits === 0n ? '' : value.digits}`;
  }
  const digits = value.digits.toString();
  const left = value.exponent + digits.length;
  let dot = value.exponent <= 0 && left > -6 ? left : 1;
  if (engineering && dot !== left) {
    dot = isZero(value) ? ((((left + 1) % 3) + 3) % 3) - 1 : ((((left - 1) % 3) + 3) % 3) + 1;
  }
  const exponent = left - dot;
  return sign + withPoint(digits, dot) + (exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`);
}

/** Digits with a point behind the first `dot` of them. */
function withPoint(digits: string, dot: number): string {
  if (dot <= 0) return `0.${'0'.repeat(-dot)}${digits}`;
  if (dot >= digits.length) return digits + '0'.repeat(dot - digits.length);
  return `${digits.slice(0, dot)}.${digits.slice(dot)}`;
}

/** `Decimal.__format__()`. Throws ValueError for a spec that is none. */
export function formatDecimal(value: Decimal, source: string, rounding: Rounding): string | null {
  const spec = parseFormatSpec(source, 'decimal.Decimal', '>');
  const type = spec.type === '' ? 'G' : spec.type === 'n' ? 'g' : spec.type;
  if (!'eEfFgG%'.includes(type)) return null;
  let shown = type === '%' && value.kind === 'finite' ? { ...value, exponent: value.exponent + 2 } : value;
  let body: string;
  if (value.kind !== 'finite') body = decimalText({ ...value, negative: false });
  else {
    shown = rounded(shown, type.toLowerCase(), spec.precision, rounding);
    body = digitsOf(shown, type, spec.precision);
  }
  if (type === '%') body += '%';
  const isNegative = value.negative && !(spec.noNegativeZero && isZero(shown));
  const sign = isNegative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  const [, whole, rest] = /^(\d*)(.*)$/s.exec(body) as RegExpExecArray;
  const zeros = spec.align === '=' && spec.fill === '0';
  const room = spec.width - sign.length - rest.length;
  const grouped = spec.grouping === '' ? whole : group(whole, spec.grouping, zeros ? room : 0);
  const text = grouped + rest;
  const missing = Math.max(0, spec.width - sign.length - text.length);
  if (spec.align === '=') return sign + spec.fill.repeat(missing) + text;
  const before = spec.align === '>' ? missing : spec.align === '^' ? missing >> 1 : 0;
  return spec.fill.repeat(before) + sign + text + spec.fill.repeat(missing - before);
}

function rounded(value: Decimal, type: string, precision: number, rounding: Rounding): Decimal {
  if (precision < 0) return value;
  if (type === 'e') {
    if (isZero(value)) return value;
    const wanted = fit(value, scratch(precision + 1, rounding));
    return rescale(wanted, adjusted(wanted) - precision, rounding);
  }
  if (type === 'f' || type === '%') return rescale(value, -precision, rounding);
  return digitCount(value.digits) > precision ? fit(value, scratch(Math.max(1, precision), rounding)) : value;
}

function digitsOf(value: Decimal, type: string, precision: number): string {
  const kind = type.toLowerCase();
  const plain = (kind === 'f' || kind === '%') && value.exponent > 0 ? rescale(value, 0, 'ROUND_DOWN') : value;
  const digits = plain.digits.toString();
  const left = plain.exponent + digits.length;
  let dot = left;
  if (kind === 'e') dot = isZero(plain) && precision >= 0 ? 1 - precision : 1;
  else if (kind === 'g') dot = plain.exponent <= 0 && left > -6 ? left : 1;
  const exponent = left - dot;
  const scientific = kind === 'e' || exponent !== 0;
  const letter = type === 'e' || type === 'g' ? 'e' : 'E';
  const text = withPoint(digits, dot);
  return scientific && kind !== 'f' && kind !== '%' ? `${text}${letter}${exponent >= 0 ? '+' : ''}${exponent}` : text;
}

/** Separators between thousands; zeros in front up to `room` characters. */
function group(whole: string, separator: string, room: number): string {
  let text = whole;
  const shown = (): string => text.replace(/\B(?=(\d{3})+$)/g, separator);
  while (shown().length < room) text = `0${text}`;
  return shown();
}
