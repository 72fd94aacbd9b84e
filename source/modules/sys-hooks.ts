import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** `sys.displayhook`, `excepthook` and `unraisablehook`, under their own names and those that keep the originals. */
export function hookFunctions(vm: Vm, modules: Modules): readonly NativeFunction[] {
  const hooks: readonly NativeFunction[] = [
    ['displayhook', 'object, /', (object: Address) => displayHook(vm, modules, object)],
    [
      'excepthook',
      'exctype, value, traceback, /',
      (_type: Address, value: Address) => {
        vm.interpreter.reports.printException(value);
        return vm.none;
      },
    ],
    [
      'unraisablehook',
      'unraisable, /',
      (unraisable: Address) => {
        vm.interpreter.reports.printUnraisable(unraisable);
        return vm.none;
      },
    ],
    ['breakpointhook', '*args, **kwargs', () => vm.none],
  ];
  return hooks.flatMap(([name, signature, code]): NativeFunction[] => [
    [name, signature, code],
    [`__${name}__`, signature, code],
  ]);
}

/** `sys_displayhook()`: prints the repr of a value that is not None, and keeps it as `builtins._`. */
function displayHook(vm: Vm, modules: Modules, object: Address): Address {
  if (object === vm.none) return vm.none;
  vm.dict.setName(vm.builtins, '_', vm.none);
  const stdout = modules.sysValue('stdout');
  if (stdout === 0 || stdout === vm.none) throw vm.errors.raise('RuntimeError', 'lost sys.stdout');
  const text = vm.texts.repr(object);
  try {
    modules.streams.writeObject(stdout, text);
    modules.streams.writeObject(stdout, vm.str.name('\n'));
  } finally {
    vm.heap.decref(text);
  }
  vm.dict.setName(vm.builtins, '_', object);
  return vm.none;
}
