import type { Address } from '../../heap/object-type.ts';
import { LIST_ITEMS } from '../objects/list.ts';
import type { Vm } from '../vm.ts';

/** `list[slice] = value` (`Objects/listobject.c, list_ass_subscript()`). */
export function assignListSlice(vm: Vm, list: Address, slice: Address, value: Address): void {
  const { heap } = vm;
  const { start, stop, step, count } = vm.slice.indices(slice, vm.list.length(list));
  // A list that is put into itself is read as it was before.
  const source =
    value === list
      ? vm.list.steal(ownedItems(vm, list))
      : vm.iterator.fast(
          value,
          step === 1 ? vm.language.messages.sliceValue : 'must assign iterable to extended slice',
        );
  try {
    const items = vm.iterator.fastItems(source);
    if (step === 1) {
      for (const item of items) heap.incref(item);
      replaceSpan(vm, list, start, stop, items);
      return;
    }
    if (items.length !== count) {
      const sizes = `sequence of size ${items.length} to extended slice of size ${count}`;
      throw vm.errors.raise('ValueError', `attempt to assign ${sizes}`);
    }
    replaceEach(vm, list, start, step, items);
  } finally {
    heap.decref(source);
  }
}

/** `list_ass_slice()`: the list may have changed its length since the bounds were computed. */
function replaceSpan(vm: Vm, list: Address, start: number, stop: number, items: readonly Address[]): void {
  const length = vm.list.length(list);
  const low = Math.min(start, length);
  vm.list.assignSlice(list, low, Math.min(Math.max(stop, low), length), items);
}

/** Puts new items into every `step`th slot; the old ones die after all are replaced, in the order of the slice. */
function replaceEach(vm: Vm, list: Address, start: number, step: number, items: readonly Address[]): void {
  const { words, heap } = vm;
  const slots = words[list + LIST_ITEMS];
  const garbage: Address[] = [];
  const buffer = items.length > 0 ? heap.allocator.allocate(items.length * 8) : 0;
  for (let i = 0; i < items.length; i++) {
    const slot = slots + start + i * step;
    garbage.push(words[slot]);
    words[slot] = heap.newRef(items[i]);
  }
  for (const old of garbage) heap.decref(old);
  if (buffer !== 0) heap.allocator.free(buffer);
}

/** `del list[slice]`: of an extended slice, the items die first to last. */
export function deleteListSlice(vm: Vm, list: Address, slice: Address): void {
  const { words, heap } = vm;
  const length = vm.list.length(list);
  const { start, stop, step, count } = vm.slice.indices(slice, length);
  if (step === 1) {
    replaceSpan(vm, list, start, stop, []);
    return;
  }
  if (count <= 0) return;
  const stride = Math.abs(step);
  const first = step < 0 ? start + step * (count - 1) : start;
  const slots = words[list + LIST_ITEMS];
  const garbage: Address[] = [];
  const buffer = heap.allocator.allocate(count * 8);
  let to = slots + first;
  for (let index = first; index < length; index++) {
    if (garbage.length < count && (index - first) % stride === 0) garbage.push(words[slots + index]);
    else words[to++] = words[slots + index];
  }
  vm.list.resize(list, length - count);
  for (const old of garbage) heap.decref(old);
  heap.allocator.free(buffer);
}

function ownedItems(vm: Vm, list: Address): Address[] {
  const items = vm.iterator.fastItems(list);
  for (const item of items) vm.heap.incref(item);
  return items;
}
