import type { Address } from '../../heap/object-type.ts';
import { Native, type NativeCode } from '../../python/objects/native.ts';
import type { PyType } from '../../python/objects/type.ts';
import { compareNumbers, EQ, NE } from '../../python/protocols/compares.ts';
import { callNative } from '../../python/protocols/native-call.ts';
import { ADD, MULTIPLY } from '../../python/protocols/numbers.ts';
import { fromFormat } from '../../python/types/from-format.ts';
import { sizeArgument } from '../../python/types/native-arguments.ts';
import { computed } from '../../python/types/object-member.ts';
import { reprOnce } from '../../python/types/sequence.ts';
import type { Vm } from '../../python/vm.ts';
import { makeGeneric, procedure } from '../native-types.ts';
import { DEQUE_MAXLEN, DequeBlocks } from './deque-blocks.ts';
import { DequeIterators } from './deque-iterators.ts';

type Method = readonly [name: string, signature: string, code: NativeCode];

/** `collections.deque` (`Modules/_collectionsmodule.c`). */
export function defineDeque(vm: Vm): PyType {
  return new DequeType(vm).type;
}

class DequeType {
  readonly type: PyType;
  private readonly vm: Vm;
  private readonly blocks: DequeBlocks;
  private readonly iterators: DequeIterators;

  constructor(vm: Vm) {
    this.vm = vm;
    this.blocks = new DequeBlocks(vm);
    this.type = this.blocks.type;
    this.iterators = new DequeIterators(vm, this.blocks);
    this.installConstructor();
    this.installSlots();
    this.installItems();
    this.installOperators();
    vm.types.methods(this.type, [...this.endMethods(), ...this.searchMethods(), ...this.wholeMethods()]);
    makeGeneric(vm, this.type);
    vm.types.attributes(this.type, [computed('maxlen', (self) => this.maxlenObject(self))]);
    vm.types.ready(this.type);
    vm.iterator.sequenceTypes.add(this.type);
  }

  private installConstructor(): void {
    const { vm, type, blocks } = this;
    const init = new Native(
      'deque',
      'iterable=(), maxlen=None',
      (self: Address, iterable: Address, maxlen: Address) => {
        let bound = -1;
        if (maxlen !== 0 && maxlen !== vm.none) {
          if (!vm.int.isInt(maxlen)) throw vm.errors.raise('TypeError', 'an integer is required');
          bound = vm.numbers.intArgument(maxlen);
          if (bound < 0) throw vm.errors.raise('ValueError', 'maxlen must be non-negative');
        }
        vm.words[self + DEQUE_MAXLEN] = bound;
        if (blocks.length(self) > 0) blocks.clear(self);
        if (iterable !== 0) this.extend(self, iterable);
        return vm.none;
      },
    );
    type.create = (subtype) => blocks.make(subtype);
    type.init = (self, base, count, names) => {
      callNative(vm, init, self, base, count, names);
    };
  }

  /** `deque_extend()`. */
  private extend(self: Address, iterable: Address, left = false): void {
    const { vm, blocks } = this;
    if (iterable === self) {
      const items = vm.iteration.list(iterable);
      try {
        this.extend(self, items, left);
      } finally {
        vm.heap.decref(items);
      }
      return;
    }
    const iterator = vm.iteration.iter(iterable);
    if (blocks.maxlen(self) !== 0 && blocks.length(self) === 0) {
      if (left) blocks.startAtRight(self);
      else blocks.startAtLeft(self);
    }
    try {
      for (let item = vm.iteration.next(iterator); item !== 0; item = vm.iteration.next(iterator)) {
        if (blocks.maxlen(self) === 0) vm.heap.decref(item);
        else if (left) blocks.appendLeft(self, item);
        else blocks.append(self, item);
      }
    } finally {
      vm.heap.decref(iterator);
    }
  }

  private maxlenObject(self: Address): Address {
    const bound = this.blocks.maxlen(self);
    return bound < 0 ? this.vm.none : this.vm.int.fromNumber(bound);
  }

