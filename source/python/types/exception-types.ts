import type { Address } from '../../heap/object-type.ts';
import { EXC_ARGS, EXC_CAUSE, EXC_CONTEXT, EXC_DICT, EXC_SUPPRESS, EXC_TRACEBACK } from '../objects/exception.ts';
import type { Attribute, PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { setArguments } from './exception-arguments.ts';
import { installExceptionGroups } from './exception-group.ts';
import { installExceptionKinds } from './exception-kinds.ts';
import { fromFormat } from './from-format.ts';
import { dictAttribute, objectMember, setReference, settable } from './object-member.ts';
import { installOsError } from './os-error.ts';
import { installSyntaxError } from './syntax-error.ts';
import { installUnicodeErrors } from './unicode-error.ts';

/** What exceptions do (`Objects/exceptions.c`). Bases are ready before the types made from them. */
export function installExceptionTypes(vm: Vm): void {
  const { base } = vm.exception;
  installBase(vm, base);
  for (const type of new Set(vm.exception.types.values())) addFields(vm, type);
  const installs = [
    installExceptionKinds,
    installOsError,
    installSyntaxError,
    installUnicodeErrors,
    installExceptionGroups,
  ];
  for (const install of installs) install(vm);
  for (const type of new Set(vm.exception.types.values())) vm.types.ready(type);
}

/** The fields that a kind of exception has and its base has not. */
function addFields(vm: Vm, type: PyType): void {
  const fields = vm.exception.fields.get(type);
  const inherited = type.base === null ? undefined : vm.exception.fields.get(type.base);
  const own = [...(fields ?? [])].filter(([name]) => name !== '' && !inherited?.has(name));
  vm.types.attributes(
    type,
    own.map(([name, word]) => objectMember(vm, name, word, 'writable')),
  );
}

function installBase(vm: Vm, type: PyType): void {
  const { words, heap, tuple } = vm;
  type.create = (subtype, base, count) => {
    const exception = vm.allocateInstance(subtype);
    words[exception + EXC_ARGS] = vm.calls.argumentTuple(base, count);
    return exception;
  };
  type.init = (self, base, count, names) => {
    if (names !== 0 && tuple.length(names) > 0) {
      throw vm.errors.raise('TypeError', `${vm.typeName(self)}() takes no keyword arguments`);
    }
    setArguments(vm, self, base, count);
  };
  type.str = (self) => {
    const args = words[self + EXC_ARGS];
    if (tuple.length(args) === 0) return vm.str.empty;
    return vm.texts.str(tuple.length(args) === 1 ? tuple.item(args, 0) : args);
  };
  type.repr = (self) => {
    const args = words[self + EXC_ARGS];
    const name = shortName(vm.typeOf(self));
    if (tuple.length(args) === 1) return fromFormat(vm, '%s(%R)', name, tuple.item(args, 0));
    return fromFormat(vm, '%s%R', name, args);
  };
  vm.types.attributes(type, baseAttributes(vm));
  vm.types.methods(type, [
    [
      'with_traceback',
      'object, /',
      (self: Address, traceback: Address) => {
        setTraceback(vm, self, traceback);
        return heap.newRef(self);
      },
    ],
    ['add_note', 'object, /', (self: Address, note: Address) => addNote(vm, self, note)],
    ['__setstate__', 'object, /', (self: Address, state: Address) => setState(vm, self, state)],
    [
      '__reduce__',
      '',
      (self: Address) => {
        const parts = [heap.newRef(vm.typeOf(self).address), heap.newRef(words[self + EXC_ARGS])];
        if (words[self + EXC_DICT] !== 0) parts.push(heap.newRef(words[self + EXC_DICT]));
        return tuple.steal(parts);
      },
    ],
  ]);
}

/** `_PyType_Name()`. */
function shortName(type: PyType): string {
  return type.name.slice(type.name.lastIndexOf('.') + 1);
}

function baseAttributes(vm: Vm): Attribute[] {
  const { words, heap } = vm;
  return [
    dictAttribute(vm),
    settable(
      'args',
      (self) => heap.newRef(words[self + EXC_ARGS]),
      (self, value) => {
        if (value === 0) throw vm.errors.raise('TypeError', 'args may not be deleted');
        const args = vm.iteration.tuple(value);
        setReference(vm, self, EXC_ARGS, args);
        heap.decref(args);
      },
    ),
    settable(
      '__traceback__',
      (self) => heap.newRef(words[self + EXC_TRACEBACK] || vm.none),
      (self, value) => setTraceback(vm, self, value),
    ),
    chained(vm, '__context__', 'context', EXC_CONTEXT),
    chained(vm, '__cause__', 'cause', EXC_CAUSE),
    {
      kind: 'member',
      name: '__suppress_context__',
      get: (self) => vm.int.bool(words[self + EXC_SUPPRESS] !== 0),
      set: (self, value) => {
        if (value === 0) throw vm.errors.raise('TypeError', "can't delete numeric/char attribute");
        if (vm.typeOf(value) !== vm.int.boolType)
          throw vm.errors.raise('TypeError', 'attribute value type must be bool');
        words[self + EXC_SUPPRESS] = value === vm.int.true ? 1 : 0;
      },
    },
  ];
}

function setTraceback(vm: Vm, self: Address, value: Address): void {
  if (value === 0) throw vm.errors.raise('TypeError', '__traceback__ may not be deleted');
  if (value !== vm.none && vm.typeOf(value) !== vm.frame.tracebackType) {
    throw vm.errors.raise('TypeError', '__traceback__ must be a traceback or None');
  }
  setReference(vm, self, EXC_TRACEBACK, value === vm.none ? 0 : value);
}

/** `__context__` and `__cause__`. Setting the cause suppresses the context. */
function chained(vm: Vm, name: string, what: string, word: number): Attribute {
  const get = (self: Address): Address => vm.heap.newRef(vm.words[self + word] || vm.none);
  return settable(name, get, (self, value) => {
    if (value === 0) throw vm.errors.raise('TypeError', `${name} may not be deleted`);
    if (value !== vm.none && !vm.exception.isException(value)) {
      throw vm.errors.raise('TypeError', `exception ${what} must be None or derive from BaseException`);
    }
    const next = value === vm.none ? 0 : value;
    if (word === EXC_CAUSE) vm.errors.setCause(self, next === 0 ? 0 : vm.heap.newRef(next));
    else setReference(vm, self, word, next);
  });
}

/** `BaseException_add_note()`: notes are an ordinary attribute, a list. */
function addNote(vm: Vm, self: Address, note: Address): Address {
  if (!vm.str.isStr(note)) throw vm.errors.raise('TypeError', `note must be a str, not '${vm.typeName(note)}'`);
  const name = vm.str.name('__notes__');
  let notes = vm.attributes.getOptional(self, name);
  try {
    if (notes === 0) {
      notes = vm.list.make();
      vm.attributes.set(self, name, notes);
    }
    if (!vm.list.isList(notes)) throw vm.errors.raise('TypeError', 'Cannot add note: __notes__ is not a list');
    vm.list.append(notes, note);
  } finally {
    vm.heap.xdecref(notes);
  }
  return vm.none;
}

function setState(vm: Vm, self: Address, state: Address): Address {
  if (state === vm.none) return vm.none;
  if (!vm.dict.isDict(state)) throw vm.errors.raise('TypeError', 'state is not a dictionary');
  for (const [key, value] of vm.dict.items(state)) vm.attributes.set(self, key, value);
  return vm.none;
}
