import type { Vm } from '../vm.ts';
import { installDictIterators } from './dict-iterators.ts';
import { installEnumerate } from './enumerate-type.ts';
import { installIteratorReductions } from './iterator-reduce.ts';
import { installFilter, installMap } from './map-filter-types.ts';
import { installReversed } from './reversed-type.ts';
import { installSequenceIterators } from './sequence-iterators.ts';
import { installZip } from './zip-type.ts';

/** All iterators that have no other home. */
export function installIteratorTypes(vm: Vm): void {
  installSequenceIterators(vm);
  installDictIterators(vm);
  installEnumerate(vm);
  installZip(vm);
  installMap(vm);
  installFilter(vm);
  installReversed(vm);
  installIteratorReductions(vm);
}
