import type { Address } from '../../heap/object-type.ts';
import { CO_VARARGS, CO_VARKEYWORDS } from '../compile/code-unit.ts';
import type { Code } from '../objects/code.ts';
import {
  FUNC_BUILTINS,
  FUNC_CLOSURE,
  FUNC_CODE,
  FUNC_DEFAULTS,
  FUNC_GLOBALS,
  FUNC_KWDEFAULTS,
  FUNC_QUALNAME,
} from '../objects/function.ts';
import type { Vm } from '../vm.ts';
import { F_LOCALSPLUS } from './frames.ts';

/**
 * Makes the frame of a call and moves the arguments into it: `_PyEvalFramePushAndInit()`, `initialize_locals()`.
 * Takes over the references to `func`, to the `count` positional arguments at words[base…] and to the keyword values that
 * follow; `names` (0: none) stays the caller's. On an error everything taken over is released.
 */
export function pushCall(vm: Vm, func: Address, base: Address, count: number, names: Address): Address {
  const { words, frames, heap } = vm;
  const code = vm.code.of(words[func + FUNC_CODE]);
  const { unit } = code;
  let frame: Address;
  try {
    frames.enter();
    frame = frames.push(code, func, words[func + FUNC_GLOBALS], words[func + FUNC_BUILTINS], 0);
  } catch (error) {
    const total = count + (names === 0 ? 0 : vm.tuple.length(names));
    for (let i = 0; i < total; i++) heap.decref(words[base + i]);
    heap.decref(func);
    throw error;
  }
  const locals = frame + F_LOCALSPLUS;
  if (
    count === unit.argCount &&
    names === 0 &&
    unit.kwOnlyArgCount === 0 &&
    (unit.flags & (CO_VARARGS | CO_VARKEYWORDS)) === 0
  ) {
    for (let i = 0; i < count; i++) words[locals + i] = words[base + i];
    return frame;
  }
  try {
    new Binding(vm, func, code, locals).bind(base, count, names);
  } catch (error) {
    frames.depth--;
    frames.clear(frame);
    frames.pop(frame);
    throw error;
  }
  return frame;
}

/** One call's arguments on their way to the parameters, where the simple case does not apply. */
class Binding {
  private readonly vm: Vm;
  private readonly func: Address;
  private readonly code: Code;
  private readonly locals: Address;

  constructor(vm: Vm, func: Address, code: Code, locals: Address) {
    this.vm = vm;
    this.func = func;
    this.code = code;
    this.locals = locals;
  }

  bind(base: Address, count: number, names: Address): void {
    const { vm, locals } = this;
    const { words, heap } = vm;
    const { unit } = this.code;
    const total = unit.argCount + unit.kwOnlyArgCount;
    const keywordCount = names === 0 ? 0 : vm.tuple.length(names);
    const positional = Math.min(count, unit.argCount);
    let kwargs = 0;
    if (unit.flags & CO_VARKEYWORDS) {
      kwargs = vm.dict.make();
      words[locals + total + (unit.flags & CO_VARARGS ? 1 : 0)] = kwargs;
    }
    for (let i = 0; i < positional; i++) words[locals + i] = words[base + i];
    let surplus = 0;
    if (unit.flags & CO_VARARGS) words[locals + total] = vm.tuple.stealWords(base + positional, count - positional);
    else surplus = count - positional;
    for (let i = positional; i < positional + surplus; i++) heap.decref(words[base + i]);
    this.placeKeywords(base + count, keywordCount, names, kwargs, total);
    if (surplus > 0) throw this.tooMany(count);
    this.fillDefaults(count);
    this.fillKeywordDefaults(total);
  }

  private placeKeywords(values: Address, keywordCount: number, names: Address, kwargs: Address, total: number): void {
    const { vm, locals } = this;
    const { words, heap } = vm;
    const { unit } = this.code;
    for (let i = 0; i < keywordCount; i++) {
      const name = vm.tuple.item(names, i);
      const value = words[values + i];
      let problem: unknown = null;
      if (!vm.str.isStr(name)) problem = vm.errors.raise('TypeError', 'keywords must be strings');
      else {
        const index = unit.localsPlusNames.indexOf(vm.str.text(name), unit.posOnlyArgCount);
        if (index >= 0 && index < total) {
          if (words[locals + index] === 0) {
            words[locals + index] = value;
            continue;
          }
          problem = vm.errors.raise(
            'TypeError',
            `${this.name()}() got multiple values for argument '${vm.str.text(name)}'`,
          );
        } else if (kwargs !== 0) {
          vm.dict.setSteal(kwargs, name, value);
          continue;
        } else problem = this.unexpected(names, vm.str.text(name));
      }
      for (let j = i; j < keywordCount; j++) heap.decref(words[values + j]);
      throw problem;
    }
  }

