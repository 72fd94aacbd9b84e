import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import { checkPositional, refuseKeywords } from '../../python/types/constructor-arguments.ts';
import { defineReduce } from '../../python/types/iterator-reduce.ts';
import { installIterator } from '../../python/types/iterator-slots.ts';
import { sizeArgument } from '../../python/types/native-arguments.ts';
import type { Vm } from '../../python/vm.ts';
import { visitType } from '../native-types.ts';
import type { DequeBlocks } from './deque-blocks.ts';

// Words of an iterator over a deque (dequeiterobject); position instead of block and index; deque, its state when the
// iteration began, items left.
const ITERATOR_POSITION = 4;
const ITERATOR_DEQUE = 8;
const ITERATOR_STATE = 10;
const ITERATOR_LEFT = 12;

/** Iterators over a deque, in both directions (`Modules/_collectionsmodule.c`, dequeiter_next()). */
export class DequeIterators {
  private readonly vm: Vm;
  private readonly blocks: DequeBlocks;
  private readonly forward: PyType;
  private readonly backward: PyType;

  constructor(vm: Vm, blocks: DequeBlocks) {
    this.vm = vm;
    this.blocks = blocks;
    this.forward = this.define('collections._deque_iterator', (deque, index) => blocks.item(deque, index));
    this.backward = this.define('collections._deque_reverse_iterator', (deque, index) =>
      blocks.item(deque, blocks.length(deque) - 1 - index),
    );
  }

  over(deque: Address): Address {
    return this.make(deque, this.forward);
  }

  backwardOver(deque: Address): Address {
    return this.make(deque, this.backward);
  }

  private make(self: Address, type: PyType): Address {
    const { vm, blocks } = this;
    const { words } = vm;
    const iterator = newFixed(vm, type);
    words[iterator + ITERATOR_DEQUE] = vm.heap.newRef(self);
    words[iterator + ITERATOR_STATE] = blocks.state(self);
    words[iterator + ITERATOR_LEFT] = blocks.length(self);
    return iterator;
  }

  private define(name: string, read: (deque: Address, index: number) => Address): PyType {
    const { vm, blocks } = this;
    const { words } = vm;
    const type = vm.types.define(name, { basicSize: 56, gc: true, module: 'collections' });
    setFixedSlots(vm, type, [ITERATOR_DEQUE]);
    visitType(vm, type);
    const next = (iterator: Address): Address => {
      const deque = words[iterator + ITERATOR_DEQUE];
      if (words[iterator + ITERATOR_STATE] !== blocks.state(deque)) {
        words[iterator + ITERATOR_LEFT] = 0;
        throw vm.errors.raise('RuntimeError', 'deque mutated during iteration');
      }
      if (words[iterator + ITERATOR_LEFT] === 0) return 0;
      words[iterator + ITERATOR_LEFT]--;
      return vm.heap.newRef(read(deque, words[iterator + ITERATOR_POSITION]++));
    };
    installIterator(vm, type, next, (iterator) => words[iterator + ITERATOR_LEFT]);
    this.installCopies(type);
    return type;
  }

  /** `dequeiter_new()` and `dequeiter_reduce()`: an iterator can be made that has so many items behind it. */
  private installCopies(type: PyType): void {
    const { vm, blocks } = this;
    const { words } = vm;
    type.create = (_subtype, base, count, names) => {
      refuseKeywords(vm, type.name, names);
      checkPositional(vm, type.name, count, 1, 2);
      if (!blocks.isDeque(words[base])) {
        const message = `argument 1 must be collections.deque, not ${vm.typeName(words[base])}`;
        throw vm.errors.raise('TypeError', message);
      }
      const iterator = this.make(words[base], type);
      const behind = Math.min(count > 1 ? sizeArgument(vm, words[base + 1]) : 0, words[iterator + ITERATOR_LEFT]);
      words[iterator + ITERATOR_POSITION] = behind;
      words[iterator + ITERATOR_LEFT] -= behind;
      return iterator;
    };
    defineReduce(vm, type, (self) => {
      const deque = words[self + ITERATOR_DEQUE];
      const behind = vm.int.fromNumber(blocks.length(deque) - words[self + ITERATOR_LEFT]);
      return [vm.heap.newRef(type.address), vm.tuple.steal([vm.heap.newRef(deque), behind])];
    });
  }
}
