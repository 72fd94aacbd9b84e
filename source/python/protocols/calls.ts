import type { Address } from '../../heap/object-type.ts';
import { moveWords } from '../../heap/words.ts';
import { BUILTIN_SELF, METHOD_FUNC, METHOD_SELF } from '../objects/bound.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { callNative } from './native-call.ts';

/**
 * Calls. Arguments lie side by side in words, positional ones first, then the values of the keywords that the tuple
 * `keywordNames` (0: none) names. The callee borrows them; the result is a new reference.
 */
export class Calls {
  /** The arguments are a tuple already (`f(*args)`): whoever wants one need not make it. */
  tupleAtHand = false;
  private readonly vm: Vm;

  /** What the innermost packed() has made, and of what. */
  private packedBase: Address = 0;
  private packedArguments: Address = 0;
  private packedKeywords: Address = 0;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** `PyObject_Vectorcall()`: `count` positional arguments at words[base…]. */
  vector(callable: Address, base: Address, count: number, keywordNames: Address): Address {
    const { vm } = this;
    const { words } = vm;
    const type = vm.typeOf(callable);
    if (type === vm.function.type) {
      this.tupleAtHand = false;
      return vm.interpreter.callFunction(callable, base, count, keywordNames);
    }
    if (type === vm.bound.builtinType) {
      return callNative(vm, vm.bound.nativeOf(callable), words[callable + BUILTIN_SELF], base, count, keywordNames);
    }
    if (type === vm.bound.methodType) return this.method(callable, base, count, keywordNames);
    if (type.call === null) throw vm.errors.raise('TypeError', `'${type.name}' object is not callable`);
    return type.call(callable, base, count, keywordNames);
  }

  /** A bound method: `self` goes in front, on a copy above the stack. */
  private method(method: Address, base: Address, count: number, keywordNames: Address): Address {
    const { words } = this.vm;
    return this.withFirst(words[method + METHOD_FUNC], words[method + METHOD_SELF], base, count, keywordNames);
  }

  /** Calls what is given a tuple of its arguments, and need not make one; `args` is that tuple, where it is known. */
  withTuple(args: Address, call: () => Address): Address {
    const { packedArguments } = this;
    this.tupleAtHand = true;
    if (args !== 0) this.packedArguments = args;
    try {
      return call();
    } finally {
      this.tupleAtHand = false;
      this.packedArguments = packedArguments;
    }
  }

  /** Whether a tuple of the arguments is there; asked once a call. */
  takeTupleAtHand(): boolean {
    const atHand = this.tupleAtHand;
    this.tupleAtHand = false;
    return atHand;
  }

  /**
   * What happens around the call of an object without a vectorcall: its arguments are in a tuple too, the values of the
   * keywords in a dict (`_PyObject_MakeTpCall()`).
   */
  packed(base: Address, count: number, keywordNames: Address, call: () => Address): Address {
    const { vm } = this;
    const { words, heap, tuple } = vm;
    if (this.takeTupleAtHand()) return call();
    const { packedBase, packedArguments, packedKeywords } = this;
    const args = count === 0 ? 0 : tuple.copyWords(base, count);
    let keywords = 0;
    if (keywordNames !== 0) {
      keywords = vm.dict.make();
      tuple.items(keywordNames).forEach((name, i) => {
        vm.dict.set(keywords, name, words[base + count + i]);
      });
    }
    this.packedBase = base;
    this.packedArguments = args;
    this.packedKeywords = keywords;
    try {
      return call();
    } finally {
      this.packedBase = packedBase;
      this.packedArguments = packedArguments;
      this.packedKeywords = packedKeywords;
      heap.xdecref(args);
      heap.xdecref(keywords);
    }
  }

  /** The arguments at words[base…] in a tuple, a new reference: the one that they came in, if they did. */
  argumentTuple(base: Address, count: number): Address {
    const { packedArguments } = this;
    const { tuple, heap, words } = this.vm;
    let isPacked = packedArguments !== 0 && tuple.isExact(packedArguments) && tuple.length(packedArguments) === count;
    for (let i = 0; isPacked && i < count; i++) isPacked = tuple.item(packedArguments, i) === words[base + i];
    return isPacked ? heap.newRef(packedArguments) : tuple.copyWords(base, count);
  }

