import type { Address } from '../../heap/object-type.ts';
import { hashBytes } from '../numbers/siphash.ts';
import { newFixed, setFixedSlots } from '../objects/fixed-slots.ts';
import { Native } from '../objects/native.ts';
import type { PyType } from '../objects/type.ts';
import { EQ, NE } from '../protocols/compares.ts';
import { callNative } from '../protocols/native-call.ts';
import { hexOfBytes } from '../text/bytes-hex.ts';
import { compareBytes } from '../text/bytes-methods.ts';
import type { Vm } from '../vm.ts';
import {
  bufferOf,
  countExport,
  isBytesLike,
  isMemoryview,
  MANAGED_EXPORTS,
  MANAGED_OBJECT,
  VIEW_BUFFER,
  VIEW_COLUMNS,
  VIEW_COUNT,
  VIEW_FORMAT,
  VIEW_ITEM_SIZE,
  VIEW_RELEASED,
  VIEW_START,
  VIEW_STEP,
  viewedObject,
  wholeBuffer,
} from './buffer.ts';
import { BYTES, ITEM_FORMATS, type ItemFormat } from './memoryview-items.ts';
import { indexBelow } from './native-arguments.ts';

/** sizeof(PyMemoryViewObject), and what follows for one dimension: shape, stride, suboffset. */
const VIEW_BYTES = 144;
const VIEW_WEAKREFS = 34;
const DIMENSION_BYTES = 24;
const MANAGED_BYTES = 112;

/** memoryview over bytes, bytearray and arrays, in one dimension (`Objects/memoryobject.c`); two only to look at. */
export function installMemoryview(vm: Vm): void {
  const managed = vm.types.define('managedbuffer', { basicSize: MANAGED_BYTES, gc: true });
  const type = vm.types.define('memoryview', { basicSize: VIEW_BYTES, itemSize: 8, gc: true });
  type.weakListOffset = VIEW_WEAKREFS;
  vm.iterator.sequenceTypes.add(type);
  setFixedSlots(vm, managed, [MANAGED_OBJECT], (buffer) => {
    releaseObject(vm, buffer);
    return true;
  });
  setFixedSlots(vm, type, [VIEW_BUFFER], (view) => {
    release(vm, view);
    vm.weakref.clearWeakrefs(view);
    return true;
  });
  const native = new Native('memoryview', 'object', (_type: Address, object: Address) =>
    viewOf(vm, type, managed, object),
  );
  type.create = (_subtype, base, count, names) => callNative(vm, native, type.address, base, count, names);
  type.repr = (self) => {
    const state = vm.words[self + VIEW_RELEASED] === 0 ? 'memory' : 'released memory';
    return vm.str.make(`<${state} at 0x${vm.addressOf(self).toString(16)}>`);
  };
  installItems(vm, type);
  installComparison(vm, type);
  installMethods(vm, type);
  vm.types.ready(managed);
  vm.types.ready(type);
}

function viewOf(vm: Vm, type: PyType, managed: PyType, object: Address): Address {
  const { words } = vm;
  if (isMemoryview(vm, object)) {
    viewedObject(vm, object);
    return makeView(vm, type, words[object + VIEW_BUFFER], layoutOf(vm, object));
  }
  if (!isBytesLike(vm, object)) {
    throw vm.errors.raise('TypeError', `memoryview: a bytes-like object is required, not '${vm.typeName(object)}'`);
  }
  const buffer = newFixed(vm, managed);
  words[buffer + MANAGED_OBJECT] = vm.heap.newRef(object);
  countExport(vm, object, 1);
  const format = itemFormat(vm, object);
  const count = wholeBuffer(vm, object).length / format.size;
  const view = makeView(vm, type, buffer, { start: 0, count, step: format.size, format, columns: 0 });
  vm.heap.decref(buffer);
  return view;
}

/** What a view shows of its buffer: bytes for start and step, items for count. */
interface Layout {
  readonly start: number;
  readonly count: number;
  readonly step: number;
  readonly format: ItemFormat;
  /** 0: one dimension. */
  readonly columns: number;
}

function layoutOf(vm: Vm, view: Address): Layout {
  const { words } = vm;
  return {
    start: words[view + VIEW_START],
    count: words[view + VIEW_COUNT],
    step: words[view + VIEW_STEP],
    format: formatOf(vm, view),
    columns: words[view + VIEW_COLUMNS],
  };
}

