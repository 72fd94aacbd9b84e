import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import { EXC_ARGS, EXC_CAUSE, EXC_CONTEXT, EXC_TRACEBACK } from '../objects/exception.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { objectMember, setReference } from './object-member.ts';

/** BaseExceptionGroup and ExceptionGroup (`Objects/exceptions.c`). */
export function installExceptionGroups(vm: Vm): void {
  const { words } = vm;
  const base = vm.exception.get('BaseExceptionGroup');
  const group = vm.exception.get('ExceptionGroup');
  const exception = vm.exception.get('Exception');
  group.mro = [group, base, exception, vm.exception.base, vm.types.object];
  exception.subclasses.push(group);
  base.create = (type, start, count) => create(vm, type, readWords(words, start, start + count));
  const messageWord = vm.exception.fields.get(base)?.get('message') as number;
  base.str = (self) => {
    const { length } = partsOf(vm, self);
    const message = vm.str.text(words[self + messageWord]);
    return vm.str.make(`${message} (${length} sub-exception${length === 1 ? '' : 's'})`);
  };
  for (const name of ['message', 'exceptions']) {
    vm.types.attributes(base, [objectMember(vm, name, vm.exception.fields.get(base)?.get(name) as number)]);
  }
  vm.types.methods(base, [
    [
      'derive',
      'excs, /',
      (self: Address, parts: Address) => vm.calls.call(base.address, words[self + messageWord], parts),
    ],
    [
      'split',
      'matcher_value, /',
      (self: Address, condition: Address) => {
        const { match, rest } = new Splitter(vm, condition, true).split(self);
        return vm.tuple.steal([match || vm.none, rest || vm.none]);
      },
    ],
    [
      'subgroup',
      'matcher_value, /',
      (self: Address, condition: Address) => {
        return new Splitter(vm, condition, false).split(self).match || vm.none;
      },
    ],
  ]);
}

/** The exceptions directly in a group, borrowed. */
export function partsOf(vm: Vm, group: Address): Address[] {
  const word = vm.exception.field(group, 'exceptions');
  const parts = word === undefined ? 0 : vm.words[group + word];
  return parts === 0 ? [] : vm.tuple.items(parts);
}

export function isGroup(vm: Vm, exception: Address): boolean {
  return vm.typeOf(exception).isSubtypeOf(vm.exception.get('BaseExceptionGroup'));
}

/** `BaseExceptionGroup_new()`: of exceptions that all derive from Exception it makes an ExceptionGroup. */
function create(vm: Vm, type: PyType, args: readonly Address[]): Address {
  const { errors, words } = vm;
  const name = 'BaseExceptionGroup.__new__()';
  if (args.length !== 2) throw errors.raise('TypeError', `${name} takes exactly 2 arguments (${args.length} given)`);
  const [message, exceptions] = args;
  if (!vm.str.isStr(message))
    throw errors.raise('TypeError', `${name} argument 1 must be str, not ${vm.typeName(message)}`);
  const { getItem, getIndex } = vm.typeOf(exceptions);
  if ((getItem === null && getIndex === null) || vm.dict.isDict(exceptions)) {
    throw errors.raise('TypeError', 'second argument (exceptions) must be a sequence');
  }
  const parts = vm.iteration.tuple(exceptions);
  try {
    const target = checkParts(vm, type, vm.tuple.items(parts));
    const group = vm.allocateInstance(target);
    words[group + EXC_ARGS] = vm.tuple.pack(args);
    vm.exception.setField(group, 'message', message);
    vm.exception.setField(group, 'exceptions', parts);
    return group;
  } finally {
    vm.heap.decref(parts);
  }
}

