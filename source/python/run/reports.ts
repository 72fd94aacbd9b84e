import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
/** Provisional. */
export class Reports {
  private readonly vm: Vm;
  constructor(vm: Vm) { this.vm = vm; }
  unraisable(exception: Address, _about: Address, message: string): void {
    this.vm.host.write(2, `${message} ${this.vm.texts.reprText(exception)}\n`);
    this.vm.heap.decref(exception);
  }
  neverAwaited(_c: Address): void {}
}
