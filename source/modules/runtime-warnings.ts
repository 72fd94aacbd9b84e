import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';

/**
 * Hands what native code warns of to the module `warnings`, once a script has imported it (`Python/_warnings.c,
 * PyErr_WarnEx()`); false before. Raises the warning where a filter makes it an error.
 */
export function runtimeWarnings(vm: Vm): (category: string, message: string, source: Address) => boolean {
  return (category, message, source) => {
    const warnings = vm.dict.getName(vm.interpreter.modules, 'warnings');
    if (warnings === 0 || vm.frames.current === 0) return false;
    const args = [
      vm.str.make(message),
      vm.heap.newRef(vm.exception.get(category).address),
      vm.int.fromNumber(1),
      vm.heap.newRef(source || vm.none),
    ];
    const warn = vm.attributes.getName(warnings, 'warn');
    try {
      vm.heap.decref(vm.calls.call(warn, ...args));
    } finally {
      for (const argument of [...args, warn]) vm.heap.decref(argument);
    }
    return true;
  };
}
