import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** `unicode_result_unchanged()`: an exact str is its own, of a subclass a copy. A new reference. */
export function unchanged(vm: Vm, self: Address): Address {
  return vm.str.isExact(self) ? vm.heap.newRef(self) : vm.str.make(vm.str.text(self));
}

/** A str with this text; the same object where nothing changed. A new reference. */
export function sameOr(vm: Vm, self: Address, text: string): Address {
  return text === vm.str.text(self) ? unchanged(vm, self) : vm.str.make(text);
}

/** A new object even for a single ASCII character, which is a singleton elsewhere: some methods fill a `PyUnicode_New()`. */
export function freshAscii(vm: Vm, text: string): Address {
  return text === '' ? vm.str.empty : vm.str.makeAscii(text);
}
