import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import type { Native, NativeCode, Parameter } from '../objects/native.ts';
import { TUPLE_ITEMS } from '../objects/tuple.ts';
import type { Vm } from '../vm.ts';

/**
 * Calls a native: checks the arguments against its signature with CPython's messages (`Python/getargs.c`), and hands
 * them over one by one. `self` 0: a function of a module, which gets no `self`.
 */
export function callNative(
  vm: Vm,
  native: Native,
  self: Address,
  base: Address,
  count: number,
  keywordNames: Address,
): Address {
  const { parameters } = native;
  const { words } = vm;
  const atHand = vm.calls.takeTupleAtHand();
  if (native.vector !== null && self !== 0) return native.vector(self, base, count, keywordNames);
  if (native.packsArguments && (count > 0 || keywordNames !== 0) && (!atHand || native.leavesKeywords))
    return callPacked(vm, native, self, base, count, keywordNames);
  if (keywordNames === 0 && native.isPlain && count >= native.required && count <= parameters.length) {
    const { code } = native;
    const a = count > 0 ? words[base] : 0;
    const b = count > 1 ? words[base + 1] : 0;
    const c = count > 2 ? words[base + 2] : 0;
    if (parameters.length <= 3) return self === 0 ? code(a, b, c) : code(self, a, b, c);
  }
  return callBound(vm, native, self, base, count, keywordNames);
}

/** A METH_VARARGS function: a tuple and a dict of its arguments live as long as the call (`_PyObject_MakeTpCall()`). */
function callPacked(
  vm: Vm,
  native: Native,
  self: Address,
  base: Address,
  count: number,
  keywordNames: Address,
): Address {
  const { words } = vm;
  const packed = count === 0 ? 0 : vm.tuple.copyWords(base, count);
  let keywords = 0;
  // One that takes any keywords gets the dict that bind() makes.
  if (keywordNames !== 0 && native.variadicKeywords < 0 && !native.leavesKeywords) {
    keywords = vm.dict.make();
    const names = vm.tuple.items(keywordNames);
    for (let i = 0; i < names.length; i++) vm.dict.set(keywords, names[i], words[base + count + i]);
  }
  try {
    return callBound(vm, native, self, base, count, keywordNames);
  } finally {
    vm.heap.xdecref(packed);
    vm.heap.xdecref(keywords);
  }
}

function callBound(
  vm: Vm,
  native: Native,
  self: Address,
  base: Address,
  count: number,
  keywordNames: Address,
): Address {
  const { code, variadicKeywords } = native;
  const values = bind(vm, native, self, base, count, keywordNames);
  const owned = variadicKeywords >= 0 ? (values[variadicKeywords] as Address) : 0;
  if (owned === 0) return invoke(code, self, values);
  try {
    return invoke(code, self, values);
  } finally {
    vm.heap.decref(owned);
  }
}

/** Spreading an array costs more than what many natives do. */
function invoke(code: NativeCode, self: Address, values: readonly (Address | Address[])[]): Address {
  if (self === 0) {
    if (values.length === 1) return code(values[0]);
    if (values.length === 2) return code(values[0], values[1]);
    if (values.length === 3) return code(values[0], values[1], values[2]);
    return code(...values);
  }
  if (values.length === 1) return code(self, values[0]);
  if (values.length === 2) return code(self, values[0], values[1]);
  return code(self, ...values);
}

/** The arguments in the order of the parameters, 0 for what is not given, an array for `*args`. */
function bind(
  vm: Vm,
  native: Native,
  self: Address,
  base: Address,
  count: number,
  keywordNames: Address,
): (Address | Address[])[] {
  const { words } = vm;
  const { parameters } = native;
  if (native.namesAreLate && (keywordNames !== 0 || parameters[0].kind === 'varargs')) makeNames(vm, native);
  const values: (Address | Address[])[] = [];
  let used = 0;
  let isComplete = true;
  for (let i = 0; i < parameters.length; i++) {
    const { kind, required } = parameters[i];
    if (kind === 'varargs') {
      values.push(readWords(words, base + Math.min(used, count), base + count));
      used = count;
    } else if (kind !== 'keyword' && kind !== 'varkeywords' && used < count) values.push(words[base + used++]);
    else {
      values.push(0);
      if (required) isComplete = false;
    }
  }
  const keywords = keywordNames === 0 ? 0 : vm.tuple.length(keywordNames);
  if (keywords > 0) checkKeywordCount(vm, native, self, count, keywords);
  if (used < count) throw tooMany(vm, native, self, count);
  if (isComplete && keywords === 0) return values;
  const lacking = parameters.findIndex((p, i) => p.kind === 'positional' && p.required && values[i] === 0);
  if (lacking >= 0) throw missing(vm, native, self, lacking, count);
  const wrong: string[] = [];
  for (let i = 0; i < keywords; i++) {
    const name = vm.tuple.item(keywordNames, i);
    const message = placeKeyword(vm, native, parameters, values, name, words[base + count + i]);
    if (message !== '') wrong.push(message);
  }
  for (let i = 0; i < parameters.length; i++) {
    if (parameters[i].required && values[i] === 0) throw missing(vm, native, self, i, count);
  }
  if (wrong.length > 0) throw vm.errors.raise('TypeError', wrong[0]);
  return values;
}

