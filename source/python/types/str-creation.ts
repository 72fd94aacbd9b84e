import type { Address } from '../../heap/object-type.ts';
import { Native } from '../objects/native.ts';
import type { PyType } from '../objects/type.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import { checkPositional } from './constructor-arguments.ts';
import { decoded } from './decoded.ts';
import { textArgument } from './native-arguments.ts';

/** Word of an instance of a subclass (PyUnicodeObject) that points to its characters, in a block of their own. */
export const STR_DATA = 14;

/** Bytes a character, by kind. */
const WIDTH = [0, 1, 1, 2, 4];

/** Bytes of the characters of a subclass's instance, with the final zero. */
export function dataBytes(vm: Vm, self: Address): number {
  return (vm.str.length(self) + 1) * WIDTH[vm.str.kind(self)];
}

/** `str(…)` (`Objects/unicodeobject.c, unicode_new_impl()`). */
export function installStrCreation(vm: Vm): void {
  const { type } = vm.str;
  const native = new Native(
    'str',
    "object='', encoding='utf-8', errors='strict'",
    (subtype: Address, object: Address, encoding: Address, errors: Address) =>
      ofType(vm, vm.types.at(subtype), newStr(vm, object, encoding, errors)),
  );
  type.create = (subtype, base, count, keywordNames) => {
    if (keywordNames === 0) checkPositional(vm, 'str', count, 0, 3);
    return callNative(vm, native, subtype.address, base, count, keywordNames);
  };
}

function newStr(vm: Vm, object: Address, encodingObject: Address, errorsObject: Address): Address {
  const called = (number: number, name: string): string =>
    vm.language.builtins.numbersStrArguments ? `argument ${number}` : `argument '${name}'`;
  const encoding = encodingObject === 0 ? 'utf-8' : textArgument(vm, encodingObject, 'str', called(2, 'encoding'));
  const errors = errorsObject === 0 ? 'strict' : textArgument(vm, errorsObject, 'str', called(3, 'errors'));
  if (object === 0) return vm.str.empty;
  if (encodingObject === 0 && errorsObject === 0) return vm.texts.str(object);
  if (isBytesLike(vm, object)) return decoded(vm, bufferOf(vm, object), encoding, errors);
  if (vm.str.isStr(object)) throw vm.errors.raise('TypeError', 'decoding str is not supported');
  throw vm.errors.raise('TypeError', `decoding to str: need a bytes-like object, ${vm.typeName(object)} found`);
}

/** `unicode_subtype_new()`; takes over the reference to `value`. */
function ofType(vm: Vm, type: PyType, value: Address): Address {
  if (type === vm.str.type) return value;
  try {
    const object = vm.allocateInstance(type);
    vm.str.fill(object, vm.str.text(value));
    vm.words[object + STR_DATA] = vm.heap.allocator.allocate(dataBytes(vm, object));
    return object;
  } finally {
    vm.heap.decref(value);
  }
}
