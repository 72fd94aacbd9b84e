import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** The one function of `_testcapi` that scripts about the collector use: a legacy finalizer for a class. */
export function defineTestCapi(vm: Vm): NativeModule {
  return {
    name: '_testcapi',
    functions: [
      [
        'with_tp_del',
        'cls, /',
        (cls: Address) => {
          if (!vm.types.isType(cls)) throw vm.errors.raise('TypeError', 'argument 1 must be type');
          const type = vm.types.at(cls);
          type.hasLegacyFinalizer = true;
          type.legacyDel = (self) => callLegacyFinalizer(vm, self);
          return vm.heap.newRef(cls);
        },
      ],
    ],
  };
}

/** `slot_tp_del()`: errors are reported, the current exception stays as it is. */
function callLegacyFinalizer(vm: Vm, self: Address): void {
  const saved = vm.errors.save();
  const method = vm.attributes.lookup(vm.typeOf(self), vm.str.name('__tp_del__'));
  if (method !== 0) {
    vm.heap.incref(method);
    try {
      vm.heap.xdecref(vm.calls.special(self, '__tp_del__'));
    } catch (error) {
      vm.errors.unraisable(error, method);
    }
    vm.heap.decref(method);
  }
  vm.errors.restore(saved);
}
