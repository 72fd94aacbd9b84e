import type { Address } from '../../heap/object-type.ts';
import { CodeObjects } from '../objects/code.ts';
import { EXC_TRACEBACK } from '../objects/exception.ts';
import { FRAME_AT, TB_FRAME, TB_NEXT } from '../objects/frame.ts';
import type { Vm } from '../vm.ts';
import { textOr } from './failsafe-text.ts';
import { F_BUILTINS, F_GLOBALS, F_LOCALS } from './frames.ts';
import { STANDARD_MODULES } from './standard-modules.ts';
import { suggestName } from './suggestions.ts';
import type { NameHints } from './traceback-style.ts';

/**
 * What the interpreter adds to the message of an AttributeError, NameError or ImportError when it prints it: ". Did you mean:
 * 'x'?" or nothing (`Lib/traceback.py`, _compute_suggestion_error()).
 */
export function hintAt(vm: Vm, exception: Address, hints: NameHints | null): string {
  if (hints === null) return '';
  const type = vm.typeOf(exception);
  const is = (name: string): boolean => type.isSubtypeOf(vm.exception.get(name));
  if (is('ImportError')) {
    const wrong = hints.knowsImports ? fieldText(vm, exception, 'name_from') : null;
    return wrong === null ? '' : meant(textOr(vm, '', () => nearModuleName(vm, exception, wrong, hints)));
  }
  const isName = is('NameError');
  if (!isName && !is('AttributeError')) return '';
  const wrong = fieldText(vm, exception, 'name');
  if (wrong === null) return '';
  if (!isName) return meant(textOr(vm, '', () => nearAttribute(vm, exception, wrong, hints)));
  const hint = meant(textOr(vm, '', () => nearVariable(vm, exception, wrong, hints)));
  if (!hints.knowsImports || !STANDARD_MODULES.has(wrong)) return hint;
  return `${hint === '' ? '. D' : `${hint} Or d`}id you forget to import '${wrong}'${hints.questionMark}`;
}

function meant(name: string): string {
  return name === '' ? '' : `. Did you mean: '${name}'?`;
}

function field(vm: Vm, exception: Address, name: string): Address {
  const word = vm.exception.field(exception, name);
  return word === undefined ? 0 : vm.words[exception + word];
}

function fieldText(vm: Vm, exception: Address, name: string): string | null {
  const value = field(vm, exception, name);
  return value !== 0 && vm.str.isStr(value) ? vm.str.text(value) : null;
}

/** The frame where the exception was raised; 0 without a traceback. */
function lastFrame(vm: Vm, exception: Address): Address {
  const { words } = vm;
  let at = words[exception + EXC_TRACEBACK];
  if (at === 0) return 0;
  while (words[at + TB_NEXT] !== 0) at = words[at + TB_NEXT];
  return words[words[at + TB_FRAME] + FRAME_AT];
}

/** `dir(object)`. */
function namesOf(vm: Vm, object: Address): string[] {
  const list = vm.calls.boundSpecial(object, '__dir__');
  try {
    const names = vm.iteration.toArray(list);
    const texts = names.map((name) => (vm.str.isStr(name) ? vm.str.text(name) : ''));
    for (const name of names) vm.heap.decref(name);
    return texts.sort();
  } finally {
    vm.heap.decref(list);
  }
}

function isPublic(name: string): boolean {
  return !name.startsWith('_');
}

function visibleTo(wrong: string, names: readonly string[], { hidesPrivate }: NameHints): readonly string[] {
  return hidesPrivate && isPublic(wrong) ? names.filter(isPublic) : names;
}

function nearest(wrong: string, names: readonly string[], { mayDifferWholly }: NameHints): string {
  return suggestName(wrong, names, mayDifferWholly) ?? '';
}

function nearAttribute(vm: Vm, exception: Address, wrong: string, hints: NameHints): string {
  const object = field(vm, exception, 'obj') || vm.none;
  const names = namesOf(vm, object);
  const frame = lastFrame(vm, exception);
  const isOwn = frame !== 0 && localValue(vm, frame, 'self') === object;
  return nearest(wrong, isOwn ? names : visibleTo(wrong, names, hints), hints);
}

function nearModuleName(vm: Vm, exception: Address, wrong: string, hints: NameHints): string {
  const module = vm.calls.call(vm.dict.getName(vm.builtins, '__import__'), field(vm, exception, 'name'));
  try {
    return nearest(wrong, visibleTo(wrong, namesOf(vm, module), hints), hints);
  } finally {
    vm.heap.decref(module);
  }
}

function nearVariable(vm: Vm, exception: Address, wrong: string, hints: NameHints): string {
  const frame = lastFrame(vm, exception);
  if (frame === 0) return '';
  const self = hints.knowsImports ? localValue(vm, frame, 'self') : 0;
  if (self !== 0) {
    const own = vm.attributes.getOptional(self, vm.str.name(wrong));
    vm.heap.xdecref(own);
    if (own !== 0) return `self.${wrong}`;
  }
  const { words } = vm;
  // offer_suggestions_for_name_error() in C takes co_varnames, whether they are bound or not.
  const isWrittenInC = hints.scopes === 'in order';
  const locals = isWrittenInC ? CodeObjects.namesOf(vm.frames.code(frame).unit, 'local') : localNames(vm, frame);
  const scopes = [locals, keysOf(vm, words[frame + F_GLOBALS]), keysOf(vm, words[frame + F_BUILTINS])];
  if (!isWrittenInC) return nearest(wrong, scopes.flat(), hints);
  return scopes.map((names) => nearest(wrong, names, hints)).find((name) => name !== '') ?? '';
}

function keysOf(vm: Vm, dict: Address): string[] {
  if (!vm.dict.isDict(dict)) return [];
  return vm.dict.items(dict).flatMap(([key]) => (vm.str.isStr(key) ? [vm.str.text(key)] : []));
}

function localNames(vm: Vm, frame: Address): string[] {
  const namespace = vm.words[frame + F_LOCALS];
  if (namespace !== 0) return keysOf(vm, namespace);
  return vm.frames.code(frame).unit.localsPlusNames.filter((_, i) => vm.frames.fastValue(frame, i) !== 0);
}

/** A local variable, borrowed, or 0. */
function localValue(vm: Vm, frame: Address, name: string): Address {
  const namespace = vm.words[frame + F_LOCALS];
  if (namespace !== 0) return vm.dict.isDict(namespace) ? vm.dict.getName(namespace, name) : 0;
  const index = vm.frames.code(frame).unit.localsPlusNames.indexOf(name);
  return index < 0 ? 0 : vm.frames.fastValue(frame, index);
}
