import type { Address } from '../../heap/object-type.ts';
import type { NativeCode } from '../objects/native.ts';
import { WEAKREF_HASH } from '../objects/weakref.ts';
import { EQ, NE } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';
import { installProxies } from './weakref-proxy.ts';
import { referentType } from './weakref-repr.ts';

/** What `weakref.ref` and the proxies do (`Objects/weakrefobject.c`). */
export function installWeakrefMethods(vm: Vm): void {
  installConstructor(vm);
  installReference(vm);
  installProxies(vm);
}

function installConstructor(vm: Vm): void {
  const { type } = vm.weakref;
  const check = (method: string, count: number): void => {
    if (count >= 1 && count <= 2) return;
    const bound = count === 0 ? 'at least 1 argument' : 'at most 2 arguments';
    throw vm.errors.raise('TypeError', `${method} expected ${bound}, got ${count}`);
  };
  type.create = (subtype, base, count) => {
    check('__new__', count);
    return vm.weakref.make(vm.words[base], count > 1 ? vm.words[base + 1] : 0, subtype);
  };
  type.init = (_self, _base, count, keywordNames) => {
    if (keywordNames !== 0) throw vm.errors.raise('TypeError', 'ref() takes no keyword arguments');
    check('__init__', count);
  };
}

function installReference(vm: Vm): void {
  const { words, heap, hash } = vm;
  const { type } = vm.weakref;
  type.call = (self, _base, count, keywordNames) => {
    if (keywordNames !== 0) throw vm.errors.raise('TypeError', 'weakref() takes no keyword arguments');
    if (count > 0) throw vm.errors.raise('TypeError', `weakref expected 0 arguments, got ${count}`);
    const referent = vm.weakref.referent(self);
    return referent === 0 ? vm.none : heap.newRef(referent);
  };
  type.hash = (self) => {
    if (words[self + WEAKREF_HASH] === -1 && words[self + WEAKREF_HASH + 1] === -1) {
      hashReferent(vm, self);
      words[self + WEAKREF_HASH] = hash.lo;
      words[self + WEAKREF_HASH + 1] = hash.hi;
    }
    hash.lo = words[self + WEAKREF_HASH];
    hash.hi = words[self + WEAKREF_HASH + 1];
  };
  type.compare = (a, b, operation) => compare(vm, a, b, operation);
  type.repr = (self) => vm.str.make(reprText(vm, self));
  vm.types.attributes(type, [
    { kind: 'member', name: '__callback__', get: (self) => heap.newRef(vm.weakref.weakrefCallback(self) || vm.none) },
  ]);
}

/** Writes the hash of what is referred to to `vm.hash`. */
function hashReferent(vm: Vm, weakref: Address): void {
  const referent = vm.weakref.referent(weakref);
  if (referent === 0) throw vm.errors.raise('TypeError', 'weak object has gone away');
  vm.heap.incref(referent);
  try {
    vm.hashOf(referent);
  } finally {
    vm.heap.decref(referent);
  }
}

/** `weakref_richcompare()`: live references compare as their objects do, dead ones by identity. */
function compare(vm: Vm, a: Address, b: Address, operation: number): Address {
  if ((operation !== EQ && operation !== NE) || !vm.weakref.isWeakref(a) || !vm.weakref.isWeakref(b))
    return vm.notImplemented;
  const left = vm.weakref.referent(a);
  const right = vm.weakref.referent(b);
  if (left === 0 || right === 0) return vm.int.bool((a === b) === (operation === EQ));
  vm.heap.incref(left);
  vm.heap.incref(right);
  try {
    return vm.compares.rich(left, right, operation);
  } finally {
    vm.heap.decref(left);
    vm.heap.decref(right);
  }
}

/** `weakref_repr()`. */
function reprText(vm: Vm, weakref: Address): string {
  const referent = vm.weakref.referent(weakref);
  const at = vm.texts.pointer(weakref);
  if (referent === 0) return `<weakref at ${at}; dead>`;
  const name = specialName(vm, referent);
  return `<weakref at ${at}; to '${referentType(vm, referent)}' at ${vm.texts.pointer(referent)}${name === null ? '' : ` (${name})`}>`;
}

/** `__name__` of an object, if its type provides one and it is a str. */
function specialName(vm: Vm, object: Address): string | null {
  const found = vm.attributes.lookup(vm.typeOf(object), vm.str.name('__name__'));
  if (found === 0) return null;
  const name = vm.attributes.bind(found, object, vm.typeOf(object).address);
  const text = vm.str.isStr(name) ? vm.str.text(name) : null;
  vm.heap.decref(name);
  return text;
}

/** The functions of the module `_weakref`: `[name, signature, code]`. */
export function weakrefFunctions(vm: Vm): readonly (readonly [name: string, signature: string, code: NativeCode])[] {
  const { words } = vm;
  return [
    [
      'proxy',
      'object, callback=None, /',
      (object: Address, callback: Address) => vm.weakref.makeProxy(object, callback),
    ],
    ['getweakrefcount', 'object, /', (object: Address) => vm.int.fromNumber(vm.weakref.weakrefsOf(object).length)],
    [
      'getweakrefs',
      'object, /',
      (object: Address) => {
        const list = vm.list.make();
        // One that is being deallocated right now is left out.
        for (const weakref of vm.weakref.weakrefsOf(object)) if (words[weakref] !== 0) vm.list.append(list, weakref);
        return list;
      },
    ],
  ];
}
