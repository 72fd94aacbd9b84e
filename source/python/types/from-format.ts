import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { UnicodeWriter } from './unicode-writer.ts';

/** Room that the result has beyond the length of the format until it is finished. */
const EXTRA_ROOM = 100;

/** A conversion with its precision, and what it converts. */
const CONVERSION = /%(?:\.\d+)?(s|U|p|R|zd)/;

/**
 * `PyUnicode_FromFormat()`, a new reference. The arguments in their order: a text for `%s` (C text, of which a str is made for
 * the time that it is written), `%U` (a str that is there, also for CPython's `%S` and `%V`), `%p` and `%zd`; the address of an
 * object for `%R`, its repr.
 */
export function fromFormat(vm: Vm, format: string, ...args: readonly (string | Address)[]): Address {
  const writer = new UnicodeWriter(vm, format.length + EXTRA_ROOM);
  const parts = format.split(CONVERSION);
  try {
    for (let i = 0; i < parts.length; i++) {
      const isLiteral = i % 2 === 0;
      if (isLiteral && parts[i] === '') continue;
      writer.overallocates = i + 1 < parts.length - (parts[parts.length - 1] === '' ? 1 : 0);
      if (isLiteral) writer.write(parts[i]);
      else convert(vm, writer, parts[i], args[i >> 1]);
    }
    return writer.finish();
  } catch (error) {
    writer.release();
    throw error;
  }
}

/** `unicode_fromformat_arg()` */
function convert(vm: Vm, writer: UnicodeWriter, conversion: string, argument: string | Address): void {
  if (typeof argument === 'string' && conversion !== 's') {
    writer.writeStr(argument);
    return;
  }
  const piece = typeof argument === 'string' ? vm.str.make(argument) : vm.texts.repr(argument);
  try {
    writer.writeObject(piece);
  } finally {
    vm.heap.decref(piece);
  }
}