  private unexpected(names: Address, name: string): unknown {
    const { vm } = this;
    const { unit } = this.code;
    const given = vm.tuple.items(names).map((item) => vm.str.text(item));
    const positionalOnly = unit.localsPlusNames.slice(0, unit.posOnlyArgCount).filter((n) => given.includes(n));
    if (positionalOnly.length > 0) {
      const list = positionalOnly.join(', ');
      return vm.errors.raise(
        'TypeError',
        `${this.name()}() got some positional-only arguments passed as keyword arguments: '${list}'`,
      );
    }
    const hint = vm.language.messages.hintsAtKeywords ? this.suggestion(name) : '';
    return vm.errors.raise('TypeError', `${this.name()}() got an unexpected keyword argument '${name}'${hint}`);
  }

  /** "Did you mean", for a parameter whose name is close to the one given (3.13). */
  private suggestion(name: string): string {
    const { unit } = this.code;
    const names = unit.localsPlusNames.slice(unit.posOnlyArgCount, unit.argCount + unit.kwOnlyArgCount);
    const best = this.vm.interpreter.suggest(name, names);
    return best === null ? '' : `. Did you mean '${best}'?`;
  }

  private fillDefaults(count: number): void {
    const { vm, locals } = this;
    const { words, heap } = vm;
    const { unit } = this.code;
    if (count >= unit.argCount) return;
    const defaults = words[this.func + FUNC_DEFAULTS];
    const defaultCount = defaults === 0 ? 0 : vm.tuple.length(defaults);
    const required = unit.argCount - defaultCount;
    const missing: string[] = [];
    for (let i = count; i < required; i++) if (words[locals + i] === 0) missing.push(unit.localsPlusNames[i]);
    if (missing.length > 0) throw this.missing('positional', missing);
    for (let i = Math.max(count, required); i < unit.argCount; i++) {
      if (words[locals + i] === 0) words[locals + i] = heap.newRef(vm.tuple.item(defaults, i - required));
    }
  }

  private fillKeywordDefaults(total: number): void {
    const { vm, locals } = this;
    const { words, heap } = vm;
    const { unit, localNames } = this.code;
    const defaults = words[this.func + FUNC_KWDEFAULTS];
    const missing: string[] = [];
    for (let i = unit.argCount; i < total; i++) {
      if (words[locals + i] !== 0) continue;
      const value = defaults === 0 ? 0 : vm.dict.getStr(defaults, localNames[i]);
      if (value === 0) missing.push(unit.localsPlusNames[i]);
      else words[locals + i] = heap.newRef(value);
    }
    if (missing.length > 0) throw this.missing('keyword-only', missing);
  }

  private name(): string {
    const { namesCalleesFully } = this.vm.language.messages;
    return namesCalleesFully ? this.vm.str.text(this.vm.words[this.func + FUNC_QUALNAME]) : this.code.unit.name;
  }

  /** `format_missing()`. */
  private missing(kind: string, names: readonly string[]): unknown {
    const quoted = names.map((name) => `'${name}'`);
    let list = quoted[0];
    if (quoted.length === 2) list = `${quoted[0]} and ${quoted[1]}`;
    else if (quoted.length > 2) list = `${quoted.slice(0, -1).join(', ')}, and ${quoted[quoted.length - 1]}`;
    const plural = names.length === 1 ? '' : 's';
    return this.vm.errors.raise(
      'TypeError',
      `${this.name()}() missing ${names.length} required ${kind} argument${plural}: ${list}`,
    );
  }

  /** `too_many_positional()`. */
  private tooMany(given: number): unknown {
    const { vm, locals } = this;
    const { words } = vm;
    const { unit } = this.code;
    let keywordOnly = 0;
    for (let i = unit.argCount; i < unit.argCount + unit.kwOnlyArgCount; i++)
      if (words[locals + i] !== 0) keywordOnly++;
    const defaults = words[this.func + FUNC_DEFAULTS];
    const defaultCount = defaults === 0 ? 0 : vm.tuple.length(defaults);
    const range = defaultCount > 0 ? `from ${unit.argCount - defaultCount} to ${unit.argCount}` : `${unit.argCount}`;
    const plural = defaultCount > 0 || unit.argCount !== 1 ? 's' : '';
    let extra = '';
    if (keywordOnly > 0) {
      const more = `keyword-only argument${keywordOnly === 1 ? '' : 's'}`;
      extra = ` positional argument${given === 1 ? '' : 's'} (and ${keywordOnly} ${more})`;
    }
    const was = given === 1 && keywordOnly === 0 ? 'was' : 'were';
    return vm.errors.raise(
      'TypeError',
      `${this.name()}() takes ${range} positional argument${plural} but ${given}${extra} ${was} given`,
    );
  }
}

/** Copies a closure's cells into the frame (COPY_FREE_VARS). */
export function copyFreeVariables(vm: Vm, frame: Address, func: Address, count: number): void {
  const { words, heap } = vm;
  const closure = words[func + FUNC_CLOSURE];
  const start = frame + F_LOCALSPLUS + vm.frames.code(frame).localCount - count;
  for (let i = 0; i < count; i++) words[start + i] = heap.newRef(vm.tuple.item(closure, i));
}
