import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../objects/types.ts';
import * as classes from '../text/char-class.ts';
import { codePointLength } from '../text/code-points.ts';
import { encodeText } from '../text/codecs.ts';
import { center, expandTabs, ljust, rjust, zfill } from '../text/layout.ts';
import * as letters from '../text/letter-case.ts';
import { type StripSide, stripCharacters, stripWhitespace } from '../text/split.ts';
import type { Vm } from '../vm.ts';
import { intArgument, sizeArgument, textArgument } from './native-arguments.ts';
import { dataBytes } from './str-creation.ts';
import { fresh, freshLike, sameOr, unchanged } from './str-results.ts';

type Method = NativeMethod;

/** sizeof(Py_UCS4). */
const UCS4_BYTES = 4;

/** The methods of str that look at one text alone: case, tests of characters, strip, padding, encode. */
export function installStrMethods(vm: Vm): void {
  vm.types.methods(vm.str.type, [
    ...caseMethods(vm),
    ...testMethods(vm),
    ...stripMethods(vm),
    ...layoutMethods(vm),
    ...otherMethods(vm),
  ]);
}

function caseMethods(vm: Vm): Method[] {
  const method = (name: string, code: (text: string) => string): Method => [
    name,
    '',
    (self: Address) => {
      const text = code(vm.str.text(self));
      if (vm.str.kind(self) === 1) return freshLike(vm, self, text);
      // case_operation() has room for three characters of each.
      const room = vm.heap.allocator.allocate(3 * UCS4_BYTES * vm.str.length(self));
      const made = fresh(vm, text);
      vm.heap.allocator.free(room);
      return made;
    },
  ];
  return [
    method('lower', letters.lower),
    method('upper', letters.upper),
    method('casefold', letters.casefold),
    method('capitalize', letters.capitalize),
    method('title', letters.title),
    method('swapcase', letters.swapcase),
  ];
}

function testMethods(vm: Vm): Method[] {
  const test = (name: string, code: (text: string) => boolean): Method => [
    name,
    '',
    (self: Address) => vm.int.bool(code(vm.str.text(self))),
  ];
  return [
    test('isalpha', classes.isAlpha),
    test('isalnum', classes.isAlphanumeric),
    test('isascii', classes.isAscii),
    test('isdecimal', classes.isDecimal),
    test('isdigit', classes.isDigit),
    test('isnumeric', classes.isNumeric),
    test('isidentifier', classes.isIdentifier),
    test('islower', classes.isLower),
    test('isupper', classes.isUpper),
    test('istitle', classes.isTitle),
    test('isspace', classes.isSpace),
    test('isprintable', classes.isPrintableText),
  ];
}

function stripMethods(vm: Vm): Method[] {
  const method = (name: string, side: StripSide): Method => [
    name,
    'chars=None, /',
    (self: Address, chars: Address) => {
      const text = vm.str.text(self);
      if (chars === 0 || chars === vm.none) return sameOr(vm, self, stripWhitespace(text, side));
      if (vm.str.isStr(chars)) return sameOr(vm, self, stripCharacters(text, vm.str.text(chars), side));
      throw vm.errors.raise('TypeError', `${name} arg must be None or str`);
    },
  ];
  return [method('strip', 'both'), method('lstrip', 'left'), method('rstrip', 'right')];
}

function layoutMethods(vm: Vm): Method[] {
  const pad = (name: string, code: (text: string, width: number, fill: string) => string): Method => [
    name,
    "width, fillchar=' ', /",
    (self: Address, widthObject: Address, fillObject: Address) => {
      const width = sizeArgument(vm, widthObject);
      const fill = fillObject === 0 ? ' ' : fillArgument(vm, fillObject);
      return width <= vm.str.length(self) ? unchanged(vm, self) : fresh(vm, code(vm.str.text(self), width, fill));
    },
  ];
  return [
    pad('center', center),
    pad('ljust', ljust),
    pad('rjust', rjust),
    [
      'zfill',
      'width, /',
      (self: Address, widthObject: Address) => {
        const width = sizeArgument(vm, widthObject);
        return width <= vm.str.length(self) ? unchanged(vm, self) : fresh(vm, zfill(vm.str.text(self), width));
      },
    ],
    [
      'expandtabs',
      'tabsize=8',
      (self: Address, size: Address) => {
        const tabSize = intArgument(vm, size, 8);
        const text = vm.str.text(self);
        return text.includes('\t') ? vm.str.make(expandTabs(text, tabSize)) : unchanged(vm, self);
      },
    ],
  ];
}

/** `convert_uc()`. */
function fillArgument(vm: Vm, fill: Address): string {
  if (!vm.str.isStr(fill)) {
    throw vm.errors.raise('TypeError', `The fill character must be a unicode character, not ${vm.typeName(fill)}`);
  }
  const text = vm.str.text(fill);
  if (codePointLength(text) === 1) return text;
  throw vm.errors.raise('TypeError', 'The fill character must be exactly one character long');
}

function otherMethods(vm: Vm): Method[] {
  const { str } = vm;
  return [
    [
      'encode',
      "encoding='utf-8', errors='strict'",
      (self: Address, encoding: Address, errors: Address) => {
        const name = encoding === 0 ? 'utf-8' : textArgument(vm, encoding, 'encode', "argument 'encoding'");
        const handler = errors === 0 ? 'strict' : textArgument(vm, errors, 'encode', "argument 'errors'");
        return vm.bytes.make(encodeText(str.text(self), name, handler));
      },
    ],
    ['__getnewargs__', '', (self: Address) => vm.tuple.steal([unchanged(vm, self)])],
    ['__sizeof__', '', (self: Address) => vm.int.fromNumber(sizeOf(vm, self))],
  ];
}

/** `unicode_sizeof()`. */
function sizeOf(vm: Vm, self: Address): number {
  return vm.str.isExact(self) ? vm.str.sizeOf(self) : vm.facts.strBytes.subclass + dataBytes(vm, self);
}
