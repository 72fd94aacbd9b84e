import type { Vm } from '../vm.ts';

/** Bytes of what PyOS_double_to_string() makes of a float as it is shown: its digits, and room for sign, point and end. */
export function doubleToStringBytes(text: string): number {
  const start = text.startsWith('-') ? 1 : 0;
  if (text[start] === 'i' || text[start] === 'n') return 5;
  const exponent = text.indexOf('e');
  const end = exponent < 0 ? text.length : exponent;
  const digits = end - start - (text.includes('.') ? 1 : 0);
  return digits + 3 + (exponent < 0 ? 0 : 5);
}

/** A spec without width, sign and separators: C text is written where it belongs. */
const WRITTEN_AT_ONCE = /^-?#?(\.\d+)?[eEfFgG%]?$/;

/** Bytes of what format_float_internal() has beside the text that it writes: C text, or a str made of that. */
export function besideFormattedFloat(vm: Vm, text: string, spec: string): number {
  if (WRITTEN_AT_ONCE.test(spec)) return doubleToStringBytes(text);
  const unpadded = text.replace(/[^-+\w.%]|[_,]|^0+(?=\d)/g, '');
  return vm.str.bytesFor(1, unpadded.length);
}
