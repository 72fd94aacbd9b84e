import type { Address } from '../../heap/object-type.ts';
import { CELL_REF } from '../objects/cell.ts';
import { FUNC_CODE, FUNC_GLOBALS } from '../objects/function.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { calculateMetaclass } from './class-creation.ts';
import { F_ENTRY, F_PREV } from './frames.ts';

/**
 * `builtins.__build_class__(func, name, *bases, metaclass=…, **kwargs)`: `args` are borrowed, `kwargs` is a dict made for this
 * call, or 0.
 */
export function buildClass(vm: Vm, args: readonly Address[], kwargs: Address): Address {
  const [func, name, ...bases] = args;
  const original = vm.tuple.pack(bases);
  const resolved = resolveBases(vm, original);
  try {
    return build(vm, func, name, original, resolved, kwargs);
  } finally {
    vm.heap.decref(original);
    vm.heap.decref(resolved);
  }
}

/** `update_bases()`: bases that are no types may stand for others by `__mro_entries__`. */
function resolveBases(vm: Vm, bases: Address): Address {
  const items: Address[] = [];
  let changed = false;
  for (const base of vm.tuple.items(bases)) {
    const method = vm.types.isType(base) ? 0 : vm.attributes.getOptional(base, vm.str.name('__mro_entries__'));
    if (method === 0) {
      items.push(vm.heap.newRef(base));
      continue;
    }
    const entries = vm.calls.call(method, bases);
    vm.heap.decref(method);
    changed = true;
    for (const entry of vm.tuple.items(entries)) items.push(vm.heap.newRef(entry));
    vm.heap.decref(entries);
  }
  if (changed) return vm.tuple.steal(items);
  for (const item of items) vm.heap.decref(item);
  return vm.heap.newRef(bases);
}

function build(vm: Vm, func: Address, name: Address, original: Address, bases: Address, keywords: Address): Address {
  const { dict, heap } = vm;
  const given = keywords === 0 ? 0 : dict.pop(keywords, vm.str.name('metaclass'));
  let metaclass = given !== 0 ? given : heap.newRef(firstMetaclass(vm, bases));
  let namespace = 0;
  let cell = 0;
  try {
    if (vm.types.isType(metaclass)) {
      const winner: PyType = calculateMetaclass(vm, vm.types.at(metaclass), vm.tuple.items(bases));
      heap.incref(winner.address);
      heap.decref(metaclass);
      metaclass = winner.address;
    }
    namespace = prepare(vm, metaclass, name, bases, keywords);
    cell = runBody(vm, func, namespace);
    if (original !== bases) dict.setName(namespace, '__orig_bases__', original);
    const pairs = keywordPairs(vm, keywords);
    const cls = vm.calls.callKeywords(metaclass, [name, bases, namespace], pairs);
    checkCell(vm, cell, cls);
    return cls;
  } finally {
    heap.xdecref(cell);
    heap.xdecref(namespace);
    heap.decref(metaclass);
  }
}

/** The keywords of a class statement; `keywords` is a dict or 0. */
function keywordPairs(vm: Vm, keywords: Address): [string, Address][] {
  return keywords === 0 ? [] : vm.dict.items(keywords).map(([key, value]) => [vm.str.text(key), value]);
}

function firstMetaclass(vm: Vm, bases: Address): Address {
  return vm.tuple.length(bases) === 0 ? vm.types.type.address : vm.typeOf(vm.tuple.item(bases, 0)).address;
}

function prepare(vm: Vm, metaclass: Address, name: Address, bases: Address, keywords: Address): Address {
  if (metaclass === vm.types.type.address) return vm.dict.make();
  const method = vm.attributes.getOptional(metaclass, vm.str.name('__prepare__'));
  if (method === 0) return vm.dict.make();
  try {
    const pairs = keywordPairs(vm, keywords);
    return vm.calls.callKeywords(method, [name, bases], pairs);
  } finally {
    vm.heap.decref(method);
  }
}

/** Runs the class body in the namespace; returns the class cell or None. */
function runBody(vm: Vm, func: Address, namespace: Address): Address {
  const { words, frames, heap } = vm;
  const code = vm.code.of(words[func + FUNC_CODE]);
  const globals = words[func + FUNC_GLOBALS];
  frames.enter();
  const frame = frames.push(code, heap.newRef(func), globals, frames.builtinsOf(globals), heap.newRef(namespace));
  words[frame + F_PREV] = frames.current;
  words[frame + F_ENTRY] = 1;
  return vm.interpreter.run(frame);
}

/** A class cell that `type.__new__` was not given is a mistake of the metaclass. */
function checkCell(vm: Vm, cell: Address, cls: Address): void {
  if (vm.typeOf(cell) !== vm.cell.type) return;
  const value = vm.words[cell + CELL_REF];
  if (value === cls) return;
  const name = vm.types.isType(cls) ? vm.types.at(cls).name : vm.typeName(cls);
  if (value === 0)
    throw vm.errors.raise(
      'RuntimeError',
      `__class__ not set defining '${name}' as ${vm.texts.reprText(cls)}. Was __classcell__ propagated to type.__new__?`,
    );
  throw vm.errors.raise(
    'TypeError',
    `__class__ set to ${vm.texts.reprText(value)} defining '${name}' as ${vm.texts.reprText(cls)}`,
  );
}
