import type { Address } from '../../../heap/object-type.ts';
import type { Vm } from '../../../python/vm.ts';
import type { Birthplace } from '../../moment.ts';

/** The line that an object's block is charged to; null for what was there before the script. */
export function birthplace(vm: Vm, object: Address): Birthplace | null {
  const block = object - (vm.typeOf(object).preSize >> 2);
  const newest = vm.sites.info(vm.heap.trace.siteOf(block))?.frames[0];
  return newest === undefined ? null : { file: newest[0], line: newest[1] };
}
