import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { FreeList } from './free-list.ts';
import type { PyType } from './type.ts';

/** float and complex objects: the value lies in the block, at byte 16. */
export class FloatObjects {
  readonly type: PyType;
  readonly complexType: PyType;
  readonly freeList: FreeList;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    const type = vm.types.define('float', { basicSize: 24, isBase: true });
    this.type = type;
    const { heap } = vm;
    this.freeList = new FreeList(heap, vm.facts.freeLists.float, 0);
    type.dealloc = (object) => {
      if (!this.freeList.park(object)) heap.free(object);
    };
    this.complexType = vm.types.define('complex', { basicSize: 32, isBase: true });
    this.complexType.dealloc = (object) => vm.heap.free(object);
  }

  isFloat(object: Address): boolean {
    const index = this.vm.words[object + TYPE_INDEX];
    return index === this.type.index || this.vm.types.table[index].isSubtypeOf(this.type);
  }

  isExact(object: Address): boolean {
    return this.vm.words[object + TYPE_INDEX] === this.type.index;
  }

  value(object: Address): number {
    return this.vm.heap.doubles[(object >> 1) + 2];
  }

  set(object: Address, value: number): void {
    this.vm.heap.doubles[(object >> 1) + 2] = value;
  }

  make(value: number): Address {
    const { heap } = this.vm;
    const object = this.freeList.take() || heap.allocate(this.type.address, this.type.index, 24);
    heap.doubles[(object >> 1) + 2] = value;
    return object;
  }

  isComplex(object: Address): boolean {
    return this.vm.types.of(object).isSubtypeOf(this.complexType);
  }

  real(object: Address): number {
    return this.value(object);
  }

  imaginary(object: Address): number {
    return this.vm.heap.doubles[(object >> 1) + 3];
  }

  makeComplex(real: number, imaginary: number): Address {
    const { heap } = this.vm;
    const object = heap.allocate(this.complexType.address, this.complexType.index, 32);
    heap.doubles[(object >> 1) + 2] = real;
    heap.doubles[(object >> 1) + 3] = imaginary;
    return object;
  }
}
