import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** `_PyArg_CheckPositional()`: raises TypeError unless between `least` and `most` arguments are given. */
export function checkPositional(vm: Vm, name: string, count: number, least: number, most: number): void {
  if (count >= least && count <= most) return;
  const limit = count < least ? least : most;
  const bound = least === most ? '' : count < least ? 'at least ' : 'at most ';
  throw vm.errors.raise(
    'TypeError',
    `${name} expected ${bound}${limit} argument${limit === 1 ? '' : 's'}, got ${count}`,
  );
}

/** `_PyArg_NoKeywords()`. */
export function refuseKeywords(vm: Vm, name: string, keywordNames: Address): void {
  if (keywordNames !== 0 && vm.tuple.length(keywordNames) > 0) {
    throw vm.errors.raise('TypeError', `${name}() takes no keyword arguments`);
  }
}

/** The same for what a subclass with an `__init__` of its own may give; up to 3.10 every subclass may. */
export function refuseOwnKeywords(vm: Vm, type: PyType, subtype: PyType, name: string, keywordNames: Address): void {
  const concerned = subtype === type || (vm.language.builtins.refusesKeywordsOfHeirs && subtype.init === type.init);
  if (concerned) refuseKeywords(vm, name, keywordNames);
}

/** Name and value of each keyword argument; the values stand at words[start…]. */
export function keywordsOf(vm: Vm, start: number, keywordNames: Address): (readonly [name: Address, value: Address])[] {
  if (keywordNames === 0) return [];
  return vm.tuple.items(keywordNames).map((name, i) => [name, vm.words[start + i]] as const);
}
