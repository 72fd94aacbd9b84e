import { MODULE_DICT } from '../python/objects/module.ts';
import type { Modules } from './modules.ts';

/** Raises an exception class that the Python part of a module defines: `struct.error`. To be thrown. */
export function moduleError({ vm, table }: Modules, module: string, name: string, message: string): unknown {
  const holder = vm.dict.getName(table, module);
  const type = holder === 0 ? 0 : vm.dict.getName(vm.words[holder + MODULE_DICT], name);
  if (type === 0) return vm.errors.raise('RuntimeError', `lost ${module}.${name}`);
  const text = vm.str.make(message);
  try {
    return vm.errors.raiseObject(vm.calls.call(type, text));
  } finally {
    vm.heap.decref(text);
  }
}
