import type { Address } from '../../heap/object-type.ts';
import { lengthOf, unitAt } from '../text/string-access.ts';
import type { Vm } from '../vm.ts';

/** sizeof(PyCompactUnicodeObject), a character and the final zero. */
const LATIN_1_BYTES = 58;

/** `unicode_result_unchanged()`: an exact str is its own, of a subclass a copy. A new reference. */
export function unchanged(vm: Vm, self: Address): Address {
  return vm.str.isExact(self) ? vm.heap.newRef(self) : vm.str.make(vm.str.text(self));
}

/** A str with this text; the same object where nothing changed. A new reference. */
export function sameOr(vm: Vm, self: Address, text: string): Address {
  return text === vm.str.text(self) ? unchanged(vm, self) : vm.str.make(text);
}

/**
 * A new object even where `make()` has a singleton: what CPython fills a `PyUnicode_New()` with, as `str(5)` and `'A'.lower()`
 * do. Only '' is always the same.
 */
export function fresh(vm: Vm, text: string): Address {
  const isOne = lengthOf(text) === 1;
  const code = isOne ? unitAt(text, 0) : 0;
  if (!isOne || code > 0xff) return vm.str.make(text);
  if (code < 0x80) return vm.str.makeAscii(text);
  const { type } = vm.str;
  const object = vm.heap.allocate(type.address, type.index, LATIN_1_BYTES);
  vm.str.fill(object, text, 2, 1);
  return object;
}

/** The same for the text that a method made of `self` alone, character by character: of ASCII comes ASCII. */
export function freshLike(vm: Vm, self: Address, text: string): Address {
  return vm.str.kind(self) === 1 && vm.str.length(self) > 0 ? vm.str.makeAscii(text) : fresh(vm, text);
}
