import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** The module `importlib`, as far as it imports by name. */
export function defineImportlib(vm: Vm, modules: Modules): NativeModule {
  return {
    name: 'importlib',
    functions: [
      [
        'import_module',
        'name, package=None',
        (name: Address, parent: Address) => {
          if (!vm.str.isStr(name)) {
            throw vm.errors.raise('AttributeError', `'${vm.typeName(name)}' object has no attribute 'startswith'`);
          }
          return modules.import(absoluteName(vm, vm.str.text(name), parent));
        },
      ],
      ['invalidate_caches', '', () => vm.none],
    ],
  };
}

function absoluteName(vm: Vm, name: string, parent: Address): string {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  if (dots === 0) return name;
  if (parent === 0 || !vm.str.isStr(parent)) {
    const message = `the 'package' argument is required to perform a relative import for '${name}'`;
    throw vm.errors.raise('TypeError', message);
  }
  const parts = vm.str.text(parent).split('.');
  return [...parts.slice(0, parts.length - dots + 1), name.slice(dots)].join('.');
}