function formatOf(vm: Vm, view: Address): ItemFormat {
  return ITEM_FORMATS.get(String.fromCharCode(vm.words[view + VIEW_FORMAT])) as ItemFormat;
}

/** `mbuf_add_view()`. */
function makeView(vm: Vm, type: PyType, buffer: Address, layout: Layout): Address {
  const { heap, words } = vm;
  const view = heap.allocateGc(type.address, type.index, VIEW_BYTES + DIMENSION_BYTES);
  words.fill(0, view + 4, view + ((VIEW_BYTES + DIMENSION_BYTES) >> 2));
  words[view + VIEW_BUFFER] = heap.newRef(buffer);
  words[view + VIEW_START] = layout.start;
  words[view + VIEW_COUNT] = layout.count;
  words[view + VIEW_STEP] = layout.step;
  words[view + VIEW_FORMAT] = layout.format.code.charCodeAt(0);
  words[view + VIEW_ITEM_SIZE] = layout.format.size;
  words[view + VIEW_COLUMNS] = layout.columns;
  words[buffer + MANAGED_EXPORTS]++;
  heap.gc.track(view);
  return view;
}

/** `memory_cast()`: other items over the same bytes; a shape of two numbers makes rows. */
function castView(vm: Vm, type: PyType, self: Address, formatText: Address, shape: Address): Address {
  const { words } = vm;
  viewedObject(vm, self);
  const layout = layoutOf(vm, self);
  if (layout.step !== layout.format.size && layout.count > 1) {
    throw vm.errors.raise('TypeError', 'memoryview: casts are restricted to C-contiguous views');
  }
  if (!vm.str.isStr(formatText)) throw vm.errors.raise('TypeError', 'format argument must be a string');
  const format = ITEM_FORMATS.get(vm.str.text(formatText).replace(/^@/, ''));
  if (format === undefined) {
    const what = "destination format must be a native single character format prefixed with an optional '@'";
    throw vm.errors.raise('ValueError', `memoryview: ${what}`);
  }
  const isByte = (each: ItemFormat): boolean => 'bBc'.includes(each.code);
  if (!isByte(layout.format) && !isByte(format)) {
    throw vm.errors.raise('TypeError', 'memoryview: cannot cast between two non-byte formats');
  }
  const bytes = layout.count * layout.format.size;
  if (bytes % format.size !== 0) {
    throw vm.errors.raise('TypeError', 'memoryview: length is not a multiple of itemsize');
  }
  const count = bytes / format.size;
  const columns = shape === 0 ? 0 : columnsOf(vm, shape, count);
  return makeView(vm, type, words[self + VIEW_BUFFER], { ...layout, count, step: format.size, format, columns });
}

function columnsOf(vm: Vm, shape: Address, count: number): number {
  const sizes = vm.iteration.toArray(shape).map((size) => {
    const number = vm.numbers.intArgument(size);
    vm.heap.decref(size);
    return number;
  });
  if (sizes.length > 2) throw vm.errors.raise('NotImplementedError', 'memoryview: heaptop has at most two dimensions');
  if (sizes.reduce((product, size) => product * size, 1) !== count) {
    throw vm.errors.raise('TypeError', 'memoryview: product(shape) * itemsize != buffer size');
  }
  return sizes.length === 2 ? sizes[1] : 0;
}

/** `memory_release()`: the last view of a buffer lets go of the object. */
function release(vm: Vm, view: Address): void {
  const { words } = vm;
  if (words[view + VIEW_RELEASED] !== 0) return;
  words[view + VIEW_RELEASED] = 1;
  const buffer = words[view + VIEW_BUFFER];
  if (buffer !== 0 && --words[buffer + MANAGED_EXPORTS] === 0) releaseObject(vm, buffer);
}

function releaseObject(vm: Vm, buffer: Address): void {
  const { words } = vm;
  const object = words[buffer + MANAGED_OBJECT];
  if (object === 0) return;
  words[buffer + MANAGED_OBJECT] = 0;
  countExport(vm, object, -1);
  vm.heap.decref(object);
}

