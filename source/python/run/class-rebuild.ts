import { PyType } from '../objects/type.ts';
import { inheritSlots } from '../objects/types.ts';
import type { Vm } from '../vm.ts';

/** Slots of behaviour that a class gets from its special methods and its bases, as they are in a type without any. */
const BLANK = new PyType('', null);
const SLOTS = [
  'repr',
  'str',
  'hash',
  'call',
  'getattro',
  'setattro',
  'compare',
  'iter',
  'next',
  'descrGet',
  'descrSet',
  'create',
  'init',
  'power',
  'concat',
  'repeat',
  'negative',
  'positive',
  'absolute',
  'invert',
  'bool',
  'toInt',
  'toFloat',
  'toIndex',
  'length',
  'getItem',
  'getIndex',
  'setItem',
  'contains',
  'del',
] as const satisfies readonly (keyof PyType)[];

/** `fixup_slot_dispatchers()`: the slots of a class from its own special methods, then from its bases in their order. */
export function fillSlots(vm: Vm, type: PyType): void {
  const own = vm.dict.items(type.dict).map(([key]) => vm.str.text(key));
  vm.interpreter.classSlots.install(type, own);
  const unhashable = own.includes('__hash__') && type.hash === null;
  for (const base of type.mro.slice(1)) inheritSlots(type, base);
  if (unhashable) type.hash = null;
}

/** Recomputes the slots of a class and of all below it, after a special method was set or deleted (`update_slot()`). */
export function rebuildSlots(vm: Vm, type: PyType): void {
  const target = type as unknown as Record<string, unknown>;
  for (const slot of SLOTS) target[slot] = BLANK[slot];
  type.binary.fill(null);
  type.inPlace.fill(null);
  fillSlots(vm, type);
  for (const subclass of type.subclasses) rebuildSlots(vm, subclass);
}
