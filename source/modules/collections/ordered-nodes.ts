import type { Address } from '../../heap/object-type.ts';
import { DICT_KEYS } from '../../python/objects/dict.ts';
import { CHANGED, DK_LOG2_SIZE } from '../../python/objects/dict-keys.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';

// Words of an OrderedDict behind its dict (PyODictObject): table of nodes by number of the dict's entry, its length, the
// keys table it was made for, state, first and last node, attributes, weak references.
const FAST_NODES = 12;
const FAST_SIZE = 14;
const RESIZE_SENTINEL = 16;
const STATE = 18;
const FIRST = 20;
const LAST = 22;
const INSTANCE_DICT = 24;
const WEAKREFS = 26;
/** sizeof(PyODictObject). */
const ORDERED_BYTES = 112;

// A node (_odictnode).
const NODE_KEY = 0;
const NODE_HASH = 2;
const NODE_NEXT = 4;
const NODE_PREVIOUS = 6;
const NODE_BYTES = 32;

/** The memory of `OrderedDict`: a dict, and a doubly linked list of nodes in the order of its own (`Objects/odictobject.c`). */
export class OrderedNodes {
  readonly type: PyType;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    const base = vm.dict.type;
    const type = vm.types.define('collections.OrderedDict', {
      base,
      basicSize: ORDERED_BYTES,
      gc: true,
      isBase: true,
      module: 'collections',
    });
    this.type = type;
    type.dictOffset = INSTANCE_DICT;
    type.weakListOffset = WEAKREFS;
    type.referents = (object, edges) => {
      edges.push(this.words[object + INSTANCE_DICT]);
      for (let node = this.first(object); node !== 0; node = this.next(node)) edges.push(this.words[node + NODE_KEY]);
      base.referents(object, edges);
    };
    type.clear = (object) => {
      this.clearInstanceDict(object);
      vm.dict.clear(object);
      this.clearNodes(object);
    };
    type.dealloc = (object) => {
      vm.heap.gc.untrack(object);
      if (vm.trashcan.begin(object)) return;
      this.clearInstanceDict(object);
      vm.weakref.clearWeakrefs(object);
      this.clearNodes(object);
      base.dealloc(object);
      vm.trashcan.end();
    };
  }

  isOrdered(object: Address): boolean {
    const type = this.vm.typeOf(object);
    return type === this.type || type.isSubtypeOf(this.type);
  }

  private clearInstanceDict(object: Address): void {
    const dict = this.words[object + INSTANCE_DICT];
    this.words[object + INSTANCE_DICT] = 0;
    this.vm.heap.xdecref(dict);
  }

  first(object: Address): Address {
    return this.words[object + FIRST];
  }

  last(object: Address): Address {
    return this.words[object + LAST];
  }

  next(node: Address): Address {
    return this.words[node + NODE_NEXT];
  }

  previous(node: Address): Address {
    return this.words[node + NODE_PREVIOUS];
  }

  /** Borrowed. */
  key(node: Address): Address {
    return this.words[node + NODE_KEY];
  }

  /** Changes whenever a key comes, goes or moves: iterators see it. */
  state(object: Address): number {
    return this.words[object + STATE];
  }

  /** Keys in order, borrowed. */
  keys(object: Address): Address[] {
    const keys: Address[] = [];
    for (let node = this.first(object); node !== 0; node = this.next(node)) keys.push(this.key(node));
    return keys;
  }

  /** `_odict_get_index()`: the number of a key's entry, -1 without. */
  private number(object: Address, key: Address, lo: number, hi: number): number {
    const { words, vm } = this;
    for (;;) {
      const keys = words[object + DICT_KEYS];
      if (words[object + RESIZE_SENTINEL] !== keys || words[object + FAST_SIZE] !== 2 ** words[keys + DK_LOG2_SIZE]) {
        this.resize(object, keys);
      }
      const number = vm.dict.keys.lookup(keys, key, lo, hi, vm.keyEqual, object + DICT_KEYS);
      if (number !== CHANGED) return number;
    }
  }

  /** `_odict_resize()`: a table of nodes as long as the dict's new one. */
  private resize(object: Address, keys: Address): void {
    const { words, vm } = this;
    const size = 2 ** words[keys + DK_LOG2_SIZE];
    const table = vm.heap.allocator.allocate(size * 8);
    words.fill(0, table, table + size);
    for (let node = this.first(object); node !== 0; node = this.next(node)) {
      const { [node + NODE_HASH]: lo, [node + NODE_HASH + 1]: hi } = words;
      const number = vm.dict.keys.lookup(keys, words[node + NODE_KEY], lo, hi, vm.keyEqual);
      if (number >= 0) words[table + number] = node;
    }
    const old = words[object + FAST_NODES];
    if (old !== 0) vm.heap.allocator.free(old);
    words[object + FAST_NODES] = table;
    words[object + FAST_SIZE] = size;
    words[object + RESIZE_SENTINEL] = keys;
  }

  /** The node of a key that the dict has; 0 without. */
  find(object: Address, key: Address): Address {
    const { words, vm } = this;
    if (this.first(object) === 0) return 0;
    vm.hashOf(key);
    const number = this.number(object, key, vm.hash.lo, vm.hash.hi);
    return number < 0 ? 0 : words[words[object + FAST_NODES] + number];
  }

  /** Stores an item; a new key goes to the end (`PyODict_SetItem()`). */
  set(object: Address, key: Address, value: Address): void {
    const { words, vm } = this;
    vm.dict.set(object, key, value);
    vm.hashOf(key);
    const { lo, hi } = vm.hash;
    const number = this.number(object, key, lo, hi);
    if (words[words[object + FAST_NODES] + number] !== 0) return;
    const node = vm.heap.allocator.allocate(NODE_BYTES);
    words[node + NODE_KEY] = vm.heap.newRef(key);
    words[node + NODE_HASH] = lo;
    words[node + NODE_HASH + 1] = hi;
    this.link(object, node, true);
    words[words[object + FAST_NODES] + number] = node;
    words[object + STATE]++;
  }

  /** Links a node in at the end or the front. */
  private link(object: Address, node: Address, last: boolean): void {
    const { words } = this;
    const [near, far, back, forth] = last
      ? [LAST, FIRST, NODE_PREVIOUS, NODE_NEXT]
      : [FIRST, LAST, NODE_NEXT, NODE_PREVIOUS];
    const neighbour = words[object + near];
    words[node + back] = neighbour;
    words[node + forth] = 0;
    if (neighbour !== 0) words[neighbour + forth] = node;
    else words[object + far] = node;
    words[object + near] = node;
  }

  private unlink(object: Address, node: Address): void {
    const { words } = this;
    const next = words[node + NODE_NEXT];
    const previous = words[node + NODE_PREVIOUS];
    if (previous !== 0) words[previous + NODE_NEXT] = next;
    else words[object + FIRST] = next;
    if (next !== 0) words[next + NODE_PREVIOUS] = previous;
    else words[object + LAST] = previous;
  }

  moveToEnd(object: Address, node: Address, last: boolean): void {
    if (this.words[object + (last ? LAST : FIRST)] === node) return;
    this.unlink(object, node);
    this.link(object, node, last);
    this.words[object + STATE]++;
  }

  /** Removes a key and returns its value, which the caller owns; 0 if it is missing. */
  pop(object: Address, key: Address): Address {
    const { words, vm } = this;
    vm.hashOf(key);
    if (this.first(object) === 0) return 0;
    const number = this.number(object, key, vm.hash.lo, vm.hash.hi);
    if (number < 0) return 0;
    const slot = words[object + FAST_NODES] + number;
    const node = words[slot];
    if (node !== 0) {
      words[slot] = 0;
      words[object + STATE]++;
      this.unlink(object, node);
      vm.heap.incref(key);
      this.freeNode(node);
      const value = vm.dict.pop(object, key);
      vm.heap.decref(key);
      return value;
    }
    return vm.dict.pop(object, key);
  }

  private freeNode(node: Address): void {
    const key = this.words[node + NODE_KEY];
    this.vm.heap.allocator.free(node);
    this.vm.heap.decref(key);
  }

  /** `odict_clear()`. */
  clearAll(object: Address): void {
    this.vm.dict.clear(object);
    this.clearNodes(object);
    this.words[object + STATE]++;
  }

  /** `_odict_clear_nodes()`. */
  private clearNodes(object: Address): void {
    const { words, vm } = this;
    if (words[object + FAST_NODES] !== 0) vm.heap.allocator.free(words[object + FAST_NODES]);
    words[object + FAST_NODES] = 0;
    words[object + FAST_SIZE] = 0;
    words[object + RESIZE_SENTINEL] = 0;
    let node = words[object + FIRST];
    words[object + FIRST] = 0;
    words[object + LAST] = 0;
    while (node !== 0) {
      const next = words[node + NODE_NEXT];
      this.freeNode(node);
      node = next;
    }
  }

  /** Bytes as `OrderedDict.__sizeof__()` counts them. */
  sizeOf(object: Address): number {
    return this.vm.dict.sizeOf(object) + 8 * this.words[object + FAST_SIZE] + NODE_BYTES * this.vm.dict.length(object);
  }
}
