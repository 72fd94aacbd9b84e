import type { Address } from '../heap/object-type.ts';
import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';

/** Word of an object that says which value it stands for. */
const RECORD = 4;
const RECORD_BYTES = 24;

/** A native type whose objects each stand for a value of TypeScript, not made by scripts unless `create` is set. */
export class RecordType<T> {
  readonly type: PyType;
  private readonly values: (T | null)[] = [];
  private readonly free: number[] = [];
  private readonly vm: Vm;

  /** `release` is told of each value whose object has died. Set the type's slots and members, then call `vm.types.ready(record.type)`. */
  constructor(vm: Vm, name: string, module: string, release: (value: T) => void = () => {}) {
    this.vm = vm;
    this.type = vm.types.define(name, { basicSize: RECORD_BYTES, module });
    this.type.dealloc = (object) => {
      const number = vm.words[object + RECORD];
      const value = this.values[number] as T;
      this.values[number] = null;
      this.free.push(number);
      vm.heap.free(object);
      release(value);
    };
    this.type.create = () => {
      throw vm.errors.raise('TypeError', `cannot create '${module}.${name}' instances`);
    };
  }

  is(object: Address): boolean {
    return this.vm.typeOf(object) === this.type;
  }

  /** A new object. */
  make(value: T): Address {
    const { heap, words } = this.vm;
    const object = heap.allocate(this.type.address, this.type.index, RECORD_BYTES);
    const number = this.free.pop() ?? this.values.length;
    this.values[number] = value;
    words[object + RECORD] = number;
    return object;
  }

  of(object: Address): T {
    return this.values[this.vm.words[object + RECORD]] as T;
  }
}
