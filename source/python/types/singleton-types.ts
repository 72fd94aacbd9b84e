import type { Address } from '../../heap/object-type.ts';
import { hashNone } from '../numbers/hash.ts';
import type { Vm } from '../vm.ts';

/** What None, NotImplemented and Ellipsis do (`Objects/object.c`, `Objects/sliceobject.c`). */
export function installSingletonTypes(vm: Vm): void {
  for (const object of [vm.none, vm.notImplemented, vm.ellipsis]) onlyInstance(vm, object);
  const none = vm.typeOf(vm.none);
  none.hash = () => hashNone(vm.hash);
  none.compare = vm.types.object.compare;
  for (const object of [vm.notImplemented, vm.ellipsis]) {
    const name = vm.texts.reprText(object);
    vm.types.methods(vm.typeOf(object), [['__reduce__', '', () => vm.str.make(name)]]);
  }
  for (const object of [vm.none, vm.notImplemented, vm.ellipsis]) vm.types.ready(vm.typeOf(object));
}

/** Calling the type returns the object that there is. */
function onlyInstance(vm: Vm, object: Address): void {
  const type = vm.typeOf(object);
  type.create = (_type, _base, count, names) => {
    if (count > 0 || names !== 0) throw vm.errors.raise('TypeError', `${type.name} takes no arguments`);
    return object;
  };
}
