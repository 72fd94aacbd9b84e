import type { Address } from '../../heap/object-type.ts';
import { indexBelow } from '../../python/types/native-arguments.ts';
import type { Vm } from '../../python/vm.ts';
import type { ArrayMemory } from './array-memory.ts';

/** `array[key]`, its assignment and deletion (`array_subscr()`, `array_ass_subscr()`). */
export function installArrayItems(vm: Vm, memory: ArrayMemory): void {
  const { type } = memory;
  const place = (self: Address, key: Address, message: string): number => {
    const index = indexBelow(vm, key, memory.length(self));
    if (index < 0) throw vm.errors.raise('IndexError', message);
    return index;
  };
  const wrongKey = (): unknown => vm.errors.raise('TypeError', 'array indices must be integers');
  type.length = (self) => memory.length(self);
  type.getIndex = (self, index) => {
    if (index >= 0 && index < memory.length(self)) return memory.item(self, index);
    throw vm.errors.raise('IndexError', 'array index out of range');
  };
  type.getItem = (self, key) => {
    if (vm.numbers.isIndex(key)) return memory.item(self, place(self, key, 'array index out of range'));
    if (!vm.slice.isSlice(key)) throw wrongKey();
    const { start, step, count } = vm.slice.indices(key, memory.length(self));
    const result = memory.make(memory.code(self), count);
    for (let i = 0; i < count; i++) memory.set(result, i, memory.get(self, start + i * step));
    return result;
  };
  type.setItem = (self, key, value) => {
    if (vm.slice.isSlice(key)) {
      assignSlice(vm, memory, self, key, value);
      return;
    }
    if (!vm.numbers.isIndex(key)) throw wrongKey();
    const index = place(self, key, 'array assignment index out of range');
    if (value === 0) memory.splice(self, index, index + 1, []);
    else memory.set(self, index, memory.code(self).fromObject(value));
  };
}

/** `value` 0 deletes; an extended slice takes as many items as it has, or none. */
function assignSlice(vm: Vm, memory: ArrayMemory, self: Address, key: Address, value: Address): void {
  if (value !== 0 && !memory.isArray(value)) {
    throw vm.errors.raise('TypeError', `can only assign array (not "${vm.typeName(value)}") to array slice`);
  }
  if (value !== 0 && memory.code(value) !== memory.code(self)) {
    throw vm.errors.raise('TypeError', 'bad argument type for built-in operation');
  }
  const { start, stop, step, count } = vm.slice.indices(key, memory.length(self));
  const items = value === 0 ? [] : memory.items(value);
  if (step === 1) {
    memory.splice(self, start, Math.max(start, stop), items);
    return;
  }
  const chosen = Array.from({ length: count }, (_, i) => start + i * step);
  if (items.length === 0) {
    const gone = new Set(chosen);
    const kept = memory.items(self).filter((_, index) => !gone.has(index));
    kept.forEach((item, index) => {
      memory.set(self, index, item);
    });
    memory.resize(self, kept.length);
  } else if (items.length !== count) {
    const sizes = `array of size ${items.length} to extended slice of size ${count}`;
    throw vm.errors.raise('ValueError', `attempt to assign ${sizes}`);
  } else for (let i = 0; i < count; i++) memory.set(self, chosen[i], items[i]);
}
