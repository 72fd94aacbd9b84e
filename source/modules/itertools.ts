import type { Address } from '../heap/object-type.ts';
import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';
import { defineCombinatoric } from './itertools/combinatoric.ts';
import { defineEndless } from './itertools/endless.ts';
import { defineGroupBy } from './itertools/grouping.ts';
import { defineJoining } from './itertools/joining.ts';
import { defineSelecting } from './itertools/selecting.ts';
import { Tees } from './itertools/tee.ts';
import type { NativeModule } from './module-definition.ts';

/** `itertools` (`Modules/itertoolsmodule.c`). */
export function defineItertools(vm: Vm): NativeModule {
  const tees = new Tees(vm);
  const all: readonly PyType[] = [
    ...defineEndless(vm),
    ...defineSelecting(vm),
    ...defineJoining(vm),
    ...defineCombinatoric(vm),
    defineGroupBy(vm),
    tees.type,
    tees.dataType,
  ];
  return {
    name: 'itertools',
    types: Object.fromEntries(all.map((type) => [type.name.slice('itertools.'.length), type])),
    functions: [
      [
        'tee',
        'iterable, n=2, /',
        (iterable: Address, n: Address) => tees.tee(iterable, n === 0 ? 2 : vm.numbers.intArgument(n)),
      ],
    ],
  };
}
