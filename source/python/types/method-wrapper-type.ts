import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../objects/fixed-slots.ts';
import type { Native } from '../objects/native.ts';
import { EQ, NE } from '../protocols/compares.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { fromFormat } from './from-format.ts';
import { computed, disallowInstances, hashByIdentity, objectMember } from './object-member.ts';

// Words of a method-wrapper (wrapperobject).
const WRAPPER_DESCRIPTOR = 4;
const WRAPPER_SELF = 6;

/**
 * `method-wrapper`: a special method of a built-in type, bound, as `[].__len__`. Returns how to make one from a slot wrapper
 * and an instance (`PyWrapper_New()`).
 */
export function installMethodWrapper(vm: Vm): (descriptor: Address, instance: Address) => Address {
  const { words, heap, hash } = vm;
  const type = vm.types.define('method-wrapper', { basicSize: 32, gc: true });
  setFixedSlots(vm, type, [WRAPPER_DESCRIPTOR, WRAPPER_SELF]);
  disallowInstances(vm, type);
  const nativeOf = (self: Address): Native =>
    (vm.descriptor.memberOf(words[self + WRAPPER_DESCRIPTOR]) as { native: Native }).native;
  type.repr = (self) => {
    const instance = words[self + WRAPPER_SELF];
    const format = "<method-wrapper '%s' of %s object at %p>";
    return fromFormat(vm, format, nativeOf(self).name, vm.typeName(instance), vm.texts.pointer(instance));
  };
  type.call = (self, base, count, names) =>
    vm.calls.packed(base, count, names, () =>
      callWrapper(vm, nativeOf(self), words[self + WRAPPER_SELF], base, count, names),
    );
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || vm.typeOf(left) !== type || vm.typeOf(right) !== type) {
      return vm.notImplemented;
    }
    const equal = [WRAPPER_DESCRIPTOR, WRAPPER_SELF].every((word) => words[left + word] === words[right + word]);
    return vm.int.bool(equal === (operation === EQ));
  };
  type.hash = (self) => {
    hashByIdentity(vm, words[self + WRAPPER_DESCRIPTOR]);
    const { lo, hi } = hash;
    hashByIdentity(vm, words[self + WRAPPER_SELF]);
    hash.set(hash.lo ^ lo, hash.hi ^ hi);
    hash.avoidMinusOne();
  };
  vm.types.attributes(type, [
    objectMember(vm, '__self__', WRAPPER_SELF),
    ...['__name__', '__qualname__', '__objclass__', '__doc__', '__text_signature__'].map((name) =>
      computed(name, (self) => vm.attributes.getName(words[self + WRAPPER_DESCRIPTOR], name)),
    ),
  ]);
  vm.types.ready(type);
  return (descriptor, instance) => {
    const wrapper = newFixed(vm, type);
    words[wrapper + WRAPPER_DESCRIPTOR] = heap.newRef(descriptor);
    words[wrapper + WRAPPER_SELF] = heap.newRef(instance);
    return wrapper;
  };
}

/** Calls a special method that fills a slot, with the messages of `check_num_args()`. */
export function callWrapper(
  vm: Vm,
  native: Native,
  self: Address,
  base: Address,
  count: number,
  names: Address,
): Address {
  const { length } = native.parameters;
  if (native.isPlain && (count < native.required || count > length)) {
    const bound = native.required === length ? '' : count < length ? 'at least ' : 'at most ';
    const limit = count < native.required ? native.required : length;
    throw vm.errors.raise('TypeError', `expected ${bound}${limit} argument${limit === 1 ? '' : 's'}, got ${count}`);
  }
  if (native.isPlain && names !== 0 && vm.tuple.length(names) > 0) {
    throw vm.errors.raise('TypeError', `wrapper ${native.name}() takes no keyword arguments`);
  }
  return callNative(vm, native, self, base, count, names);
}