  /** The dict that packed() made of the keywords behind words[base…], a new reference; 0 when it made none. */
  keywordDict(base: Address): Address {
    return base === this.packedBase && this.packedKeywords !== 0 ? this.vm.heap.newRef(this.packedKeywords) : 0;
  }

  /** Calls a method of a class with `self`; keywords came in a dict and are unpacked again (`_PyObject_Call_Prepend()`). */
  prepended(callable: Address, self: Address, base: Address, count: number, keywordNames: Address): Address {
    if (keywordNames === 0) return this.withFirst(callable, self, base, count, 0);
    const { heap } = this.vm;
    heap.incref(self);
    try {
      const call = (): Address => this.withFirst(callable, self, base, count, keywordNames);
      return this.unpacked(base, count, keywordNames, 1, call);
    } finally {
      heap.decref(self);
    }
  }

  /**
   * Calls while the arguments are held once more: those of a tuple and a dict that were unpacked (`_PyStack_UnpackDict()`),
   * behind so many `others`.
   */
  private unpacked(base: Address, count: number, keywordNames: Address, others: number, call: () => Address): Address {
    const { words, heap, tuple } = this.vm;
    const keywords = tuple.length(keywordNames);
    const stack = this.allocateStack(others + count, keywords);
    const held: Address[] = [];
    for (let i = 0; i < count + keywords; i++) held.push(heap.newRef(words[base + i]));
    const names = tuple.pack(tuple.items(keywordNames));
    try {
      return call();
    } finally {
      for (const object of held) heap.decref(object);
      heap.allocator.free(stack);
      heap.decref(names);
    }
  }

  /** The block of `_PyStack_UnpackDict()` for so many arguments: one place more, for PY_VECTORCALL_ARGUMENTS_OFFSET. */
  allocateStack(count: number, keywords: number): Address {
    return this.vm.heap.allocator.allocate((1 + count + keywords) * 8);
  }

  /** Calls with one more argument in front of those at words[base…]. */
  withFirst(callable: Address, first: Address, base: Address, count: number, keywordNames: Address): Address {
    const { words, frames, tuple } = this.vm;
    const total = count + (keywordNames === 0 ? 0 : tuple.length(keywordNames));
    const start = frames.top;
    words[start] = first;
    moveWords(words, start + 1, base, total);
    frames.top = start + total + 1;
    try {
      return this.vector(callable, start, count + 1, keywordNames);
    } finally {
      frames.top = start;
    }
  }

  /** Calls with these arguments, all borrowed. */
  call(callable: Address, ...args: readonly Address[]): Address {
    const { words, frames } = this.vm;
    const start = frames.top;
    for (let i = 0; i < args.length; i++) words[start + i] = args[i];
    frames.top = start + args.length;
    try {
      return this.vector(callable, start, args.length, 0);
    } finally {
      frames.top = start;
    }
  }

  /** Calls with positional arguments and keywords, all borrowed. */
  callKeywords(
    callable: Address,
    args: readonly Address[],
    keywords: readonly (readonly [name: string, value: Address])[],
  ): Address {
    const { vm } = this;
    const { words, frames } = vm;
    const start = frames.top;
    for (let i = 0; i < args.length; i++) words[start + i] = args[i];
    for (let i = 0; i < keywords.length; i++) words[start + args.length + i] = keywords[i][1];
    frames.top = start + args.length + keywords.length;
    const names = keywords.length === 0 ? 0 : vm.tuple.pack(keywords.map(([name]) => vm.str.name(name)));
    try {
      return this.vector(callable, start, args.length, names);
    } finally {
      frames.top = start;
      vm.heap.xdecref(names);
    }
  }

  /** `callable(*args, **kwargs)` with a tuple and a dict (0: none), both borrowed. */
  callTuple(callable: Address, args: Address, kwargs: Address): Address {
    const { vm } = this;
    const { words, frames, tuple, dict } = vm;
    const start = frames.top;
    const count = tuple.length(args);
    for (let i = 0; i < count; i++) words[start + i] = tuple.item(args, i);
    let names = 0;
    let top = start + count;
    if (kwargs !== 0 && dict.length(kwargs) > 0) {
      const items = dict.items(kwargs);
      for (const [key, value] of items) {
        if (!vm.str.isStr(key)) throw vm.errors.raise('TypeError', 'keywords must be strings');
        words[top++] = value;
      }
      names = tuple.layOut(
        top,
        items.map(([key]) => key),
      );
      top = tuple.endOfLaidOut(names);
    }
    frames.top = top;
    const call = (): Address => this.withTuple(args, () => this.vector(callable, start, count, names));
    try {
      return names !== 0 && this.hasVectorcall(callable) ? this.unpacked(start, count, names, 0, call) : call();
    } finally {
      frames.top = start;
    }
  }

