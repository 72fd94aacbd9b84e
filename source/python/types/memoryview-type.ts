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
  VIEW_COUNT,
  VIEW_RELEASED,
  VIEW_START,
  VIEW_STEP,
  viewedObject,
} from './buffer.ts';
import { indexBelow } from './native-arguments.ts';

/** sizeof(PyMemoryViewObject), and what follows for one dimension: shape, stride, suboffset. */
const VIEW_BYTES = 144;
const VIEW_WEAKREFS = 34;
const DIMENSION_BYTES = 24;
const MANAGED_BYTES = 112;

/** memoryview over bytes and bytearray: unsigned bytes in one dimension (`Objects/memoryobject.c`). */
export function installMemoryview(vm: Vm): void {
  const managed = vm.types.define('managedbuffer', { basicSize: MANAGED_BYTES, gc: true });
  const type = vm.types.define('memoryview', { basicSize: VIEW_BYTES, itemSize: 8, gc: true });
  type.weakListOffset = VIEW_WEAKREFS;
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
  if (isMemoryview(vm, object)) {
    viewedObject(vm, object);
    const { words } = vm;
    return makeView(
      vm,
      type,
      words[object + VIEW_BUFFER],
      words[object + VIEW_START],
      words[object + VIEW_COUNT],
      words[object + VIEW_STEP],
    );
  }
  if (!isBytesLike(vm, object)) {
    throw vm.errors.raise('TypeError', `memoryview: a bytes-like object is required, not '${vm.typeName(object)}'`);
  }
  const buffer = newFixed(vm, managed);
  vm.words[buffer + MANAGED_OBJECT] = vm.heap.newRef(object);
  countExport(vm, object, 1);
  const view = makeView(vm, type, buffer, 0, vm.bytes.length(object), 1);
  vm.heap.decref(buffer);
  return view;
}

/** `mbuf_add_view()`. */
function makeView(vm: Vm, type: PyType, buffer: Address, start: number, count: number, step: number): Address {
  const { heap, words } = vm;
  const view = heap.allocateGc(type.address, type.index, VIEW_BYTES + DIMENSION_BYTES);
  words.fill(0, view + 4, view + ((VIEW_BYTES + DIMENSION_BYTES) >> 2));
  words[view + VIEW_BUFFER] = heap.newRef(buffer);
  words[view + VIEW_START] = start;
  words[view + VIEW_COUNT] = count;
  words[view + VIEW_STEP] = step;
  words[buffer + MANAGED_EXPORTS]++;
  heap.gc.track(view);
  return view;
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
  const { words, int } = vm;
  const at = (self: Address, index: number): number => words[self + VIEW_START] + index * words[self + VIEW_STEP];
  type.length = (self) => {
    viewedObject(vm, self);
    return words[self + VIEW_COUNT];
  };
  type.getIndex = (self, index) => {
    const data = vm.bytes.data(viewedObject(vm, self));
    if (index >= 0 && index < words[self + VIEW_COUNT]) return int.fromNumber(data[at(self, index)]);
    throw vm.errors.raise('IndexError', 'index out of bounds on dimension 1');
  };
  type.getItem = (self, key) => {
    const data = vm.bytes.data(viewedObject(vm, self));
    if (vm.numbers.isIndex(key)) return int.fromNumber(data[at(self, requireIndex(vm, self, key))]);
    if (!vm.slice.isSlice(key)) throw vm.errors.raise('TypeError', 'memoryview: invalid slice key');
    const { start, step, count } = vm.slice.indices(key, words[self + VIEW_COUNT]);
    return makeView(vm, type, words[self + VIEW_BUFFER], at(self, start), count, step * words[self + VIEW_STEP]);
  };
  type.setItem = (self, key, value) => {
    const object = viewedObject(vm, self);
    if (!vm.bytes.isArray(object)) throw vm.errors.raise('TypeError', 'cannot modify read-only memory');
    if (value === 0) throw vm.errors.raise('TypeError', 'cannot delete memory');
    if (vm.numbers.isIndex(key)) {
      const index = at(self, requireIndex(vm, self, key));
      vm.bytes.data(object)[index] = byteOf(vm, value);
      return;
    }
    if (!vm.slice.isSlice(key)) throw vm.errors.raise('TypeError', 'memoryview: invalid slice key');
    const { start, step, count } = vm.slice.indices(key, words[self + VIEW_COUNT]);
    const values = sliceValue(vm, value, count);
    for (let i = 0; i < count; i++) vm.bytes.data(object)[at(self, start + i * step)] = values[i];
  };
}

