import type { Address } from '../../heap/object-type.ts';
import type { NativeCode } from '../objects/native.ts';
import type { PyType } from '../objects/type.ts';
import { EQ, GE, GT, LE, LT, NE } from '../protocols/compares.ts';
import { AND, OR, SUBTRACT, XOR } from '../protocols/numbers.ts';
import type { Vm } from '../vm.ts';
import { fromFormat } from './from-format.ts';
import { disallowInstances } from './object-member.ts';
import { reprOnce } from './sequence.ts';

/** The views of dicts: what they show, and sets that are made of them (`Objects/dictobject.c`). */
export function installDictViews(vm: Vm): void {
  const { dict: views } = vm.iterator;
  installView(vm, views.keys, views.keyIterator, views.reverseKeyIterator);
  installView(vm, views.values, views.valueIterator, views.reverseValueIterator);
  installView(vm, views.items, views.itemIterator, views.reverseItemIterator);
  views.keys.contains = (view, key) => vm.dict.get(views.dictOf(view), key) !== 0;
  views.items.contains = (view, item) => hasItem(vm, view, item);
  for (const type of [views.keys, views.items]) installSetBehaviour(vm, type);
  for (const type of [views.keys, views.values, views.items]) vm.types.ready(type);
}

function installView(vm: Vm, type: PyType, iterator: PyType, reverseIterator: PyType): void {
  const { dict: views } = vm.iterator;
  disallowInstances(vm, type);
  type.length = (view) => vm.dict.length(views.dictOf(view));
  type.iter = (view) => views.iterate(iterator, views.dictOf(view));
  type.repr = (view) =>
    reprOnce(vm, view, '...', () => {
      const items = vm.iteration.list(view);
      try {
        return fromFormat(vm, '%s(%R)', type.name, items);
      } finally {
        vm.heap.decref(items);
      }
    });
  vm.types.attributes(type, [
    { kind: 'getset', name: 'mapping', get: (view) => vm.descriptor.mappingProxy(views.dictOf(view)) },
  ]);
  vm.types.methods(type, [['__reversed__', '', (view: Address) => views.iterate(reverseIterator, views.dictOf(view))]]);
}

/** `dictitems_contains()`: a pair whose key has that value. */
function hasItem(vm: Vm, view: Address, item: Address): boolean {
  if (!vm.tuple.isTuple(item) || vm.tuple.length(item) !== 2) return false;
  const found = vm.dict.get(vm.iterator.dict.dictOf(view), vm.tuple.item(item, 0));
  if (found === 0) return false;
  vm.heap.incref(found);
  try {
    return vm.compares.equal(found, vm.tuple.item(item, 1));
  } finally {
    vm.heap.decref(found);
  }
}

function installSetBehaviour(vm: Vm, type: PyType): void {
  type.hash = null;
  type.compare = (left, right, operation) => compare(vm, left, right, operation);
  type.binary[SUBTRACT] = (left, right) => combined(vm, left, right, 'difference_update');
  type.binary[OR] = (left, right) => combined(vm, left, right, 'update');
  type.binary[XOR] = (left, right) => combined(vm, left, right, 'symmetric_difference_update');
  type.binary[AND] = (left, right) => intersection(vm, left, right);
  const isDisjoint: NativeCode = (view: Address, other: Address) => vm.int.bool(disjoint(vm, view, other));
  vm.types.methods(type, [['isdisjoint', 'other, /', isDisjoint]]);
}

/** `dictview_richcompare()`: order is inclusion, as of sets. */
function compare(vm: Vm, left: Address, right: Address, operation: number): Address {
  if (!vm.set.isAnySet(right) && !vm.iterator.dict.isSetLike(right)) return vm.notImplemented;
  const sizes = lengthOf(vm, left) - lengthOf(vm, right);
  switch (operation) {
    case EQ:
      return vm.int.bool(sizes === 0 && containsAll(vm, right, left));
    case NE:
      return vm.int.bool(!(sizes === 0 && containsAll(vm, right, left)));
    case LT:
      return vm.int.bool(sizes < 0 && containsAll(vm, right, left));
    case LE:
      return vm.int.bool(sizes <= 0 && containsAll(vm, right, left));
    case GT:
      return vm.int.bool(sizes > 0 && containsAll(vm, left, right));
    case GE:
      return vm.int.bool(sizes >= 0 && containsAll(vm, left, right));
    default:
      return vm.notImplemented;
  }
}

function lengthOf(vm: Vm, container: Address): number {
  return (vm.typeOf(container).length as (self: Address) => number)(container);
}

/** `all_contained_in()`. */
function containsAll(vm: Vm, container: Address, items: Address): boolean {
  return !someItem(vm, items, (item) => !vm.compares.contains(container, item));
}

/** Whether an item passes a test; stops at the first. */
function someItem(vm: Vm, iterable: Address, test: (item: Address) => boolean): boolean {
  const { heap, iteration } = vm;
  const iterator = iteration.iter(iterable);
  try {
    for (let item = iteration.next(iterator); item !== 0; item = iteration.next(iterator)) {
      try {
        if (test(item)) return true;
      } finally {
        heap.decref(item);
      }
    }
    return false;
  } finally {
    heap.decref(iterator);
  }
}

/** A set of what the view shows, changed by a method of set (`dictviews_to_set()`). */
function combined(vm: Vm, left: Address, right: Address, method: string): Address {
  const { dict: views } = vm.iterator;
  const isKeys = vm.typeOf(left) === views.keys && vm.dict.isExact(views.dictOf(left));
  const result = vm.set.makeFrom(vm.set.type, isKeys ? views.dictOf(left) : left);
  try {
    vm.heap.decref(vm.calls.method0(result, method, right));
    return result;
  } catch (error) {
    vm.heap.decref(result);
    throw error;
  }
}

/** `_PyDictView_Intersect()`: looks the items of the smaller one up in the larger. */
function intersection(vm: Vm, left: Address, right: Address): Address {
  const { dict: views } = vm.iterator;
  let [view, other] = views.isSetLike(left) ? [left, right] : [right, left];
  if (vm.set.isExact(other) && lengthOf(vm, view) <= lengthOf(vm, other)) {
    return vm.calls.method0(other, 'intersection', view);
  }
  if (views.isSetLike(other) && lengthOf(vm, other) > lengthOf(vm, view)) [view, other] = [other, view];
  const result = vm.set.make();
  return vm.set.filled(result, () => {
    someItem(vm, other, (item) => {
      if (vm.compares.contains(view, item)) vm.set.add(result, item);
      return false;
    });
  });
}

/** `dictviews_isdisjoint()`. */
function disjoint(vm: Vm, view: Address, other: Address): boolean {
  const { dict: views } = vm.iterator;
  if (view === other) return lengthOf(vm, view) === 0;
  const isSetLike = vm.set.isAnySet(other) || views.isSetLike(other);
  const [items, container] = isSetLike && lengthOf(vm, other) > lengthOf(vm, view) ? [view, other] : [other, view];
  return !someItem(vm, items, (item) => vm.compares.contains(container, item));
}
