import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../objects/fixed-slots.ts';
import type { Vm } from '../vm.ts';

// Words of a set_iterator (setiterobject): the set, 0 at the end; its length when iteration began; position; items left.
const SET = 4;
const USED = 6;
const POSITION = 8;
const LEFT = 10;

/** sizeof(setiterobject). */
const ITERATOR_BYTES = 48;

/** The type of what `iter()` makes of sets, and the slots that make it. */
export function installSetIterator(vm: Vm): void {
  const { words, heap } = vm;
  const type = vm.types.define('set_iterator', { basicSize: ITERATOR_BYTES, gc: true });
  setFixedSlots(vm, type, [SET]);

  const iterate = (set: Address): Address => {
    const iterator = newFixed(vm, type);
    words[iterator + SET] = heap.newRef(set);
    words[iterator + USED] = vm.set.length(set);
    words[iterator + LEFT] = vm.set.length(set);
    return iterator;
  };
  vm.set.type.iter = iterate;
  vm.set.frozenType.iter = iterate;

  type.iter = (iterator) => heap.newRef(iterator);
  type.next = (iterator) => {
    const set = words[iterator + SET];
    if (set === 0) return 0;
    if (words[iterator + USED] !== vm.set.length(set)) {
      words[iterator + USED] = -1; // It stays broken.
      throw vm.errors.raise('RuntimeError', 'Set changed size during iteration');
    }
    const position = vm.set.next(set, words[iterator + POSITION]);
    if (position < 0) {
      words[iterator + SET] = 0;
      heap.decref(set);
      return 0;
    }
    words[iterator + POSITION] = position;
    words[iterator + LEFT]--;
    return heap.newRef(vm.set.key);
  };

  const left = (iterator: Address): number => {
    const set = words[iterator + SET];
    return set !== 0 && words[iterator + USED] === vm.set.length(set) ? words[iterator + LEFT] : 0;
  };
  const rest = (iterator: Address): Address => {
    const list = vm.list.make();
    const set = words[iterator + SET];
    if (set === 0) return list;
    for (let at = vm.set.next(set, words[iterator + POSITION]); at >= 0; at = vm.set.next(set, at)) {
      vm.list.append(list, vm.set.key);
    }
    return list;
  };
  vm.types.methods(type, [
    ['__length_hint__', '', (iterator: Address) => vm.int.fromNumber(left(iterator))],
    [
      '__reduce__',
      '',
      (iterator: Address) => {
        const iter = vm.dict.getName(vm.builtins, 'iter');
        return vm.tuple.steal([heap.newRef(iter), vm.tuple.steal([rest(iterator)])]);
      },
    ],
  ]);
}
