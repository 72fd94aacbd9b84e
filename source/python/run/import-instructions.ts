import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { F_BUILTINS, F_GLOBALS, F_LOCALS } from './frames.ts';

/** IMPORT_NAME: calls `builtins.__import__`, so that a script may replace it. */
export function importName(vm: Vm, frame: Address, name: Address, level: Address, fromList: Address): Address {
  const { words } = vm;
  const importer = vm.dict.getName(words[frame + F_BUILTINS], '__import__');
  if (importer === 0) throw vm.errors.raise('ImportError', '__import__ not found');
  const locals = words[frame + F_LOCALS] || vm.none;
  return vm.calls.call(importer, name, words[frame + F_GLOBALS], locals, fromList, level);
}

/** IMPORT_FROM: `from module import name`. */
export function importFrom(vm: Vm, module: Address, name: Address): Address {
  const value = vm.attributes.getOptional(module, name);
  if (value !== 0) return value;
  const text = vm.str.text(name);
  const moduleName = nameOf(vm, module);
  if (vm.interpreter.modules !== 0 && moduleName !== null) {
    const full = vm.dict.getName(vm.interpreter.modules, `${moduleName}.${text}`);
    if (full !== 0) return vm.heap.newRef(full);
  }
  throw vm.interpreter.importFromError(module, text, moduleName);
}

function nameOf(vm: Vm, module: Address): string | null {
  const name = vm.attributes.getOptional(module, vm.str.name('__name__'));
  if (name === 0) return null;
  const text = vm.str.isStr(name) ? vm.str.text(name) : null;
  vm.heap.decref(name);
  return text;
}
