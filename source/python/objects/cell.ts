import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { newFixed, setFixedSlots } from './fixed-slots.ts';
import type { PyType } from './type.ts';

/** Word of a cell that refers to its contents; 0 while it is empty. */
export const CELL_REF = 4;

/** cell objects: variables that a closure shares. */
export class CellObjects {
  readonly type: PyType;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.type = vm.types.define('cell', { basicSize: 24, gc: true });
    setFixedSlots(vm, this.type, [CELL_REF]);
  }

  /** Takes over the reference to `contents` (0: empty). */
  make(contents: Address): Address {
    const cell = newFixed(this.vm, this.type);
    this.vm.words[cell + CELL_REF] = contents;
    return cell;
  }
}
