import type { Address } from '../../heap/object-type.ts';
import { DICT_KEYS } from '../objects/dict.ts';
import { DK_KIND, KIND_GENERAL } from '../objects/dict-keys.ts';
import type { Vm } from '../vm.ts';

/** `dict.fromkeys()` (`_PyDict_FromKeys()`): a dict, or what the subclass makes, with one value for all keys. */
export function dictFromKeys(vm: Vm, cls: Address, keys: Address, value: Address): Address {
  const { dict, heap } = vm;
  const result = vm.calls.call(cls);
  try {
    if (!dict.isExact(result)) {
      vm.iteration.forEach(keys, (key) => {
        try {
          setItem(vm, result, key, value);
        } finally {
          heap.decref(key);
        }
      });
      return result;
    }
    if (dict.length(result) === 0) presize(vm, result, keys);
    vm.iteration.forEach(keys, (key) => {
      try {
        dict.set(result, key, value);
      } finally {
        heap.decref(key);
      }
    });
    return result;
  } catch (error) {
    heap.decref(result);
    throw error;
  }
}

/** A set or dict of keys says how large the table is to be. */
function presize(vm: Vm, result: Address, keys: Address): void {
  const { dict, words } = vm;
  if (dict.isExact(keys)) {
    const unicode = words[words[keys + DICT_KEYS] + DK_KIND] !== KIND_GENERAL;
    dict.resize(result, dict.estimate(dict.length(keys)), unicode);
  } else if (vm.set.isExact(keys) || vm.set.isExactFrozen(keys)) {
    dict.resize(result, dict.estimate(vm.set.length(keys)), false);
  }
}

function setItem(vm: Vm, object: Address, key: Address, value: Address): void {
  const { setItem: slot, name } = vm.typeOf(object);
  if (slot === null) throw vm.errors.raise('TypeError', `'${name}' object does not support item assignment`);
  slot(object, key, value);
}
