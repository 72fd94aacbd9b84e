import type { Address } from '../../heap/object-type.ts';
import { ITERATOR_INDEX, ITERATOR_SEQUENCE } from '../objects/iterator.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseOwnKeywords } from './constructor-arguments.ts';
import { installIterator, itemOrEnd } from './iterator-slots.ts';

/** reversed (`Objects/enumobject.c`). */
export function installReversed(vm: Vm): void {
  const { words, iterator: iterators } = vm;
  const type = iterators.reversedType;
  type.create = (subtype, base, count, keywordNames) => {
    refuseOwnKeywords(vm, type, subtype, 'reversed', keywordNames);
    checkPositional(vm, 'reversed', count, 1, 1);
    return reverse(vm, subtype, words[base]);
  };
  const next = (self: Address): Address => {
    const sequence = words[self + ITERATOR_SEQUENCE];
    const index = words[self + ITERATOR_INDEX];
    if (sequence === 0) return 0;
    const item = index < 0 ? 0 : itemOrEnd(vm, sequence, index);
    words[self + ITERATOR_INDEX] = item === 0 ? -1 : index - 1;
    return item === 0 ? iterators.exhaust(self) : item;
  };
  const left = (self: Address): number => {
    const sequence = words[self + ITERATOR_SEQUENCE];
    if (sequence === 0) return 0;
    const count = words[self + ITERATOR_INDEX] + 1;
    const { length } = vm.typeOf(sequence);
    return length === null || length(sequence) < count ? 0 : count;
  };
  installIterator(vm, type, next, left);
}

/** `reversed_new_impl()`: what `__reversed__` returns, or an iterator by `__len__` and `__getitem__`. */
function reverse(vm: Vm, type: PyType, sequence: Address): Address {
  const { words, heap } = vm;
  const own = vm.typeOf(sequence);
  const notReversible = (): unknown => vm.errors.raise('TypeError', `'${own.name}' object is not reversible`);
  const method = vm.attributes.lookup(own, vm.str.name('__reversed__'));
  if (method === vm.none) throw notReversible();
  if (method !== 0) return vm.calls.boundSpecial(sequence, '__reversed__');
  if ((own.getIndex === null && own.getItem === null) || vm.dict.isDict(sequence)) throw notReversible();
  if (own.length === null) throw vm.errors.raise('TypeError', `object of type '${own.name}' has no len()`);
  const last = own.length(sequence) - 1;
  const self = vm.allocateInstance(type);
  words[self + ITERATOR_INDEX] = last;
  words[self + ITERATOR_SEQUENCE] = heap.newRef(sequence);
  return self;
}
