import type { Address } from '../../heap/object-type.ts';
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

/** Name and value of each keyword argument; the values stand at words[start…]. */
export function keywordsOf(vm: Vm, start: number, keywordNames: Address): (readonly [name: Address, value: Address])[] {
  if (keywordNames === 0) return [];
  return vm.tuple.items(keywordNames).map((name, i) => [name, vm.words[start + i]] as const);
}
