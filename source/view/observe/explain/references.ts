import type { Address } from '../../../heap/object-type.ts';
import { METHOD_FUNC, METHOD_SELF } from '../../../python/objects/bound.ts';
import { CELL_REF } from '../../../python/objects/cell.ts';
import { CLASS_BASE, CLASS_BASES, CLASS_MRO } from '../../../python/objects/classes.ts';
import { DESCR_TYPE } from '../../../python/objects/descriptor.ts';
import { DK_ENTRIES } from '../../../python/objects/dict-keys.ts';
import { EXC_ARGS, EXC_CAUSE, EXC_CONTEXT, EXC_DICT, EXC_TRACEBACK } from '../../../python/objects/exception.ts';
import { FRAME_AT, FRAME_BACK, TB_FRAME, TB_NEXT } from '../../../python/objects/frame.ts';
import {
  FUNC_ANNOTATIONS,
  FUNC_BUILTINS,
  FUNC_CLOSURE,
  FUNC_CODE,
  FUNC_DEFAULTS,
  FUNC_DICT,
  FUNC_DOC,
  FUNC_GLOBALS,
  FUNC_KWDEFAULTS,
  FUNC_MODULE,
  FUNC_NAME,
  FUNC_QUALNAME,
} from '../../../python/objects/function.ts';
import { GEN_FRAME } from '../../../python/objects/generator.ts';
import { MODULE_DICT } from '../../../python/objects/module.ts';
import { F_FUNC, F_LOCALS, F_LOCALSPLUS, F_SP } from '../../../python/run/frames.ts';
import { reprText } from '../../../python/text/repr.ts';
import type { Vm } from '../../../python/vm.ts';

/** Hears of a reference to `target` and how Python writes it; returns false when it has heard enough. */
export type HearReference = (target: Address, how: () => string) => boolean;

const FUNCTION_SLOTS: readonly (readonly [number, string])[] = [
  [FUNC_CODE, '__code__'],
  [FUNC_GLOBALS, '__globals__'],
  [FUNC_BUILTINS, '__builtins__'],
  [FUNC_MODULE, '__module__'],
  [FUNC_DEFAULTS, '__defaults__'],
  [FUNC_KWDEFAULTS, '__kwdefaults__'],
  [FUNC_DOC, '__doc__'],
  [FUNC_NAME, '__name__'],
  [FUNC_DICT, '__dict__'],
  [FUNC_CLOSURE, '__closure__'],
  [FUNC_ANNOTATIONS, '__annotations__'],
  [FUNC_QUALNAME, '__qualname__'],
];

const CLASS_PARTS: readonly (readonly [number, string])[] = [
  [CLASS_MRO, '__mro__'],
  [CLASS_BASES, '__bases__'],
  [CLASS_BASE, '__base__'],
];

const EXCEPTION_SLOTS: readonly (readonly [number, string])[] = [
  [EXC_ARGS, 'args'],
  [EXC_TRACEBACK, '__traceback__'],
  [EXC_CONTEXT, '__context__'],
  [EXC_CAUSE, '__cause__'],
  [EXC_DICT, '__dict__'],
];

/**
 * The references of an object that an expression can follow, in the order in which Python shows them. Which references
 * there are, and how many, is the type's `referents` to say (tp_traverse); this only knows names for them.
 */
export function nameReferences(vm: Vm, owner: Address, hear: HearReference): void {
  if (vm.list.isList(owner)) {
    if (!items(vm.list.length(owner), (i) => vm.list.item(owner, i), hear)) return;
  } else if (vm.tuple.isTuple(owner)) {
    if (!items(vm.tuple.length(owner), (i) => vm.tuple.item(owner, i), hear)) return;
  } else if (vm.dict.isDict(owner)) {
    if (!dictItems(vm, owner, hear)) return;
  } else if (vm.set.isAnySet(owner)) {
    if (!members(vm, owner, hear)) return;
  } else if (!fixedSlots(vm, owner, hear)) return;
  attributes(vm, owner, hear);
}

function items(length: number, item: (index: number) => Address, hear: HearReference): boolean {
  for (let i = 0; i < length; i++) {
    const value = item(i);
    if (value !== 0 && !hear(value, () => `[${i}]`)) return false;
  }
  return true;
}

function dictItems(vm: Vm, owner: Address, hear: HearReference): boolean {
  const { dict } = vm;
  for (let at = dict.next(owner, 0); at >= 0; at = dict.next(owner, at)) {
    const { key, value } = dict;
    if (!hear(value, () => `[${keyText(vm, key)}]`) || !hear(key, () => `key ${keyText(vm, key)}`)) return false;
  }
  return true;
}

function members(vm: Vm, owner: Address, hear: HearReference): boolean {
  const { set } = vm;
  for (let at = set.next(owner, 0); at >= 0; at = set.next(owner, at)) {
    if (!hear(set.key, () => 'member')) return false;
  }
  return true;
}

/** A key as Python writes it, where that takes no code of the script. */
function keyText(vm: Vm, key: Address): string {
  if (vm.str.isExact(key)) {
    const text = vm.str.text(key);
    return reprText(text.length <= 30 ? text : `${text.slice(0, 29)}…`);
  }
  if (vm.int.isExact(key) && vm.int.digitCount(key) <= 2) return String(vm.int.bigint(key));
  if (key === vm.none) return 'None';
  return vm.typeName(key);
}

