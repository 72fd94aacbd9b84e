import type { Address } from '../heap/object-type.ts';
import { EXC_ARGS } from '../python/objects/exception.ts';
import type { Vm } from '../python/vm.ts';
import type { Modules } from './modules.ts';

/** `from module import *` (`Python/ceval.c, import_all_from()`): what `__all__` lists, else the names without an underscore. */
export function importStar(vm: Vm, module: Address, namespace: Address): void {
  const all = vm.attributes.getOptional(module, vm.str.name('__all__'));
  const names = all !== 0 ? taken(vm, all) : publicNames(vm, module);
  try {
    for (const name of names) {
      if (!vm.str.isStr(name)) {
        throw vm.errors.raise('TypeError', `Item in __all__ must be str, not ${vm.typeName(name)}`);
      }
      const value = vm.attributes.get(module, name);
      try {
        vm.interpreter.names.store(namespace, name, value);
      } finally {
        vm.heap.decref(value);
      }
    }
  } finally {
    for (const name of names) vm.heap.decref(name);
  }
}

function taken(vm: Vm, iterable: Address): Address[] {
  try {
    return vm.iteration.toArray(iterable);
  } finally {
    vm.heap.decref(iterable);
  }
}

function publicNames(vm: Vm, module: Address): Address[] {
  const dict = vm.attributes.getOptional(module, vm.str.name('__dict__'));
  if (dict === 0) throw vm.errors.raise('ImportError', 'from-import-* object has no __dict__ and no __all__');
  const names = vm.dict.items(dict).map(([key]) => key);
  const open = names.filter((name) => vm.str.isStr(name) && !vm.str.text(name).startsWith('_'));
  for (const name of open) vm.heap.incref(name);
  vm.heap.decref(dict);
  return open;
}

/** Sets the ImportError of `from module import name` (`_PyEval_ImportFrom()`). Use it as `throw importFromError(…)`. */
export function importFromError(
  { vm, initializing }: Modules,
  module: Address,
  name: string,
  moduleName: string | null,
): unknown {
  const file = attributeText(vm, module, '__file__');
  const shown = moduleName ?? '<unknown module name>';
  const where = initializing.has(module)
    ? `partially initialized module '${shown}' (most likely due to a circular import)`
    : `'${shown}'`;
  const error = vm.errors.raise(
    'ImportError',
    `cannot import name '${name}' from ${where} (${file ?? 'unknown location'})`,
  );
  const fields: Record<string, string | null> = { name: shown, path: file, name_from: name };
  const { current } = vm.errors;
  vm.exception.setField(current, 'msg', vm.tuple.item(vm.words[current + EXC_ARGS], 0));
  for (const [field, text] of Object.entries(fields)) {
    if (text === null) continue;
    const value = vm.str.make(text);
    vm.exception.setField(current, field, value);
    vm.heap.decref(value);
  }
  return error;
}

function attributeText(vm: Vm, object: Address, name: string): string | null {
  const value = vm.attributes.getOptional(object, vm.str.name(name));
  if (value === 0) return null;
  const text = vm.str.isStr(value) ? vm.str.text(value) : null;
  vm.heap.decref(value);
  return text;
}
