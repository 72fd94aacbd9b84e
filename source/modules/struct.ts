import type { Address } from '../heap/object-type.ts';
import { isBytesLike, isMemoryview, viewedObject } from '../python/types/buffer.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';
import { moduleError } from './module-error.ts';
import type { Modules } from './modules.ts';
import { FormatFault, parseFormat, type StructFormat } from './struct/struct-format.ts';
import { packValues, readableBytes, unpackValues } from './struct/struct-values.ts';

/** `struct` (`Modules/_struct.c`); the class `Struct` in Python. */
export function defineStruct(vm: Vm, modules: Modules): NativeModule {
  const formats = new Map<string, StructFormat>();
  const fail = (message: string): unknown => moduleError(modules, 'struct', 'error', message);
  const formatOf = (object: Address): StructFormat => {
    if (!vm.str.isStr(object) && !vm.bytes.isBytes(object)) {
      const message = `Struct() argument 1 must be a str or bytes object, not ${vm.typeName(object)}`;
      throw vm.errors.raise('TypeError', message);
    }
    const text = vm.str.isStr(object) ? vm.str.text(object) : String.fromCharCode(...vm.bytes.data(object));
    const known = formats.get(text);
    if (known !== undefined) return known;
    const format = parseFormat(text);
    formats.set(text, format);
    return format;
  };
  const guarded = (act: () => Address): Address => {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof FormatFault)) throw error;
      throw fail(error.message);
    }
  };
  const pack = (format: StructFormat, values: readonly Address[], name: string): Uint8Array => {
    if (values.length !== format.count) {
      throw fail(`${name} expected ${format.count} items for packing (got ${values.length})`);
    }
    return packValues(vm, format, values);
  };
  /** Where in a buffer an offset means; raises struct.error if not all of the format lies behind it. */
  const place = ({ size }: StructFormat, length: number, given: number, into: boolean): number => {
    const doing = into ? 'packing' : 'unpacking';
    if (given < 0 && given + size > 0) {
      const what = into ? 'no space to pack' : 'not enough data to unpack';
      throw fail(`${what} ${size} bytes at offset ${given}`);
    }
    if (given < 0 && given + length < 0) throw fail(`offset ${given} out of range for ${length}-byte buffer`);
    const offset = given < 0 ? given + length : given;
    if (length - offset >= size) return offset;
    throw fail(
      `${into ? 'pack_into' : 'unpack_from'} requires a buffer of at least ${size + offset} bytes for ${doing} ` +
        `${size} bytes at offset ${offset} (actual buffer size is ${length})`,
    );
  };
  return {
    name: 'struct',
    functions: [
      ['calcsize', 'format, /', (format: Address) => guarded(() => vm.int.fromNumber(formatOf(format).size))],
      [
        'pack',
        'format, /, *values',
        (format: Address, values: Address[]) => guarded(() => vm.bytes.make(pack(formatOf(format), values, 'pack'))),
        'packed',
      ],
      [
        'pack_into',
        'format, buffer, offset, /, *values',
        (format: Address, buffer: Address, offset: Address, values: Address[]) =>
          guarded(() => {
            const parsed = formatOf(format);
            if (values.length !== parsed.count) pack(parsed, values, 'pack_into');
            requireWritable(vm, buffer);
            const at = place(parsed, readableBytes(vm, buffer).length, vm.numbers.intArgument(offset), true);
            const packed = pack(parsed, values, 'pack_into');
            readableBytes(vm, buffer).set(packed, at);
            return vm.none;
          }),
        'packed',
      ],
      [
        'unpack',
        'format, buffer, /',
        (format: Address, buffer: Address) =>
          guarded(() => {
            const parsed = formatOf(format);
            const data = readableBytes(vm, buffer);
            if (data.length !== parsed.size) throw fail(`unpack requires a buffer of ${parsed.size} bytes`);
            return unpackValues(vm, parsed, data.slice(), 0);
          }),
      ],
      [
        'unpack_from',
        'format, /, buffer, offset=0',
        (format: Address, buffer: Address, offset: Address) =>
          guarded(() => {
            const parsed = formatOf(format);
            const data = readableBytes(vm, buffer);
            const at = place(parsed, data.length, offset === 0 ? 0 : vm.numbers.intArgument(offset), false);
            return unpackValues(vm, parsed, data.slice(at, at + parsed.size), 0);
          }),
      ],
    ],
  };
}

function requireWritable(vm: Vm, buffer: Address): void {
  const object = isMemoryview(vm, buffer) ? viewedObject(vm, buffer) : buffer;
  if (isBytesLike(vm, object) && !vm.bytes.isBytes(object)) return;
  throw vm.errors.raise('TypeError', `argument must be read-write bytes-like object, not ${vm.typeName(buffer)}`);
}
