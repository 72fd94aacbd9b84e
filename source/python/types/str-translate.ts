import type { Address } from '../../heap/object-type.ts';
import { codePointLength } from '../text/code-points.ts';
import { translate } from '../text/layout.ts';
import type { Vm } from '../vm.ts';
import { textArgument } from './native-arguments.ts';
import { unchanged } from './str-results.ts';

const MAX_CODE_POINT = 0x10ffff;

/** `str.translate()` and `str.maketrans()`. */
export function installStrTranslate(vm: Vm): void {
  vm.types.methods(vm.str.type, [
    [
      'translate',
      'table, /',
      (self: Address, table: Address) => {
        const text = vm.str.text(self);
        if (text === '') return unchanged(vm, self);
        const seen = new Map<number, string | undefined>();
        return vm.str.make(
          translate(text, (code) => {
            if (!seen.has(code)) seen.set(code, lookUp(vm, table, code));
            return seen.get(code);
          }),
        );
      },
    ],
  ]);
  vm.types.methods(
    vm.str.type,
    [['maketrans', 'x, y=None, z=None, /', (x: Address, y: Address, z: Address) => makeTable(vm, x, y, z)]],
    'staticmethod',
  );
}

/** `charmaptranslate_lookup()`: what `table[code]` stands for; undefined where there is no such item. */
function lookUp(vm: Vm, table: Address, code: number): string | undefined {
  const { getItem, name } = vm.typeOf(table);
  if (getItem === null) throw vm.errors.raise('TypeError', `'${name}' object is not subscriptable`);
  const key = vm.int.fromNumber(code);
  let found: Address;
  try {
    found = getItem(table, key);
  } catch (error) {
    vm.errors.expect(error, 'LookupError');
    return undefined;
  } finally {
    vm.heap.decref(key);
  }
  try {
    return replacementText(vm, found);
  } finally {
    vm.heap.decref(found);
  }
}

function replacementText(vm: Vm, found: Address): string {
  if (found === vm.none) return '';
  if (vm.str.isStr(found)) return vm.str.text(found);
  if (!vm.int.isInt(found)) {
    throw vm.errors.raise('TypeError', 'character mapping must return integer, None or str');
  }
  const code = vm.int.number(found);
  if (code >= 0 && code <= MAX_CODE_POINT) return String.fromCodePoint(code);
  throw vm.errors.raise('ValueError', 'character mapping must be in range(0x110000)');
}

/** `unicode_maketrans_impl()`: a dict from code points. */
function makeTable(vm: Vm, x: Address, y: Address, z: Address): Address {
  const table = vm.dict.make();
  try {
    if (y === 0) fillFromDict(vm, table, x);
    else fillFromTexts(vm, table, x, y, z);
    return table;
  } catch (error) {
    vm.heap.decref(table);
    throw error;
  }
}

function fillFromDict(vm: Vm, table: Address, source: Address): void {
  if (!vm.dict.isDict(source)) {
    throw vm.errors.raise('TypeError', 'if you give only one argument to maketrans it must be a dict');
  }
  for (const [key, value] of vm.dict.items(source)) {
    if (vm.str.isStr(key)) {
      const text = vm.str.text(key);
      if (codePointLength(text) !== 1) {
        throw vm.errors.raise('ValueError', 'string keys in translate table must be of length 1');
      }
      set(vm, table, text.codePointAt(0) as number, value);
    } else if (vm.int.isInt(key)) vm.dict.set(table, key, value);
    else throw vm.errors.raise('TypeError', 'keys in translate table must be strings or integers');
  }
}

function fillFromTexts(vm: Vm, table: Address, x: Address, y: Address, z: Address): void {
  const to = [...textArgument(vm, y, 'maketrans', 'argument 2')];
  const removed = z === 0 ? '' : textArgument(vm, z, 'maketrans', 'argument 3');
  if (!vm.str.isStr(x)) {
    const message = 'first maketrans argument must be a string if there is a second argument';
    throw vm.errors.raise('TypeError', message);
  }
  const from = [...vm.str.text(x)];
  if (from.length !== to.length) {
    throw vm.errors.raise('ValueError', 'the first two maketrans arguments must have equal length');
  }
  for (let i = 0; i < from.length; i++) {
    const value = vm.int.fromNumber(to[i].codePointAt(0) as number);
    set(vm, table, from[i].codePointAt(0) as number, value);
    vm.heap.decref(value);
  }
  for (const character of removed) set(vm, table, character.codePointAt(0) as number, vm.none);
}

function set(vm: Vm, table: Address, code: number, value: Address): void {
  const key = vm.int.fromNumber(code);
  vm.dict.set(table, key, value);
  vm.heap.decref(key);
}