/** The type that the group is of. */
function checkParts(vm: Vm, type: PyType, parts: readonly Address[]): PyType {
  const { errors } = vm;
  const exception = vm.exception.get('Exception');
  const group = vm.exception.get('ExceptionGroup');
  if (parts.length === 0) throw errors.raise('ValueError', 'second argument (exceptions) must be a non-empty sequence');
  const stranger = parts.findIndex((part) => !vm.exception.isException(part));
  if (stranger >= 0) {
    throw errors.raise('ValueError', `Item ${stranger} of second argument (exceptions) is not an exception`);
  }
  const nestsBase = parts.some((part) => !vm.typeOf(part).isSubtypeOf(exception));
  if (type === vm.exception.get('BaseExceptionGroup')) return nestsBase ? type : group;
  if (nestsBase && type === group) throw errors.raise('TypeError', 'Cannot nest BaseExceptions in an ExceptionGroup');
  if (nestsBase && type.isSubtypeOf(exception))
    throw errors.raise('TypeError', `Cannot nest BaseExceptions in '${type.name}'`);
  return type;
}

/** What matches of an exception and what does not: owned, 0 for nothing. */
interface Split {
  readonly match: Address;
  readonly rest: Address;
}

/** `exceptiongroup_split_recursive()`. */
class Splitter {
  private readonly vm: Vm;
  private readonly condition: Address;
  private readonly wantsRest: boolean;
  private readonly isPredicate: boolean;

  constructor(vm: Vm, condition: Address, wantsRest: boolean) {
    this.vm = vm;
    this.condition = condition;
    this.wantsRest = wantsRest;
    this.isPredicate = !vm.types.isType(condition) && vm.calls.isCallable(condition);
    const isKind = (object: Address): boolean =>
      vm.types.isType(object) && vm.types.at(object).isSubtypeOf(vm.exception.base);
    const kinds = vm.tuple.isTuple(condition) ? vm.tuple.items(condition) : [condition];
    if (this.isPredicate || kinds.every(isKind)) return;
    const expected = 'an exception type, a tuple of exception types, or a callable (other than a class)';
    throw vm.errors.raise('TypeError', `expected ${expected}`);
  }

  private matches(exception: Address): boolean {
    const { vm } = this;
    if (!this.isPredicate) return vm.interpreter.names.exceptionMatches(exception, this.condition);
    const result = vm.calls.call(this.condition, exception);
    try {
      return vm.compares.isTrue(result);
    } finally {
      vm.heap.decref(result);
    }
  }

  split(exception: Address): Split {
    const { vm } = this;
    if (this.matches(exception)) return { match: vm.heap.newRef(exception), rest: 0 };
    if (!isGroup(vm, exception)) return { match: 0, rest: this.wantsRest ? vm.heap.newRef(exception) : 0 };
    const matches: Address[] = [];
    const rests: Address[] = [];
    for (const part of partsOf(vm, exception)) {
      const { match, rest } = this.split(part);
      if (match !== 0) matches.push(match);
      if (rest !== 0) rests.push(rest);
    }
    return { match: subset(vm, exception, matches), rest: subset(vm, exception, rests) };
  }
}

/** `exceptiongroup_subset()`: a group like `original` with these exceptions, whose references it takes over; 0 of none. */
function subset(vm: Vm, original: Address, parts: readonly Address[]): Address {
  if (parts.length === 0) return 0;
  const { words, heap } = vm;
  const list = vm.list.steal(parts);
  let derived: Address;
  try {
    derived = vm.calls.method0(original, 'derive', list);
  } finally {
    heap.decref(list);
  }
  if (!isGroup(vm, derived)) {
    heap.decref(derived);
    throw vm.errors.raise('TypeError', 'derive must return an instance of BaseExceptionGroup');
  }
  for (const word of [EXC_TRACEBACK, EXC_CONTEXT]) setReference(vm, derived, word, words[original + word]);
  // PyException_SetCause() suppresses the context, whatever the cause.
  const cause = words[original + EXC_CAUSE];
  vm.errors.setCause(derived, cause === 0 ? 0 : heap.newRef(cause));
  const notes = vm.attributes.getOptional(original, vm.str.name('__notes__'));
  const kind = vm.typeOf(notes || vm.none);
  // Notes that are no sequence are not reported here.
  if (notes !== 0 && (kind.getIndex !== null || (kind.getItem !== null && !vm.dict.isDict(notes)))) {
    // A list of its own, so that a note added to one part does not show in the other.
    const copy = vm.iteration.list(notes);
    vm.attributes.set(derived, vm.str.name('__notes__'), copy);
    heap.decref(copy);
  }
  heap.xdecref(notes);
  return derived;
}
