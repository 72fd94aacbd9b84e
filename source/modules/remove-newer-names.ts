import type { Address } from '../heap/object-type.ts';
import { MODULE_DICT } from '../python/objects/module.ts';
import type { Vm } from '../python/vm.ts';
import { lackingNames } from './newer-names.ts';

/** Takes from a module what its version does not have yet. */
export function removeNewerNames(vm: Vm, module: Address, name: string): void {
  const { own, types } = lackingNames(vm.facts.name, name);
  const namespace = vm.words[module + MODULE_DICT];
  for (const [typeName, names] of types) {
    const type = vm.dict.getName(namespace, typeName);
    if (type !== 0 && vm.types.isType(type)) for (const each of names) removeFromType(vm, type, each);
  }
  const listed = vm.dict.getName(namespace, '__all__');
  for (const each of own) {
    removeFromDict(vm, namespace, each);
    if (listed !== 0 && vm.list.isList(listed)) removeFromList(vm, listed, each);
  }
}

function removeFromDict(vm: Vm, namespace: Address, name: string): void {
  if (vm.dict.getName(namespace, name) === 0) return;
  const key = vm.str.intern(name);
  vm.dict.delete(namespace, key);
  vm.heap.decref(key);
}

function removeFromList(vm: Vm, list: Address, text: string): void {
  const name = vm.str.make(text);
  try {
    vm.heap.decref(vm.calls.method0(list, 'remove', name));
  } catch (error) {
    vm.errors.expect(error, 'ValueError');
  } finally {
    vm.heap.decref(name);
  }
}

/** A built-in type keeps what it has in a table, a class in its dict. */
function removeFromType(vm: Vm, address: Address, name: string): void {
  const type = vm.types.at(address);
  if (type.flags.isHeap) removeFromDict(vm, type.dict, name);
  else type.members.delete(name);
}
