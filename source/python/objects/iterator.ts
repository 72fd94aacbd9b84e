import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import type { Vm } from '../vm.ts';
import { DictViewObjects, VIEW_DICT } from './dict-view.ts';
import { keepFree, newFixed, setFixedSlots } from './fixed-slots.ts';
import { LIST_ALLOCATED, LIST_ITEMS } from './list.ts';
import { RangeObjects } from './range.ts';
import { TUPLE_ITEMS } from './tuple.ts';
import type { PyType } from './type.ts';

// Words of an iterator by position (_PyListIterObject, seqiterobject and their like): position, and the sequence, which is
// 0 once the iterator is exhausted.
export const ITERATOR_INDEX = 4;
export const ITERATOR_SEQUENCE = 6;

/** Of a str iterator, in the spare half of its position: code points behind it. The position counts UTF-16 units. */
export const STR_ITERATOR_CODE_POINTS = ITERATOR_INDEX + 1;

// Words of a callable_iterator (calliterobject).
export const CALL_ITERATOR_CALLABLE = 4;
export const CALL_ITERATOR_SENTINEL = 6;

// Words of an enumerate (enumobject): the index as a double; iterator; the tuple given out again and again; the index as an
// int object where a double cannot hold it.
export const ENUMERATE_INDEX = 4;
export const ENUMERATE_ITERATOR = 6;
export const ENUMERATE_RESULT = 8;
export const ENUMERATE_LONG_INDEX = 10;

// Words of a zip (zipobject): tuple of iterators, result tuple, strictness.
export const ZIP_ITERATORS = 6;
export const ZIP_RESULT = 8;
export const ZIP_STRICT = 5;

// Words of a map (mapobject): tuple of iterators, function.
export const MAP_ITERATORS = 4;
export const MAP_FUNCTION = 6;

// Words of a filter (filterobject).
export const FILTER_FUNCTION = 4;
export const FILTER_ITERATOR = 6;

/** What a guess of the length is where an iterable gives none (`list_extend_iter()`). */
const DEFAULT_LENGTH_HINT = 8;

