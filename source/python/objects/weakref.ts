import { REFCOUNT } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { TUPLE_ITEMS } from './tuple.ts';
import type { PyType } from './type.ts';

// Words of a weak reference (PyWeakReference).
/** The object referred to, borrowed; 0 once it died. */
const REFERENT = 4;
const CALLBACK = 6;
/** Hash of the referent, kept when it was asked for; both words -1 before. */
export const WEAKREF_HASH = 8;
// The neighbours in the referent's list.
const PREVIOUS = 10;
const NEXT = 12;

/** sizeof(PyWeakReference) (3.12+). */
const WEAKREF_BYTES = 64;

/**
 * Weak references and proxies (`Objects/weakrefobject.c`). Each object that can be referred to has a word with the first
 * of its weak references, at the type's `weakListOffset`. The reference and the proxy without a callback come first and
 * are shared; all others follow, the newest first.
 */
export class WeakrefObjects {
  /** `weakref.ref`. */
  readonly type: PyType;
  readonly proxyType: PyType;
  readonly callableProxyType: PyType;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    const isOld = vm.facts.weakrefTypesAreBuiltins;
    this.type = this.defineType(isOld ? 'weakref' : 'weakref.ReferenceType', true);
    this.proxyType = this.defineType(isOld ? 'weakproxy' : 'weakref.ProxyType', false);
    this.callableProxyType = this.defineType(isOld ? 'weakcallableproxy' : 'weakref.CallableProxyType', false);
  }

  private defineType(name: string, isBase: boolean): PyType {
    const { vm, words } = this;
    const type = vm.types.define(name, {
      basicSize: WEAKREF_BYTES,
      gc: true,
      isBase,
      module: vm.facts.weakrefTypesAreBuiltins ? 'builtins' : 'weakref',
    });
    type.referents = (object, edges) => edges.push(words[object + CALLBACK]);
    type.clear = (object) => this.detach(object);
    type.dealloc = (object) => {
      vm.heap.gc.untrack(object);
      this.detach(object);
      vm.freeInstance(object);
    };
    return type;
  }

  /** `PyWeakref_CheckRef()`: a reference or of a subclass, not a proxy. */
  isRef(object: Address): boolean {
    const type = this.vm.typeOf(object);
    return type === this.type || type.isSubtypeOf(this.type);
  }

  /** `PyWeakref_CheckProxy()`. */
  isProxy(object: Address): boolean {
    const type = this.vm.typeOf(object);
    return type === this.proxyType || type === this.callableProxyType;
  }

  /** `PyWeakref_Check()`. */
  isWeakref(object: Address): boolean {
    return this.isRef(object) || this.isProxy(object);
  }

  /**
   * A new reference to a weak reference of `type` (`get_or_create_weakref()`): the shared one if there is no callback (0
   * or None) and the type is not a subclass. Raises TypeError for objects without a list.
   */
  make(object: Address, callback: Address = 0, type: PyType = this.type): Address {
    const { vm } = this;
    const { weakListOffset, name } = vm.typeOf(object);
    if (weakListOffset === 0) throw vm.errors.raise('TypeError', `cannot create weak reference to '${name}' object`);
    const given = callback === vm.none ? 0 : callback;
    if (given === 0 && !type.flags.isHeap) {
      const shared = this.basic(object, type === this.type);
      if (shared !== 0) return vm.heap.newRef(shared);
    }
    const weakref = this.allocate(type, object, given);
    this.insert(weakref, object);
    return weakref;
  }

  /** `weakref.proxy()`. */
  makeProxy(object: Address, callback: Address = 0): Address {
    const callable = this.vm.calls.isCallable(object);
    return this.make(object, callback, callable ? this.callableProxyType : this.proxyType);
  }

  private allocate(type: PyType, object: Address, callback: Address): Address {
    const { words, vm } = this;
    const weakref = vm.allocateInstance(type);
    words[weakref + REFERENT] = object;
    words[weakref + WEAKREF_HASH] = -1;
    words[weakref + WEAKREF_HASH + 1] = -1;
    if (callback !== 0) words[weakref + CALLBACK] = vm.heap.newRef(callback);
    return weakref;
  }

  private head(object: Address): Address {
    return object + this.vm.typeOf(object).weakListOffset;
  }

  private isBasicRef(weakref: Address): boolean {
    return this.words[weakref + CALLBACK] === 0 && this.vm.typeOf(weakref) === this.type;
  }

  private isBasicProxy(weakref: Address): boolean {
    return this.words[weakref + CALLBACK] === 0 && this.isProxy(weakref);
  }

  /** The object's shared reference, or its shared proxy; 0 if there is none (`get_basic_refs()`). */
  private basic(object: Address, isRef: boolean): Address {
    const { words } = this;
    let weakref = words[this.head(object)];
    if (weakref !== 0 && this.isBasicRef(weakref)) {
      if (isRef) return weakref;
      weakref = words[weakref + NEXT];
    }
    return !isRef && weakref !== 0 && this.isBasicProxy(weakref) ? weakref : 0;
  }

  /** `insert_weakref()`: behind the shared ones, which stand in front of all. */
  private insert(weakref: Address, object: Address): void {
    const { words } = this;
    let previous = 0;
    if (this.isBasicProxy(weakref)) previous = this.basic(object, true);
    else if (!this.isBasicRef(weakref)) previous = this.basic(object, false) || this.basic(object, true);
    const before = previous === 0 ? this.head(object) : previous + NEXT;
    const next = words[before];
    words[weakref + PREVIOUS] = previous;
    words[weakref + NEXT] = next;
    words[before] = weakref;
    if (next !== 0) words[next + PREVIOUS] = weakref;
  }

  /** The object referred to, borrowed; 0 if it died or is dying. */
  referent(weakref: Address): Address {
    const object = this.words[weakref + REFERENT];
    return object === 0 || this.words[object + REFCOUNT] === 0 ? 0 : object;
  }

  /** The callback, borrowed, or 0. */
  weakrefCallback(weakref: Address): Address {
    return this.words[weakref + CALLBACK];
  }

  /** An object's weak references in order of its list, borrowed (`weakref.getweakrefs()`). */
  weakrefsOf(object: Address): Address[] {
    const { words } = this;
    const weakrefs: Address[] = [];
    if (this.vm.typeOf(object).weakListOffset === 0) return weakrefs;
    for (let at = words[this.head(object)]; at !== 0; at = words[at + NEXT]) weakrefs.push(at);
    return weakrefs;
  }

  /** `_PyWeakref_ClearRef()`: the reference dies and leaves its object's list; it keeps its callback. */
  clearWeakref(weakref: Address): void {
    const { words } = this;
    const object = words[weakref + REFERENT];
    if (object === 0) return;
    const previous = words[weakref + PREVIOUS];
    const next = words[weakref + NEXT];
    words[previous === 0 ? this.head(object) : previous + NEXT] = next;
    if (next !== 0) words[next + PREVIOUS] = previous;
    words[weakref + REFERENT] = 0;
    words[weakref + PREVIOUS] = 0;
    words[weakref + NEXT] = 0;
  }

  /** Clears a reference and takes its callback, which the caller then owns; 0 without. */
  private takeCallback(weakref: Address): Address {
    this.clearWeakref(weakref);
    const callback = this.words[weakref + CALLBACK];
    this.words[weakref + CALLBACK] = 0;
    return callback;
  }

  /** `clear_weakref()`: clears a reference and releases its callback. */
  private detach(weakref: Address): void {
    this.vm.heap.xdecref(this.takeCallback(weakref));
  }

  /** Calls a dead reference's callback; what it raises is reported as unraisable. */
  callWeakrefCallback(weakref: Address): void {
    this.call(this.words[weakref + CALLBACK], weakref);
  }

  private call(callback: Address, weakref: Address): void {
    const { vm } = this;
    try {
      vm.heap.decref(vm.calls.call(callback, weakref));
    } catch (error) {
      vm.errors.unraisableWhile(error, 'calling weakref callback', callback);
    }
  }

  /**
   * `PyObject_ClearWeakRefs()`: an object with no references left dies. All its weak references are cleared, then the
   * callbacks run, newest first. Deallocators call it before anything else of the object goes.
   */
  clearWeakrefs(object: Address): void {
    const { words } = this;
    const offset = this.vm.typeOf(object).weakListOffset;
    const head = object + offset;
    if (offset === 0 || words[head] === 0) return;
    while (words[head] !== 0 && (this.isBasicRef(words[head]) || this.isBasicProxy(words[head]))) {
      this.clearWeakref(words[head]);
    }
    const count = this.weakrefsOf(object).length;
    if (count > 0) this.callAll(head, count);
  }

  private callAll(head: Address, count: number): void {
    const { words, vm } = this;
    const { frames } = vm;
    const { trace } = vm.heap;
    const raised = vm.errors.save();
    // What dies as its frame returns dies on the line of the caller; translated code goes to that line only afterwards.
    const { site } = trace;
    if (frames.current !== 0) frames.restoreSite(frames.current);
    // The tuple of references and callbacks is a real one: it can be met in the heap while they run.
    const pairs = vm.tuple.allocate(count * 2);
    vm.heap.gc.track(pairs);
    const found: [weakref: Address, callback: Address][] = [];
    while (words[head] !== 0) {
      const weakref = words[head];
      const callback = this.takeCallback(weakref);
      if (words[weakref + REFCOUNT] === 0) {
        vm.heap.xdecref(callback);
        continue;
      }
      const item = pairs + TUPLE_ITEMS + found.length * 2;
      words[item] = vm.heap.newRef(weakref);
      words[item + 1] = callback;
      found.push([weakref, callback]);
    }
    for (const [weakref, callback] of found) if (callback !== 0) this.call(callback, weakref);
    vm.heap.decref(pairs);
    trace.site = site;
    vm.errors.restore(raised);
  }
}
