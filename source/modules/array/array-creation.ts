import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import { bufferOf, isBytesLike } from '../../python/types/buffer.ts';
import type { Vm } from '../../python/vm.ts';
import type { ArrayMemory } from './array-memory.ts';
import type { Item, ItemCode } from './item-codes.ts';

/** `array(typecode, initializer)` (`array_new()`), and how an array takes in more items. */
export class ArrayCreation {
  private readonly vm: Vm;
  private readonly memory: ArrayMemory;

  constructor(vm: Vm, memory: ArrayMemory) {
    this.vm = vm;
    this.memory = memory;
  }

  create(subtype: PyType, base: Address, count: number, keywordNames: Address): Address {
    const { vm, memory } = this;
    if (keywordNames !== 0 && subtype === memory.type) {
      throw vm.errors.raise('TypeError', 'array.array() takes no keyword arguments');
    }
    if (count < 1 || count > 2) {
      const bound = count < 1 ? 'at least 1 argument' : 'at most 2 arguments';
      throw vm.errors.raise('TypeError', `array() takes ${bound} (${count} given)`);
    }
    const code = this.codeOf(vm.words[base]);
    const initial = count > 1 ? vm.words[base + 1] : 0;
    if (initial === 0) return memory.make(code, 0, subtype);
    this.checkText(code, initial);
    return this.filled(subtype, code, initial);
  }

  private codeOf(object: Address): ItemCode {
    const { vm } = this;
    const text = vm.str.isStr(object) ? vm.str.text(object) : '';
    if (text.length !== 1) {
      const message = `array() argument 1 must be a unicode character, not ${vm.typeName(object)}`;
      throw vm.errors.raise('TypeError', message);
    }
    const code = this.memory.codes.find((each) => each.code === text);
    if (code !== undefined) return code;
    throw vm.errors.raise('ValueError', 'bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)');
  }

  private checkText(code: ItemCode, initial: Address): void {
    const { vm } = this;
    const isText = code.code === 'u' || code.code === 'w';
    if (isText || !vm.str.isStr(initial)) return;
    throw vm.errors.raise('TypeError', `cannot use a str to initialize an array with typecode '${code.code}'`);
  }

  private filled(subtype: PyType, code: ItemCode, initial: Address): Address {
    const { vm, memory } = this;
    const array = memory.make(code, this.lengthOf(initial), subtype);
    try {
      if (vm.str.isStr(initial)) this.appendAll(array, [...vm.str.text(initial)]);
      else if (memory.isArray(initial)) this.copyItems(array, code, initial);
      else if (vm.list.isList(initial) || vm.tuple.isTuple(initial)) this.fillFrom(array, code, initial);
      else if (isBytesLike(vm, initial)) this.fromBytes(array, bufferOf(vm, initial));
      else this.extend(array, initial);
      return array;
    } catch (error) {
      vm.heap.decref(array);
      throw error;
    }
  }

  /** How many items a new array has room for from the start. */
  private lengthOf(initial: Address): number {
    const { vm } = this;
    if (vm.list.isList(initial)) return vm.list.length(initial);
    if (vm.tuple.isTuple(initial)) return vm.tuple.length(initial);
    return this.memory.isArray(initial) ? this.memory.length(initial) : 0;
  }

  private fillFrom(array: Address, code: ItemCode, sequence: Address): void {
    const { vm } = this;
    const items = vm.list.isList(sequence) ? vm.iterator.fastItems(sequence) : vm.tuple.items(sequence);
    items.forEach((item, index) => {
      this.memory.set(array, index, code.fromObject(item));
    });
  }

  private copyItems(array: Address, code: ItemCode, source: Address): void {
    const { vm, memory } = this;
    for (let index = 0; index < memory.length(source); index++) {
      const object = memory.item(source, index);
      try {
        memory.set(array, index, code.fromObject(object));
      } finally {
        vm.heap.decref(object);
      }
    }
  }

  appendAll(array: Address, items: readonly Item[]): void {
    const length = this.memory.length(array);
    this.memory.splice(array, length, length, items);
  }

  /** `frombytes()`. */
  fromBytes(array: Address, data: Uint8Array): void {
    const { memory, vm } = this;
    const { size } = memory.code(array);
    if (data.length % size !== 0) {
      throw vm.errors.raise('ValueError', 'bytes length not a multiple of item size');
    }
    const copy = data.slice();
    const length = memory.length(array);
    if (copy.length === 0) return;
    memory.resize(array, length + copy.length / size);
    memory.data(array).set(copy, length * size);
  }

  /** `array_do_extend()`, or one item after the other (`array_iter_extend()`). */
  extend(array: Address, iterable: Address): void {
    const { vm, memory } = this;
    const code = memory.code(array);
    if (memory.isArray(iterable)) {
      if (memory.code(iterable) !== code) {
        throw vm.errors.raise('TypeError', 'can only extend with array of same kind');
      }
      this.appendAll(array, memory.items(iterable));
      return;
    }
    vm.iteration.forEach(iterable, (item) => {
      try {
        memory.append(array, code.fromObject(item));
      } finally {
        vm.heap.decref(item);
      }
    });
  }
}
