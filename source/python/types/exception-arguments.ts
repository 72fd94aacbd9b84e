import type { Address } from '../../heap/object-type.ts';
import { EXC_ARGS } from '../objects/exception.ts';
import type { Vm } from '../vm.ts';

/** Sets `args` to the tuple that the arguments came in (`BaseException_init()`). */
export function setArguments(vm: Vm, self: Address, base: Address, count: number): void {
  const { words } = vm;
  const old = words[self + EXC_ARGS];
  words[self + EXC_ARGS] = vm.calls.argumentTuple(base, count);
  vm.heap.xdecref(old);
}