/** Iterators of all kinds, and lists made from iterables. */
export class IteratorObjects {
  readonly range: RangeObjects;
  readonly dict: DictViewObjects;
  readonly listType: PyType;
  readonly listReverseType: PyType;
  readonly tupleType: PyType;
  readonly strType: PyType;
  readonly strAsciiType: PyType;
  readonly bytesType: PyType;
  readonly bytearrayType: PyType;
  /** Over anything with `__getitem__`. */
  readonly sequenceType: PyType;
  readonly callableType: PyType;
  readonly enumerateType: PyType;
  readonly zipType: PyType;
  readonly mapType: PyType;
  readonly filterType: PyType;
  readonly reversedType: PyType;
  /** Types whose instances, and those of subclasses, match `[…]` patterns (Py_TPFLAGS_SEQUENCE). */
  readonly sequenceTypes: Set<PyType>;
  /** Types whose instances, and those of subclasses, match `{…}` patterns (Py_TPFLAGS_MAPPING). */
  readonly mappingTypes: Set<PyType>;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    this.range = new RangeObjects(vm);
    this.dict = new DictViewObjects(vm);
    this.listType = this.define('list_iterator', [ITERATOR_SEQUENCE]);
    this.listReverseType = this.define('list_reverseiterator', [ITERATOR_SEQUENCE]);
    this.tupleType = this.define('tuple_iterator', [ITERATOR_SEQUENCE]);
    const { listIterator, tupleIterator } = vm.facts.freeLists;
    keepFree(vm, this.listType, listIterator);
    keepFree(vm, this.tupleType, tupleIterator);
    this.strType = this.define('str_iterator', [ITERATOR_SEQUENCE]);
    this.strAsciiType = this.define('str_ascii_iterator', [ITERATOR_SEQUENCE]);
    this.bytesType = this.define('bytes_iterator', [ITERATOR_SEQUENCE]);
    this.bytearrayType = this.define('bytearray_iterator', [ITERATOR_SEQUENCE]);
    this.sequenceType = this.define('iterator', [ITERATOR_SEQUENCE]);
    this.callableType = this.define('callable_iterator', [CALL_ITERATOR_CALLABLE, CALL_ITERATOR_SENTINEL]);
    this.enumerateType = this.define(
      'enumerate',
      [ENUMERATE_ITERATOR, ENUMERATE_RESULT, ENUMERATE_LONG_INDEX],
      56,
      true,
    );
    this.zipType = this.define('zip', [ZIP_ITERATORS, ZIP_RESULT], 48, true);
    this.mapType = this.define('map', [MAP_ITERATORS, MAP_FUNCTION], 32, true);
    this.filterType = this.define('filter', [FILTER_FUNCTION, FILTER_ITERATOR], 32, true);
    this.filterType.referents = (object, edges) => {
      edges.push(this.words[object + FILTER_ITERATOR]);
      edges.push(this.words[object + FILTER_FUNCTION]);
    };
    this.reversedType = this.define('reversed', [ITERATOR_SEQUENCE], 32, true);
    this.sequenceTypes = new Set([vm.list.type, vm.tuple.type, this.range.type]);
    this.mappingTypes = new Set([vm.dict.type]);
  }

  /** Whether `match` takes the object for a sequence. */
  isSequence(object: Address): boolean {
    return isOneOf(this.vm.typeOf(object), this.sequenceTypes);
  }

  /** Whether `match` takes the object for a mapping. */
  isMapping(object: Address): boolean {
    return isOneOf(this.vm.typeOf(object), this.mappingTypes);
  }

  private define(name: string, references: readonly number[], basicSize = 32, isBase = false): PyType {
    const type = this.vm.types.define(name, { basicSize, gc: true, isBase });
    setFixedSlots(this.vm, type, references);
    return type;
  }

  /** An iterator of one of the types that go by position, from the front. */
  over(type: PyType, sequence: Address): Address {
    const iterator = newFixed(this.vm, type);
    this.words[iterator + ITERATOR_SEQUENCE] = this.vm.heap.newRef(sequence);
    return iterator;
  }

  /** `PySeqIter_New()`: asks for item 0, 1, 2, … until IndexError. */
  overSequence(object: Address): Address {
    return this.over(this.sequenceType, object);
  }

  /** `list.__reversed__()`. */
  overReversed(list: Address): Address {
    const iterator = this.over(this.listReverseType, list);
    this.words[iterator + ITERATOR_INDEX] = this.vm.list.length(list) - 1;
    return iterator;
  }

  /** `PyCallIter_New()`: what `iter(callable, sentinel)` returns. */
  overCalls(callable: Address, sentinel: Address): Address {
    const { heap } = this.vm;
    const iterator = newFixed(this.vm, this.callableType);
    this.words[iterator + CALL_ITERATOR_CALLABLE] = heap.newRef(callable);
    this.words[iterator + CALL_ITERATOR_SENTINEL] = heap.newRef(sentinel);
    return iterator;
  }

  /** Forgets the sequence of an exhausted iterator; 0, as `next` slots return it then. */
  exhaust(iterator: Address): Address {
    const sequence = this.words[iterator + ITERATOR_SEQUENCE];
    this.words[iterator + ITERATOR_SEQUENCE] = 0;
    this.vm.heap.xdecref(sequence);
    return 0;
  }

  /**
   * `PySequence_Fast()`: the object itself if it is a list or tuple, else a new list; a new reference.
   * Raises TypeError with `message` for what is not iterable.
   */
  fast(object: Address, message: string): Address {
    const { vm } = this;
    if (vm.list.isExact(object) || vm.tuple.isExact(object)) return vm.heap.newRef(object);
    let iterator: Address;
    try {
      iterator = vm.iteration.iter(object);
    } catch (error) {
      vm.errors.expect(error, 'TypeError');
      throw vm.errors.raise('TypeError', message);
    }
    try {
      return vm.iteration.list(iterator);
    } finally {
      vm.heap.decref(iterator);
    }
  }

  /** The items of what `fast()` returned, borrowed. */
  fastItems(sequence: Address): Address[] {
    const { words, vm } = this;
    if (vm.tuple.isExact(sequence)) return vm.tuple.items(sequence);
    const start = words[sequence + LIST_ITEMS];
    return readWords(words, start, start + vm.list.length(sequence));
  }

  /** `_list_extend()`: the list grows as the kind of iterable makes it grow; a list may extend itself. */
  extendList(list: Address, iterable: Address): void {
    const { vm } = this;
    const type = vm.typeOf(iterable);
    if (type === vm.list.type)
      this.extendByArray(list, this.words[iterable + LIST_ITEMS], vm.list.length(iterable), iterable);
    else if (type === vm.tuple.type)
      this.extendByArray(list, iterable + TUPLE_ITEMS, vm.tuple.length(iterable), iterable);
    else if (!vm.facts.listsCopySetsAndDicts) this.extendByIterator(list, iterable);
    else if (type === vm.set.type || type === vm.set.frozenType) this.extendBySet(list, iterable);
    else if (type === vm.dict.type) this.extendByDict(list, iterable, this.dict.keys);
    else if (type === this.dict.keys || type === this.dict.values || type === this.dict.items) {
      this.extendByDict(list, this.words[iterable + VIEW_DICT], type);
    } else this.extendByIterator(list, iterable);
  }

  /** `list_extend_fast()`; of a list that extends itself, `list_inplace_repeat()`. */
  private extendByArray(list: Address, start: Address, count: number, source: Address): void {
    const { words, vm } = this;
    if (count === 0) return;
    const length = vm.list.length(list);
    if (words[list + LIST_ITEMS] === 0 && !vm.facts.listCallsPreallocate) vm.list.preallocate(list, count);
    vm.list.resize(list, length + count);
    const from = source === list ? words[list + LIST_ITEMS] : start;
    const to = words[list + LIST_ITEMS] + length;
    for (let i = 0; i < count; i++) words[to + i] = vm.heap.newRef(words[from + i]);
  }

  private extendBySet(list: Address, set: Address): void {
    const { words, vm } = this;
    const length = vm.list.length(list);
    vm.list.resize(list, length + vm.set.length(set));
    let slot = words[list + LIST_ITEMS] + length;
    for (let at = vm.set.next(set, 0); at >= 0; at = vm.set.next(set, at)) words[slot++] = vm.heap.newRef(vm.set.key);
  }

  /** `list_extend_dict()`: keys, values or items. */
  private extendByDict(list: Address, dict: Address, part: PyType): void {
    const { words, vm } = this;
    const length = vm.list.length(list);
    vm.list.resize(list, length + vm.dict.length(dict));
    let slot = words[list + LIST_ITEMS] + length;
    for (let at = vm.dict.next(dict, 0); at >= 0; at = vm.dict.next(dict, at)) {
      const { key, value } = vm.dict;
      if (part === this.dict.items) words[slot++] = vm.tuple.pack([key, value]);
      else words[slot++] = vm.heap.newRef(part === this.dict.keys ? key : value);
    }
  }

  /** `list_extend_iter()`: room for what the iterable says it has, trimmed at the end. */
  private extendByIterator(list: Address, iterable: Address): void {
    const { words, vm } = this;
    const iterator = vm.iteration.iter(iterable);
    try {
      const hint = vm.iteration.lengthHint(iterable, DEFAULT_LENGTH_HINT);
      const length = vm.list.length(list);
      if (words[list + LIST_ITEMS] === 0 && !vm.facts.listCallsPreallocate) {
        if (hint > 0) vm.list.preallocate(list, hint);
      } else if (length + hint < 2 ** 63) {
        // A sum past that must be a lie: there may be room for what really comes.
        vm.list.resize(list, length + hint);
        words[list + SIZE] = length;
      }
      const { next } = vm.typeOf(iterator);
      if (next === null) throw vm.errors.raise('TypeError', `'${vm.typeName(iterator)}' object is not an iterator`);
      for (let item = next(iterator); item !== 0; item = next(iterator)) vm.list.appendSteal(list, item);
      if (vm.list.length(list) < words[list + LIST_ALLOCATED]) vm.list.resize(list, vm.list.length(list));
    } finally {
      vm.heap.decref(iterator);
    }
  }
}

function isOneOf(type: PyType, types: Set<PyType>): boolean {
  return types.has(type) || type.mro.some((base) => types.has(base));
}
