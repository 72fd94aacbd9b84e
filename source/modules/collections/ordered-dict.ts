import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { NativeMethod } from '../../python/objects/types.ts';
import { EQ, NE } from '../../python/protocols/compares.ts';
import { OR } from '../../python/protocols/numbers.ts';
import { checkPositional, keywordsOf } from '../../python/types/constructor-arguments.ts';
import { fromFormat } from '../../python/types/from-format.ts';
import { dictAttribute } from '../../python/types/object-member.ts';
import { reprOnce } from '../../python/types/sequence.ts';
import type { Vm } from '../../python/vm.ts';
import { makeGeneric, procedure } from '../native-types.ts';
import { OrderedNodes } from './ordered-nodes.ts';
import { OrderedViews } from './ordered-views.ts';

type Method = NativeMethod;

/** `collections.OrderedDict` (`Objects/odictobject.c`). */
export function defineOrderedDict(vm: Vm): PyType {
  return new OrderedDictType(vm).type;
}

class OrderedDictType {
  readonly type: PyType;
  private readonly vm: Vm;
  private readonly nodes: OrderedNodes;
  private readonly views: OrderedViews;

  constructor(vm: Vm) {
    this.vm = vm;
    this.nodes = new OrderedNodes(vm);
    this.views = new OrderedViews(vm, this.nodes);
    this.type = this.nodes.type;
    this.installSlots();
    this.installOperators();
    vm.types.methods(this.type, [...this.orderMethods(), ...this.dictMethods()]);
    vm.types.attributes(this.type, [dictAttribute(vm)]);
    makeGeneric(vm, this.type);
    vm.types.ready(this.type);
  }

  private installSlots(): void {
    const { vm, type, nodes } = this;
    const { alloc } = vm.dict.type;
    type.create = (subtype) => (alloc as NonNullable<typeof alloc>)(subtype);
    type.init = (self, base, count, names) => {
      if (count > 1) throw vm.errors.raise('TypeError', `expected at most 1 arguments, got ${count}`);
      if (count === 1) this.update(self, vm.words[base]);
      const keywords = keywordsOf(vm, base + count, names);
      if (keywords.length > 0) this.addPairs(self, keywords);
    };
    type.hash = null;
    type.setItem = (self, key, value) => {
      if (value !== 0) nodes.set(self, key, value);
      else vm.heap.decref(nodes.pop(self, key) || this.missing(key));
    };
    type.iter = (self) => this.views.iterateKeys(self);
    type.repr = (self) => this.repr(self);
  }

  private missing(key: Address): never {
    throw this.vm.errors.keyError(key);
  }

  private store(self: Address, key: Address, value: Address): void {
    this.vm.interpreter.names.setItem(self, key, value);
  }

  /** `mutablemapping_update_arg()`. */
  private update(self: Address, source: Address): void {
    const { vm } = this;
    const hasKeys = vm.attributes.getOptional(source, vm.str.name('keys'));
    if (hasKeys !== 0 && !vm.dict.isExact(source)) {
      vm.heap.decref(hasKeys);
      const keys = vm.calls.method0(source, 'keys');
      try {
        vm.iteration.forEach(keys, (key) => this.storeFrom(self, source, key));
      } finally {
        vm.heap.decref(keys);
      }
      return;
    }
    vm.heap.xdecref(hasKeys);
    if (vm.dict.isExact(source)) this.addPairs(self, vm.dict.items(source));
    else vm.iteration.forEach(source, (pair) => this.storePair(self, pair));
  }

  /** `mutablemapping_add_pairs()` of what `PyDict_Items()` made: a list of tuples. */
  private addPairs(self: Address, pairs: readonly (readonly [key: Address, value: Address])[]): void {
    const { vm } = this;
    const items = vm.list.steal(pairs.map((pair) => vm.tuple.pack(pair)));
    try {
      for (const [key, value] of pairs) this.store(self, key, value);
    } finally {
      vm.heap.decref(items);
    }
  }

  /** Takes over the reference to the key. */
  private storeFrom(self: Address, source: Address, key: Address): void {
    const { vm } = this;
    try {
      const value = vm.interpreter.names.getItem(source, key);
      this.store(self, key, value);
      vm.heap.decref(value);
    } finally {
      vm.heap.decref(key);
    }
  }

  private storePair(self: Address, pair: Address): void {
    const { vm } = this;
    try {
      const items = vm.iteration.toArray(pair);
      try {
        if (items.length !== 2) {
          const message =
            items.length < 2
              ? `need more than ${items.length} value${items.length === 1 ? '' : 's'} to unpack`
              : 'too many values to unpack (expected 2)';
          throw vm.errors.raise('ValueError', message);
        }
        this.store(self, items[0], items[1]);
      } finally {
        for (const item of items) vm.heap.decref(item);
      }
    } finally {
      vm.heap.decref(pair);
    }
  }

  private repr(self: Address): Address {
    const { vm, nodes } = this;
    const name = vm.typeName(self).replace('collections.', '');
    if (vm.dict.length(self) === 0) return vm.str.make(`${name}()`);
    return reprOnce(vm, self, '...', () => {
      if (!vm.language.builtins.showsOrderedDictAsDict) return vm.str.make(`${name}(${this.pairsText(self)})`);
      const plain = vm.dict.make();
      try {
        for (const key of nodes.keys(self)) vm.dict.set(plain, key, vm.dict.get(self, key));
        return fromFormat(vm, '%s(%R)', name, plain);
      } finally {
        vm.heap.decref(plain);
      }
    });
  }

