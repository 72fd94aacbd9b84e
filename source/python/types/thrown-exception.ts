import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/**
 * The exception that `throw(type, value, traceback)` means (`Objects/genobject.c`, _gen_throw()): a new reference. Values that
 * are 0 or None are not given.
 */
export function thrownException(vm: Vm, type: Address, value: Address, traceback: Address): Address {
  const { errors, heap } = vm;
  const given = value === vm.none ? 0 : value;
  if ((value !== 0 || traceback !== 0) && vm.language.builtins.throwTakesOne) {
    const how = 'use the single-arg signature instead.';
    errors.warn('DeprecationWarning', `the (type, exc, tb) signature of throw() is deprecated, ${how}`);
  }
  if (traceback !== 0 && traceback !== vm.none && vm.typeOf(traceback) !== vm.frame.tracebackType) {
    throw errors.raise('TypeError', 'throw() third argument must be a traceback object');
  }
  const exception = instantiate(vm, type, given);
  if (traceback !== 0 && traceback !== vm.none) errors.setTraceback(exception, heap.newRef(traceback));
  return exception;
}

function instantiate(vm: Vm, type: Address, value: Address): Address {
  const { errors, heap } = vm;
  if (vm.exception.isException(type)) {
    if (value !== 0) throw errors.raise('TypeError', 'instance exception may not have a separate value');
    return heap.newRef(type);
  }
  if (!vm.types.isType(type) || !vm.types.at(type).isSubtypeOf(vm.exception.base)) {
    const name = vm.typeName(type);
    throw errors.raise('TypeError', `exceptions must be classes or instances deriving from BaseException, not ${name}`);
  }
  if (value !== 0 && vm.typeOf(value).isSubtypeOf(vm.types.at(type))) return heap.newRef(value);
  try {
    return checked(vm, type, create(vm, type, value));
  } catch (error) {
    // `PyErr_NormalizeException()`: what goes wrong meanwhile is thrown instead.
    if (!errors.adopt(error)) throw error;
    return errors.take();
  }
}

/** `_PyErr_CreateException()` */
function create(vm: Vm, type: Address, value: Address): Address {
  if (value === 0) return vm.calls.call(type);
  return vm.tuple.isTuple(value) ? vm.calls.callTuple(type, value, 0) : vm.calls.call(type, value);
}

function checked(vm: Vm, type: Address, made: Address): Address {
  if (vm.exception.isException(made)) return made;
  const got = vm.typeName(made);
  vm.heap.decref(made);
  const what = `calling ${vm.texts.reprText(type)}`;
  throw vm.errors.raise('TypeError', `${what} should have returned an instance of BaseException, not ${got}`);
}
