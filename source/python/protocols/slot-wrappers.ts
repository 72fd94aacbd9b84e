import type { Address } from '../../heap/object-type.ts';
import { Native, type VectorCode } from '../objects/native.ts';
import type { Member, PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { BINARY_NAMES, COMPARE_NAMES, UNARY_SLOTS } from './slot-table.ts';

/** The slot function if the type has one of its own: not the one it inherited from its base. */
function own<T>(type: PyType, read: (type: PyType) => T | null): T | null {
  const slot = read(type);
  return slot !== null && (type.base === null || read(type.base) !== slot) ? slot : null;
}

/**
 * The special method that a built-in type has because it fills a slot: `list.__len__`, `int.__add__`, … null if the type
 * fills no such slot itself (`add_operators()`).
 */
export function nativeWrapper(vm: Vm, type: PyType, name: string): Member | null {
  if (!name.startsWith('__') || !name.endsWith('__')) return null;
  const make = (signature: string, code: (...args: Address[]) => Address): Member => ({
    kind: 'method',
    native: new Native(name, signature, code),
  });
  return unaryWrapper(type, name, make) ?? operatorWrapper(vm, type, name, make) ?? otherWrapper(vm, type, name, make);
}

type Make = (signature: string, code: (...args: Address[]) => Address) => Member;

function unaryWrapper(type: PyType, name: string, make: Make): Member | null {
  const key = UNARY_SLOTS[name as keyof typeof UNARY_SLOTS];
  if (key === undefined) return null;
  const slot = own(type, (t) => t[key]);
  return slot === null ? null : make('', slot);
}

function operatorWrapper(vm: Vm, type: PyType, name: string, make: Make): Member | null {
  const comparison = COMPARE_NAMES.indexOf(name as (typeof COMPARE_NAMES)[number]);
  if (comparison >= 0) {
    const slot = own(type, (t) => t.compare);
    return slot === null ? null : make('value, /', (self, other) => slot(self, other, comparison));
  }
  const bare = name.slice(2, -2);
  const forward = BINARY_NAMES.indexOf(bare as (typeof BINARY_NAMES)[number]);
  if (forward >= 0) return binaryWrapper(vm, type, forward, make);
  const reflected = BINARY_NAMES.indexOf(bare.slice(1) as (typeof BINARY_NAMES)[number]);
  if (reflected < 0) return null;
  if (bare.startsWith('i')) {
    const slot = own(type, (t) => t.inPlace[reflected]);
    return slot === null ? null : make('value, /', slot);
  }
  if (!bare.startsWith('r')) return null;
  const slot = own(type, (t) => t.binary[reflected]);
  if (slot !== null) return make('value, /', (self, other) => slot(other, self));
  const repeat = bare === 'rmul' ? own(type, (t) => t.repeat) : null;
  return repeat === null
    ? null
    : make('value, /', (self, times) => repeat(self, vm.numbers.index(times, 'OverflowError')));
}

function binaryWrapper(vm: Vm, type: PyType, operator: number, make: Make): Member | null {
  const power = BINARY_NAMES[operator] === 'pow' ? own(type, (t) => t.power) : null;
  const slot = own(type, (t) => t.binary[operator]);
  if (power !== null && slot !== null) {
    return make('value, mod=None, /', (self, other, mod) =>
      mod === 0 || mod === vm.none ? slot(self, other) : power(self, other, mod),
    );
  }
  if (slot !== null) return make('value, /', slot);
  const concat = BINARY_NAMES[operator] === 'add' ? own(type, (t) => t.concat) : null;
  if (concat !== null) return make('value, /', concat);
  const repeat = BINARY_NAMES[operator] === 'mul' ? own(type, (t) => t.repeat) : null;
  return repeat === null
    ? null
    : make('value, /', (self, times) => repeat(self, vm.numbers.index(times, 'OverflowError')));
}

/** `getindex()`: the index that a wrapper of sq_item gets; a negative one counts from the end. */
function sequenceIndex(vm: Vm, type: PyType, self: Address, key: Address): number {
  const index = vm.numbers.index(key, 'OverflowError');
  return index < 0 && type.length !== null ? index + type.length(self) : index;
}

function otherWrapper(vm: Vm, type: PyType, name: string, make: Make): Member | null {
  const noneAfter = (_done: unknown): Address => vm.none;
  const stop = (): unknown => vm.errors.raise('StopIteration');
  /** A wrapper that takes any arguments and lays them side by side for a slot. */
  const spread = (call: VectorCode): Member => {
    const native = new Native(name, '*args, **kwargs', (self: Address, args: Address[], kwargs: Address) =>
      spreadCall(vm, args, kwargs, (base, count, names) => call(self, base, count, names)),
    );
    native.vector = call;
    return { kind: 'method', native };
  };
  switch (name) {
    case '__len__': {
      const slot = own(type, (t) => t.length);
      return slot && make('', (self) => vm.int.fromSize(slot(self)));
    }
    case '__bool__': {
      const slot = own(type, (t) => t.bool);
      return slot && make('', (self) => vm.int.bool(slot(self)));
    }
    case '__hash__': {
      const slot = own(type, (t) => t.hash);
      return (
        slot &&
        make('', (self) => {
          slot(self);
          return vm.numbers.fromHash();
        })
      );
    }
    case '__next__': {
      const slot = own(type, (t) => t.next);
      return (
        slot &&
        make('', (self) => {
          const item = vm.typeOf(self) === vm.generator.type ? vm.iteration.nextOrRaise(self) : slot(self);
          if (item === 0) throw stop();
          return item;
        })
      );
    }
    case '__contains__': {
      const slot = own(type, (t) => t.contains);
      return slot && make('key, /', (self, key) => vm.int.bool(slot(self, key)));
    }
    case '__getitem__': {
      const slot = own(type, (t) => t.getItem);
      if (slot !== null) return make('key, /', slot);
      const getIndex = own(type, (t) => t.getIndex);
      return getIndex && make('key, /', (self, key) => getIndex(self, sequenceIndex(vm, type, self, key)));
    }
    case '__setitem__': {
      const slot = own(type, (t) => t.setItem);
      return slot && make('key, value, /', (self, key, value) => noneAfter(slot(self, key, value)));
    }
    case '__delitem__': {
      const slot = own(type, (t) => t.setItem);
      return slot && make('key, /', (self, key) => noneAfter(slot(self, key, 0)));
    }
    case '__call__': {
      const slot = own(type, (t) => t.call);
      // The wrapper was called with a tuple, which it hands on.
      return slot && spread((self, base, count, names) => vm.calls.withTuple(0, () => slot(self, base, count, names)));
    }
    case '__init__': {
      const slot = own(type, (t) => t.init);
      return slot && spread((self, base, count, names) => noneAfter(slot(self, base, count, names)));
    }
    case '__getattribute__': {
      const slot = own(type, (t) => t.getattro);
      return slot && make('name, /', slot);
    }
    case '__setattr__': {
      const slot = own(type, (t) => t.setattro);
      return slot && make('name, value, /', (self, key, value) => noneAfter(slot(self, key, value)));
    }
    case '__delattr__': {
      const slot = own(type, (t) => t.setattro);
      return slot && make('name, /', (self, key) => noneAfter(slot(self, key, 0)));
    }
    case '__get__': {
      const slot = own(type, (t) => t.descrGet);
      return (
        slot &&
        make('instance, owner=None, /', (self, instance, owner) =>
          slot(self, instance === vm.none ? 0 : instance, owner),
        )
      );
    }
    case '__set__': {
      const slot = own(type, (t) => t.descrSet);
      return slot && make('instance, value, /', (self, instance, value) => noneAfter(slot(self, instance, value)));
    }
    case '__delete__': {
      const slot = own(type, (t) => t.descrSet);
      return slot && make('instance, /', (self, instance) => noneAfter(slot(self, instance, 0)));
    }
    case '__new__': {
      const slot = own(type, (t) => t.create);
      return slot && newWrapper(vm, type);
    }
    default:
      return null;
  }
}

/** Lays arguments side by side above the stack and calls. */
export function spreadCall(
  vm: Vm,
  args: readonly Address[],
  kwargs: Address,
  call: (base: Address, count: number, names: Address) => Address,
): Address {
  const { words, frames } = vm;
  const start = frames.top;
  for (let i = 0; i < args.length; i++) words[start + i] = args[i];
  let top = start + args.length;
  let names = 0;
  if (kwargs !== 0 && vm.dict.length(kwargs) > 0) {
    const items = vm.dict.items(kwargs);
    for (const [, value] of items) words[top++] = value;
    names = vm.tuple.layOut(
      top,
      items.map(([key]) => key),
    );
    top = vm.tuple.endOfLaidOut(names);
  }
  frames.top = top;
  try {
    return call(start, args.length, names);
  } finally {
    frames.top = start;
  }
}

/** `tp_new_wrapper()`: `T.__new__(S, …)` for a type S below T. */
function newWrapper(vm: Vm, type: PyType): Member {
  const code = (args: Address[], kwargs: Address): Address => {
    if (args.length === 0) throw vm.errors.raise('TypeError', `${type.name}.__new__(): not enough arguments`);
    const [subtype] = args;
    if (!vm.types.isType(subtype)) {
      throw vm.errors.raise('TypeError', `${type.name}.__new__(X): X is not a type object (${vm.typeName(subtype)})`);
    }
    const target = vm.types.at(subtype);
    if (!target.isSubtypeOf(type)) {
      throw vm.errors.raise(
        'TypeError',
        `${type.name}.__new__(${target.name}): ${target.name} is not a subtype of ${type.name}`,
      );
    }
    let safe: PyType | null = target;
    while (safe?.flags.isHeap && safe.create !== type.create) safe = safe.base;
    if (safe !== null && safe.create !== type.create) {
      throw vm.errors.raise(
        'TypeError',
        `${type.name}.__new__(${target.name}) is not safe, use ${safe.name}.__new__()`,
      );
    }
    const create = type.create as NonNullable<PyType['create']>;
    // tp_new_wrapper() takes the type off the tuple of the arguments: a second tuple.
    return spreadCall(vm, args.slice(1), kwargs, (base, count, names) =>
      vm.calls.packed(base, count, 0, () => create(target, base, count, names)),
    );
  };
  const native = new Native('__new__', '*args, **kwargs', code);
  native.packsArguments = true;
  return { kind: 'staticmethod', native };
}
