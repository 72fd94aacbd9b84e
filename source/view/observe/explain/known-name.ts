import type { Address } from '../../../heap/object-type.ts';
import { STR_HASH } from '../../../python/objects/str.ts';
import type { Vm } from '../../../python/vm.ts';

/**
 * The str that dicts have a name under, 0 if no dict can have it: it is interned, and it has been hashed before. Looking a
 * name up makes no str and leaves no hash behind.
 */
export function knownName({ str, words }: Vm, text: string): Address {
  const name = str.interned.get(text);
  if (name === undefined || (words[name + STR_HASH] === -1 && words[name + STR_HASH + 1] === -1)) return 0;
  return name;
}

/** The value that a dict of names has under a name, borrowed, or 0. */
export function valueUnder(vm: Vm, names: Address, text: string): Address {
  const name = knownName(vm, text);
  return name === 0 ? 0 : vm.dict.getStr(names, name);
}
