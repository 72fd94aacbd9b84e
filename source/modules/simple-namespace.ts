import type { Address } from '../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../python/objects/fixed-slots.ts';
import type { PyType } from '../python/objects/type.ts';
import { EQ, NE } from '../python/protocols/compares.ts';
import type { Vm } from '../python/vm.ts';

/** Word of a namespace object: its dict. */
const DICT = 4;

/** `types.SimpleNamespace` (`Objects/namespaceobject.c`). */
export function defineSimpleNamespace(vm: Vm): PyType {
  const { words } = vm;
  const type = vm.types.define('types.SimpleNamespace', { basicSize: 24, gc: true, isBase: true, module: 'types' });
  type.dictOffset = DICT;
  setFixedSlots(vm, type, [DICT]);
  type.create = (subtype) => {
    const object = vm.allocateInstance(subtype);
    words[object + DICT] = vm.dict.make();
    return object;
  };
  type.init = (self, base, count, names) => {
    if (count > 1) throw vm.errors.raise('TypeError', `${vm.typeName(self)} expected at most 1 argument, got ${count}`);
    if (count === 1) vm.heap.decref(vm.calls.method0(words[self + DICT], 'update', words[base]));
    const keywords = names === 0 ? [] : vm.tuple.items(names);
    for (let i = 0; i < keywords.length; i++) vm.dict.set(words[self + DICT], keywords[i], words[base + count + i]);
  };
  type.repr = (self) => repr(vm, self, type);
  type.hash = null;
  type.compare = (left, right, operation) => {
    const comparable = vm.typeOf(left).isSubtypeOf(type) && vm.typeOf(right).isSubtypeOf(type);
    if (!comparable || (operation !== EQ && operation !== NE)) return vm.notImplemented;
    return vm.compares.rich(words[left + DICT], words[right + DICT], operation);
  };
  vm.types.attributes(type, [{ kind: 'member', name: '__dict__', get: (self) => vm.heap.newRef(words[self + DICT]) }]);
  return vm.types.ready(type);
}

/** A namespace with these attributes, whose references it takes over. */
export function makeSimpleNamespace(vm: Vm, type: PyType, values: Readonly<Record<string, Address>>): Address {
  const object = newFixed(vm, type);
  vm.words[object + DICT] = vm.dict.make();
  for (const [name, value] of Object.entries(values)) {
    vm.dict.setName(vm.words[object + DICT], name, value);
    vm.heap.decref(value);
  }
  return object;
}

function repr(vm: Vm, self: Address, type: PyType): Address {
  const name = vm.typeOf(self) === type ? 'namespace' : vm.typeName(self);
  if (vm.texts.enterRepr(self)) return vm.str.make(`${name}(...)`);
  try {
    const parts: string[] = [];
    for (const [key, value] of vm.dict.items(vm.words[self + DICT])) {
      if (vm.str.isStr(key) && vm.str.length(key) > 0) parts.push(`${vm.str.text(key)}=${vm.texts.reprText(value)}`);
    }
    return vm.str.make(`${name}(${parts.join(', ')})`);
  } finally {
    vm.texts.leaveRepr(self);
  }
}
