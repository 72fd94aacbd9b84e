import { IMMORTAL, TYPE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import type { PyType } from './type.ts';

/** None, NotImplemented and Ellipsis. */
export class Singletons {
  readonly none: Address;
  readonly notImplemented: Address;
  readonly ellipsis: Address;

  constructor(vm: Vm) {
    const place = (name: string, repr: string): Address => {
      const type: PyType = vm.types.define(name);
      type.repr = () => vm.str.make(repr);
      const object = vm.heap.memory.reserveStatic(16);
      vm.words[object] = IMMORTAL;
      vm.words[object + TYPE] = type.address;
      vm.words[object + TYPE_INDEX] = type.index;
      return object;
    };
    this.none = place('NoneType', 'None');
    vm.types.of(this.none).bool = () => false;
    this.notImplemented = place('NotImplementedType', 'NotImplemented');
    this.ellipsis = place('ellipsis', 'Ellipsis');
  }
}
