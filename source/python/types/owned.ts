import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** References that native code holds for a while, given back together. */
export class Owned {
  private readonly vm: Vm;
  private readonly objects: Address[] = [];
  private readonly marks: number[] = [];

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** Takes over the reference; the object can be borrowed until it is released. */
  keep(object: Address): Address {
    this.objects.push(object);
    return object;
  }

  /** Begins a stretch of work that `end()` cleans up after; they nest. */
  begin(): void {
    this.marks.push(this.objects.length);
  }

  /** Releases what was kept since the matching `begin()`, the newest first. */
  end(): void {
    this.releaseTo(this.marks.pop() ?? 0);
  }

  release(): void {
    this.releaseTo(0);
  }

  private releaseTo(length: number): void {
    while (this.objects.length > length) this.vm.heap.decref(this.objects.pop() as Address);
  }
}
