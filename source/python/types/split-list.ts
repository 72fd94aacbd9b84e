import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** MAX_PREALLOC of `Objects/stringlib/split.h`. */
const MAX_PREALLOCATED = 12;

/**
 * The list that a split method returns, with the room that CPython gives it: for `limit` + 1 parts, 12 at most, before
 * the first part is there (PREALLOC_SIZE). `make` makes the objects, one after the other.
 */
export function splitList<Part>(
  vm: Vm,
  limit: number,
  parts: readonly Part[],
  make: (part: Part) => Address,
  isUnlimited = false,
): Address {
  const list = vm.list.make();
  const most = isUnlimited && !vm.facts.splitsKnowTheirMost ? MAX_PREALLOCATED : limit;
  vm.list.setCapacity(list, most >= MAX_PREALLOCATED ? MAX_PREALLOCATED : most + 1);
  for (const part of parts) vm.list.appendSteal(list, make(part));
  return list;
}

/** The list that `splitlines()` returns: it grows as by append. */
export function lineList<Part>(vm: Vm, parts: readonly Part[], make: (part: Part) => Address): Address {
  const list = vm.list.make();
  for (const part of parts) vm.list.appendSteal(list, make(part));
  return list;
}