function installItems(vm: Vm, type: PyType): void {
  const { words } = vm;
  const at = (self: Address, index: number): number => words[self + VIEW_START] + index * words[self + VIEW_STEP];
  const rows = (self: Address): number => words[self + VIEW_COUNT] / (words[self + VIEW_COLUMNS] || 1);
  const read = (self: Address, index: number): Address => {
    const object = viewedObject(vm, self);
    if (words[self + VIEW_COLUMNS] !== 0) {
      throw vm.errors.raise('NotImplementedError', 'multi-dimensional sub-views are not implemented');
    }
    return formatOf(vm, self).read(vm, dataView(wholeBuffer(vm, object)), at(self, index));
  };
  type.length = (self) => {
    viewedObject(vm, self);
    return rows(self);
  };
  type.getIndex = (self, index) => {
    if (index >= 0 && index < rows(self)) return read(self, index);
    viewedObject(vm, self);
    throw vm.errors.raise('IndexError', 'index out of bounds on dimension 1');
  };
  type.getItem = (self, key) => {
    viewedObject(vm, self);
    if (vm.numbers.isIndex(key)) return read(self, requireIndex(vm, key, rows(self)));
    if (vm.tuple.isTuple(key) && words[self + VIEW_COLUMNS] !== 0) return readCell(vm, self, key);
    if (!vm.slice.isSlice(key)) throw vm.errors.raise('TypeError', 'memoryview: invalid slice key');
    const { start, step, count } = vm.slice.indices(key, words[self + VIEW_COUNT]);
    const layout = layoutOf(vm, self);
    const slice = { ...layout, start: at(self, start), count, step: step * layout.step };
    return makeView(vm, type, words[self + VIEW_BUFFER], slice);
  };
  type.setItem = (self, key, value) => {
    const object = viewedObject(vm, self);
    if (isReadOnly(vm, object)) throw vm.errors.raise('TypeError', 'cannot modify read-only memory');
    if (value === 0) throw vm.errors.raise('TypeError', 'cannot delete memory');
    const format = formatOf(vm, self);
    if (vm.numbers.isIndex(key)) {
      const index = at(self, requireIndex(vm, key, rows(self)));
      format.write(vm, dataView(wholeBuffer(vm, object)), index, value);
      return;
    }
    if (!vm.slice.isSlice(key)) throw vm.errors.raise('TypeError', 'memoryview: invalid slice key');
    const { start, step, count } = vm.slice.indices(key, words[self + VIEW_COUNT]);
    const values = sliceValue(vm, value, format, count);
    const data = wholeBuffer(vm, object);
    const { size } = format;
    for (let i = 0; i < count; i++) data.set(values.subarray(i * size, (i + 1) * size), at(self, start + i * step));
  };
}

function dataView(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** `view[row, column]` */
function readCell(vm: Vm, self: Address, key: Address): Address {
  const { count, columns, format, start } = layoutOf(vm, self);
  const [row, column] = vm.tuple.items(key);
  const index = requireIndex(vm, row, count / columns) * columns + requireIndex(vm, column, columns, 2);
  return format.read(vm, dataView(wholeBuffer(vm, viewedObject(vm, self))), start + index * format.size);
}

function isReadOnly(vm: Vm, object: Address): boolean {
  return vm.bytes.isBytes(object);
}

function requireIndex(vm: Vm, key: Address, count: number, dimension = 1): number {
  const index = indexBelow(vm, key, count);
  if (index >= 0) return index;
  throw vm.errors.raise('IndexError', `index out of bounds on dimension ${dimension}`);
}

function sliceValue(vm: Vm, value: Address, format: ItemFormat, count: number): Uint8Array {
  if (!isBytesLike(vm, value)) {
    throw vm.errors.raise('TypeError', `a bytes-like object is required, not '${vm.typeName(value)}'`);
  }
  const data = bufferOf(vm, value).slice();
  if (itemFormat(vm, value) === format && data.length === count * format.size) return data;
  throw vm.errors.raise('ValueError', 'memoryview assignment: lvalue and rvalue have different structures');
}

/** `memory_richcompare()`: as many items of equal values. */
function hasSameItems(vm: Vm, left: Address, right: Address): boolean {
  const formats = [left, right].map((side) => itemFormat(vm, side));
  const buffers = [left, right].map((side) => bufferOf(vm, side));
  if (formats[0] === formats[1]) return compareBytes(buffers[0], buffers[1]) === 0;
  const counts = buffers.map((buffer, i) => buffer.length / formats[i].size);
  if (counts[0] !== counts[1]) return false;
  const views = buffers.map((buffer) => dataView(buffer.slice()));
  return Array.from({ length: counts[0] }, (_, i) => i).every((i) => {
    const pair = vm.tuple.steal(formats.map((format, side) => format.read(vm, views[side], i * format.size)));
    const isSame = vm.compares.equal(vm.tuple.item(pair, 0), vm.tuple.item(pair, 1));
    vm.heap.decref(pair);
    return isSame;
  });
}

function itemFormat(vm: Vm, object: Address): ItemFormat {
  if (isMemoryview(vm, object)) return formatOf(vm, object);
  return ITEM_FORMATS.get(vm.typeOf(object).buffer?.(object).format ?? 'B') ?? BYTES;
}

function installComparison(vm: Vm, type: PyType): void {
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || !isBytesLike(vm, right)) return vm.notImplemented;
    const isReleased = [left, right].some((side) => isMemoryview(vm, side) && vm.words[side + VIEW_RELEASED] !== 0);
    const equal = isReleased ? left === right : hasSameItems(vm, left, right);
    return vm.int.bool(equal === (operation === EQ));
  };
  type.hash = (self) => {
    if (!isReadOnly(vm, viewedObject(vm, self))) {
      throw vm.errors.raise('ValueError', 'cannot hash writable memoryview object');
    }
    hashBytes(bufferOf(vm, self), vm.hash, vm.language.builtins.sipRounds);
  };
}

