import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import { Base64Fault, fromBase64, toBase64 } from './binascii/base64-text.ts';
import { adler32, crc32 } from './binascii/checksums.ts';
import type { NativeModule } from './module-definition.ts';
import { moduleError } from './module-error.ts';
import type { Modules } from './modules.ts';
import { readableBytes } from './struct/struct-values.ts';

/** `binascii` (`Modules/binascii.c`); quoted-printable and uu are not there. */
export function defineBinascii(vm: Vm, modules: Modules): NativeModule {
  const fail = (message: string): unknown => moduleError(modules, 'binascii', 'Error', message);
  /** Data or ASCII text. */
  const ascii = (object: Address): Uint8Array => {
    if (!vm.str.isStr(object)) {
      if (vm.bytes.isBytes(object) || vm.bytes.isArray(object)) return vm.bytes.data(object).slice();
      const message = `argument should be bytes, buffer or ASCII string, not '${vm.typeName(object)}'`;
      throw vm.errors.raise('TypeError', message);
    }
    const text = vm.str.text(object);
    if (/[^\0-\x7f]/.test(text)) {
      throw vm.errors.raise('ValueError', 'string argument should contain only ASCII characters');
    }
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  };
  const start = (object: Address, initial: number): number =>
    object === 0 ? initial : Number(BigInt.asUintN(32, vm.int.bigint(object)));
  return {
    name: 'binascii',
    functions: [
      [
        'b2a_base64',
        'data, /, *, newline=True',
        (data: Address, newline: Address) => {
          const text = toBase64(readableBytes(vm, data));
          const end = newline === 0 || vm.compares.isTrue(newline) ? '\n' : '';
          return vm.bytes.make(Uint8Array.from(text + end, (character) => character.charCodeAt(0)));
        },
      ],
      [
        'a2b_base64',
        'data, /, *, strict_mode=False',
        (data: Address, strict: Address) => {
          try {
            return vm.bytes.make(fromBase64(ascii(data), strict !== 0 && vm.compares.isTrue(strict)));
          } catch (error) {
            if (!(error instanceof Base64Fault)) throw error;
            throw fail(error.message);
          }
        },
      ],
      ['_a2b_hex', 'data, /', (data: Address) => vm.bytes.make(fromHex(ascii(data), fail))],
      [
        'crc32',
        'data, crc=0, /',
        (data: Address, crc: Address) => vm.int.fromNumber(crc32(readableBytes(vm, data), start(crc, 0))),
      ],
      [
        '_adler32',
        'data, value=1, /',
        (data: Address, value: Address) => vm.int.fromNumber(adler32(readableBytes(vm, data), start(value, 1))),
      ],
    ],
  };
}

function fromHex(digits: Uint8Array, fail: (message: string) => unknown): Uint8Array {
  if (digits.length % 2 === 1) throw fail('Odd-length string');
  const text = String.fromCharCode(...digits);
  if (/[^0-9a-fA-F]/.test(text)) throw fail('Non-hexadecimal digit found');
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