  /** A list of the items. */
  private pairsText(self: Address): string {
    const { vm, nodes } = this;
    const pairs = nodes.keys(self).map((key) => vm.tuple.pack([key, vm.dict.get(self, key)]));
    const list = vm.list.steal(pairs);
    try {
      return vm.texts.reprText(list);
    } finally {
      vm.heap.decref(list);
    }
  }

  private installOperators(): void {
    const { vm, type, nodes } = this;
    const base = vm.dict.type;
    type.compare = (left, right, operation) => {
      if (!nodes.isOrdered(left) || (operation !== EQ && operation !== NE)) return vm.notImplemented;
      const result = (base.compare as NonNullable<typeof base.compare>)(left, right, EQ);
      if (result === vm.notImplemented || !nodes.isOrdered(right)) {
        return result === vm.notImplemented || operation === EQ ? result : vm.int.bool(result === vm.int.false);
      }
      const equal = result === vm.int.true && this.sameOrder(left, right);
      return vm.int.bool(equal === (operation === EQ));
    };
    type.binary[OR] = (left, right) => {
      if (!vm.dict.isDict(left) || !vm.dict.isDict(right)) return vm.notImplemented;
      const own = nodes.isOrdered(left) ? left : right;
      const result = vm.calls.call(vm.typeOf(own).address, left);
      this.update(result, right);
      return result;
    };
    type.inPlace[OR] = (self, other) => {
      this.update(self, other);
      return vm.heap.newRef(self);
    };
  }

  /** `_odict_keys_equal()`. */
  private sameOrder(left: Address, right: Address): boolean {
    const [a, b] = [this.nodes.keys(left), this.nodes.keys(right)];
    return a.length === b.length && a.every((key, i) => this.vm.compares.equal(key, b[i]));
  }

  private orderMethods(): Method[] {
    const { vm, nodes } = this;
    return [
      [
        'move_to_end',
        'key, last=True',
        procedure(vm, (self, key, last) => {
          const node = nodes.find(self, key) || this.missing(key);
          nodes.moveToEnd(self, node, last === 0 || vm.compares.isTrue(last));
        }),
      ],
      [
        'popitem',
        'last=True',
        (self: Address, last: Address) => {
          if (nodes.first(self) === 0) throw vm.errors.raise('KeyError', 'dictionary is empty');
          const fromEnd = last === 0 || vm.compares.isTrue(last);
          const key = vm.heap.newRef(nodes.key(fromEnd ? nodes.last(self) : nodes.first(self)));
          return vm.tuple.steal([key, nodes.pop(self, key)]);
        },
      ],
      ['__reversed__', '', (self: Address) => this.views.iterateKeys(self, true)],
      ['keys', '', (self: Address) => vm.iterator.dict.view(this.views.keys, self)],
      ['values', '', (self: Address) => vm.iterator.dict.view(this.views.values, self)],
      ['items', '', (self: Address) => vm.iterator.dict.view(this.views.items, self)],
    ];
  }

  private dictMethods(): Method[] {
    const { vm, nodes } = this;
    return [
      ['clear', '', procedure(vm, (self) => nodes.clearAll(self))],
      [
        'pop',
        'key, default=None',
        (self: Address, key: Address, fallback: Address) => {
          const value = nodes.pop(self, key);
          if (value !== 0) return value;
          return fallback === 0 ? this.missing(key) : vm.heap.newRef(fallback);
        },
      ],
      [
        'setdefault',
        'key, default=None',
        (self: Address, key: Address, fallback: Address) => {
          const found = vm.dict.get(self, key);
          if (found !== 0) return vm.heap.newRef(found);
          this.store(self, key, fallback || vm.none);
          return vm.heap.newRef(fallback || vm.none);
        },
      ],
      [
        'update',
        '*args, **kwargs',
        (self: Address, args: readonly Address[], kwargs: Address) => {
          checkPositional(vm, 'update', args.length, 0, 1);
          if (args.length === 1) this.update(self, args[0]);
          if (kwargs !== 0) this.update(self, kwargs);
          return vm.none;
        },
        'packed',
      ],
      ['copy', '', (self: Address) => this.copy(self)],
      ['__copy__', '', (self: Address) => this.copy(self)],
      [
        '__reduce__',
        '',
        (self: Address) => {
          const items = vm.calls.method0(self, 'items');
          const iterator = vm.iteration.iter(items);
          vm.heap.decref(items);
          return vm.tuple.steal([vm.heap.newRef(vm.typeOf(self).address), vm.tuple.empty, vm.none, vm.none, iterator]);
        },
      ],
      ['__sizeof__', '', (self: Address) => vm.int.fromNumber(nodes.sizeOf(self))],
    ];
  }

  /** `odict_copy()`. */
  private copy(self: Address): Address {
    const { vm, nodes } = this;
    const copy = vm.calls.call(vm.typeOf(self).address);
    for (const key of nodes.keys(self)) this.store(copy, key, vm.dict.get(self, key));
    return copy;
  }
}
