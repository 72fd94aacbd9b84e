import type { Address } from '../../heap/object-type.ts';
import { setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import { objectMember } from '../../python/types/object-member.ts';
import type { Vm } from '../../python/vm.ts';
import { setConstructor } from '../native-types.ts';

// Words: index, docstring.
const INDEX = 4;
const DOC = 6;

/** `_tuplegetter`: the fields of named tuples (`Modules/_collectionsmodule.c`). */
export function defineTupleGetter(vm: Vm): PyType {
  const { words, heap } = vm;
  const type = vm.types.define('collections._tuplegetter', { basicSize: 32, gc: true, module: 'collections' });
  setFixedSlots(vm, type, [DOC]);
  setConstructor(vm, type, 'index, doc, /', (subtype, index: Address, doc: Address) => {
    const self = vm.allocateInstance(subtype);
    words[self + INDEX] = vm.numbers.intArgument(index);
    words[self + DOC] = heap.newRef(doc);
    return self;
  });
  type.descrGet = (self, instance) => {
    if (instance === 0 || instance === vm.none) return heap.newRef(self);
    if (!vm.tuple.isTuple(instance)) {
      const got = vm.typeName(instance);
      const message = `descriptor for index '${words[self + INDEX]}' for tuple subclasses doesn't apply to '${got}' object`;
      throw vm.errors.raise('TypeError', message);
    }
    if (words[self + INDEX] >= vm.tuple.length(instance))
      throw vm.errors.raise('IndexError', 'tuple index out of range');
    return heap.newRef(vm.tuple.item(instance, words[self + INDEX]));
  };
  type.descrSet = (_self, _instance, value) => {
    throw vm.errors.raise('AttributeError', value === 0 ? "can't delete attribute" : "can't set attribute");
  };
  type.repr = (self) => vm.str.make(`_tuplegetter(${words[self + INDEX]}, ${vm.texts.reprText(words[self + DOC])})`);
  vm.types.attributes(type, [objectMember(vm, '__doc__', DOC, 'writable')]);
  return vm.types.ready(type);
}
