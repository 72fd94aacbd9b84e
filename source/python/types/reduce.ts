import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** What `object.__reduce__()` and `object.__reduce_ex__()` do (`Objects/typeobject.c`, object___reduce_ex___impl()). */

/** Bytes of an object's head, of its dict pointer and of its weakref list. */
const OBJECT_BYTES = 16;
const POINTER_BYTES = 8;

/** `__reduce_ex__()`: a `__reduce__()` that is not object's goes first. */
export function reduceEx(vm: Vm, self: Address, protocol: number, object: PyType): Address {
  const name = vm.str.name('__reduce__');
  const own = vm.attributes.lookup(vm.typeOf(self), name);
  if (own !== vm.attributes.own(object, name)) {
    const reduce = vm.attributes.get(self, name);
    try {
      return vm.calls.call(reduce);
    } finally {
      vm.heap.decref(reduce);
    }
  }
  return commonReduce(vm, self, protocol);
}

/** `_common_reduce()` */
export function commonReduce(vm: Vm, self: Address, protocol: number): Address {
  const copyreg = importCopyreg(vm);
  try {
    if (protocol >= 2) return reduceNewObject(vm, self, copyreg);
    const number = vm.int.fromNumber(protocol);
    try {
      return vm.calls.method0(copyreg, '_reduce_ex', self, number);
    } finally {
      vm.heap.decref(number);
    }
  } finally {
    vm.heap.decref(copyreg);
  }
}

function importCopyreg(vm: Vm): Address {
  return vm.calls.call(vm.dict.getName(vm.builtins, '__import__'), vm.str.name('copyreg'));
}

function refuse(vm: Vm, self: Address): unknown {
  return vm.errors.raise('TypeError', `cannot pickle '${vm.typeName(self)}' object`);
}

/** `reduce_newobj()`: `copyreg.__newobj__`, its arguments, the state, and what lists and dicts hold. */
function reduceNewObject(vm: Vm, self: Address, copyreg: Address): Address {
  const { heap, tuple } = vm;
  const type = vm.typeOf(self);
  if (type.create === null || type.flags.disallowsInstances) throw refuse(vm, self);
  const { args, keywords } = newArguments(vm, self);
  const isList = vm.list.isList(self);
  const isDict = vm.dict.isDict(self);
  const parts: Address[] = [];
  try {
    if (args === null || keywords === 0 || vm.dict.length(keywords) === 0) {
      parts.push(vm.attributes.getName(copyreg, '__newobj__'));
      parts.push(tuple.pack([type.address, ...(args === null ? [] : tuple.items(args))]));
    } else {
      parts.push(vm.attributes.getName(copyreg, '__newobj_ex__'));
      parts.push(tuple.pack([type.address, args, keywords]));
    }
    if (args === null && !isList && !isDict) requireNoHiddenState(vm, self);
    parts.push(vm.calls.method0(self, '__getstate__'));
    parts.push(isList ? vm.iteration.iter(self) : heap.newRef(vm.none));
    parts.push(isDict ? itemsIterator(vm, self) : heap.newRef(vm.none));
    return tuple.steal(parts.splice(0));
  } finally {
    for (const part of parts) heap.decref(part);
    if (args !== null) heap.decref(args);
    heap.xdecref(keywords);
  }
}

function itemsIterator(vm: Vm, dict: Address): Address {
  const items = vm.calls.method0(dict, 'items');
  try {
    return vm.iteration.iter(items);
  } finally {
    vm.heap.decref(items);
  }
}

/** `_PyObject_GetNewArguments()`: new references; `args` null if the object says nothing. */
function newArguments(vm: Vm, self: Address): { args: Address | null; keywords: Address } {
  const { heap, tuple } = vm;
  const both = vm.calls.boundSpecial(self, '__getnewargs_ex__');
  if (both !== 0) {
    try {
      if (!tuple.isTuple(both)) throw wrongKind(vm, '__getnewargs_ex__ should return a tuple', both);
      if (tuple.length(both) !== 2) {
        const message = `__getnewargs_ex__ should return a tuple of length 2, not ${tuple.length(both)}`;
        throw vm.errors.raise('ValueError', message);
      }
      const [args, keywords] = tuple.items(both);
      if (!tuple.isTuple(args)) {
        throw wrongKind(vm, 'first item of the tuple returned by __getnewargs_ex__ must be a tuple', args);
      }
      if (!vm.dict.isDict(keywords)) {
        throw wrongKind(vm, 'second item of the tuple returned by __getnewargs_ex__ must be a dict', keywords);
      }
      return { args: heap.newRef(args), keywords: heap.newRef(keywords) };
    } finally {
      heap.decref(both);
    }
  }
  const args = vm.calls.boundSpecial(self, '__getnewargs__');
  if (args === 0) return { args: null, keywords: 0 };
  if (tuple.isTuple(args)) return { args, keywords: 0 };
  const error = wrongKind(vm, '__getnewargs__ should return a tuple', args);
  heap.decref(args);
  throw error;
}

function wrongKind(vm: Vm, what: string, value: Address): unknown {
  return vm.errors.raise('TypeError', `${what}, not '${vm.typeName(value)}'`);
}

/** `object_getstate_default()`, the part that refuses: an object of C with fields that no attribute tells. */
function requireNoHiddenState(vm: Vm, self: Address): void {
  const native = vm.typeOf(self).mro.find((base) => !base.flags.isHeap);
  if (native === undefined || native.basicSize === OBJECT_BYTES) return;
  const known =
    OBJECT_BYTES + (native.dictOffset !== 0 ? POINTER_BYTES : 0) + (native.weakListOffset ? POINTER_BYTES : 0);
  if (native.itemSize > 0) {
    throw vm.errors.raise('TypeError', vm.language.messages.hiddenItems(vm.typeName(self)));
  }
  if (native.basicSize > known) throw refuse(vm, self);
}
