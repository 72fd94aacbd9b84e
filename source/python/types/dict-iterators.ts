import type { Address } from '../../heap/object-type.ts';
import type { PyType, UnarySlot } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** The iterators over dicts and their views. */
export function installDictIterators(vm: Vm): void {
  const { dict: views } = vm.iterator;
  install(vm, views.keyIterator, (iterator) => views.nextKey(iterator));
  install(vm, views.valueIterator, (iterator) => views.nextValue(iterator));
  install(vm, views.itemIterator, (iterator) => views.nextItem(iterator));
  install(vm, views.reverseKeyIterator, (iterator) => views.nextKey(iterator, true));
  install(vm, views.reverseValueIterator, (iterator) => views.nextValue(iterator, true));
  install(vm, views.reverseItemIterator, (iterator) => views.nextItem(iterator, true));
}

function install(vm: Vm, type: PyType, next: UnarySlot): void {
  const { dict: views } = vm.iterator;
  type.iter = (iterator) => vm.heap.newRef(iterator);
  type.next = next;
  vm.types.methods(type, [
    ['__length_hint__', '', (iterator: Address) => vm.int.fromNumber(views.left(iterator))],
    [
      '__reduce__',
      '',
      (iterator: Address) => {
        const copy = views.copy(iterator);
        const rest = vm.iteration.list(copy);
        vm.heap.decref(copy);
        const iter = vm.heap.newRef(vm.dict.getName(vm.builtins, 'iter'));
        return vm.tuple.steal([iter, vm.tuple.steal([rest])]);
      },
    ],
  ]);
  vm.types.ready(type);
}
