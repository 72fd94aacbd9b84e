import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import { isInstance, isSubclass } from './class-checks.ts';
import type { NativeFunction } from './module-definition.ts';

/** Functions about an object and its type. */
export function objectFunctions(vm: Vm): readonly NativeFunction[] {
  return [
    ['id', 'obj, /', (object: Address) => vm.int.fromNumber(vm.addressOf(object))],
    [
      'hash',
      'obj, /',
      (object: Address) => {
        vm.hashOf(object);
        return vm.numbers.fromHash();
      },
    ],
    ['len', 'obj, /', (object: Address) => vm.int.fromSize(lengthOf(vm, object))],
    ['repr', 'obj, /', (object: Address) => vm.texts.repr(object)],
    ['ascii', 'obj, /', (object: Address) => vm.texts.ascii(object)],
    [
      'format',
      "value, format_spec='', /",
      (value: Address, spec: Address) => {
        if (spec !== 0 && !vm.str.isStr(spec)) {
          throw vm.errors.raise('TypeError', `format() argument 2 must be str, not ${vm.typeName(spec)}`);
        }
        return vm.texts.format(value, spec || vm.str.empty);
      },
    ],
    ['callable', 'obj, /', (object: Address) => vm.int.bool(vm.calls.isCallable(object))],
    [
      'isinstance',
      'obj, class_or_tuple, /',
      (object: Address, classes: Address) => vm.int.bool(isInstance(vm, object, classes)),
    ],
    [
      'issubclass',
      'cls, class_or_tuple, /',
      (cls: Address, classes: Address) => vm.int.bool(isSubclass(vm, cls, classes)),
    ],
  ];
}

/** `PyObject_Size()`. */
export function lengthOf(vm: Vm, object: Address): number {
  const { length } = vm.typeOf(object);
  if (length === null) throw vm.errors.raise('TypeError', `object of type '${vm.typeName(object)}' has no len()`);
  return length(object);
}