function makeNames(vm: Vm, native: Native): void {
  native.namesAreLate = false;
  const named = native.parameters.filter(({ kind }) => kind === 'both' || kind === 'keyword');
  keepNames(
    vm,
    named.map(({ name }) => name),
  );
}

/** `new_kwtuple()` of `parser_init()`: the names of a function's keywords, which the core has, in a tuple that is kept. */
export function keepNames(vm: Vm, names: readonly string[]): void {
  const tuple = vm.tuple.newTracked(names.length);
  names.forEach((name, i) => {
    vm.str.name(name);
    vm.words[tuple + TUPLE_ITEMS + i] = vm.str.internInPlace(vm.str.make(name));
  });
}

function checkKeywordCount(vm: Vm, native: Native, self: Address, count: number, keywords: number): void {
  if (native.variadicKeywords >= 0) return;
  if (!native.takesKeywords)
    throw vm.errors.raise('TypeError', `${native.qualifiedName(vm, self)}() takes no keyword arguments`);
  const { parameters } = native;
  const given = count + keywords;
  if (given <= parameters.length || parameters.some((p) => p.kind === 'varargs')) return;
  const kind = count === 0 ? 'keyword argument' : 'argument';
  throw vm.errors.raise(
    'TypeError',
    `${native.name}() takes at most ${plural(parameters.length, kind)} (${given} given)`,
  );
}

/** Puts a keyword's value into its parameter's place; what is wrong with it, or ''. */
function placeKeyword(
  vm: Vm,
  native: Native,
  parameters: readonly Parameter[],
  values: (Address | Address[])[],
  nameObject: Address,
  value: Address,
): string {
  const name = vm.str.text(nameObject);
  const index = parameters.findIndex((p) => p.name === name && (p.kind === 'both' || p.kind === 'keyword'));
  if (index >= 0) {
    if (values[index] !== 0)
      return `argument for ${native.name}() given by name ('${name}') and position (${index + 1})`;
    values[index] = value;
    return '';
  }
  const rest = native.variadicKeywords;
  if (rest >= 0) {
    if (values[rest] === 0) values[rest] = vm.dict.make();
    vm.dict.set(values[rest] as Address, nameObject, value);
    return '';
  }
  const known = parameters.filter((p) => p.kind === 'both' || p.kind === 'keyword').map((p) => p.name);
  const nearest = vm.interpreter.suggest(name, known);
  const hint = nearest === null ? '' : `. Did you mean '${nearest}'?`;
  return vm.language.messages.builtinKeyword(native.name, name, hint);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Whether CPython takes this signature by METH_NOARGS or METH_O. */
function isMethO(native: Native): boolean {
  const { parameters } = native;
  return parameters.length === 1 && parameters[0].kind === 'positional' && parameters[0].required;
}

function tooMany(vm: Vm, native: Native, self: Address, count: number): unknown {
  const { parameters } = native;
  const full = native.qualifiedName(vm, self);
  if (parameters.length === 0) return vm.errors.raise('TypeError', `${full}() takes no arguments (${count} given)`);
  if (isMethO(native)) return vm.errors.raise('TypeError', `${full}() takes exactly one argument (${count} given)`);
  const positional = parameters.filter((p) => p.kind === 'positional' || p.kind === 'both');
  const required = positional.filter((p) => p.required).length;
  if (positional.length === 0) return vm.errors.raise('TypeError', `${native.name}() takes no positional arguments`);
  if (!native.takesKeywords || positional.every((p) => p.kind === 'positional')) {
    const exactly = required === positional.length;
    const bound = exactly ? '' : 'at most ';
    return vm.errors.raise(
      'TypeError',
      `${native.name} expected ${bound}${plural(positional.length, 'argument')}, got ${count}`,
    );
  }
  const bound = required === positional.length && positional.length === parameters.length ? 'exactly' : 'at most';
  const kind = positional.length === parameters.length ? '' : 'positional ';
  return vm.errors.raise(
    'TypeError',
    `${native.name}() takes ${bound} ${plural(positional.length, `${kind}argument`)} (${count} given)`,
  );
}

function missing(vm: Vm, native: Native, self: Address, index: number, count: number): unknown {
  const { parameters } = native;
  const full = native.qualifiedName(vm, self);
  if (isMethO(native)) return vm.errors.raise('TypeError', `${full}() takes exactly one argument (${count} given)`);
  const positional = parameters.filter((p) => p.kind === 'positional' || p.kind === 'both');
  const required = positional.filter((p) => p.required).length;
  if (
    positional.length > 0 &&
    positional.every((p) => p.kind === 'positional') &&
    parameters[index].kind === 'positional'
  ) {
    const varargs = parameters.some((p) => p.kind === 'varargs');
    const bound = required === positional.length && !varargs ? '' : 'at least ';
    return vm.errors.raise(
      'TypeError',
      `${native.name} expected ${bound}${plural(required, 'argument')}, got ${count}`,
    );
  }
  const parameter = parameters[index];
  if (parameter.kind === 'positional') {
    const bound = required === positional.length ? 'exactly' : 'at least';
    const message = `${native.name}() takes ${bound} ${plural(required, 'positional argument')} (${count} given)`;
    return vm.errors.raise('TypeError', message);
  }
  return vm.errors.raise(
    'TypeError',
    `${native.name}() missing required argument '${parameter.name}' (pos ${index + 1})`,
  );
}
