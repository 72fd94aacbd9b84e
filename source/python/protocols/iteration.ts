import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import { LIST_ITEMS } from '../objects/list.ts';
import { TUPLE_ITEMS } from '../objects/tuple.ts';
import type { Vm } from '../vm.ts';

/** Iterables and iterators (`Objects/abstract.c`). */
export class Iteration {
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** `PyObject_GetIter()`: a new reference. */
  iter(object: Address): Address {
    const { vm } = this;
    const type = vm.typeOf(object);
    if (type.iter === null) {
      if (type.getIndex !== null || (type.getItem !== null && !vm.dict.isDict(object)))
        return vm.iterator.overSequence(object);
      throw vm.errors.raise('TypeError', `'${type.name}' object is not iterable`);
    }
    const iterator = type.iter(object);
    const kind = vm.typeOf(iterator);
    if (kind.next !== null) return iterator;
    vm.heap.decref(iterator);
    throw vm.errors.raise('TypeError', `iter() returned non-iterator of type '${kind.name}'`);
  }

  /** The next item, a new reference, or 0 at the end. */
  next(iterator: Address): Address {
    const { next } = this.vm.types.table[this.vm.words[iterator + TYPE_INDEX]];
    if (next === null)
      throw this.vm.errors.raise('TypeError', `'${this.vm.typeName(iterator)}' object is not an iterator`);
    return next(iterator);
  }

  /** As `next()`, but a StopIteration with a value may be raised at the end (`tp_iternext`). */
  nextOrRaise(iterator: Address): Address {
    const { vm } = this;
    if (vm.typeOf(iterator) === vm.generator.type) return vm.interpreter.generators.nextOrRaise(iterator);
    if (vm.typeOf(iterator).flags.isHeap && this.isIterator(iterator)) return vm.calls.special(iterator, '__next__');
    return this.next(iterator);
  }

  isIterator(object: Address): boolean {
    return this.vm.typeOf(object).next !== null;
  }

  /** Calls `visit` with each item, which it then owns. */
  forEach(iterable: Address, visit: (item: Address) => void): void {
    const iterator = this.iter(iterable);
    try {
      for (let item = this.next(iterator); item !== 0; item = this.next(iterator)) visit(item);
    } finally {
      this.vm.heap.decref(iterator);
    }
  }

  /** All items, owned by the caller; nothing is left behind if the iterable raises. */
  toArray(iterable: Address): Address[] {
    const { vm } = this;
    if (vm.list.isExact(iterable)) {
      const start = vm.words[iterable + LIST_ITEMS];
      return this.own(readWords(vm.words, start, start + vm.list.length(iterable)));
    }
    if (vm.tuple.isExact(iterable)) return this.own(vm.tuple.items(iterable));
    const items: Address[] = [];
    try {
      this.forEach(iterable, (item) => items.push(item));
    } catch (error) {
      for (const item of items) vm.heap.decref(item);
      throw error;
    }
    return items;
  }

  private own(items: Address[]): Address[] {
    for (const item of items) this.vm.heap.incref(item);
    return items;
  }

  /** `PyObject_LengthHint()`. */
  lengthHint(object: Address, fallback: number): number {
    const { vm } = this;
    const type = vm.typeOf(object);
    if (type.length !== null) {
      try {
        return type.length(object);
      } catch (error) {
        vm.errors.expect(error, 'TypeError');
      }
    }
    if (vm.attributes.lookup(type, vm.str.name('__length_hint__')) === 0) return fallback;
    let hint = 0;
    try {
      hint = vm.calls.boundSpecial(object, '__length_hint__');
    } catch (error) {
      vm.errors.expect(error, 'TypeError');
      return fallback;
    }
    try {
      if (hint === vm.notImplemented) return fallback;
      if (!vm.int.isInt(hint)) {
        throw vm.errors.raise('TypeError', `__length_hint__ must be an integer, not ${vm.typeName(hint)}`);
      }
      const value = vm.int.number(hint);
      if (Math.abs(value) >= 2 ** 63) {
        throw vm.errors.raise('OverflowError', 'Python int too large to convert to C ssize_t');
      }
      if (value < 0) throw vm.errors.raise('ValueError', '__length_hint__() should return >= 0');
      return value;
    } finally {
      vm.heap.decref(hint);
    }
  }

  /** `PySequence_Tuple()`: a new reference; an exact tuple is its own. */
  tuple(iterable: Address): Address {
    const { vm } = this;
    if (vm.tuple.isExact(iterable)) return vm.heap.newRef(iterable);
    if (vm.list.isExact(iterable)) return vm.tuple.steal(this.toArray(iterable));
    const iterator = this.iter(iterable);
    let tuple = 0;
    try {
      let room = this.lengthHint(iterable, 10);
      tuple = vm.tuple.newTracked(room);
      let length = 0;
      for (let item = this.next(iterator); item !== 0; item = this.next(iterator)) {
        if (length >= room) {
          room += 10;
          room += room >> 2;
          tuple = vm.tuple.resize(tuple, room);
        }
        vm.words[tuple + TUPLE_ITEMS + length++] = item;
      }
      return vm.tuple.resize(tuple, length);
    } catch (error) {
      vm.heap.xdecref(tuple);
      throw error;
    } finally {
      vm.heap.decref(iterator);
    }
  }

  /** A list of the items, sized as `list(iterable)` sizes it. */
  list(iterable: Address): Address {
    const { vm } = this;
    const list = vm.list.make();
    try {
      vm.iterator.extendList(list, iterable);
    } catch (error) {
      vm.heap.decref(list);
      throw error;
    }
    return list;
  }
}