  /** `PyVectorcall_Function()`: whether the callable takes its arguments side by side, not in a tuple and a dict. */
  private hasVectorcall(callable: Address): boolean {
    const { bound, descriptor, function: functions, types } = this.vm;
    const type = this.vm.typeOf(callable);
    if (type === bound.builtinType) {
      const { packsArguments, leavesKeywords } = bound.nativeOf(callable);
      return !packsArguments || leavesKeywords;
    }
    if (types.isType(callable)) return types.at(callable).hasVectorcall;
    return type === functions.type || type === bound.methodType || type === descriptor.methodType;
  }

  /** Calls a method by name; raises AttributeError if there is none. */
  method0(object: Address, name: string, ...args: readonly Address[]): Address {
    const { vm } = this;
    const method = vm.attributes.get(object, vm.str.name(name));
    try {
      return this.call(method, ...args);
    } finally {
      vm.heap.decref(method);
    }
  }

  /**
   * Calls a special method, looked up on the type only (`vectorcall_method()`); 0 if there is none.
   */
  special(object: Address, name: string, ...args: readonly Address[]): Address {
    const { vm } = this;
    const type = vm.typeOf(object);
    const found = vm.attributes.lookup(type, vm.str.name(name));
    if (found === 0) return 0;
    const { methodType, wrapperType } = vm.descriptor;
    if (vm.function.isFunction(found) || vm.typeOf(found) === methodType || vm.typeOf(found) === wrapperType) {
      vm.heap.incref(found);
      try {
        return this.call(found, object, ...args);
      } finally {
        vm.heap.decref(found);
      }
    }
    const bound = vm.attributes.bind(found, object, type.address);
    try {
      return this.call(bound, ...args);
    } finally {
      vm.heap.decref(bound);
    }
  }

  /**
   * Calls a special method bound to its object first (`_PyObject_LookupSpecial()`), as code does that has no slot for it;
   * 0 if there is none.
   */
  boundSpecial(object: Address, name: string, ...args: readonly Address[]): Address {
    const { vm } = this;
    const type = vm.typeOf(object);
    const found = vm.attributes.lookup(type, vm.str.name(name));
    if (found === 0) return 0;
    const bound = vm.attributes.bind(found, object, type.address);
    try {
      return this.call(bound, ...args);
    } finally {
      vm.heap.decref(bound);
    }
  }

  /** `isinstance(object, cls)` for one class, with `__instancecheck__` (`PyObject_IsInstance()`). */
  isInstance(object: Address, cls: Address): boolean {
    const { vm } = this;
    const type = vm.typeOf(object);
    if (type.address === cls) return true;
    if (vm.typeOf(cls) === vm.types.type) return this.isRealInstance(object, type, vm.types.at(cls));
    const result = this.boundSpecial(cls, '__instancecheck__', object);
    if (result === 0) {
      if (vm.types.isType(cls)) return this.isRealInstance(object, type, vm.types.at(cls));
      throw vm.errors.raise('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union');
    }
    const truth = vm.compares.isTrue(result);
    vm.heap.decref(result);
    return truth;
  }

  /** `recursive_isinstance()`: by type, or by what `__class__` claims. */
  isRealInstance(object: Address, type: PyType, cls: PyType): boolean {
    const { vm } = this;
    if (type.isSubtypeOf(cls)) return true;
    if (type.getattro === vm.types.object.getattro && !type.flags.isHeap) return false;
    const claimed = vm.attributes.getOptional(object, vm.str.name('__class__'));
    if (claimed === 0) return false;
    const matches = claimed !== type.address && vm.types.isType(claimed) && vm.types.at(claimed).isSubtypeOf(cls);
    vm.heap.decref(claimed);
    return matches;
  }

  /** Whether `callable(…)` can work. */
  isCallable(object: Address): boolean {
    const type = this.vm.typeOf(object);
    return type.call !== null;
  }
}