function installMethods(vm: Vm, type: PyType): void {
  const { int, words } = vm;
  const enter = (self: Address): Address => {
    viewedObject(vm, self);
    return vm.heap.newRef(self);
  };
  const end = (self: Address): Address => {
    release(vm, self);
    return vm.none;
  };
  vm.types.methods(type, [
    ['tobytes', "order='C'", (self: Address) => vm.bytes.make(bufferOf(vm, self))],
    ['tolist', '', (self: Address) => listOf(vm, self)],
    ['hex', '', (self: Address) => vm.str.make(hexOfBytes(bufferOf(vm, self)))],
    [
      'cast',
      'format, shape=None',
      (self: Address, format: Address, shape: Address) =>
        castView(vm, type, self, format, shape === vm.none ? 0 : shape),
    ],
    ['release', '', end],
    ['__enter__', '', enter],
    ['__exit__', '*args', end],
    ['__sizeof__', '', () => int.fromNumber(VIEW_BYTES + DIMENSION_BYTES)],
  ]);
  const attribute = (name: string, read: (self: Address, object: Address) => Address): void =>
    vm.types.attributes(type, [{ kind: 'getset', name, get: (self) => read(self, viewedObject(vm, self)) }]);
  attribute('obj', (_self, object) => vm.heap.newRef(object));
  attribute('nbytes', (self) => int.fromNumber(words[self + VIEW_COUNT] * words[self + VIEW_ITEM_SIZE]));
  attribute('itemsize', (self) => int.fromNumber(words[self + VIEW_ITEM_SIZE]));
  attribute('ndim', (self) => int.fromNumber(words[self + VIEW_COLUMNS] === 0 ? 1 : 2));
  attribute('format', (self) => vm.str.make(String.fromCharCode(words[self + VIEW_FORMAT])));
  attribute('readonly', (_self, object) => int.bool(isReadOnly(vm, object)));
  const pair = (sizes: readonly number[]): Address => vm.tuple.steal(sizes.map((size) => int.fromNumber(size)));
  attribute('shape', (self) => {
    const { count, columns } = layoutOf(vm, self);
    return pair(columns === 0 ? [count] : [count / columns, columns]);
  });
  attribute('strides', (self) => {
    const { step, columns } = layoutOf(vm, self);
    return pair(columns === 0 ? [step] : [step * columns, step]);
  });
  attribute('suboffsets', () => vm.heap.newRef(vm.tuple.empty));
  const isDense = (self: Address): boolean =>
    words[self + VIEW_STEP] === words[self + VIEW_ITEM_SIZE] || words[self + VIEW_COUNT] < 2;
  for (const name of ['contiguous', 'c_contiguous', 'f_contiguous']) {
    attribute(name, (self) => int.bool(isDense(self) && (name !== 'f_contiguous' || words[self + VIEW_COLUMNS] === 0)));
  }
}

/** `memory_tolist()` */
function listOf(vm: Vm, self: Address): Address {
  const { format, count, columns } = layoutOf(vm, self);
  const data = dataView(bufferOf(vm, self).slice());
  const items = (from: number, to: number): Address =>
    vm.list.steal(Array.from({ length: to - from }, (_, i) => format.read(vm, data, (from + i) * format.size)));
  if (columns === 0) return items(0, count);
  return vm.list.steal(Array.from({ length: count / columns }, (_, row) => items(row * columns, (row + 1) * columns)));
}
