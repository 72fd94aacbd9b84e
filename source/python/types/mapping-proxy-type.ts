import type { Address } from '../../heap/object-type.ts';
import { PROXY_MAPPING } from '../objects/descriptor.ts';
import { OR } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { fromFormat } from './from-format.ts';

/** mappingproxy: a read-only view of a dict, as `cls.__dict__` gives it (`Objects/descrobject.c, PyDictProxy_Type`). */
export function installMappingProxyType(vm: Vm): void {
  const type = vm.descriptor.mappingProxyType;
  vm.iterator.mappingTypes.add(type);
  const mapping = (self: Address): Address => vm.words[self + PROXY_MAPPING];
  type.getItem = (self, key) => vm.interpreter.names.getItem(mapping(self), key);
  type.length = (self) => (vm.typeOf(mapping(self)).length as (o: Address) => number)(mapping(self));
  type.contains = (self, key) => vm.compares.contains(mapping(self), key);
  type.iter = (self) => vm.iteration.iter(mapping(self));
  type.repr = (self) => fromFormat(vm, 'mappingproxy(%R)', mapping(self));
  type.str = (self) => vm.texts.str(mapping(self));
  type.compare = (left, right, operation) => vm.compares.rich(mapping(left), right, operation);
  type.create = (_type, base, count) => {
    if (count !== 1) throw vm.errors.raise('TypeError', `mappingproxy() takes exactly one argument (${count} given)`);
    const given = vm.words[base];
    // mappingproxy_check_mapping()
    if (vm.typeOf(given).getItem === null || vm.list.isList(given) || vm.tuple.isTuple(given)) {
      throw vm.errors.raise('TypeError', `mappingproxy() argument must be a mapping, not ${vm.typeName(given)}`);
    }
    return vm.descriptor.mappingProxy(given);
  };
  // mappingproxy_or()
  const unwrapped = (object: Address): Address => (vm.typeOf(object) === type ? mapping(object) : object);
  type.binary[OR] = (left, right) => vm.numbers.binary(OR, unwrapped(left), unwrapped(right));
  type.inPlace[OR] = (self) => {
    throw vm.errors.raise('TypeError', `'|=' is not supported by ${vm.typeName(self)}; use '|' instead`);
  };
  if (vm.language.builtins.mappingProxiesAreHashable) type.hash = (self) => vm.hashOf(mapping(self));
  const forward = (name: string) => (self: Address) => vm.calls.method0(mapping(self), name);
  vm.types.methods(type, [
    ['keys', '', forward('keys')],
    ['values', '', forward('values')],
    ['items', '', forward('items')],
    ['copy', '', forward('copy')],
    ['__reversed__', '', forward('__reversed__')],
    [
      'get',
      'key, default=None, /',
      (self: Address, key: Address, fallback: Address) =>
        vm.calls.method0(mapping(self), 'get', key, fallback || vm.none),
    ],
  ]);
  vm.types.ready(type);
}
