import type { Address } from '../../heap/object-type.ts';
import { BINARY_OPERATORS } from '../compile/operands.ts';
import type { PyType, UnarySlot } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { referentType } from './weakref-repr.ts';

/** `weakref.proxy`: every slot does the same on the object referred to (`Objects/weakrefobject.c`, WRAP_UNARY and others). */
export function installProxies(vm: Vm): void {
  for (const type of [vm.weakref.proxyType, vm.weakref.callableProxyType]) {
    installAccess(vm, type);
    installContainer(vm, type);
    installNumber(vm, type);
  }
  vm.weakref.callableProxyType.call = (self, base, count, keywordNames) =>
    withReferent(vm, self, (object) => vm.calls.vector(object, base, count, keywordNames));
  vm.types.methods(vm.weakref.proxyType, [
    ['__bytes__', '', (self: Address) => withReferent(vm, self, (object) => vm.calls.method0(object, '__bytes__'))],
    [
      '__reversed__',
      '',
      (self: Address) => withReferent(vm, self, (object) => vm.calls.method0(object, '__reversed__')),
    ],
  ]);
}

/** Runs an operation on what a proxy refers to, held meanwhile; on other objects as they are. Raises ReferenceError. */
function withReferent<Result>(vm: Vm, object: Address, operation: (object: Address) => Result): Result {
  if (!vm.weakref.isProxy(object)) return operation(object);
  const referent = vm.weakref.referent(object);
  if (referent === 0) throw vm.errors.raise('ReferenceError', 'weakly-referenced object no longer exists');
  vm.heap.incref(referent);
  try {
    return operation(referent);
  } finally {
    vm.heap.decref(referent);
  }
}

/** As `withReferent()`, for two operands, either of which may be the proxy. */
function withReferents<Result>(vm: Vm, a: Address, b: Address, operation: (a: Address, b: Address) => Result): Result {
  return withReferent(vm, a, (left) => withReferent(vm, b, (right) => operation(left, right)));
}

/** `proxy_repr()`: None stands for a dead one up to 3.12. */
function shownReferent(vm: Vm, referent: Address): string {
  if (vm.language.messages.quotesReferent) {
    if (referent === 0) return '; dead';
    return `; to '${referentType(vm, referent)}' at ${vm.texts.pointer(referent)}`;
  }
  const object = referent || vm.none;
  return ` to ${referentType(vm, object)} at ${vm.texts.pointer(object)}`;
}

function installAccess(vm: Vm, type: PyType): void {
  type.repr = (self) => {
    const referent = vm.weakref.referent(self);
    return vm.str.make(`<weakproxy at ${vm.texts.pointer(self)}${shownReferent(vm, referent)}>`);
  };
  type.str = (self) => withReferent(vm, self, (object) => vm.texts.str(object));
  type.getattro = (self, name) => withReferent(vm, self, (object) => vm.attributes.get(object, name));
  type.setattro = (self, name, value) => withReferent(vm, self, (object) => vm.attributes.set(object, name, value));
  // With a comparison but no hash, proxies are not hashable.
  type.compare = (a, b, operation) =>
    withReferents(vm, a, b, (left, right) => vm.compares.rich(left, right, operation));
}

function installContainer(vm: Vm, type: PyType): void {
  const lacks = (object: Address, what: string): unknown =>
    vm.errors.raise('TypeError', `'${vm.typeName(object)}' object ${what}`);
  type.iter = (self) => withReferent(vm, self, (object) => vm.iteration.iter(object));
  type.next = (self) =>
    withReferent(vm, self, (object) => {
      if (vm.iteration.isIterator(object)) return vm.iteration.next(object);
      throw vm.errors.raise('TypeError', `Weakref proxy referenced a non-iterator '${vm.typeName(object)}' object`);
    });
  type.length = (self) =>
    withReferent(vm, self, (object) => {
      const { length } = vm.typeOf(object);
      if (length === null) throw vm.errors.raise('TypeError', `object of type '${vm.typeName(object)}' has no len()`);
      return length(object);
    });
  type.contains = (self, item) => withReferent(vm, self, (object) => vm.compares.contains(object, item));
  type.getItem = (self, key) =>
    withReferents(vm, self, key, (object, index) => {
      const { getItem } = vm.typeOf(object);
      if (getItem === null) throw lacks(object, 'is not subscriptable');
      return getItem(object, index);
    });
  type.setItem = (self, key, value) =>
    withReferent(vm, self, (object) => {
      const { setItem } = vm.typeOf(object);
      if (setItem === null) throw lacks(object, `does not support item ${value === 0 ? 'deletion' : 'assignment'}`);
      setItem(object, key, value);
    });
}

function installNumber(vm: Vm, type: PyType): void {
  const { numbers } = vm;
  for (let operator = 0; operator < BINARY_OPERATORS.length; operator++) {
    type.binary[operator] = (a, b) => withReferents(vm, a, b, (left, right) => numbers.binary(operator, left, right));
    type.inPlace[operator] = (a, b) => withReferents(vm, a, b, (left, right) => numbers.inPlace(operator, left, right));
  }
  type.power = (base, exponent, modulus) =>
    withReferents(vm, base, exponent, (left, right) =>
      withReferent(vm, modulus, (third) => vm.calls.call(vm.dict.getName(vm.builtins, 'pow'), left, right, third)),
    );
  const unary =
    (operation: UnarySlot): UnarySlot =>
    (self) =>
      withReferent(vm, self, operation);
  type.negative = unary((object) => numbers.negative(object));
  type.positive = unary((object) => numbers.positive(object));
  type.absolute = unary((object) => numbers.absolute(object));
  type.invert = unary((object) => numbers.invert(object));
  type.toInt = unary((object) => vm.calls.call(vm.int.type.address, object));
  type.toFloat = unary((object) => vm.calls.call(vm.float.type.address, object));
  type.toIndex = unary((object) => numbers.toIndex(object));
  type.bool = (self) => withReferent(vm, self, (object) => vm.compares.isTrue(object));
}
