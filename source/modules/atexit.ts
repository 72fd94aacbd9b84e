import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** The module `atexit`. */
export function defineAtexit(vm: Vm, { exitCallbacks }: Modules): NativeModule {
  return {
    name: 'atexit',
    functions: [
      [
        'register',
        '*args, **kwargs',
        (args: Address[], kwargs: Address) => {
          if (args.length === 0) {
            throw vm.errors.raise('TypeError', 'register() takes at least 1 argument (0 given)');
          }
          const [func, ...rest] = args;
          if (!vm.calls.isCallable(func)) throw vm.errors.raise('TypeError', 'the first argument must be callable');
          const tuple = vm.tuple.pack(rest);
          exitCallbacks.register(func, tuple, kwargs);
          vm.heap.decref(tuple);
          return vm.heap.newRef(func);
        },
      ],
      [
        'unregister',
        'func, /',
        (func: Address) => {
          exitCallbacks.unregister(func);
          return vm.none;
        },
      ],
      [
        '_clear',
        '',
        () => {
          exitCallbacks.clear();
          return vm.none;
        },
      ],
      [
        '_run_exitfuncs',
        '',
        () => {
          exitCallbacks.run();
          return vm.none;
        },
      ],
      ['_ncallbacks', '', () => vm.int.fromNumber(exitCallbacks.count)],
    ],
  };
}
