import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../objects/types.ts';
import * as search from '../text/search.ts';
import type { Vm } from '../vm.ts';
import { rangeArgument, sizeArgument, textArgument } from './native-arguments.ts';
import { fresh, sameOr, unchanged } from './str-results.ts';

type Method = NativeMethod;
type Find = (text: string, part: string, start: number, end: number) => number;
type Test = (text: string, part: string, start: number, end: number) => boolean;

/** The methods of str that look for another text. */
export function installStrSearch(vm: Vm): void {
  const find = (name: string, code: Find): Method => [
    name,
    'sub, start=None, end=None, /',
    (self: Address, sub: Address, start: Address, end: Address) => {
      const part = textArgument(vm, sub, name, 'argument 1');
      const from = rangeArgument(vm, start, 0);
      return vm.int.fromNumber(code(vm.str.text(self), part, from, rangeArgument(vm, end, Infinity)));
    },
  ];
  vm.types.methods(vm.str.type, [
    find('find', search.find),
    find('rfind', search.rfind),
    find('index', search.index),
    find('rindex', search.rindex),
    find('count', search.count),
    affix(vm, 'startswith', search.startsWith),
    affix(vm, 'endswith', search.endsWith),
    ...changes(vm),
  ]);
}

/** `startswith` and `endswith`, of one str or of any of a tuple. */
function affix(vm: Vm, name: string, code: Test): Method {
  return [
    name,
    'prefix, start=None, end=None, /',
    (self: Address, prefix: Address, startObject: Address, endObject: Address) => {
      const text = vm.str.text(self);
      const start = rangeArgument(vm, startObject, 0);
      const end = rangeArgument(vm, endObject, Infinity);
      if (vm.str.isStr(prefix)) return vm.int.bool(code(text, vm.str.text(prefix), start, end));
      if (!vm.tuple.isTuple(prefix)) {
        throw vm.errors.raise(
          'TypeError',
          `${name} first arg must be str or a tuple of str, not ${vm.typeName(prefix)}`,
        );
      }
      const found = vm.tuple.items(prefix).some((item) => {
        if (vm.str.isStr(item)) return code(text, vm.str.text(item), start, end);
        throw vm.errors.raise('TypeError', `tuple for ${name} must only contain str, not ${vm.typeName(item)}`);
      });
      return vm.int.bool(found);
    },
  ];
}

function changes(vm: Vm): Method[] {
  const { str } = vm;
  return [
    [
      'replace',
      'old, new, /, count=-1',
      (self: Address, old: Address, by: Address, count: Address) => {
        const oldText = textArgument(vm, old, 'replace', 'argument 1');
        const newText = textArgument(vm, by, 'replace', 'argument 2');
        const limit = sizeArgument(vm, count, -1);
        const text = str.text(self);
        if (oldText === newText || limit === 0 || !text.includes(oldText)) return unchanged(vm, self);
        return fresh(vm, search.replace(text, oldText, newText, limit));
      },
    ],
    [
      'removeprefix',
      'prefix, /',
      (self: Address, prefix: Address) =>
        sameOr(vm, self, search.removePrefix(str.text(self), textArgument(vm, prefix, 'removeprefix', 'argument'))),
    ],
    [
      'removesuffix',
      'suffix, /',
      (self: Address, suffix: Address) =>
        sameOr(vm, self, search.removeSuffix(str.text(self), textArgument(vm, suffix, 'removesuffix', 'argument'))),
    ],
  ];
}
