import type { Address } from '../../../heap/object-type.ts';
import { LIST_ITEMS } from '../../../python/objects/list.ts';
import type { Vm } from '../../../python/vm.ts';
import type { Birthplace } from '../../moment.ts';

/**
 * The line that an object's block is charged to; null for what was there before the script. A list in a block that its type
 * kept (Objects/listobject.c, the free list) tells at least where its items came from.
 */
export function birthplace(vm: Vm, object: Address): Birthplace | null {
  const type = vm.typeOf(object);
  const own = lineOf(vm, object - (type.preSize >> 2));
  if (own !== null || !type.isSubtypeOf(vm.list.type)) return own;
  const items = vm.words[object + LIST_ITEMS];
  const place = items === 0 ? null : lineOf(vm, items);
  return place === null ? null : { ...place, ofItems: true };
}

function lineOf(vm: Vm, block: Address): Birthplace | null {
  const newest = vm.sites.info(vm.heap.trace.siteOf(block))?.frames[0];
  return newest === undefined ? null : { file: newest[0], line: newest[1] };
}
