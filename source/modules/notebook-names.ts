import type { Address } from '../heap/object-type.ts';
import { fillNamespace } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** What IPython gives every notebook without an import: `display()`, in plain text. Its options are for richer outputs. */
export function addNotebookNames(modules: Modules): void {
  const { vm, streams } = modules;
  const display = (objects: readonly Address[]): Address => {
    const stdout = modules.sysValue('stdout');
    if (stdout === 0 || stdout === vm.none) throw vm.errors.raise('RuntimeError', 'lost sys.stdout');
    for (const object of objects) {
      const text = vm.texts.repr(object);
      try {
        streams.writeObject(stdout, text);
        streams.writeObject(stdout, vm.str.name('\n'));
      } finally {
        vm.heap.decref(text);
      }
    }
    return vm.none;
  };
  fillNamespace(vm, vm.builtins, { name: 'IPython', functions: [['display', '*objs, **options', display]] });
}
