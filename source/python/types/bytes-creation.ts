import type { Address } from '../../heap/object-type.ts';
import { Native } from '../objects/native.ts';
import { callNative } from '../protocols/native-call.ts';
import { encodeText } from '../text/codecs.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import { freshBytes } from './bytes-family.ts';
import { textArgument } from './native-arguments.ts';

/** Of which type bytes are made, as error messages name it. */
export type BytesTarget = 'bytes' | 'bytearray';

/** `bytes(…)` (`Objects/bytesobject.c, bytes_new_impl()`). */
export function installBytesCreation(vm: Vm): void {
  const { type } = vm.bytes;
  const native = new Native(
    'bytes',
    'source=None, encoding=None, errors=None',
    (subtypeObject: Address, source: Address, encoding: Address, errors: Address) => {
      const subtype = vm.types.at(subtypeObject);
      const value = newBytes(vm, source, encoding, errors);
      if (subtype === type) return value;
      try {
        const data = bufferOf(vm, value);
        const object = vm.instances.allocate(subtype, data.length);
        vm.bytes.fill(object, data);
        return object;
      } finally {
        vm.heap.decref(value);
      }
    },
  );
  type.create = (subtype, base, count, names) => callNative(vm, native, subtype.address, base, count, names);
}

function newBytes(vm: Vm, source: Address, encoding: Address, errors: Address): Address {
  const encoded = encodedSource(vm, 'bytes', source, encoding, errors);
  if (encoded !== null) return vm.bytes.make(encoded);
  if (source === 0) return vm.bytes.empty;
  const own = vm.calls.boundSpecial(source, '__bytes__');
  if (own !== 0) return checkedBytes(vm, own);
  if (vm.str.isStr(source)) throw vm.errors.raise('TypeError', 'string argument without an encoding');
  const count = sizeOf(vm, source);
  if (count >= 0) return freshBytes(vm, new Uint8Array(count));
  if (vm.typeOf(source) === vm.bytes.type) return vm.heap.newRef(source);
  const data = bytesOf(vm, source, 'bytes');
  return isBytesLike(vm, source) ? freshBytes(vm, data) : vm.bytes.make(data);
}

function checkedBytes(vm: Vm, result: Address): Address {
  if (vm.bytes.isBytes(result)) return result;
  const name = vm.typeName(result);
  vm.heap.decref(result);
  throw vm.errors.raise('TypeError', `__bytes__ returned non-bytes (type ${name})`);
}

/** The data of a str with its encoding; null where neither an encoding nor an error handler is given. */
export function encodedSource(
  vm: Vm,
  target: BytesTarget,
  source: Address,
  encoding: Address,
  errors: Address,
): Uint8Array | null {
  if (encoding === 0 && errors === 0) return null;
  const name = encoding === 0 ? 'utf-8' : textArgument(vm, encoding, target, "argument 'encoding'");
  const handler = errors === 0 ? 'strict' : textArgument(vm, errors, target, "argument 'errors'");
  const isText = source !== 0 && vm.str.isStr(source);
  if (isText && encoding !== 0) return encodeText(vm.str.text(source), name, handler);
  if (isText) throw vm.errors.raise('TypeError', 'string argument without an encoding');
  const what = encoding !== 0 ? 'encoding' : 'errors';
  throw vm.errors.raise('TypeError', `${what} without a string argument`);
}

/** The count of zeros that an int source asks for; -1 for what is no int. */
export function sizeOf(vm: Vm, source: Address): number {
  if (!vm.numbers.isIndex(source)) return -1;
  const count = vm.numbers.index(source, 'OverflowError');
  if (count < 0) throw vm.errors.raise('ValueError', 'negative count');
  if (count > vm.heap.bytes.length) throw vm.errors.raise('MemoryError');
  return count;
}

/** `PyBytes_FromObject()`: the data of a bytes-like object (a view) or of an iterable of ints. */
export function bytesOf(vm: Vm, source: Address, target: BytesTarget): Uint8Array {
  if (isBytesLike(vm, source)) return bufferOf(vm, source);
  const { iter, getItem, getIndex, name } = vm.typeOf(source);
  if (vm.str.isStr(source) || (iter === null && getItem === null && getIndex === null)) {
    throw vm.errors.raise('TypeError', `cannot convert '${name}' object to ${target}`);
  }
  const range = target === 'bytes' ? 'bytes must be in range(0, 256)' : BYTE_RANGE;
  const bytes: number[] = [];
  vm.iteration.forEach(source, (item) => {
    try {
      bytes.push(byteValue(vm, item, range));
    } finally {
      vm.heap.decref(item);
    }
  });
  return Uint8Array.from(bytes);
}

const BYTE_RANGE = 'byte must be in range(0, 256)';

/** `_getbytevalue()`: an int from 0 to 255. */
export function byteValue(vm: Vm, object: Address, range: string = BYTE_RANGE): number {
  const integer = vm.numbers.toIndex(object);
  const value = vm.int.number(integer);
  vm.heap.decref(integer);
  if (value >= 0 && value < 256) return value;
  throw vm.errors.raise('ValueError', range);
}
