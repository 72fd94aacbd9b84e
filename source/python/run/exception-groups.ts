import type { Address } from '../../heap/object-type.ts';
import { EXC_CAUSE, EXC_CONTEXT, EXC_NOTES, EXC_TRACEBACK } from '../objects/exception.ts';
import { Native } from '../objects/native.ts';
import type { Vm } from '../vm.ts';

/** What `except*` takes of an exception, and what it leaves; owned, 0 for nothing. */
export interface GroupMatch {
  readonly match: Address;
  readonly rest: Address;
}

/** CHECK_EG_MATCH (`Python/ceval.c, _PyEval_ExceptionGroupMatch()`). */
export function matchGroup(vm: Vm, exception: Address, kind: Address): GroupMatch {
  const group = vm.exception.get('BaseExceptionGroup');
  const kinds = vm.tuple.isTuple(kind) ? vm.tuple.items(kind) : [kind];
  if (kinds.some((item) => vm.types.isType(item) && vm.types.at(item).isSubtypeOf(group))) {
    throw vm.errors.raise('TypeError', 'catching ExceptionGroup with except* is not allowed. Use except instead.');
  }
  const isGroup = vm.typeOf(exception).isSubtypeOf(group);
  if (vm.interpreter.names.exceptionMatches(exception, kind)) {
    return { match: isGroup ? vm.heap.newRef(exception) : wrap(vm, exception), rest: 0 };
  }
  if (!isGroup) return { match: 0, rest: vm.heap.newRef(exception) };
  const pair = vm.calls.method0(exception, 'split', kind);
  const [match, rest] = vm.tuple.items(pair).map((part) => (part === vm.none ? 0 : vm.heap.newRef(part)));
  vm.heap.decref(pair);
  return { match, rest };
}

/** A naked exception as `except*` shows it: a group of one, with its traceback. */
function wrap(vm: Vm, exception: Address): Address {
  const only = vm.tuple.pack([exception]);
  const group = makeGroup(vm, [exception], only);
  vm.heap.decref(only);
  const traceback = vm.words[exception + EXC_TRACEBACK];
  if (traceback !== 0) vm.errors.setTraceback(group, vm.heap.newRef(traceback));
  return group;
}

function makeGroupOfList(vm: Vm, exceptions: readonly Address[]): Address {
  for (const exception of exceptions) vm.heap.incref(exception);
  const list = vm.list.steal(exceptions);
  try {
    return makeGroup(vm, exceptions, list);
  } finally {
    vm.heap.decref(list);
  }
}

/** `_PyExc_CreateExceptionGroup("", sequence)`: `exceptions` are the sequence's items. */
function makeGroup(vm: Vm, exceptions: readonly Address[], sequence: Address): Address {
  const type = exceptions.every((e) => vm.typeOf(e).isSubtypeOf(vm.exception.get('Exception')));
  const cls = vm.exception.get(type ? 'ExceptionGroup' : 'BaseExceptionGroup').address;
  return vm.calls.call(cls, vm.str.empty, sequence);
}

/** `_PyExc_PrepReraiseStar()`: what a `try … except*` leaves to raise, or None; a new reference. */
export function prepareReraise(vm: Vm, original: Address, raised: Address): Address {
  const items: Address[] = [];
  for (let i = 0; i < vm.list.length(raised); i++) {
    const item = vm.list.item(raised, i);
    if (item !== vm.none) items.push(item);
  }
  if (items.length === 0) return vm.none;
  if (!vm.typeOf(original).isSubtypeOf(vm.exception.get('BaseExceptionGroup'))) return vm.heap.newRef(items[0]);
  const again = items.filter((item) => hasSameMetadata(vm, item, original));
  const fresh = items.filter((item) => !again.includes(item));
  const projection = again.length === 0 ? 0 : project(vm, original, again);
  if (fresh.length === 0) return projection === 0 ? vm.none : projection;
  const parts = projection === 0 ? fresh : [...fresh, projection];
  const group = parts.length === 1 && projection === 0 ? vm.heap.newRef(parts[0]) : makeGroupOfList(vm, parts);
  vm.heap.xdecref(projection);
  return group;
}

/** `is_same_exception_metadata()`: the part of the original that was raised again. */
function hasSameMetadata(vm: Vm, a: Address, b: Address): boolean {
  return [EXC_NOTES, EXC_TRACEBACK, EXC_CAUSE, EXC_CONTEXT].every((word) => vm.words[a + word] === vm.words[b + word]);
}

/** `exception_group_projection()`: the original, reduced to the leaves that are in `parts`. */
function project(vm: Vm, original: Address, parts: readonly Address[]): Address {
  const leaves = new Set<Address>();
  for (const part of parts) addLeaves(vm, part, leaves);
  const contains = new Native('contains', 'exception, /', (exception: Address) => vm.int.bool(leaves.has(exception)));
  const predicate = vm.bound.builtin(contains, 0);
  try {
    return vm.calls.method0(original, 'subgroup', predicate);
  } finally {
    vm.heap.decref(predicate);
  }
}

function addLeaves(vm: Vm, exception: Address, leaves: Set<Address>): void {
  const word = vm.exception.field(exception, 'exceptions');
  if (word === undefined) leaves.add(exception);
  else for (const item of vm.tuple.items(vm.words[exception + word])) addLeaves(vm, item, leaves);
}
