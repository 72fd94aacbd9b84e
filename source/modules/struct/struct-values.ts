import type { Address } from '../../heap/object-type.ts';
import { bufferOf, isBytesLike } from '../../python/types/buffer.ts';
import type { Vm } from '../../python/vm.ts';
import { halfBits, halfValue } from './half-float.ts';
import { type FormatCode, FormatFault, type StructFormat } from './struct-format.ts';

/** `s_unpack_internal()`: the values in a buffer, as a new tuple. */
export function unpackValues(vm: Vm, { runs, isLittle }: StructFormat, data: Uint8Array, start: number): Address {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const bytes = (from: number, to: number): Uint8Array => data.slice(from, to);
  const values: Address[] = [];
  for (const { code, repeat, offset } of runs) {
    const at = start + offset;
    if (code.kind === 'bytes') values.push(vm.bytes.make(bytes(at, at + repeat)));
    else if (code.kind === 'pascal') {
      const length = repeat === 0 ? 0 : Math.min(data[at], repeat - 1);
      values.push(vm.bytes.make(bytes(at + 1, at + 1 + length)));
    } else if (code.kind !== 'pad') {
      for (let i = 0; i < repeat; i++) values.push(readValue(vm, code, view, at + i * code.size, isLittle));
    }
  }
  return vm.tuple.steal(values);
}

function readValue(vm: Vm, { kind, size, isSigned }: FormatCode, view: DataView, at: number, little: boolean): Address {
  if (kind === 'char') return vm.bytes.make(Uint8Array.of(view.getUint8(at)));
  if (kind === 'bool') return vm.int.bool(view.getUint8(at) !== 0);
  if (kind === 'float') {
    if (size === 2) return vm.float.make(halfValue(view.getUint16(at, little)));
    return vm.float.make(size === 4 ? view.getFloat32(at, little) : view.getFloat64(at, little));
  }
  if (size === 8) return vm.int.fromBigInt(isSigned ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
  if (size === 4) return vm.int.fromNumber(isSigned ? view.getInt32(at, little) : view.getUint32(at, little));
  if (size === 2) return vm.int.fromNumber(isSigned ? view.getInt16(at, little) : view.getUint16(at, little));
  return vm.int.fromNumber(isSigned ? view.getInt8(at) : view.getUint8(at));
}

/** `s_pack_internal()`: the bytes of as many values as the format has. Throws a FormatFault for values it cannot hold. */
export function packValues(vm: Vm, format: StructFormat, values: readonly Address[]): Uint8Array {
  const result = new Uint8Array(format.size);
  const view = new DataView(result.buffer);
  let next = 0;
  for (const { code, repeat, offset } of format.runs) {
    if (code.kind === 'bytes' || code.kind === 'pascal') {
      const data = bytesArgument(vm, values[next++], code.code);
      if (code.kind === 'bytes') result.set(data.subarray(0, repeat), offset);
      else if (repeat > 0) {
        const kept = data.subarray(0, repeat - 1);
        result[offset] = Math.min(kept.length, 255);
        result.set(kept, offset + 1);
      }
    } else if (code.kind !== 'pad') {
      for (let i = 0; i < repeat; i++) writeValue(vm, code, view, offset + i * code.size, format, values[next++]);
    }
  }
  return result;
}

function bytesArgument(vm: Vm, value: Address, code: string): Uint8Array {
  if (vm.bytes.isBytes(value) || vm.bytes.isArray(value)) return vm.bytes.data(value);
  throw new FormatFault(`argument for '${code}' must be a bytes object`);
}

function writeValue(vm: Vm, code: FormatCode, view: DataView, at: number, format: StructFormat, value: Address): void {
  const { isLittle } = format;
  if (code.kind === 'char') {
    if (!vm.bytes.isBytes(value) || vm.bytes.length(value) !== 1) {
      throw new FormatFault('char format requires a bytes object of length 1');
    }
    view.setUint8(at, vm.bytes.data(value)[0]);
  } else if (code.kind === 'bool') view.setUint8(at, vm.compares.isTrue(value) ? 1 : 0);
  else if (code.kind === 'float') writeFloat(vm, code, view, at, format, value);
  else {
    const bits = BigInt.asUintN(code.size * 8, integerWithin(vm, code, value));
    if (code.size === 8) view.setBigUint64(at, bits, isLittle);
    else if (code.size === 4) view.setUint32(at, Number(bits), isLittle);
    else if (code.size === 2) view.setUint16(at, Number(bits), isLittle);
    else view.setUint8(at, Number(bits));
  }
}

function integerWithin(vm: Vm, { code, size, isSigned }: FormatCode, value: Address): bigint {
  if (!vm.numbers.isIndex(value)) throw new FormatFault('required argument is not an integer');
  const index = vm.numbers.toIndex(value);
  const integer = vm.int.bigint(index);
  vm.heap.decref(index);
  const bits = BigInt(size * 8);
  const least = isSigned ? -(1n << (bits - 1n)) : 0n;
  const most = (1n << (isSigned ? bits - 1n : bits)) - 1n;
  if (integer >= least && integer <= most) return integer;
  if (!vm.language.messages.structNamesLimits) throw new FormatFault(olderLimits(code, integer, least, most));
  if (code === 'P') throw vm.errors.raise('OverflowError', 'int too large to convert');
  throw new FormatFault(`'${code}' format requires ${least} <= number <= ${most}`);
}

const OLDER_NAMES: Readonly<Record<string, string>> = { b: 'byte', B: 'ubyte', h: 'short', H: 'ushort' };

/** What is said until 3.11 of a number that is too large: often only that it is. */
function olderLimits(code: string, integer: bigint, least: bigint, most: bigint): string {
  const isLong = BigInt.asIntN(64, integer) === integer;
  const isUnsigned = code === code.toUpperCase() && OLDER_NAMES[code] === undefined;
  if (!isLong || 'qQP'.includes(code) || (isUnsigned && integer < 0n)) return 'argument out of range';
  return `${OLDER_NAMES[code] ?? `'${code}'`} format requires ${least} <= number <= ${most}`;
}

function writeFloat(vm: Vm, code: FormatCode, view: DataView, at: number, format: StructFormat, value: Address): void {
  let number: number;
  try {
    number = vm.numbers.toDouble(value);
  } catch (error) {
    vm.errors.expect(error, 'TypeError');
    throw new FormatFault('required argument is not a float');
  }
  const { isLittle, isNative } = format;
  if (code.size === 8) view.setFloat64(at, number, isLittle);
  else if (code.size === 4) {
    if (!isNative && Number.isFinite(number) && !Number.isFinite(Math.fround(number))) throw tooLarge(vm, 'f');
    view.setFloat32(at, number, isLittle);
  } else {
    const bits = halfBits(number);
    if (Number.isFinite(number) && (bits & 0x7fff) === 0x7c00) throw tooLarge(vm, 'e');
    view.setUint16(at, bits, isLittle);
  }
}

function tooLarge(vm: Vm, code: string): unknown {
  return vm.errors.raise('OverflowError', `float too large to pack with ${code} format`);
}

/** The bytes that a function may read; raises TypeError for what has none. */
export function readableBytes(vm: Vm, object: Address): Uint8Array {
  if (isBytesLike(vm, object)) return bufferOf(vm, object);
  throw vm.errors.raise('TypeError', `a bytes-like object is required, not '${vm.typeName(object)}'`);
}
