import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { Modules } from './modules.ts';
import { defineStructSequence, makeStructSequence } from './struct-sequence.ts';

/** `sys.unraisablehook` of the script, as the interpreter's reports call it: false if the script has set none. */
export function unraisableHook(
  modules: Modules,
): (exception: Address, about: Address, message: string | null) => boolean {
  const { vm } = modules;
  const original = modules.sysValue('unraisablehook');
  const type = defineStructSequence(vm, 'UnraisableHookArgs', [
    'exc_type',
    'exc_value',
    'exc_traceback',
    'err_msg',
    'object',
  ]);
  return (exception, about, message) => {
    const hook = modules.sysValue('unraisablehook');
    if (hook === 0 || hook === vm.none || hook === original) return false;
    const args = makeStructSequence(vm, type, describe(vm, exception, about, message));
    vm.heap.gc.track(args);
    vm.heap.incref(hook);
    try {
      vm.heap.decref(vm.calls.call(hook, args));
    } finally {
      vm.heap.decref(hook);
      vm.heap.decref(args);
    }
    return true;
  };
}

function describe(vm: Vm, exception: Address, about: Address, message: string | null): Address[] {
  const { heap } = vm;
  return [
    heap.newRef(vm.typeOf(exception).address),
    heap.newRef(exception),
    heap.newRef(vm.errors.traceback(exception) || vm.none),
    message === null ? vm.none : vm.str.make(message),
    heap.newRef(about || vm.none),
  ];
}
