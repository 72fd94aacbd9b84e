import type { Address } from '../../heap/object-type.ts';
import { integerToText } from '../numbers/integer-text.ts';
import type { Vm } from '../vm.ts';

/** `str(value)`; beyond the limit of digits it raises ValueError. */
export function intText(vm: Vm, value: Address): string {
  const number = vm.int.safe(value);
  return Number.isSafeInteger(number) ? String(number) : integerToText(vm.int.bigint(value), vm.int.maxStrDigits);
}

/** Bytes of the int that long_to_decimal_string() needs beside the text: the digits to base 10^9. */
export function decimalScratch(digitCount: number): number {
  return 24 + 4 * (1 + digitCount + Math.trunc(digitCount / 99));
}

/** `long_long()`: an exact int is its own, of a bool or a subclass a copy. A new reference. */
export function exactInt(vm: Vm, value: Address): Address {
  if (vm.int.isExact(value)) return vm.heap.newRef(value);
  const number = vm.int.safe(value);
  return Number.isSafeInteger(number) ? vm.int.fromNumber(number) : vm.int.fromBigInt(vm.int.bigint(value));
}