  private installSlots(): void {
    const { vm, type, blocks } = this;
    type.hash = null;
    type.repr = (self) =>
      reprOnce(vm, self, '[...]', () => {
        const items = vm.iteration.list(self);
        try {
          const bound = blocks.maxlen(self);
          const name = vm.typeName(self).replace('collections.', '');
          if (bound < 0) return fromFormat(vm, '%s(%R)', name, items);
          return fromFormat(vm, '%s(%R, maxlen=%zd)', name, items, `${bound}`);
        } finally {
          vm.heap.decref(items);
        }
      });
    type.iter = (self) => this.iterators.over(self);
    type.length = (self) => blocks.length(self);
    type.contains = (self, item) => this.find(self, item, 0, Infinity) >= 0;
    type.compare = (left, right, operation) => this.compare(left, right, operation);
  }

  /** Index of an item in [start, stop), or -1; the deque must not change meanwhile. */
  private find(self: Address, item: Address, start: number, stop: number): number {
    const state = this.blocks.state(self);
    for (let index = start; index < stop && index < this.blocks.length(self); index++) {
      if (this.holdsAt(self, index, item)) return index;
      this.checkState(self, state);
    }
    return -1;
  }

  private holdsAt(self: Address, index: number, item: Address): boolean {
    const { vm, blocks } = this;
    const each = vm.heap.newRef(blocks.item(self, index));
    try {
      return vm.compares.equal(each, item);
    } finally {
      vm.heap.decref(each);
    }
  }

  /** Raises when a comparison has changed the deque. */
  private checkState(self: Address, state: number, error = 'RuntimeError', message = 'deque mutated during iteration') {
    if (state !== this.blocks.state(self)) throw this.vm.errors.raise(error, message);
  }

  /** `deque_count()` */
  private count(self: Address, item: Address): number {
    const state = this.blocks.state(self);
    let count = 0;
    for (let left = this.blocks.length(self), index = 0; left > 0; left--, index++) {
      if (this.holdsAt(self, index, item)) count++;
      this.checkState(self, state);
    }
    return count;
  }

  /** `deque_remove_impl()`: a deque that has changed is told before what was found. */
  private remove(self: Address, item: Address): void {
    const { vm, blocks } = this;
    const state = blocks.state(self);
    for (let index = 0; index < blocks.length(self); index++) {
      const found = this.holdsAt(self, index, item);
      this.checkState(self, state, 'IndexError', vm.language.messages.dequeChanged);
      if (found) return this.deleteItem(self, index);
    }
    throw vm.errors.raise('ValueError', `${vm.texts.reprText(item)} is not in deque`);
  }

  /** `deque_richcompare()`. */
  private compare(left: Address, right: Address, operation: number): Address {
    const { vm, blocks } = this;
    if (!blocks.isDeque(left) || !blocks.isDeque(right)) return vm.notImplemented;
    if (operation === EQ || operation === NE) {
      if (left === right) return vm.int.bool(operation === EQ);
      if (blocks.length(left) !== blocks.length(right)) return vm.int.bool(operation === NE);
    }
    const shorter = Math.min(blocks.length(left), blocks.length(right));
    for (let i = 0; i < shorter && i < blocks.length(left) && i < blocks.length(right); i++) {
      const [a, b] = [vm.heap.newRef(blocks.item(left, i)), vm.heap.newRef(blocks.item(right, i))];
      try {
        if (!vm.compares.equal(a, b)) return vm.int.bool(vm.compares.test(a, b, operation));
      } finally {
        vm.heap.decref(a);
        vm.heap.decref(b);
      }
    }
    return vm.int.bool(compareNumbers(blocks.length(left), blocks.length(right), operation));
  }

