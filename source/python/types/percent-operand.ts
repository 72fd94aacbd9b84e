import type { Address } from '../../heap/object-type.ts';
import { codePointLength, maxCharKind } from '../text/code-points.ts';
import type { PercentOperand, PercentOutput } from '../text/percent-format.ts';
import type { Vm } from '../vm.ts';
import { toInt } from './int-creation.ts';
import { decimalScratch } from './int-value.ts';
import type { Owned } from './owned.ts';
import type { UnicodeWriter } from './unicode-writer.ts';

/** The right operand of `str % operand` as the formatter sees it; what it makes is kept in `owned`. */
export function percentOperand(vm: Vm, right: Address, owned: Owned): PercentOperand<Address> {
  const isTuple = vm.tuple.isTuple(right);
  const { getItem } = vm.typeOf(right);
  const isMapping = getItem !== null && !isTuple && !vm.str.isStr(right);
  return {
    items: isTuple ? vm.tuple.items(right) : [right],
    getItem: isMapping ? (key) => owned.keep(getItem(right, owned.keep(vm.str.make(key)))) : undefined,
    maxDigits: vm.int.maxStrDigits,
    typeName: (value) => vm.typeName(value),
    str: (value) => vm.texts.strText(value),
    repr: (value) => vm.texts.reprText(value),
    ascii: (value) => vm.texts.asciiText(value),
    toInteger: (value, exact) => toInteger(vm, value, exact),
    toFloat: (value) => toFloat(vm, value),
    toWidth: (value) => (vm.int.isInt(value) ? vm.int.number(value) : undefined),
    toCharacter: (value) => toCharacter(vm, value),
  };
}

/** `mainformatlong()`: ints, what has `__index__`, and for decimal conversions what has `__int__`. */
export function toInteger(vm: Vm, value: Address, exact: boolean): bigint | undefined {
  if (vm.int.isInt(value)) return vm.int.bigint(value);
  const type = vm.typeOf(value);
  if (exact ? type.toIndex === null : type.toIndex === null && type.toInt === null) return undefined;
  const integer = exact ? vm.numbers.toIndex(value) : toInt(vm, value);
  const result = vm.int.bigint(integer);
  vm.heap.decref(integer);
  return result;
}

/** `PyFloat_AsDouble()`; undefined for what is no real number. */
export function toFloat(vm: Vm, value: Address): number | undefined {
  if (vm.float.isFloat(value) || vm.int.isInt(value)) return vm.numbers.toDouble(value);
  const type = vm.typeOf(value);
  return type.toFloat === null && type.toIndex === null ? undefined : vm.numbers.toDouble(value);
}

/** `formatchar()`. */
function toCharacter(vm: Vm, value: Address): string | bigint | undefined {
  if (vm.str.isStr(value)) return vm.str.text(value);
  if (!vm.numbers.isIndex(value)) return undefined;
  return toInteger(vm, value, true);
}

/** `unicode_format_arg()`: writes the pieces, each beside what C code makes for it. */
export class PercentWriter implements PercentOutput<Address> {
  private readonly vm: Vm;
  private readonly writer: UnicodeWriter;

  constructor(vm: Vm, writer: UnicodeWriter) {
    this.vm = vm;
    this.writer = writer;
  }

  literal(text: string, isLast: boolean): void {
    if (isLast) this.writer.overallocates = false;
    this.writer.writeStr(text);
  }

  converted(text: string, value: Address, code: string, isPlain: boolean, isLast: boolean): void {
    const { vm, writer } = this;
    if (isLast) writer.overallocates = false;
    if (isPlain && 'sra'.includes(code)) writer.writeStr(text, this.ownStr(text, value, code));
    else if (isPlain && 'diuox'.includes(code)) {
      const digits = vm.int.isInt(value) ? vm.int.digitCount(value) : 1;
      writer.write(text, 'diu'.includes(code) ? decimalScratch(digits) : 0);
    } else if (isPlain && 'eEfFgG'.includes(code)) {
      // What PyOS_double_to_string() made: sign and final zero besides the digits.
      writer.writeAscii(text, text.length + (text.startsWith('-') ? 1 : 2));
    } else writer.write(text, this.ownStr(text, value, code));
  }

  /** Bytes of the str that was made for the value. */
  private ownStr(text: string, value: Address, code: string): number {
    const { vm } = this;
    if (code === 'c' || (code === 's' && vm.str.isStr(value))) return 0;
    // Numbers are padded while they are written.
    const own = 'sra'.includes(code) ? text : text.trim().replace(/^(-?)0+(?=\d)/, '$1');
    return vm.str.bytesFor(maxCharKind(own), codePointLength(own));
  }
}
