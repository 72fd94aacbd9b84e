import type { Address } from '../../heap/object-type.ts';
import { maxCharKind } from '../text/code-points.ts';
import { decodeBytes, isUtf8 } from '../text/codecs.ts';
import type { Vm } from '../vm.ts';
import { UnicodeWriter } from './unicode-writer.ts';

/** `PyUnicode_Decode()`: the str that bytes stand for, a new reference. Throws UnicodeFault, LookupError. */
export function decoded(vm: Vm, bytes: Uint8Array, encoding: string, errors: string): Address {
  const text = decodeBytes(bytes, encoding, errors);
  return bytes.length > 1 && isUtf8(encoding) ? decodedUtf8(vm, bytes.length, text) : vm.str.make(text);
}

/** Where a text begins to need Latin-1, two bytes, four bytes a character. */
const WIDER = [/[\u0080-\uffff]/, /[\u0100-\uffff]/, /[\ud800-\udbff][\udc00-\udfff]/] as const;

/**
 * `unicode_decode_utf8()`: an ASCII str with room for a character of each byte; a wider one whenever a character does not
 * fit, the narrower beside it.
 */
function decodedUtf8(vm: Vm, room: number, text: string): Address {
  if (maxCharKind(text) === 1) return vm.str.make(text);
  const starts = WIDER.map((wider) => text.search(wider)).filter((start) => start >= 0);
  const writer = new UnicodeWriter(vm, room);
  writer.overallocates = false;
  writer.takeRoom();
  let from = 0;
  for (const to of [...starts, text.length]) {
    if (to > from) writer.write(text.slice(from, to));
    from = Math.max(from, to);
  }
  return writer.finish();
}
