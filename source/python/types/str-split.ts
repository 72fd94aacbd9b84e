import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../objects/types.ts';
import { codePointLength } from '../text/code-points.ts';
import * as splitting from '../text/split.ts';
import type { Vm } from '../vm.ts';
import { sizeArgument, truthArgument } from './native-arguments.ts';
import { lineList, splitList } from './split-list.ts';
import { fresh, unchanged } from './str-results.ts';

type Method = NativeMethod;
type Parts = [before: string, separator: string, after: string];

/** The methods of str that take a text apart and put texts together. */
export function installStrSplit(vm: Vm): void {
  vm.types.methods(vm.str.type, [
    split(vm, 'split', splitting.split, splitting.splitWhitespace),
    split(vm, 'rsplit', splitting.rsplit, splitting.rsplitWhitespace),
    [
      'splitlines',
      'keepends=False',
      (self: Address, keepEnds: Address) => {
        const lines = splitting.splitLines(vm.str.text(self), truthArgument(vm, keepEnds));
        return lineList(vm, lines, (line) => part(vm, self, line));
      },
    ],
    partition(vm, 'partition', splitting.partition),
    partition(vm, 'rpartition', splitting.rpartition),
    ['join', 'iterable, /', (self: Address, iterable: Address) => join(vm, self, iterable)],
  ]);
}

/** A part of a text: the str itself where the part is all of it. */
function part(vm: Vm, self: Address, text: string): Address {
  return vm.str.isExact(self) && text === vm.str.text(self) ? vm.heap.newRef(self) : vm.str.make(text);
}

function split(
  vm: Vm,
  name: string,
  bySeparator: (text: string, separator: string, limit: number) => string[],
  byWhitespace: (text: string, limit: number) => string[],
): Method {
  return [
    name,
    'sep=None, maxsplit=-1',
    (self: Address, separatorObject: Address, maxSplit: Address) => {
      const text = vm.str.text(self);
      const length = vm.str.length(self);
      if (separatorObject === 0 || separatorObject === vm.none) {
        const limit = sizeArgument(vm, maxSplit, -1);
        const parts = byWhitespace(text, limit);
        const most = limit < 0 ? Math.trunc((length - 1) / 2) + 1 : limit;
        return splitList(vm, most, parts, (piece) => part(vm, self, piece), limit < 0);
      }
      const limit = sizeArgument(vm, maxSplit, -1);
      const separator = separatorText(vm, separatorObject, 'must be str or None');
      if (cannotContain(vm, self, separatorObject)) return splitList(vm, 0, [text], (piece) => part(vm, self, piece));
      const parts = bySeparator(text, separator, limit);
      const most = limit < 0 ? Math.trunc(length / codePointLength(separator)) + 1 : limit;
      return splitList(vm, most, parts, (piece) => part(vm, self, piece), limit < 0);
    },
  ];
}

/** What `split()` tells at once: the separator is longer, or has characters that take more room than any of the text. */
function cannotContain(vm: Vm, text: Address, separator: Address): boolean {
  const { str } = vm;
  // ASCII and latin-1 have the same room.
  const width = (object: Address): number => Math.max(str.kind(object), 2);
  return str.length(text) < str.length(separator) || width(text) < width(separator);
}

/** `ensure_unicode()`. */
function separatorText(vm: Vm, separator: Address, wanted: string): string {
  if (vm.str.isStr(separator)) return vm.str.text(separator);
  throw vm.errors.raise('TypeError', `${wanted}, not ${vm.typeName(separator)}`);
}

function partition(vm: Vm, name: string, code: (text: string, separator: string) => Parts): Method {
  return [
    name,
    'sep, /',
    (self: Address, separator: Address) => {
      const { str, heap } = vm;
      const text = str.text(self);
      const [before, between, after] = code(text, separatorText(vm, separator, 'must be str'));
      if (between !== '') return vm.tuple.steal([str.make(before), heap.newRef(separator), str.make(after)]);
      const whole = heap.newRef(self);
      return vm.tuple.steal(name === 'partition' ? [whole, str.empty, str.empty] : [str.empty, str.empty, whole]);
    },
  ];
}

/** `PyUnicode_Join()`. */
function join(vm: Vm, self: Address, iterable: Address): Address {
  const { str } = vm;
  const sequence = vm.iterator.fast(iterable, 'can only join an iterable');
  try {
    const items = vm.iterator.fastItems(sequence);
    if (items.length === 0) return str.empty;
    if (items.length === 1 && str.isExact(items[0])) return vm.heap.newRef(items[0]);
    const texts: string[] = [];
    for (let i = 0; i < items.length; i++) {
      if (!str.isStr(items[i])) {
        const found = `expected str instance, ${vm.typeName(items[i])} found`;
        throw vm.errors.raise('TypeError', `sequence item ${i}: ${found}`);
      }
      texts.push(str.text(items[i]));
    }
    if (items.length === 1) return unchanged(vm, items[0]);
    return fresh(vm, texts.join(str.text(self)));
  } finally {
    vm.heap.decref(sequence);
  }
}
