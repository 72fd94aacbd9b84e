import type { Address } from '../heap/object-type.ts';
import { setFixedSlots } from '../python/objects/fixed-slots.ts';
import { Native, type NativeCode } from '../python/objects/native.ts';
import type { PyType, UnarySlot } from '../python/objects/type.ts';
import { callNative } from '../python/protocols/native-call.ts';
import type { Vm } from '../python/vm.ts';

/**
 * `tp_new` that reads its arguments by a signature, as Argument Clinic does. `make` gets the type to be made first, then
 * one borrowed address per parameter; see `Native`.
 */
export function setConstructor(
  vm: Vm,
  type: PyType,
  signature: string,
  make: (subtype: PyType, ...args: never[]) => Address,
): void {
  let subtype = type;
  const code = make as (subtype: PyType, ...args: unknown[]) => Address;
  const native = new Native(type.name.slice(type.name.lastIndexOf('.') + 1), signature, (...args) =>
    code(subtype, ...args),
  );
  type.create = (wanted, base, count, names) => {
    // Reading the arguments runs no Python code: nobody comes between this and `make`.
    subtype = wanted;
    return callNative(vm, native, 0, base, count, names);
  };
}

/** What an iterator type of a C module is made from. */
export interface IteratorSpec {
  /** With its module: `itertools.chain`. */
  readonly name: string;
  /** sizeof of its struct. */
  readonly bytes: number;
  /** Words of its references, in the order in which they are traversed and released. */
  readonly references: readonly number[];
  /** How it is made, by its signature or by hand. */
  readonly signature?: string;
  readonly make?: (subtype: PyType, ...args: never[]) => Address;
  readonly create?: PyType['create'];
  /** The next item, 0 at the end. */
  readonly next: UnarySlot;
  /** Runs when an instance dies, before its references go. */
  readonly release?: (self: Address) => void;
}

/** An iterator type that scripts make by calling it. */
export function defineIterator(vm: Vm, spec: IteratorSpec): PyType {
  const module = spec.name.slice(0, spec.name.indexOf('.'));
  const type = vm.types.define(spec.name, { basicSize: spec.bytes, gc: true, isBase: true, module });
  setFixedSlots(vm, type, spec.references, (self) => {
    spec.release?.(self);
    return true;
  });
  visitType(vm, type);
  if (spec.make) setConstructor(vm, type, spec.signature ?? '', spec.make);
  else type.create = spec.create ?? null;
  type.iter = (self) => vm.heap.newRef(self);
  type.next = spec.next;
  return vm.types.ready(type);
}

/** Like the types that `PyType_FromModuleAndSpec()` makes: an instance refers to its type first. Some were static once. */
export function visitType(vm: Vm, type: PyType): void {
  if (vm.facts.modulesOfStaticTypes.some((module) => type.name.startsWith(`${module}.`))) return;
  const { referents } = type;
  type.referents = (object, edges) => {
    edges.push(type.address);
    referents(object, edges);
  };
}

/** A method table's entries for code that returns nothing. */
export function procedure(vm: Vm, code: (self: Address, ...args: Address[]) => void): NativeCode {
  return (self: Address, ...args: Address[]) => {
    code(self, ...args);
    return vm.none;
  };
}

/** Lets a type be subscripted: `deque[int]` is a `types.GenericAlias`, as `list[int]`. */
export function makeGeneric(vm: Vm, type: PyType): void {
  const member = vm.list.type.members.get('__class_getitem__');
  if (member !== undefined) type.members.set('__class_getitem__', member);
}
