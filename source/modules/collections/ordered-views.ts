import type { Address } from '../../heap/object-type.ts';
import { reusePair } from '../../python/objects/dict-view.ts';
import { newFixed, setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import { fromFormat } from '../../python/types/from-format.ts';
import { reprOnce } from '../../python/types/sequence.ts';
import type { Vm } from '../../python/vm.ts';
import type { OrderedNodes } from './ordered-nodes.ts';

// Words of an odict_iterator (odictiterobject): what it gives and in which direction; the OrderedDict; its length and state
// when the iteration began; the tuple given out again and again; the key that comes next.
const KIND = 4;
const DICT = 6;
const USED = 8;
const STATE = 10;
const RESULT = 12;
const CURRENT = 14;
const ITERATOR_BYTES = 64;

const KEYS = 1;
const VALUES = 2;
const ITEMS = 3;
const REVERSED = 4;

/** Views of an OrderedDict and the iterator over it. */
export class OrderedViews {
  readonly keys: PyType;
  readonly values: PyType;
  readonly items: PyType;
  private readonly iterator: PyType;
  private readonly vm: Vm;
  private readonly nodes: OrderedNodes;

  constructor(vm: Vm, nodes: OrderedNodes) {
    this.vm = vm;
    this.nodes = nodes;
    this.iterator = this.defineIterator();
    const { dict: views } = vm.iterator;
    this.keys = this.defineView('odict_keys', views.keys, KEYS);
    this.values = this.defineView('odict_values', views.values, VALUES);
    this.items = this.defineView('odict_items', views.items, ITEMS);
  }

  private defineView(name: string, base: PyType, kind: number): PyType {
    const { vm } = this;
    const type = vm.types.define(name, { base, gc: true });
    setFixedSlots(vm, type, [4]);
    const dictOf = (view: Address): Address => vm.iterator.dict.dictOf(view);
    type.iter = (view) => this.iterate(dictOf(view), kind);
    type.repr = (view) =>
      reprOnce(vm, view, '...', () => {
        const items = vm.iteration.list(view);
        try {
          return fromFormat(vm, '%s(%R)', name, items);
        } finally {
          vm.heap.decref(items);
        }
      });
    vm.types.methods(type, [['__reversed__', '', (view: Address) => this.iterate(dictOf(view), kind | REVERSED)]]);
    return vm.types.ready(type);
  }

  iterateKeys(object: Address, reversed = false): Address {
    return this.iterate(object, reversed ? KEYS | REVERSED : KEYS);
  }

  /** `odictiter_new()`. */
  private iterate(object: Address, kind: number): Address {
    const { vm, nodes } = this;
    const { words } = vm;
    const iterator = newFixed(vm, this.iterator);
    const node = kind & REVERSED ? nodes.last(object) : nodes.first(object);
    words[iterator + KIND] = kind;
    words[iterator + DICT] = vm.heap.newRef(object);
    words[iterator + USED] = vm.dict.length(object);
    words[iterator + STATE] = nodes.state(object);
    if ((kind & ITEMS) === ITEMS) words[iterator + RESULT] = vm.tuple.pack([vm.none, vm.none]);
    if (node !== 0) words[iterator + CURRENT] = vm.heap.newRef(nodes.key(node));
    return iterator;
  }

  private defineIterator(): PyType {
    const { vm } = this;
    const type = vm.types.define('odict_iterator', { basicSize: ITERATOR_BYTES, gc: true });
    setFixedSlots(vm, type, [DICT, CURRENT, RESULT]);
    type.iter = (self) => vm.heap.newRef(self);
    type.next = (self) => this.next(self);
    return vm.types.ready(type);
  }

  /** `odictiter_iternext()`. */
  private next(self: Address): Address {
    const { vm } = this;
    const { words } = vm;
    const kind = words[self + KIND] & ITEMS;
    const key = this.nextKey(self);
    if (key === 0 || kind === KEYS) return key;
    const value = vm.dict.get(words[self + DICT], key);
    if (value === 0) throw vm.errors.keyError(key);
    vm.heap.incref(value);
    if (kind === ITEMS) return reusePair(vm, words[self + RESULT], key, value);
    vm.heap.decref(key);
    return value;
  }

  private nextKey(self: Address): Address {
    const { vm, nodes } = this;
    const { words } = vm;
    const dict = words[self + DICT];
    const key = words[self + CURRENT];
    if (dict === 0 || key === 0) return this.end(self);
    if (nodes.state(dict) !== words[self + STATE]) {
      throw this.broken(self, 'OrderedDict mutated during iteration');
    }
    if (words[self + USED] !== vm.dict.length(dict)) {
      throw this.broken(self, 'OrderedDict changed size during iteration');
    }
    const node = nodes.find(dict, key);
    const following = node === 0 ? 0 : words[self + KIND] & REVERSED ? nodes.previous(node) : nodes.next(node);
    words[self + CURRENT] = following === 0 ? 0 : vm.heap.newRef(nodes.key(following));
    return key;
  }

  private broken(self: Address, message: string): unknown {
    this.end(self);
    return this.vm.errors.raise('RuntimeError', message);
  }

  private end(self: Address): Address {
    const { words, heap } = this.vm;
    for (const word of [DICT, CURRENT]) {
      const held = words[self + word];
      words[self + word] = 0;
      heap.xdecref(held);
    }
    return 0;
  }
}
