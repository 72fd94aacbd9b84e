import { Heap } from '../../../source/heap/heap.ts';
import type { Address } from '../../../source/heap/object-type.ts';
import { VERSIONS } from '../../../source/heap/version-facts.ts';
import { EXC_ARGS } from '../../../source/python/objects/exception.ts';
import { installDictType } from '../../../source/python/types/dict-type.ts';
import { installIteratorTypes } from '../../../source/python/types/iterator-types.ts';
import { installListType } from '../../../source/python/types/list-type.ts';
import { installObject } from '../../../source/python/types/object-type.ts';
import { installRangeType } from '../../../source/python/types/range-type.ts';
import { installTupleType } from '../../../source/python/types/tuple-type.ts';
import { Vm } from '../../../source/python/vm.ts';

/** A machine without an interpreter: the containers and their iterators, ints (small ones can be compared) and str. */
export function bareVm(): Vm {
  const vm = new Vm(new Heap(VERSIONS['3.13']), { write: () => {}, readSource: () => null });
  installObject(vm);
  vm.types.ready(vm.types.object);
  vm.int.type.repr = (self) => vm.str.make(String(vm.int.bigint(self)));
  vm.int.type.hash = (self) => vm.hash.set(vm.int.number(self), 0);
  vm.types.ready(vm.int.type);
  vm.types.ready(vm.int.boolType);
  vm.types.ready(vm.str.type);
  installListType(vm);
  installTupleType(vm);
  installDictType(vm);
  installRangeType(vm);
  installIteratorTypes(vm);
  return vm;
}

/** A list of ints. */
export function listOf(vm: Vm, ...values: readonly number[]): Address {
  return vm.list.steal(values.map((value) => vm.int.fromNumber(value)));
}

/** `range(start, stop)`. */
export function rangeOf(vm: Vm, start: number, stop: number, step = 1): Address {
  return vm.iterator.range.make(vm.int.fromNumber(start), vm.int.fromNumber(stop), vm.int.fromNumber(step));
}

/** Calls a type with positional arguments, as `type.__call__` does. */
export function construct(vm: Vm, type: Vm['list']['type'], ...args: readonly Address[]): Address {
  const base = vm.frames.top;
  for (let i = 0; i < args.length; i++) vm.words[base + i] = args[i];
  vm.frames.top = base + args.length;
  const create = type.create as NonNullable<typeof type.create>;
  const object = create(type, base, args.length, 0);
  type.init?.(object, base, args.length, 0);
  vm.frames.top = base;
  return object;
}

/** The message of the Python exception that `run` raises. */
export function messageOf(vm: Vm, run: () => unknown): string {
  try {
    run();
  } catch {
    const exception = vm.errors.take();
    const args = vm.words[exception + EXC_ARGS];
    return `${vm.typeName(exception)}: ${vm.texts.strText(vm.tuple.item(args, 0))}`;
  }
  return 'nothing raised';
}
