import type { Address } from '../../heap/object-type.ts';
import { EXC_ARGS } from '../objects/exception.ts';
import type { Vm } from '../vm.ts';

/** Sets `args`; the tuple that `__new__` made stays where it holds the same. */
export function setArguments(vm: Vm, self: Address, base: Address, count: number): void {
  const { words, tuple } = vm;
  const old = words[self + EXC_ARGS];
  if (old !== 0 && tuple.isExact(old) && tuple.length(old) === count) {
    let same = true;
    for (let i = 0; i < count; i++) if (tuple.item(old, i) !== words[base + i]) same = false;
    if (same) return;
  }
  words[self + EXC_ARGS] = tuple.copyWords(base, count);
  vm.heap.xdecref(old);
}
