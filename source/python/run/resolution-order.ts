import { linearise } from '../objects/mro.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** `mro_invoke()`: the order of a class's bases, by C3 or by an `mro()` that its metaclass defines. */
export function resolveOrder(vm: Vm, type: PyType): PyType[] {
  const custom = vm.attributes.lookup(vm.typeOf(type.address), vm.str.name('mro'));
  if (custom === 0 || !vm.function.isFunction(custom)) return standardOrder(vm, type);
  const result = vm.calls.method0(type.address, 'mro');
  const items = vm.iteration.toArray(result);
  vm.heap.decref(result);
  try {
    return items.map((item) => {
      if (vm.types.isType(item)) return vm.types.at(item);
      throw vm.errors.raise('TypeError', `mro() returned a non-class ('${vm.typeName(item)}')`);
    });
  } finally {
    for (const item of items) vm.heap.decref(item);
  }
}

/** `mro_implementation()`: TypeError where no order has every class before its bases. */
export function standardOrder(vm: Vm, type: PyType): PyType[] {
  const order = linearise(type, type.bases);
  if (order !== null) return order;
  const twice = type.bases.find((base, i, bases) => bases.indexOf(base) < i);
  if (twice !== undefined) throw vm.errors.raise('TypeError', `duplicate base class ${twice.name}`);
  const names = type.bases.map((base) => base.name).join(', ');
  const space = vm.language.builtins.breaksOrderMessage ? '\n' : ' ';
  const message = `Cannot create a consistent method resolution${space}order (MRO) for bases ${names}`;
  throw vm.errors.raise('TypeError', message);
}
