import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../objects/types.ts';
import * as letters from '../text/bytes-case.ts';
import * as hex from '../text/bytes-hex.ts';
import * as methods from '../text/bytes-methods.ts';
import type { StripSide } from '../text/split.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import type { BytesFamily } from './bytes-family.ts';
import { installBytesSearch } from './bytes-search.ts';
import { installBytesSplit } from './bytes-split.ts';
import { decoded } from './decoded.ts';
import { bytesArgument, intArgument, sizeArgument, textArgument } from './native-arguments.ts';

type Method = NativeMethod;

/** The methods that bytes and bytearray share (`Objects/bytes_methods.c`, `Objects/stringlib`). */
export function installBytesMethods(vm: Vm, family: BytesFamily): void {
  const { type } = family;
  vm.types.methods(type, [
    ...caseMethods(vm, family),
    ...testMethods(vm),
    ...stripMethods(vm, family),
    ...layoutMethods(vm, family),
    ...codeMethods(vm, family),
  ]);
  vm.types.methods(
    type,
    [['fromhex', 'string, /', (own: Address, text: Address) => fromHex(vm, family, own, text)]],
    'classmethod',
  );
  vm.types.methods(
    type,
    [
      [
        'maketrans',
        'frm, to, /',
        (from: Address, to: Address) =>
          vm.bytes.make(methods.makeBytesTable(bytesArgument(vm, from), bytesArgument(vm, to))),
      ],
    ],
    'staticmethod',
  );
  installBytesSearch(vm, family);
  installBytesSplit(vm, family);
}

/** The data if it is new, else the object as it was. */
function changed(vm: Vm, family: BytesFamily, self: Address, data: Uint8Array, isFresh = false): Address {
  const same = data.length === vm.bytes.length(self) && methods.compareBytes(data, vm.bytes.data(self)) === 0;
  return same ? family.unchanged(self) : isFresh ? family.fresh(data) : family.make(data);
}

function caseMethods(vm: Vm, family: BytesFamily): Method[] {
  const method = (name: string, code: (data: Uint8Array) => Uint8Array): Method => [
    name,
    '',
    (self: Address) => family.fresh(code(vm.bytes.data(self).slice())),
  ];
  return [
    method('lower', letters.lowerBytes),
    method('upper', letters.upperBytes),
    method('capitalize', letters.capitalizeBytes),
    method('title', letters.titleBytes),
    method('swapcase', letters.swapcaseBytes),
  ];
}

function testMethods(vm: Vm): Method[] {
  const test = (name: string, code: (data: Uint8Array) => boolean): Method => [
    name,
    '',
    (self: Address) => vm.int.bool(code(vm.bytes.data(self))),
  ];
  return [
    test('isalpha', letters.isAlphaBytes),
    test('isalnum', letters.isAlphanumericBytes),
    test('isascii', letters.isAsciiBytes),
    test('isdigit', letters.isDigitBytes),
    test('islower', letters.isLowerBytes),
    test('isupper', letters.isUpperBytes),
    test('istitle', letters.isTitleBytes),
    test('isspace', letters.isSpaceBytes),
  ];
}

function stripMethods(vm: Vm, family: BytesFamily): Method[] {
  const method = (name: string, side: StripSide): Method => [
    name,
    'bytes=None, /',
    (self: Address, given: Address) => {
      const members = given === 0 || given === vm.none ? undefined : bytesArgument(vm, given);
      return changed(vm, family, self, methods.stripBytes(vm.bytes.data(self), members, side));
    },
  ];
  return [method('strip', 'both'), method('lstrip', 'left'), method('rstrip', 'right')];
}