function requireIndex(vm: Vm, self: Address, key: Address): number {
  const index = indexBelow(vm, key, vm.words[self + VIEW_COUNT]);
  if (index >= 0) return index;
  throw vm.errors.raise('IndexError', 'index out of bounds on dimension 1');
}

/** `pack_single()` for format 'B'. */
function byteOf(vm: Vm, value: Address): number {
  if (!vm.numbers.isIndex(value)) throw vm.errors.raise('TypeError', "memoryview: invalid type for format 'B'");
  const integer = vm.numbers.toIndex(value);
  const byte = vm.int.number(integer);
  vm.heap.decref(integer);
  if (byte >= 0 && byte < 256) return byte;
  throw vm.errors.raise('ValueError', "memoryview: invalid value for format 'B'");
}

function sliceValue(vm: Vm, value: Address, count: number): Uint8Array {
  if (!isBytesLike(vm, value)) {
    throw vm.errors.raise('TypeError', `a bytes-like object is required, not '${vm.typeName(value)}'`);
  }
  const data = bufferOf(vm, value).slice();
  if (data.length === count) return data;
  throw vm.errors.raise('ValueError', 'memoryview assignment: lvalue and rvalue have different structures');
}

function installComparison(vm: Vm, type: PyType): void {
  type.compare = (left, right, operation) => {
    if ((operation !== EQ && operation !== NE) || !isBytesLike(vm, right)) return vm.notImplemented;
    const isReleased = [left, right].some((side) => isMemoryview(vm, side) && vm.words[side + VIEW_RELEASED] !== 0);
    const equal = isReleased ? left === right : compareBytes(bufferOf(vm, left), bufferOf(vm, right)) === 0;
    return vm.int.bool(equal === (operation === EQ));
  };
  type.hash = (self) => {
    if (vm.bytes.isArray(viewedObject(vm, self))) {
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
    ['tolist', '', (self: Address) => vm.list.steal(Array.from(bufferOf(vm, self), (byte) => int.fromNumber(byte)))],
    ['hex', '', (self: Address) => vm.str.make(hexOfBytes(bufferOf(vm, self)))],
    ['release', '', end],
    ['__enter__', '', enter],
    ['__exit__', '*args', end],
    ['__sizeof__', '', () => int.fromNumber(VIEW_BYTES + DIMENSION_BYTES)],
  ]);
  const attribute = (name: string, read: (self: Address, object: Address) => Address): void =>
    vm.types.attributes(type, [{ kind: 'getset', name, get: (self) => read(self, viewedObject(vm, self)) }]);
  attribute('obj', (_self, object) => vm.heap.newRef(object));
  attribute('nbytes', (self) => int.fromNumber(words[self + VIEW_COUNT]));
  attribute('itemsize', () => int.fromNumber(1));
  attribute('ndim', () => int.fromNumber(1));
  attribute('format', () => vm.str.make('B'));
  attribute('readonly', (_self, object) => int.bool(!vm.bytes.isArray(object)));
  attribute('shape', (self) => vm.tuple.steal([int.fromNumber(words[self + VIEW_COUNT])]));
  attribute('strides', (self) => vm.tuple.steal([int.fromNumber(words[self + VIEW_STEP])]));
  attribute('contiguous', (self) => int.bool(words[self + VIEW_STEP] === 1 || words[self + VIEW_COUNT] < 2));
}
