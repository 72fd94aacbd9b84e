import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../../python/vm.ts';

/** An item as a JS value: ints of 64 bits as bigint, characters as text. */
export type Item = number | bigint | string;

/** What a type code stands for (`arraydescr`). `at` is a byte offset in the simulated memory. */
export interface ItemCode {
  readonly code: string;
  /** Bytes of an item. */
  readonly size: number;
  read(view: DataView, at: number): Item;
  write(view: DataView, at: number, item: Item): void;
  /** The value of a Python object; raises TypeError or OverflowError with CPython's words for this code. */
  fromObject(object: Address): Item;
  toObject(item: Item): Address;
}

const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;
const UNSIGNED_LONG_MAX = 2n ** 64n - 1n;

/** The type codes in the order of `array.typecodes` (`Modules/arraymodule.c, descriptors`). */
export function itemCodes(vm: Vm): readonly ItemCode[] {
  const long = (object: Address): bigint => {
    const value = integer(vm, object);
    if (value >= LONG_MIN && value <= LONG_MAX) return value;
    throw overflow(vm, 'Python int too large to convert to C long');
  };
  const within = (low: number, high: number, name: string, first?: readonly [number, number, string]) => {
    return (object: Address): Item => {
      const value = long(object);
      for (const [lowest, highest, kind] of [...(first ? [first] : []), [low, high, name] as const]) {
        if (value < lowest) throw overflow(vm, `${kind} is less than minimum`);
        if (value > highest) throw overflow(vm, `${kind} is greater than maximum`);
      }
      return Number(value);
    };
  };
  const short = [-(2 ** 15), 2 ** 15 - 1, 'signed short integer'] as const;
  const int = [-(2 ** 31), 2 ** 31 - 1, 'signed integer'] as const;
  return [
    ints(vm, 'b', 1, 'getInt8', 'setInt8', within(-128, 127, 'signed char', short)),
    ints(vm, 'B', 1, 'getUint8', 'setUint8', within(0, 255, 'unsigned byte integer')),
    characters(vm, 'u'),
    characters(vm, 'w'),
    ints(vm, 'h', 2, 'getInt16', 'setInt16', within(...short)),
    ints(vm, 'H', 2, 'getUint16', 'setUint16', within(0, 2 ** 16 - 1, 'unsigned short', int)),
    ints(vm, 'i', 4, 'getInt32', 'setInt32', within(...int)),
    ints(vm, 'I', 4, 'getUint32', 'setUint32', (object) => Number(unsignedLong(vm, object, 2n ** 32n - 1n))),
    longs(vm, 'l', 'getBigInt64', 'setBigInt64', long),
    longs(vm, 'L', 'getBigUint64', 'setBigUint64', (object) => unsignedLong(vm, object, UNSIGNED_LONG_MAX)),
    longs(vm, 'q', 'getBigInt64', 'setBigInt64', (object) => wide(vm, object, LONG_MIN, LONG_MAX)),
    longs(vm, 'Q', 'getBigUint64', 'setBigUint64', (object) => wide(vm, object, 0n, UNSIGNED_LONG_MAX)),
    floats(vm, 'f', 4, 'getFloat32', 'setFloat32'),
    floats(vm, 'd', 8, 'getFloat64', 'setFloat64'),
  ];
}

function overflow(vm: Vm, message: string): unknown {
  return vm.errors.raise('OverflowError', message);
}

function integer(vm: Vm, object: Address): bigint {
  const index = vm.numbers.toIndex(object);
  const value = vm.int.bigint(index);
  vm.heap.decref(index);
  return value;
}

/** `II_setitem()` and `LL_setitem()`. */
function unsignedLong(vm: Vm, object: Address, max: bigint): bigint {
  const value = integer(vm, object);
  if (value < 0n) throw overflow(vm, "can't convert negative value to unsigned int");
  if (value > UNSIGNED_LONG_MAX) throw overflow(vm, 'Python int too large to convert to C unsigned long');
  if (value > max) throw overflow(vm, 'unsigned int is greater than maximum');
  return value;
}

/** `q_setitem()` and `QQ_setitem()`. */
function wide(vm: Vm, object: Address, min: bigint, max: bigint): bigint {
  const value = integer(vm, object);
  if (value < 0n && min === 0n) throw overflow(vm, "can't convert negative int to unsigned");
  if (value < min || value > max) throw overflow(vm, 'int too big to convert');
  return value;
}

type IntReader = 'getInt8' | 'getUint8' | 'getInt16' | 'getUint16' | 'getInt32' | 'getUint32';
type IntWriter = 'setInt8' | 'setUint8' | 'setInt16' | 'setUint16' | 'setInt32' | 'setUint32';

function ints(
  vm: Vm,
  code: string,
  size: number,
  reader: IntReader,
  writer: IntWriter,
  fromObject: (object: Address) => Item,
): ItemCode {
  return {
    code,
    size,
    read: (view, at) => view[reader](at, true),
    write: (view, at, item) => view[writer](at, item as number, true),
    fromObject,
    toObject: (item) => vm.int.fromNumber(item as number),
  };
}

function longs(
  vm: Vm,
  code: string,
  reader: 'getBigInt64' | 'getBigUint64',
  writer: 'setBigInt64' | 'setBigUint64',
  fromObject: (object: Address) => Item,
): ItemCode {
  return {
    code,
    size: 8,
    read: (view, at) => view[reader](at, true),
    write: (view, at, item) => view[writer](at, item as bigint, true),
    fromObject,
    toObject: (item) => vm.int.fromBigInt(item as bigint),
  };
}

function floats(
  vm: Vm,
  code: string,
  size: number,
  reader: 'getFloat32' | 'getFloat64',
  writer: 'setFloat32' | 'setFloat64',
): ItemCode {
  return {
    code,
    size,
    read: (view, at) => view[reader](at, true),
    write: (view, at, item) => view[writer](at, item as number, true),
    fromObject: (object) => vm.numbers.toDouble(object),
    toObject: (item) => vm.float.make(item as number),
  };
}

function characters(vm: Vm, code: string): ItemCode {
  return {
    code,
    size: 4,
    read: (view, at) => String.fromCodePoint(view.getUint32(at, true)),
    write: (view, at, item) => view.setUint32(at, (item as string).codePointAt(0) ?? 0, true),
    fromObject: (object) => {
      if (vm.str.isStr(object)) {
        const text = vm.str.text(object);
        if (text !== '' && String.fromCodePoint(text.codePointAt(0) ?? 0) === text) return text;
      }
      throw vm.errors.raise('TypeError', 'array item must be unicode character');
    },
    toObject: (item) => vm.str.make(item as string),
  };
}
