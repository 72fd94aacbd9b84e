import { SIZE } from '../heap/object.ts';
import type { Address } from '../heap/object-type.ts';
import { TUPLE_ITEMS } from '../python/objects/tuple.ts';
import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';

/** A tuple type whose items have names, not made by scripts (`Objects/structseq.c`). `name` is as in `sys.float_info`. */
export function defineStructSequence(vm: Vm, name: string, fields: readonly string[]): PyType {
  const dot = name.lastIndexOf('.');
  const type = vm.types.define(name, { base: vm.tuple.type, module: dot < 0 ? 'builtins' : name.slice(0, dot) });
  type.create = () => {
    throw vm.errors.raise('TypeError', `cannot create '${name}' instances`);
  };
  type.repr = (self) => {
    const items = vm.tuple.items(self).map((item, i) => `${fields[i]}=${vm.texts.reprText(item)}`);
    return vm.str.make(`${name}(${items.join(', ')})`);
  };
  vm.types.attributes(
    type,
    fields.map((field, i) => ({ kind: 'member', name: field, get: (self) => vm.heap.newRef(vm.tuple.item(self, i)) })),
  );
  return vm.types.ready(type);
}

/** A new instance; takes over the references. Untracked: its values are atoms. */
export function makeStructSequence(vm: Vm, type: PyType, values: readonly Address[]): Address {
  const object = vm.heap.allocateGc(type.address, type.index, type.basicSize + type.itemSize * values.length);
  vm.words[object + SIZE] = values.length;
  for (let i = 0; i < values.length; i++) vm.words[object + TUPLE_ITEMS + i] = values[i];
  return object;
}