  private installItems(): void {
    const { vm, type, blocks } = this;
    type.getIndex = (self, index) => {
      if (index < 0 || index >= blocks.length(self)) throw vm.errors.raise('IndexError', 'deque index out of range');
      return vm.heap.newRef(blocks.item(self, index));
    };
    type.setItem = (self, key, value) => {
      if (!vm.numbers.isIndex(key)) {
        throw vm.errors.raise('TypeError', `sequence index must be integer, not '${vm.typeName(key)}'`);
      }
      const given = vm.numbers.index(key);
      const index = given < 0 ? given + blocks.length(self) : given;
      if (index < 0 || index >= blocks.length(self)) throw vm.errors.raise('IndexError', 'deque index out of range');
      if (value === 0) this.deleteItem(self, index);
      else {
        const slot = blocks.slot(self, index);
        const old = vm.words[slot];
        vm.words[slot] = vm.heap.newRef(value);
        vm.heap.decref(old);
      }
    };
  }

  /** `deque_del_item()`. */
  private deleteItem(self: Address, index: number): void {
    const { vm, blocks } = this;
    blocks.rotate(self, -index);
    const item = blocks.popLeft(self);
    blocks.rotate(self, index);
    vm.heap.decref(item);
  }

  private installOperators(): void {
    const { vm, type, blocks } = this;
    type.concat = (left, right) => {
      if (!blocks.isDeque(right)) {
        throw vm.errors.raise('TypeError', `can only concatenate deque (not "${vm.typeName(right)}") to deque`);
      }
      const result = this.copy(left);
      this.extend(result, right);
      return result;
    };
    type.repeat = (self, times) => {
      const result = this.copy(self);
      this.repeatInPlace(result, times);
      return result;
    };
    type.inPlace[ADD] = (self, other) => {
      this.extend(self, other);
      return vm.heap.newRef(self);
    };
    type.inPlace[MULTIPLY] = (self, times) => {
      if (!vm.numbers.isIndex(times)) return vm.notImplemented;
      this.repeatInPlace(self, vm.numbers.index(times, 'OverflowError'));
      return vm.heap.newRef(self);
    };
  }

  private repeatInPlace(self: Address, times: number): void {
    const { vm, blocks } = this;
    if (blocks.length(self) === 0 || times === 1) return;
    if (times <= 0) {
      blocks.clear(self);
      return;
    }
    const items = blocks.items(self);
    for (const item of items) vm.heap.incref(item);
    for (let i = 1; i < times; i++) for (const item of items) blocks.append(self, vm.heap.newRef(item));
    for (const item of items) vm.heap.decref(item);
  }

  /** `deque_copy_impl()`: a subclass is called with the items and the bound. */
  private copy(self: Address): Address {
    const { vm, blocks } = this;
    const type = vm.typeOf(self);
    if (type !== this.type) return this.copyByType(self, type);
    const copy = blocks.make();
    vm.words[copy + DEQUE_MAXLEN] = blocks.maxlen(self);
    if (blocks.length(self) === 1) blocks.append(copy, vm.heap.newRef(blocks.item(self, 0)));
    else this.extend(copy, self);
    return copy;
  }

  private copyByType(self: Address, type: PyType): Address {
    const { vm, blocks } = this;
    const bound = blocks.maxlen(self) < 0 ? 0 : this.maxlenObject(self);
    try {
      const copy = bound === 0 ? vm.calls.call(type.address, self) : vm.calls.call(type.address, self, bound);
      if (blocks.isDeque(copy)) return copy;
      const message = `${type.name}() must return a deque, not ${vm.typeName(copy)}`;
      vm.heap.decref(copy);
      throw vm.errors.raise('TypeError', message);
    } finally {
      vm.heap.xdecref(bound);
    }
  }

