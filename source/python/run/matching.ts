import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** MATCH_KEYS: a tuple of the values for `keys`, or None if one is missing; a new reference. */
export function matchKeys(vm: Vm, subject: Address, keys: Address): Address {
  const seen = vm.set.make();
  const values: Address[] = [];
  const get = vm.attributes.get(subject, vm.str.name('get'));
  const missing = vm.allocateInstance(vm.types.object);
  try {
    for (const key of vm.tuple.items(keys)) {
      if (!vm.set.add(seen, key)) {
        throw vm.errors.raise('ValueError', `mapping pattern checks duplicate key (${vm.texts.reprText(key)})`);
      }
      const value = vm.calls.call(get, key, missing);
      if (value === missing) {
        vm.heap.decref(value);
        return release(vm, values);
      }
      values.push(value);
    }
    return vm.tuple.steal(values);
  } finally {
    for (const object of [seen, get, missing]) vm.heap.decref(object);
  }
}

function release(vm: Vm, values: readonly Address[]): Address {
  for (const value of values) vm.heap.decref(value);
  return vm.none;
}

/** Types whose single positional pattern matches the subject itself (Py_TPFLAGS_MATCH_SELF). */
function matchesSelf(vm: Vm, type: PyType): boolean {
  const selves = [
    vm.int.type,
    vm.float.type,
    vm.str.type,
    vm.bytes.type,
    vm.bytes.arrayType,
    vm.list.type,
    vm.tuple.type,
    vm.dict.type,
    vm.set.type,
    vm.set.frozenType,
  ];
  return selves.some((self) => type.isSubtypeOf(self));
}

/** MATCH_CLASS: a tuple of the attributes that the pattern names, or None; a new reference. */
export function matchClass(vm: Vm, subject: Address, cls: Address, keywords: Address, positional: number): Address {
  if (!vm.types.isType(cls)) throw vm.errors.raise('TypeError', 'called match pattern must be a class');
  const type = vm.types.at(cls);
  if (!vm.calls.isInstance(subject, cls)) return vm.none;
  const values: Address[] = [];
  const seen: string[] = [];
  const take = (name: Address): boolean => {
    const text = vm.str.text(name);
    if (seen.includes(text)) {
      throw vm.errors.raise('TypeError', `${type.name}() got multiple sub-patterns for attribute '${text}'`);
    }
    seen.push(text);
    const value = vm.attributes.getOptional(subject, name);
    if (value === 0) return false;
    values.push(value);
    return true;
  };
  try {
    if (positional > 0 && !takePositional(vm, subject, type, positional, values, take)) return release(vm, values);
    for (const name of vm.tuple.items(keywords)) if (!take(name)) return release(vm, values);
  } catch (error) {
    release(vm, values);
    throw error;
  }
  return vm.tuple.steal(values);
}

function takePositional(
  vm: Vm,
  subject: Address,
  type: PyType,
  positional: number,
  values: Address[],
  take: (name: Address) => boolean,
): boolean {
  const matchArgs = vm.attributes.lookup(type, vm.str.name('__match_args__'));
  if (matchArgs !== 0 && !vm.tuple.isExact(matchArgs)) {
    throw vm.errors.raise('TypeError', `${type.name}.__match_args__ must be a tuple (got ${vm.typeName(matchArgs)})`);
  }
  const self = matchArgs === 0 && matchesSelf(vm, type);
  const allowed = self ? 1 : matchArgs === 0 ? 0 : vm.tuple.length(matchArgs);
  if (allowed < positional) {
    const plural = allowed === 1 ? '' : 's';
    throw vm.errors.raise(
      'TypeError',
      `${type.name}() accepts ${allowed} positional sub-pattern${plural} (${positional} given)`,
    );
  }
  if (self) {
    values.push(vm.heap.newRef(subject));
    return true;
  }
  for (let i = 0; i < positional; i++) {
    const name = vm.tuple.item(matchArgs, i);
    if (!vm.str.isExact(name)) {
      throw vm.errors.raise('TypeError', `__match_args__ elements must be strings (got ${vm.typeName(name)})`);
    }
    if (!take(name)) return false;
  }
  return true;
}
