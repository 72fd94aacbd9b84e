import type { Address } from '../../heap/object-type.ts';
import type { NativeMethod } from '../objects/types.ts';
import * as methods from '../text/bytes-methods.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import type { BytesFamily } from './bytes-family.ts';
import { bytesArgument, sizeArgument, truthArgument } from './native-arguments.ts';
import { lineList, splitList } from './split-list.ts';

type Method = NativeMethod;
type Split = (data: Uint8Array, separator: Uint8Array | undefined, limit: number) => Uint8Array[];

/** The methods of bytes and bytearray that take data apart and put it together. */
export function installBytesSplit(vm: Vm, family: BytesFamily): void {
  /** A part of the data: the object itself where an exact bytes was not split. */
  const part = (self: Address, data: Uint8Array): Address =>
    data.length === vm.bytes.length(self) ? family.unchanged(self) : family.make(data);
  const split = (name: string, code: Split): Method => [
    name,
    'sep=None, maxsplit=-1',
    (self: Address, separator: Address, maxSplit: Address) => {
      const limit = sizeArgument(vm, maxSplit, -1);
      const between = separator === 0 || separator === vm.none ? undefined : bytesArgument(vm, separator);
      const parts = code(vm.bytes.data(self), between, limit);
      return splitList(vm, limit < 0 ? Infinity : limit, parts, (piece) => part(self, piece));
    },
  ];
  vm.types.methods(family.type, [
    split('split', methods.splitBytes),
    split('rsplit', methods.rsplitBytes),
    [
      'splitlines',
      'keepends=False',
      (self: Address, keepEnds: Address) => {
        const lines = methods.splitLinesBytes(vm.bytes.data(self), truthArgument(vm, keepEnds));
        return lineList(vm, lines, (line) => part(self, line));
      },
    ],
    partition(vm, family, 'partition', methods.partitionBytes),
    partition(vm, family, 'rpartition', methods.rpartitionBytes),
    ['join', 'iterable_of_bytes, /', (self: Address, iterable: Address) => join(vm, family, self, iterable)],
  ]);
}

function partition(
  vm: Vm,
  family: BytesFamily,
  name: string,
  code: (data: Uint8Array, separator: Uint8Array) => Uint8Array[],
): Method {
  return [
    name,
    'sep, /',
    (self: Address, separator: Address) => {
      const parts = code(vm.bytes.data(self), bytesArgument(vm, separator));
      const whole = parts.findIndex((part) => part.length > 0 && part.length === vm.bytes.length(self));
      return vm.tuple.steal(
        parts.map((part, i) => {
          if (i === whole) return family.unchanged(self);
          return i === 1 && part.length > 0 && family.name === 'bytes' && vm.typeOf(separator) === family.type
            ? vm.heap.newRef(separator)
            : family.make(part);
        }),
      );
    },
  ];
}

/** What bytes_join() has room for on C's stack (NB_STATIC_BUFFERS); for more it takes a block. */
const STATIC_BUFFERS = 10;
/** sizeof(Py_buffer). */
const BUFFER_BYTES = 80;

/** `bytes_join()`. */
function join(vm: Vm, family: BytesFamily, self: Address, iterable: Address): Address {
  const { allocator } = vm.heap;
  const sequence = vm.iterator.fast(iterable, 'can only join an iterable');
  let buffers = 0;
  try {
    const items = vm.iterator.fastItems(sequence);
    if (items.length > STATIC_BUFFERS) buffers = allocator.allocate(items.length * BUFFER_BYTES);
    const parts = items.map((item, i) => {
      if (isBytesLike(vm, item)) return bufferOf(vm, item);
      const found = `expected a bytes-like object, ${vm.typeName(item)} found`;
      throw vm.errors.raise('TypeError', `sequence item ${i}: ${found}`);
    });
    if (items.length === 1 && vm.typeOf(items[0]) === vm.bytes.type) {
      return family.name === 'bytes' ? vm.heap.newRef(items[0]) : family.make(parts[0]);
    }
    return family.fresh(methods.joinBytes(vm.bytes.data(self), parts));
  } finally {
    if (buffers !== 0) allocator.free(buffers);
    vm.heap.decref(sequence);
  }
}