  private endMethods(): Method[] {
    const { vm, blocks } = this;
    const popped = (item: Address): Address => {
      if (item === 0) throw vm.errors.raise('IndexError', 'pop from an empty deque');
      return item;
    };
    return [
      ['append', 'item, /', procedure(vm, (self, item) => blocks.append(self, vm.heap.newRef(item)))],
      ['appendleft', 'item, /', procedure(vm, (self, item) => blocks.appendLeft(self, vm.heap.newRef(item)))],
      ['pop', '', (self: Address) => popped(blocks.popRight(self))],
      ['popleft', '', (self: Address) => popped(blocks.popLeft(self))],
      ['extend', 'iterable, /', procedure(vm, (self, iterable) => this.extend(self, iterable))],
      ['extendleft', 'iterable, /', procedure(vm, (self, iterable) => this.extend(self, iterable, true))],
      ['rotate', 'n=1, /', procedure(vm, (self, n) => blocks.rotate(self, n === 0 ? 1 : sizeArgument(vm, n)))],
    ];
  }

  private searchMethods(): Method[] {
    const { vm, blocks } = this;
    const bound = (self: Address, argument: Address, fallback: number): number => {
      if (argument === 0) return fallback;
      const index = vm.numbers.sliceIndex(argument);
      return index < 0 ? Math.max(0, index + blocks.length(self)) : index;
    };
    return [
      ['count', 'value, /', (self: Address, value: Address) => vm.int.fromNumber(this.count(self, value))],
      [
        'index',
        'value, start=0, stop=9223372036854775807, /',
        (self: Address, value: Address, start: Address, stop: Address) => {
          const index = this.find(self, value, bound(self, start, 0), bound(self, stop, Infinity));
          if (index < 0) throw vm.errors.raise('ValueError', `${vm.texts.reprText(value)} is not in deque`);
          return vm.int.fromNumber(index);
        },
      ],
      ['remove', 'value, /', procedure(vm, (self, value) => this.remove(self, value))],
      [
        'insert',
        'index, value, /',
        procedure(vm, (self, place, value) => this.insert(self, sizeArgument(vm, place), value)),
      ],
    ];
  }

  /** `deque_insert_impl()`. */
  private insert(self: Address, index: number, value: Address): void {
    const { vm, blocks } = this;
    const length = blocks.length(self);
    if (blocks.maxlen(self) === length) throw vm.errors.raise('IndexError', 'deque already at its maximum size');
    if (index >= length) return blocks.append(self, vm.heap.newRef(value));
    if (index <= -length || index === 0) return blocks.appendLeft(self, vm.heap.newRef(value));
    blocks.rotate(self, -index);
    if (index < 0) blocks.append(self, vm.heap.newRef(value));
    else blocks.appendLeft(self, vm.heap.newRef(value));
    blocks.rotate(self, index);
  }

  private wholeMethods(): Method[] {
    const { vm, blocks } = this;
    return [
      ['clear', '', procedure(vm, (self) => blocks.clear(self))],
      ['copy', '', (self: Address) => this.copy(self)],
      ['__copy__', '', (self: Address) => this.copy(self)],
      ['reverse', '', procedure(vm, (self) => this.reverse(self))],
      ['__reversed__', '', (self: Address) => this.iterators.backwardOver(self)],
      ['__reduce__', '', (self: Address) => this.reduce(self)],
      ['__sizeof__', '', (self: Address) => vm.int.fromNumber(blocks.sizeOf(self))],
    ];
  }

  private reverse(self: Address): void {
    const { vm, blocks } = this;
    for (let i = 0, j = blocks.length(self) - 1; i < j; i++, j--) {
      const [left, right] = [blocks.slot(self, i), blocks.slot(self, j)];
      [vm.words[left], vm.words[right]] = [vm.words[right], vm.words[left]];
    }
  }

  private reduce(self: Address): Address {
    const { vm } = this;
    const bounded = this.blocks.maxlen(self) >= 0;
    const args = bounded ? vm.tuple.steal([vm.tuple.empty, this.maxlenObject(self)]) : vm.tuple.empty;
    const type = vm.heap.newRef(vm.typeOf(self).address);
    const hasDict = vm.instances.hasDict(vm.typeOf(self));
    const state = hasDict ? vm.heap.newRef(vm.instances.dictOf(self)) : vm.none;
    return vm.tuple.steal([type, args, state, vm.iteration.iter(self)]);
  }
}
