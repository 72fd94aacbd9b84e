import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { newFixed, setFixedSlots } from './fixed-slots.ts';
import { TUPLE_ITEMS } from './tuple.ts';
import type { PyType } from './type.ts';

/** Word of a view (_PyDictViewObject): its dict. */
export const VIEW_DICT = 4;

// Words of a dict iterator (dictiterobject): the dict, 0 at the end; its length when iteration began, -1 once it changed;
// position; tuple that an items iterator gives out again and again; items left.
export const DICT_ITERATOR_DICT = 4;
const ITERATOR_USED = 6;
const ITERATOR_POSITION = 8;
const ITERATOR_RESULT = 10;
const ITERATOR_LEFT = 12;

/** sizeof(dictiterobject). */
const ITERATOR_BYTES = 56;

/** Views of dicts and the iterators over dicts, forwards and backwards (`Objects/dictobject.c`). */
export class DictViewObjects {
  readonly keys: PyType;
  readonly values: PyType;
  readonly items: PyType;
  readonly keyIterator: PyType;
  readonly valueIterator: PyType;
  readonly itemIterator: PyType;
  readonly reverseKeyIterator: PyType;
  readonly reverseValueIterator: PyType;
  readonly reverseItemIterator: PyType;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    this.keys = this.defineView('dict_keys');
    this.values = this.defineView('dict_values');
    this.items = this.defineView('dict_items');
    this.keyIterator = this.defineIterator('dict_keyiterator');
    this.valueIterator = this.defineIterator('dict_valueiterator');
    this.itemIterator = this.defineIterator('dict_itemiterator');
    this.reverseKeyIterator = this.defineIterator('dict_reversekeyiterator');
    this.reverseValueIterator = this.defineIterator('dict_reversevalueiterator');
    this.reverseItemIterator = this.defineIterator('dict_reverseitemiterator');
  }

  private defineView(name: string): PyType {
    const type = this.vm.types.define(name, { basicSize: 24, gc: true });
    setFixedSlots(this.vm, type, [VIEW_DICT]);
    return type;
  }

  private defineIterator(name: string): PyType {
    const type = this.vm.types.define(name, { basicSize: ITERATOR_BYTES, gc: true });
    setFixedSlots(this.vm, type, [DICT_ITERATOR_DICT, ITERATOR_RESULT]);
    return type;
  }

  /** A view: `dict.keys()` and its like. */
  view(type: PyType, dict: Address): Address {
    const view = newFixed(this.vm, type);
    this.words[view + VIEW_DICT] = this.vm.heap.newRef(dict);
    return view;
  }

  dictOf(view: Address): Address {
    return this.words[view + VIEW_DICT];
  }

  /** Whether the object is a view that works as a set: `dict_keys` or `dict_items`. */
  isSetLike(object: Address): boolean {
    const type = this.vm.typeOf(object);
    return type === this.keys || type === this.items;
  }

  /** `dictiter_new()`. */
  iterate(type: PyType, dict: Address): Address {
    const { words, vm } = this;
    const iterator = newFixed(vm, type);
    const reversed =
      type === this.reverseKeyIterator || type === this.reverseValueIterator || type === this.reverseItemIterator;
    words[iterator + DICT_ITERATOR_DICT] = vm.heap.newRef(dict);
    words[iterator + ITERATOR_USED] = vm.dict.length(dict);
    words[iterator + ITERATOR_LEFT] = vm.dict.length(dict);
    if (reversed) words[iterator + ITERATOR_POSITION] = vm.dict.endPosition(dict);
    if (type === this.itemIterator || type === this.reverseItemIterator) {
      words[iterator + ITERATOR_RESULT] = vm.tuple.pack([vm.none, vm.none]);
    }
    return iterator;
  }

  /** Steps to the next item, which is then in `vm.dict.key` and `vm.dict.value`; false at the end. */
  private step(iterator: Address, reversed: boolean): boolean {
    const { words, vm } = this;
    const dict = words[iterator + DICT_ITERATOR_DICT];
    if (dict === 0) return false;
    if (words[iterator + ITERATOR_USED] !== vm.dict.length(dict)) {
      words[iterator + ITERATOR_USED] = -1; // It stays broken.
      throw vm.errors.raise('RuntimeError', 'dictionary changed size during iteration');
    }
    const from = words[iterator + ITERATOR_POSITION];
    const position = reversed ? vm.dict.previous(dict, from) : vm.dict.next(dict, from);
    if (position >= 0 && words[iterator + ITERATOR_LEFT] > 0) {
      words[iterator + ITERATOR_POSITION] = position;
      words[iterator + ITERATOR_LEFT]--;
      return true;
    }
    words[iterator + DICT_ITERATOR_DICT] = 0;
    vm.heap.decref(dict);
    if (position >= 0) throw vm.errors.raise('RuntimeError', 'dictionary keys changed during iteration');
    return false;
  }

  nextKey(iterator: Address, reversed = false): Address {
    return this.step(iterator, reversed) ? this.vm.heap.newRef(this.vm.dict.key) : 0;
  }

  nextValue(iterator: Address, reversed = false): Address {
    return this.step(iterator, reversed) ? this.vm.heap.newRef(this.vm.dict.value) : 0;
  }

  /** A tuple with key and value: the one of last time if nobody else has kept it. */
  nextItem(iterator: Address, reversed = false): Address {
    if (!this.step(iterator, reversed)) return 0;
    const { words, vm } = this;
    const key = vm.heap.newRef(vm.dict.key);
    const value = vm.heap.newRef(vm.dict.value);
    return reusePair(vm, words[iterator + ITERATOR_RESULT], key, value);
  }

  /** Items still to come, 0 once the dict has changed. */
  left(iterator: Address): number {
    const { words, vm } = this;
    const dict = words[iterator + DICT_ITERATOR_DICT];
    return dict !== 0 && words[iterator + ITERATOR_USED] === vm.dict.length(dict) ? words[iterator + ITERATOR_LEFT] : 0;
  }

  /** A copy of an iterator as it stands, for `__reduce__`. */
  copy(iterator: Address): Address {
    const { words, vm } = this;
    const copy = newFixed(vm, vm.typeOf(iterator));
    for (let word = DICT_ITERATOR_DICT; word <= ITERATOR_LEFT; word++) words[copy + word] = words[iterator + word];
    if (words[copy + DICT_ITERATOR_DICT] !== 0) vm.heap.incref(words[copy + DICT_ITERATOR_DICT]);
    if (words[copy + ITERATOR_RESULT] !== 0) words[copy + ITERATOR_RESULT] = vm.tuple.pack([vm.none, vm.none]);
    return copy;
  }
}

/**
 * A 2-tuple of two owned objects: `result` itself if only its iterator has it, which is then given out once more, else
 * a new one.
 */
export function reusePair(vm: Vm, result: Address, first: Address, second: Address): Address {
  const { words, heap, tuple } = vm;
  if (words[result] !== 1) return tuple.steal([first, second]);
  heap.incref(result);
  const oldFirst = tuple.item(result, 0);
  const oldSecond = tuple.item(result, 1);
  words[result + TUPLE_ITEMS] = first;
  words[result + TUPLE_ITEMS + 1] = second;
  heap.decref(oldFirst);
  heap.decref(oldSecond);
  retrack(vm, result);
  return result;
}

/** The collector may have untracked a tuple that is about to be filled anew. */
export function retrack(vm: Vm, result: Address): void {
  if (!vm.heap.gc.isTracked(result)) vm.heap.gc.track(result);
}
