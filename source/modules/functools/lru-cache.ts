import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import type { PyType } from '../../python/objects/type.ts';
import { keywordsOf } from '../../python/types/constructor-arguments.ts';
import { dictAttribute } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { setConstructor } from '../native-types.ts';

// Words of a link (lru_list_elem) and of the cache itself, which begins with the link that closes the ring.
const PREVIOUS = 4;
const NEXT = 6;
const LINK_KEY = 10;
const LINK_RESULT = 12;
const LINK_BYTES = 56;

// Words of a cache (lru_cache_object) behind that link.
const MODE = 14;
const TYPED = 16;
const CACHE = 18;
const HITS = 20;
const FUNCTION = 22;
const MAXSIZE = 24;
const MISSES = 26;
const KEYWORD_MARK = 15;
const CACHE_INFO = 28;
const DICT = 30;
const WEAKREFS = 32;
const CACHE_BYTES = 152;

const UNCACHED = 0;
const INFINITE = 1;
const BOUNDED = 2;

/** `functools._lru_cache_wrapper` (`Modules/_functoolsmodule.c`). */
export function defineLruCache(vm: Vm): PyType {
  return new LruCaches(vm).type;
}

class LruCaches {
  readonly type: PyType;
  private readonly linkType: PyType;
  private readonly vm: Vm;
  private readonly words: Int32Array;
  private readonly keywordMark: Address;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    this.linkType = vm.types.define('functools._lru_list_elem', { basicSize: LINK_BYTES, module: 'functools' });
    this.linkType.dealloc = (link) => {
      vm.heap.xdecref(this.words[link + LINK_KEY]);
      vm.heap.xdecref(this.words[link + LINK_RESULT]);
      vm.freeInstance(link);
    };
    vm.types.ready(this.linkType);
    this.type = vm.types.define('functools._lru_cache_wrapper', {
      basicSize: CACHE_BYTES,
      gc: true,
      isBase: true,
      module: 'functools',
    });
    this.type.dictOffset = DICT;
    this.type.weakListOffset = WEAKREFS;
    this.installMemory();
    this.installBehaviour();
    vm.types.ready(this.type);
    this.keywordMark = vm.calls.call(vm.types.object.address);
  }

  private installMemory(): void {
    const { vm, words, type } = this;
    type.referents = (self, edges) => {
      edges.push(type.address);
      for (let link = words[self + NEXT]; link !== self && link !== 0; link = words[link + NEXT]) {
        edges.push(words[link + LINK_KEY]);
        edges.push(words[link + LINK_RESULT]);
        edges.push(this.linkType.address);
      }
      for (const word of [CACHE, FUNCTION, KEYWORD_MARK]) edges.push(words[self + word]);
      edges.push(this.linkType.address);
      edges.push(words[self + CACHE_INFO]);
      edges.push(words[self + DICT]);
    };
    type.clear = (self) => {
      const links = this.unlinkAll(self);
      for (const word of [CACHE, FUNCTION, KEYWORD_MARK, CACHE_INFO, DICT]) {
        const old = words[self + word];
        words[self + word] = 0;
        vm.heap.xdecref(old);
      }
      this.releaseLinks(links);
    };
    type.dealloc = (self) => {
      vm.heap.gc.untrack(self);
      vm.weakref.clearWeakrefs(self);
      type.clear(self);
      vm.freeInstance(self);
    };
  }

  private installBehaviour(): void {
    const { vm, words, type } = this;
    setConstructor(
      vm,
      type,
      'user_function, maxsize, typed, cache_info_type',
      (subtype, func: Address, maxsize: Address, typed: Address, info: Address) =>
        this.make(subtype, func, maxsize, vm.compares.isTrue(typed), info),
    );
    type.call = (self, base, count, names) => this.call(self, base, count, names);
    type.descrGet = (self, instance) => {
      if (instance === 0 || instance === vm.none) return vm.heap.newRef(self);
      return vm.bound.method(self, instance);
    };
    vm.types.attributes(type, [dictAttribute(vm)]);
    vm.types.methods(type, [
      ['cache_info', '', (self: Address) => this.info(self)],
      [
        'cache_clear',
        '',
        (self: Address) => {
          const links = this.unlinkAll(self);
          words[self + HITS] = 0;
          words[self + MISSES] = 0;
          vm.dict.clear(words[self + CACHE]);
          this.releaseLinks(links);
          return vm.none;
        },
      ],
      ['__copy__', '', (self: Address) => vm.heap.newRef(self)],
      ['__deepcopy__', 'memo, /', (self: Address) => vm.heap.newRef(self)],
      ['__reduce__', '', (self: Address) => vm.attributes.getName(self, '__qualname__')],
    ]);
  }

  /** `lru_cache_new()`. */
  private make(subtype: PyType, func: Address, maxsize: Address, typed: boolean, info: Address): Address {
    const { vm, words } = this;
    if (!vm.calls.isCallable(func)) throw vm.errors.raise('TypeError', 'the first argument must be callable');
    let mode = INFINITE;
    let limit = -1;
    if (maxsize !== vm.none) {
      if (!vm.numbers.isIndex(maxsize)) throw vm.errors.raise('TypeError', 'maxsize should be integer or None');
      limit = Math.min(2 ** 31 - 1, Math.max(0, vm.numbers.intArgument(maxsize)));
      mode = limit === 0 ? UNCACHED : BOUNDED;
    }
    const cache = vm.dict.make();
    const self = vm.allocateInstance(subtype);
    words[self + PREVIOUS] = self;
    words[self + NEXT] = self;
    words[self + MODE] = mode;
    words[self + TYPED] = typed ? 1 : 0;
    words[self + CACHE] = cache;
    words[self + FUNCTION] = vm.heap.newRef(func);
    words[self + MAXSIZE] = limit;
    words[self + KEYWORD_MARK] = vm.heap.newRef(this.keywordMark);
    words[self + CACHE_INFO] = vm.heap.newRef(info);
    return self;
  }

  private call(self: Address, base: Address, count: number, names: Address): Address {
    const { vm, words } = this;
    const args = vm.tuple.pack(readWords(words, base, base + count));
    let kwargs = 0;
    if (names !== 0 && vm.tuple.length(names) > 0) {
      kwargs = vm.dict.make();
      for (const [name, value] of keywordsOf(vm, base + count, names)) vm.dict.set(kwargs, name, value);
    }
    try {
      if (words[self + MODE] !== UNCACHED) return this.lookUp(self, args, kwargs);
      words[self + MISSES]++;
      return vm.calls.callTuple(words[self + FUNCTION], args, kwargs);
    } finally {
      vm.heap.decref(args);
      vm.heap.xdecref(kwargs);
    }
  }

  /** `lru_cache_make_key()`: a new reference. */
  private makeKey(self: Address, args: Address, kwargs: Address): Address {
    const { vm, words } = this;
    const typed = words[self + TYPED] === 1;
    if (!typed && kwargs === 0) {
      if (vm.tuple.length(args) === 1) {
        const only = vm.tuple.item(args, 0);
        if (vm.str.isExact(only) || vm.int.isExact(only)) return vm.heap.newRef(only);
      }
      return vm.heap.newRef(args);
    }
    const items = vm.tuple.items(args);
    const key = [...items];
    const pairs = kwargs === 0 ? [] : vm.dict.items(kwargs);
    if (kwargs !== 0) key.push(words[self + KEYWORD_MARK]);
    for (const [name, value] of pairs) key.push(name, value);
    if (typed) key.push(...[...items, ...pairs.map(([, value]) => value)].map((item) => vm.typeOf(item).address));
    return vm.tuple.pack(key);
  }

  private lookUp(self: Address, args: Address, kwargs: Address): Address {
    const { vm, words } = this;
    const key = this.makeKey(self, args, kwargs);
    try {
      const found = vm.dict.get(words[self + CACHE], key);
      if (found !== 0) {
        words[self + HITS]++;
        if (words[self + MODE] === INFINITE) return vm.heap.newRef(found);
        this.extract(found);
        this.append(self, found);
        return vm.heap.newRef(words[found + LINK_RESULT]);
      }
      words[self + MISSES]++;
      const result = vm.calls.callTuple(words[self + FUNCTION], args, kwargs);
      if (words[self + MODE] === INFINITE) vm.dict.set(words[self + CACHE], key, result);
      else this.store(self, key, result);
      return result;
    } finally {
      vm.heap.decref(key);
    }
  }

  /** The second half of `bounded_lru_cache_wrapper()`. */
  private store(self: Address, key: Address, result: Address): void {
    const { vm, words } = this;
    const cache = words[self + CACHE];
    // The call may have put the same key there.
    if (vm.dict.get(cache, key) !== 0) return;
    const isFull = vm.dict.length(cache) >= words[self + MAXSIZE] && words[self + NEXT] !== self;
    if (!isFull) {
      const link = vm.heap.allocate(this.linkType.address, this.linkType.index, LINK_BYTES);
      words[link + LINK_KEY] = vm.heap.newRef(key);
      words[link + LINK_RESULT] = vm.heap.newRef(result);
      vm.dict.set(cache, key, link);
      this.append(self, link);
      return;
    }
    // The oldest link serves again.
    const link = words[self + NEXT];
    this.extract(link);
    const oldKey = words[link + LINK_KEY];
    const oldResult = words[link + LINK_RESULT];
    const popped = vm.dict.pop(cache, oldKey);
    words[link + LINK_KEY] = vm.heap.newRef(key);
    words[link + LINK_RESULT] = vm.heap.newRef(result);
    vm.dict.set(cache, key, link);
    this.append(self, link);
    vm.heap.xdecref(popped);
    vm.heap.decref(oldKey);
    vm.heap.decref(oldResult);
  }

  private extract(link: Address): void {
    const { words } = this;
    words[words[link + PREVIOUS] + NEXT] = words[link + NEXT];
    words[words[link + NEXT] + PREVIOUS] = words[link + PREVIOUS];
  }

  private append(self: Address, link: Address): void {
    const { words } = this;
    const last = words[self + PREVIOUS];
    words[last + NEXT] = link;
    words[self + PREVIOUS] = link;
    words[link + PREVIOUS] = last;
    words[link + NEXT] = self;
  }

  /** Takes all links out of the ring, oldest first. */
  private unlinkAll(self: Address): Address[] {
    const { words } = this;
    const links: Address[] = [];
    for (let link = words[self + NEXT]; link !== self && link !== 0; link = words[link + NEXT]) links.push(link);
    words[self + PREVIOUS] = self;
    words[self + NEXT] = self;
    return links;
  }

  private releaseLinks(links: readonly Address[]): void {
    for (const link of links) this.vm.heap.decref(link);
  }

  private info(self: Address): Address {
    const { vm, words } = this;
    const { int } = vm;
    const limit = words[self + MAXSIZE];
    const values = [
      int.fromNumber(words[self + HITS]),
      int.fromNumber(words[self + MISSES]),
      limit < 0 ? vm.none : int.fromNumber(limit),
      int.fromNumber(vm.dict.length(words[self + CACHE])),
    ];
    try {
      return vm.calls.call(words[self + CACHE_INFO], ...values);
    } finally {
      for (const value of values) vm.heap.decref(value);
    }
  }
}
