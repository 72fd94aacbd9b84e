import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** `divmod(left, right)` (`PyNumber_Divmod()`): a new reference. A right operand of a subtype goes first. */
export function divmod(vm: Vm, left: Address, right: Address): Address {
  const leftType = vm.typeOf(left);
  const rightType = vm.typeOf(right);
  const reflectedFirst = leftType !== rightType && rightType.isSubtypeOf(leftType) && overrides(vm, left, right);
  const attempts = [() => attempt(vm, left, '__divmod__', right), () => attempt(vm, right, '__rdivmod__', left)];
  if (reflectedFirst) attempts.reverse();
  else if (leftType === rightType) attempts.pop();
  for (const run of attempts) {
    const result = run();
    if (result !== vm.notImplemented) return result;
  }
  const types = `'${leftType.name}' and '${rightType.name}'`;
  throw vm.errors.raise('TypeError', `unsupported operand type(s) for divmod(): ${types}`);
}

function overrides(vm: Vm, left: Address, right: Address): boolean {
  const name = vm.str.name('__rdivmod__');
  return vm.attributes.lookup(vm.typeOf(left), name) !== vm.attributes.lookup(vm.typeOf(right), name);
}

function attempt(vm: Vm, object: Address, method: string, other: Address): Address {
  return vm.calls.special(object, method, other) || vm.notImplemented;
}