function fixedSlots(vm: Vm, owner: Address, hear: HearReference): boolean {
  const { words } = vm;
  const type = vm.typeOf(owner);
  const slots = (table: readonly (readonly [number, string])[]): boolean =>
    table.every(([offset, name]) => words[owner + offset] === 0 || hear(words[owner + offset], () => `.${name}`));
  if (vm.function.isFunction(owner)) return slots(FUNCTION_SLOTS);
  if (type === vm.cell.type) return slots([[CELL_REF, 'cell_contents']]);
  if (type === vm.bound.methodType) {
    return slots([
      [METHOD_FUNC, '__func__'],
      [METHOD_SELF, '__self__'],
    ]);
  }
  if (type.isSubtypeOf(vm.module.type)) return slots([[MODULE_DICT, '__dict__']]);
  if (type.isSubtypeOf(vm.exception.base)) return slots(EXCEPTION_SLOTS);
  if (type === vm.frame.tracebackType) {
    return slots([
      [TB_NEXT, 'tb_next'],
      [TB_FRAME, 'tb_frame'],
    ]);
  }
  if (type === vm.frame.type) return slots([[FRAME_BACK, 'f_back']]) && frameValues(vm, words[owner + FRAME_AT], hear);
  if (isGenerator(vm, owner)) return frameValues(vm, words[owner + GEN_FRAME], hear);
  if (vm.types.isType(owner)) return classParts(vm, owner, hear);
  if (isDescriptor(vm, owner)) return slots([[DESCR_TYPE, '__objclass__']]);
  return true;
}

/** A descriptor that stands for a slot or a method of a class. */
function isDescriptor(vm: Vm, object: Address): boolean {
  const { methodType, classMethodType, wrapperType, getsetType, memberType } = vm.descriptor;
  return [methodType, classMethodType, wrapperType, getsetType, memberType].includes(vm.typeOf(object));
}

function isGenerator(vm: Vm, object: Address): boolean {
  const { generator } = vm;
  const type = vm.typeOf(object);
  return type === generator.type || type === generator.coroutineType || type === generator.asyncType;
}

function classParts(vm: Vm, owner: Address, hear: HearReference): boolean {
  const { words } = vm;
  const { dict, flags } = vm.types.at(owner);
  if (dict !== 0 && !hear(dict, () => '.__dict__')) return false;
  if (!flags.isHeap) return true;
  for (const [slot, name] of CLASS_PARTS) {
    if (words[owner + slot] !== 0 && !hear(words[owner + slot], () => `.${name}`)) return false;
  }
  return true;
}

/** What a frame refers to: its variables by name, then what lies on its value stack, the namespace, the function. */
export function frameValues(vm: Vm, frame: Address, hear: HearReference): boolean {
  const { words } = vm;
  const names = vm.frames.code(frame).unit.localsPlusNames;
  const end = words[frame + F_SP];
  for (let slot = frame + F_LOCALSPLUS, i = 0; slot < end; slot++, i++) {
    const name = names[i];
    if (words[slot] !== 0 && !hear(words[slot], () => (name === undefined ? 'value stack' : `local ${name}`)))
      return false;
  }
  if (words[frame + F_LOCALS] !== 0 && !hear(words[frame + F_LOCALS], () => 'namespace')) return false;
  return words[frame + F_FUNC] === 0 || hear(words[frame + F_FUNC], () => 'running function');
}

/** Attributes that the object itself owns: in `__slots__`, in its values, in its dict; and its class, where it counts. */
function attributes(vm: Vm, owner: Address, hear: HearReference): void {
  const { words, instances, instanceValues } = vm;
  const type = vm.typeOf(owner);
  if (!type.flags.isHeap || vm.types.isType(owner)) return;
  if (!slotMembers(vm, owner, hear)) return;
  const values = instances.ownValues(owner, type);
  if (values !== 0) {
    const entries = words[type.cachedKeys + DK_ENTRIES];
    for (let i = 0; i < instanceValues.capacity(values); i++) {
      const value = instanceValues.get(values, i);
      if (value !== 0 && !hear(value, () => `.${vm.str.text(words[entries + 2 * i])}`)) return;
    }
  } else if (instances.hasDict(type)) {
    const dict = words[instances.dictSlot(owner, type)];
    if (dict !== 0 && !hear(dict, () => '.__dict__')) return;
  }
  hear(type.address, () => '.__class__');
}

/** The members of `__slots__`, of the class and its bases. */
function slotMembers(vm: Vm, owner: Address, hear: HearReference): boolean {
  const { words, dict, descriptor } = vm;
  for (const base of vm.typeOf(owner).mro) {
    if (!base.flags.isHeap || base.slotOffsets.length === 0) continue;
    for (let at = dict.next(base.dict, 0); at >= 0; at = dict.next(base.dict, at)) {
      const { key, value } = dict;
      const slot = descriptor.slotWord(value);
      if (slot === 0 || words[owner + slot] === 0 || !vm.str.isStr(key)) continue;
      if (!hear(words[owner + slot], () => `.${vm.str.text(key)}`)) return false;
    }
  }
  return true;
}
