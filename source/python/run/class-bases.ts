import type { Address } from '../../heap/object-type.ts';
import { bestBase } from '../objects/mro.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { rebuildSlots } from './class-rebuild.ts';
import { resolveOrder } from './resolution-order.ts';

/** `type_set_bases()`: `cls.__bases__ = bases`; what is inherited changes for the class and for all below it. */
export function setBases(vm: Vm, type: PyType, bases: Address): void {
  const baseTypes = checkBases(vm, type, bases);
  const base = bestBase(baseTypes);
  if (base === null) throw vm.errors.raise('TypeError', 'multiple bases have instance lay-out conflict');
  vm.classes.requireSameLayout(type.base as PyType, base, '__bases__');
  const old = { base: type.base, bases: type.bases };
  type.base = base;
  type.bases = baseTypes;
  const changed = new Map<PyType, PyType[]>();
  try {
    resolveHierarchy(vm, type, changed);
  } catch (error) {
    for (const [each, mro] of changed) each.mro = mro;
    type.base = old.base;
    type.bases = old.bases;
    throw error;
  }
  // An mro() of Python may have assigned other bases meanwhile: those stay.
  if (type.bases !== baseTypes) return;
  vm.classes.replaceBases(type, bases, old.bases);
  for (const each of changed.keys()) vm.classes.setMro(each);
  vm.classes.forgetCaches(type);
  rebuildSlots(vm, type);
}

function checkBases(vm: Vm, type: PyType, bases: Address): PyType[] {
  const refuse = (message: string): unknown => vm.errors.raise('TypeError', message);
  if (!vm.tuple.isTuple(bases))
    throw refuse(`can only assign tuple to ${type.name}.__bases__, not ${vm.typeName(bases)}`);
  const items = vm.tuple.items(bases);
  if (items.length === 0) throw refuse(`can only assign non-empty tuple to ${type.name}.__bases__, not ()`);
  const types: PyType[] = [];
  for (const item of items) {
    if (!vm.types.isType(item))
      throw refuse(`${type.name}.__bases__ must be tuple of classes, not '${vm.typeName(item)}'`);
    const base = vm.types.at(item);
    if (base.isSubtypeOf(type) || isBelow(base, type)) throw refuse('a __bases__ item causes an inheritance cycle');
    types.push(base);
  }
  for (const base of types) if (!base.flags.isBase) throw refuse(`type '${base.name}' is not an acceptable base type`);
  return types;
}

/** `type_is_subtype_base_chain()`. */
function isBelow(type: PyType, other: PyType): boolean {
  for (let base: PyType | null = type; base !== null; base = base.base) if (base === other) return true;
  return false;
}

/** `mro_hierarchy()`: the orders of a class and of its subclasses; `changed` gets those they had. */
function resolveHierarchy(vm: Vm, type: PyType, changed: Map<PyType, PyType[]>): void {
  const order = resolveOrder(vm, type);
  if (!changed.has(type)) changed.set(type, type.mro);
  type.mro = order;
  for (const subclass of type.subclasses) resolveHierarchy(vm, subclass, changed);
}
