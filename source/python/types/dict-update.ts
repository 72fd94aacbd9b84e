import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** `dict_update_arg()`: adds the items of a mapping, or those of an iterable of pairs. */
export function mergeInto(vm: Vm, dict: Address, source: Address): void {
  if (vm.dict.isExact(source)) {
    vm.dict.merge(dict, source, true);
    return;
  }
  const keysMethod = vm.attributes.getOptional(source, vm.str.name('keys'));
  if (keysMethod === 0) {
    mergePairs(vm, dict, source);
    return;
  }
  vm.heap.decref(keysMethod);
  if (vm.dict.isDict(source) && vm.typeOf(source).iter === vm.dict.type.iter) vm.dict.merge(dict, source, true);
  else mergeMapping(vm, dict, source);
}

/** `dict_merge()` of what only has `keys()` and `__getitem__`. */
function mergeMapping(vm: Vm, dict: Address, source: Address): void {
  const { heap } = vm;
  const keys = keysOf(vm, source);
  try {
    vm.iteration.forEach(keys, (key) => {
      try {
        vm.dict.setSteal(dict, key, vm.interpreter.names.getItem(source, key));
      } finally {
        heap.decref(key);
      }
    });
  } finally {
    heap.decref(keys);
  }
}

/** `PyMapping_Keys()`: a list. */
function keysOf(vm: Vm, mapping: Address): Address {
  const keys = vm.calls.method0(mapping, 'keys');
  try {
    return vm.iterator.fast(keys, `${vm.typeName(mapping)}.keys() returned a non-iterable (type ${vm.typeName(keys)})`);
  } finally {
    vm.heap.decref(keys);
  }
}

/** `PyDict_MergeFromSeq2()`. */
function mergePairs(vm: Vm, dict: Address, source: Address): void {
  let index = 0;
  vm.iteration.forEach(source, (pair) => {
    try {
      mergePair(vm, dict, pair, index++);
    } finally {
      vm.heap.decref(pair);
    }
  });
}

function mergePair(vm: Vm, dict: Address, pair: Address, index: number): void {
  const { heap, iterator } = vm;
  const sequence = iterator.fast(pair, `cannot convert dictionary update sequence element #${index} to a sequence`);
  try {
    const items = iterator.fastItems(sequence);
    if (items.length !== 2) {
      const message = `dictionary update sequence element #${index} has length ${items.length}; 2 is required`;
      throw vm.errors.raise('ValueError', message);
    }
    const [key, value] = items.map((item) => heap.newRef(item));
    try {
      vm.dict.set(dict, key, value);
    } finally {
      heap.decref(key);
      heap.decref(value);
    }
  } finally {
    heap.decref(sequence);
  }
}
