import type { Address } from '../../heap/object-type.ts';
import { codePointLength } from '../text/code-points.ts';
import { formatComplex, formatFloatSpec, formatInteger, formatText } from '../text/format-number.ts';
import type { Vm } from '../vm.ts';
import { besideFormattedFloat } from './float-text.ts';
import { decimalScratch, intText } from './int-value.ts';

/** What is written for a value and a spec: a text, and the bytes of a block that C code has meanwhile, 0 for none. */
export interface FormattedPiece {
  readonly text: string;
  readonly beside: number;
}

/**
 * The piece of an exact int, float, complex or str: their formatters write into what is put together
 * (`Python/formatter_unicode.c`, _PyLong_FormatAdvancedWriter() and others). Null for all other types.
 */
export function formattedPiece(vm: Vm, value: Address, spec: string): FormattedPiece | null {
  const { float, int, str } = vm;
  const name = vm.typeName(value);
  if (str.isExact(value)) return { text: formatText(str.text(value), spec, name), beside: 0 };
  if (int.isExact(value)) return integerPiece(vm, value, spec);
  if (float.isExact(value)) {
    if (spec === '') return shown(vm, value);
    const text = formatFloatSpec(float.value(value), spec, name);
    return { text, beside: besideFormattedFloat(vm, text, spec) };
  }
  if (vm.typeOf(value) !== float.complexType) return null;
  if (spec === '') return shown(vm, value);
  return { text: formatComplex(float.real(value), float.imaginary(value), spec, name), beside: 0 };
}

/** `format_obj()`: what `str()` gives. */
function shown(vm: Vm, value: Address): FormattedPiece {
  const text = vm.texts.strText(value);
  return { text, beside: vm.str.bytesFor(1, codePointLength(text)) };
}

function integerPiece(vm: Vm, value: Address, spec: string): FormattedPiece {
  if (spec === '') return { text: intText(vm, value), beside: decimalScratch(vm.int.digitCount(value)) };
  const text = formatInteger(vm.int.bigint(value), spec, vm.typeName(value), vm.int.maxStrDigits);
  return { text, beside: besideFormattedInteger(vm, value, text, spec) };
}

/** A spec without width, sign and separators: the digits are written where they belong. */
const WRITTEN_AT_ONCE = /^-?#?[bdox]?$/;
const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

/** Bytes of what an int that is formatted has beside its text: the str of all digits that format_long_internal() makes first. */
export function besideFormattedInteger(vm: Vm, value: Address, text: string, spec: string): number {
  const type = spec.at(-1) as string;
  if (WRITTEN_AT_ONCE.test(spec)) return type in BASES ? 0 : decimalScratch(vm.int.digitCount(value));
  if (type === 'c') return 0;
  if ('eEfFgG%'.includes(type)) return besideFormattedFloat(vm, text, spec);
  const base = BASES[type];
  // Other bases have a prefix there, whether it is wanted or not.
  const length = base === undefined ? intText(vm, value).length : vm.int.bigint(value).toString(base).length + 2;
  return vm.str.bytesFor(1, length);
}
