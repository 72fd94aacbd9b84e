import type { Address } from '../../heap/object-type.ts';
import { HashResult, sliceHashEnd, tupleHashAdd, tupleHashBegin } from '../numbers/hash.ts';
import { SLICE_START, SLICE_STEP, SLICE_STOP } from '../objects/slice.ts';
import { EQ } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseKeywords } from './constructor-arguments.ts';
import { fromFormat } from './from-format.ts';
import { objectMember } from './object-member.ts';

const PARTS = [SLICE_START, SLICE_STOP, SLICE_STEP];

/** What slices do (`Objects/sliceobject.c`). */
export function installSliceType(vm: Vm): void {
  const { words, heap } = vm;
  const { type } = vm.slice;
  type.create = (_type, base, count, names) => {
    refuseKeywords(vm, 'slice', names);
    checkPositional(vm, 'slice', count, 1, 3);
    const given = (index: number): Address => heap.newRef(index < count ? words[base + index] : vm.none);
    return count === 1 ? vm.slice.make(vm.none, given(0), 0) : vm.slice.make(given(0), given(1), given(2));
  };
  type.repr = (self) => fromFormat(vm, 'slice(%R, %R, %R)', ...PARTS.map((part) => words[self + part]));
  type.hash = vm.language.builtins.slicesAreHashable ? (self) => hash(vm, self) : null;
  type.compare = (left, right, operation) => {
    if (!vm.slice.isSlice(left) || !vm.slice.isSlice(right)) return vm.notImplemented;
    if (left === right) return vm.int.bool(operation === EQ);
    const [a, b] = [left, right].map((slice) => vm.tuple.pack(PARTS.map((part) => words[slice + part])));
    try {
      return vm.compares.rich(a, b, operation);
    } finally {
      heap.decref(a);
      heap.decref(b);
    }
  };
  vm.types.attributes(type, [
    objectMember(vm, 'start', SLICE_START),
    objectMember(vm, 'stop', SLICE_STOP),
    objectMember(vm, 'step', SLICE_STEP),
  ]);
  vm.types.methods(type, [
    [
      'indices',
      'length, /',
      (self: Address, length: Address) => {
        const limit = vm.numbers.intArgument(length);
        if (limit < 0) throw vm.errors.raise('ValueError', 'length should not be negative');
        const { start, stop, step } = vm.slice.indices(self, limit);
        return vm.tuple.steal([start, stop, step].map((value) => vm.int.fromNumber(value)));
      },
    ],
    [
      '__reduce__',
      '',
      (self: Address) => {
        const args = vm.tuple.pack(PARTS.map((part) => words[self + part]));
        return vm.tuple.steal([heap.newRef(type.address), args]);
      },
    ],
  ]);
  vm.types.ready(type);
}

/** `slicehash()` (3.12+). */
function hash(vm: Vm, self: Address): void {
  const result = new HashResult();
  tupleHashBegin(result);
  for (const part of PARTS) {
    vm.hashOf(vm.words[self + part]);
    tupleHashAdd(vm.hash.lo, vm.hash.hi, result);
  }
  sliceHashEnd(result);
  vm.hash.set(result.lo, result.hi);
}
