import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** How the items of a memoryview are stored: the formats of one native character (`Objects/memoryobject.c`). */
export interface ItemFormat {
  readonly code: string;
  /** Bytes of an item. */
  readonly size: number;
  readonly read: (vm: Vm, data: DataView, at: number) => Address;
  readonly write: (vm: Vm, data: DataView, at: number, value: Address) => void;
}

const INTEGERS: readonly (readonly [codes: string, size: number])[] = [
  ['bB', 1],
  ['hH', 2],
  ['iI', 4],
  ['lLqQnN', 8],
];

/** `native_formats`, by character. */
export const ITEM_FORMATS: ReadonlyMap<string, ItemFormat> = new Map(
  [
    ...INTEGERS.flatMap(([codes, size]) => [...codes].map((code) => integer(code, size))),
    float('f', 4),
    float('d', 8),
    boolean(),
    character(),
  ].map((format) => [format.code, format]),
);

export const BYTES = ITEM_FORMATS.get('B') as ItemFormat;

function invalid(vm: Vm, kind: 'TypeError' | 'ValueError', code: string): unknown {
  const what = kind === 'TypeError' ? 'type' : 'value';
  return vm.errors.raise(kind, `memoryview: invalid ${what} for format '${code}'`);
}

function integer(code: string, size: number): ItemFormat {
  const isSigned = code === code.toLowerCase();
  const bits = size * 8;
  return {
    code,
    size,
    read: (vm, data, at) => {
      if (size < 8) return vm.int.fromNumber(readNumber(data, at, size, isSigned));
      return vm.int.fromBigInt(isSigned ? data.getBigInt64(at, true) : data.getBigUint64(at, true));
    },
    write: (vm, data, at, value) => {
      if (!vm.numbers.isIndex(value)) throw invalid(vm, 'TypeError', code);
      const index = vm.numbers.toIndex(value);
      const number = vm.int.bigint(index);
      vm.heap.decref(index);
      if ((isSigned ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number)) !== number) {
        throw invalid(vm, 'ValueError', code);
      }
      for (let i = 0; i < size; i++) data.setUint8(at + i, Number((number >> BigInt(8 * i)) & 0xffn));
    },
  };
}

function readNumber(data: DataView, at: number, size: number, isSigned: boolean): number {
  if (size === 1) return isSigned ? data.getInt8(at) : data.getUint8(at);
  if (size === 2) return isSigned ? data.getInt16(at, true) : data.getUint16(at, true);
  return isSigned ? data.getInt32(at, true) : data.getUint32(at, true);
}

function float(code: string, size: 4 | 8): ItemFormat {
  return {
    code,
    size,
    read: (vm, data, at) => vm.float.make(size === 4 ? data.getFloat32(at, true) : data.getFloat64(at, true)),
    write: (vm, data, at, value) => {
      let number: number;
      try {
        number = vm.numbers.toDouble(value);
      } catch (error) {
        vm.errors.expect(error, 'TypeError');
        throw invalid(vm, 'TypeError', code);
      }
      if (size === 4) data.setFloat32(at, number, true);
      else data.setFloat64(at, number, true);
    },
  };
}

function boolean(): ItemFormat {
  return {
    code: '?',
    size: 1,
    read: (vm, data, at) => vm.int.bool(data.getUint8(at) !== 0),
    write: (vm, data, at, value) => data.setUint8(at, vm.compares.isTrue(value) ? 1 : 0),
  };
}

function character(): ItemFormat {
  return {
    code: 'c',
    size: 1,
    read: (vm, data, at) => vm.bytes.make(Uint8Array.of(data.getUint8(at))),
    write: (vm, data, at, value) => {
      if (!vm.bytes.isBytes(value)) throw invalid(vm, 'TypeError', 'c');
      if (vm.bytes.length(value) !== 1) throw invalid(vm, 'ValueError', 'c');
      data.setUint8(at, vm.bytes.data(value)[0]);
    },
  };
}