function layoutMethods(vm: Vm, family: BytesFamily): Method[] {
  const pad = (name: 'center' | 'ljust' | 'rjust'): Method => [
    name,
    "width, fillchar=b' ', /",
    (self: Address, widthObject: Address, fillObject: Address) => {
      const width = sizeArgument(vm, widthObject);
      const fill = fillObject === 0 ? 32 : fillByte(vm, name, fillObject);
      return changed(vm, family, self, methods.padBytes(name, vm.bytes.data(self), width, fill), true);
    },
  ];
  return [
    pad('center'),
    pad('ljust'),
    pad('rjust'),
    [
      'zfill',
      'width, /',
      (self: Address, width: Address) =>
        changed(vm, family, self, methods.zfillBytes(vm.bytes.data(self), sizeArgument(vm, width)), true),
    ],
    [
      'expandtabs',
      'tabsize=8',
      (self: Address, size: Address) =>
        family.fresh(methods.expandTabsBytes(vm.bytes.data(self), intArgument(vm, size, 8))),
    ],
    [
      'translate',
      "table, /, delete=b''",
      (self: Address, tableObject: Address, deleteObject: Address) => {
        const table = tableObject === vm.none ? undefined : bytesArgument(vm, tableObject);
        const deleted = deleteObject === 0 ? new Uint8Array(0) : bytesArgument(vm, deleteObject);
        return changed(vm, family, self, methods.translateBytes(vm.bytes.data(self), table, deleted), true);
      },
    ],
  ];
}

function fillByte(vm: Vm, method: string, fill: Address): number {
  const data = isBytesLike(vm, fill) ? bufferOf(vm, fill) : null;
  if (data?.length === 1) return data[0];
  const wanted = `argument 2 must be a byte string of length 1, not ${vm.typeName(fill)}`;
  throw vm.errors.raise('TypeError', `${method}() ${wanted}`);
}

function codeMethods(vm: Vm, family: BytesFamily): Method[] {
  const { bytes } = vm;
  return [
    [
      'decode',
      "encoding='utf-8', errors='strict'",
      (self: Address, encoding: Address, errors: Address) => {
        const name = encoding === 0 ? 'utf-8' : textArgument(vm, encoding, 'decode', "argument 'encoding'");
        const handler = errors === 0 ? 'strict' : textArgument(vm, errors, 'decode', "argument 'errors'");
        return decoded(vm, bytes.data(self), name, handler);
      },
    ],
    [
      'hex',
      "sep='', bytes_per_sep=1",
      (self: Address, separator: Address, group: Address) => {
        const between = separator === 0 ? '' : hexSeparator(vm, separator);
        return vm.str.make(hex.hexOfBytes(bytes.data(self), between, intArgument(vm, group, 1)));
      },
    ],
    ['__sizeof__', '', (self: Address) => vm.int.fromNumber(bytes.sizeOf(self))],
    [
      'removeprefix',
      'prefix, /',
      (self: Address, prefix: Address) =>
        changed(vm, family, self, methods.removePrefixBytes(bytes.data(self), bytesArgument(vm, prefix))),
    ],
    [
      'removesuffix',
      'suffix, /',
      (self: Address, suffix: Address) =>
        changed(vm, family, self, methods.removeSuffixBytes(bytes.data(self), bytesArgument(vm, suffix))),
    ],
  ];
}

function hexSeparator(vm: Vm, separator: Address): string {
  if (vm.str.isStr(separator)) return hex.requireSeparator(vm.str.text(separator));
  if (vm.bytes.isBytes(separator)) return hex.requireSeparator(methods.toLatin1(bufferOf(vm, separator)));
  if (vm.typeOf(separator).length === null) {
    throw vm.errors.raise('TypeError', `object of type '${vm.typeName(separator)}' has no len()`);
  }
  throw vm.errors.raise('TypeError', 'sep must be str or bytes.');
}

function fromHex(vm: Vm, family: BytesFamily, own: Address, text: Address): Address {
  const value = family.make(hex.bytesFromHex(textArgument(vm, text, 'fromhex', 'argument')));
  if (own === family.type.address) return value;
  try {
    return vm.calls.call(own, value);
  } finally {
    vm.heap.decref(value);
  }
}
