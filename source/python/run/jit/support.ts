import { SIZE, TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import { IN_PLACE } from '../../compile/operands.ts';
import { INT_DIGITS, INT_TAG, INT_VALUE } from '../../objects/int.ts';
import { ITERATOR_INDEX, ITERATOR_SEQUENCE } from '../../objects/iterator.ts';
import { LIST_ALLOCATED, LIST_ITEMS } from '../../objects/list.ts';
import { RANGE_ITERATOR_LEFT, RANGE_ITERATOR_START, RANGE_ITERATOR_STEP } from '../../objects/range.ts';
import type { Vm } from '../../vm.ts';
import { copyFreeVariables } from '../arguments.ts';
import * as common from '../common-instructions.ts';
import { F_IP } from '../frames.ts';
import { runRare } from '../rare-instructions.ts';
import { attributeSupport } from './support-attributes.ts';
import { callSupport } from './support-calls.ts';

const DIGIT = 2 ** 30;

/**
 * What translations call, by the names they use. Plain functions over constants, so that V8 takes them into the generated
 * code. Those that are given the top of the stack consume the operands there and return the result.
 */
export function makeSupport(vm: Vm) {
  return {
    ...valueSupport(vm),
    ...operatorSupport(vm),
    ...iterationSupport(vm),
    ...attributeSupport(vm),
    ...callSupport(vm),
    ...common,
    runRare,
  };
}

export type Support = ReturnType<typeof makeSupport>;

function valueSupport(vm: Vm) {
  const { words, heap, frames, interpreter, errors } = vm;
  const types = vm.types.table;
  return {
    vm,
    words,
    doubles: heap.doubles,
    trace: heap.trace,
    gc: heap.gc,
    frames,
    interpreter,
    names: interpreter.names,
    newRef: (object: Address): Address => {
      const count = words[object];
      if (count >= 0) words[object] = count + 1;
      return object;
    },
    decref: (object: Address): void => {
      if (object !== 0) heap.decref(object);
    },
    /** The last reference is gone. */
    dealloc: (object: Address): void => {
      words[object] = 0;
      types[words[object + TYPE_INDEX]].dealloc(object);
    },
    makeCell: (content: Address): Address => vm.cell.make(content),
    copyFreeVariables: (frame: Address, count: number): void =>
      copyFreeVariables(vm, frame, words[frame + 2], count),
    setError: (exception: Address): void => {
      errors.set(exception);
    },
    /** The interpreter goes on with the frame. */
    goOn: (frame: Address, at: number): number => {
      words[frame + F_IP] = at;
      return 0;
    },
  };
}

function operatorSupport(vm: Vm) {
  const { words, heap, numbers, compares, int, float } = vm;
  const intType = int.type.address;
  const intIndex = int.type.index;
  const zero = int.fromNumber(0);
  const vmTrue = int.true;
  const makeInt = (value: number): Address => {
    if (value >= -5 && value < 257) return zero + value * 8;
    if (value >= DIGIT || value <= -DIGIT) return int.fromNumber(value);
    const object = heap.allocate(intType, intIndex, 32);
    words[object + INT_TAG] = value < 0 ? 10 : 8;
    words[object + INT_VALUE] = value;
    words[object + INT_DIGITS] = value < 0 ? -value : value;
    return object;
  };
  const anyBinary = (operator: number, left: Address, right: Address): Address =>
    operator < IN_PLACE ? numbers.binary(operator, left, right) : numbers.inPlace(operator - IN_PLACE, left, right);
  const drop = (sp: Address): void => {
    heap.decref(words[sp - 2]);
    heap.decref(words[sp - 1]);
  };
  return {
    makeInt,
    makeFloat: (value: number): Address => float.make(value),
    /** 0 where the product is not exact. */
    makeProduct: (x: number, y: number): Address => {
      const product = x * y;
      return product > -(2 ** 53) && product < 2 ** 53 ? makeInt(product) : 0;
    },
    /** 0 for a division by zero. */
    makeQuotient: (x: number, y: number): Address => (y === 0 ? 0 : makeInt(Math.floor(x / y))),
    makeRemainder: (x: number, y: number): Address => {
      if (y === 0) return 0;
      const rest = x % y;
      return makeInt(rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest);
    },
    binary: (operator: number, sp: Address): Address => {
      const left = words[sp - 2];
      const right = words[sp - 1];
      const kind = words[left + TYPE_INDEX];
      let result: Address;
      if (kind === intIndex && words[right + TYPE_INDEX] === intIndex) {
        const slot = int.type.binary[operator % IN_PLACE];
        result = slot === null ? vm.notImplemented : slot(left, right);
        if (result === vm.notImplemented) result = anyBinary(operator, left, right);
      } else result = anyBinary(operator, left, right);
      drop(sp);
      return result;
    },
    compare: (operation: number, sp: Address): Address => {
      const result = compares.rich(words[sp - 2], words[sp - 1], operation);
      drop(sp);
      return result;
    },
    compareTruth: (operation: number, sp: Address): boolean => {
      const left = words[sp - 2];
      const right = words[sp - 1];
      const result = compares.rich(left, right, operation);
      // The operands are gone before the result is asked for its truth.
      drop(sp);
      if (result === vmTrue) return true;
      if (result === int.false) return false;
      words[sp - 2] = result;
      words[sp - 1] = vmTrue;
      const truth = compares.isTrue(result);
      heap.decref(result);
      return truth;
    },
    contains: (sp: Address): boolean => {
      const found = compares.contains(words[sp - 1], words[sp - 2]);
      drop(sp);
      return found;
    },
    isTrue: (sp: Address): boolean => {
      const value = words[sp - 1];
      const truth = compares.isTrue(value);
      heap.decref(value);
      return truth;
    },
    getItem: (sp: Address): Address => {
      const result = vm.interpreter.names.getItem(words[sp - 2], words[sp - 1]);
      drop(sp);
      return result;
    },
    setItem: (sp: Address): void => {
      vm.interpreter.names.setItem(words[sp - 2], words[sp - 1], words[sp - 3]);
      heap.decref(words[sp - 3]);
      drop(sp);
    },
    append: (list: Address, value: Address): void => {
      const length = words[list + SIZE];
      if (length < words[list + LIST_ALLOCATED]) {
        words[words[list + LIST_ITEMS] + length] = value;
        words[list + SIZE] = length + 1;
      } else vm.list.appendSteal(list, value);
    },
  };
}

function iterationSupport(vm: Vm) {
  const { words, heap, iteration, iterator: iterators } = vm;
  const { doubles } = heap;
  const types = vm.types.table;
  const listIndex = iterators.listType.index;
  const rangeIndex = iterators.range.iteratorType.index;
  const { int } = vm;
  return {
    getIterator: (sp: Address): Address => {
      const iterable = words[sp - 1];
      const iterator = iteration.iter(iterable);
      words[sp - 1] = iterator;
      heap.decref(iterable);
      return iterator;
    },
    /** FOR_ITER's next item, 0 at the end. */
    next: (iterator: Address): Address => {
      const kind = words[iterator + TYPE_INDEX];
      if (kind === rangeIndex) {
        const at = iterator >> 1;
        const left = doubles[at + (RANGE_ITERATOR_LEFT >> 1)];
        if (left <= 0) return 0;
        doubles[at + (RANGE_ITERATOR_LEFT >> 1)] = left - 1;
        const value = doubles[at + (RANGE_ITERATOR_START >> 1)];
        doubles[at + (RANGE_ITERATOR_START >> 1)] = value + doubles[at + (RANGE_ITERATOR_STEP >> 1)];
        return int.fromNumber(value);
      }
      if (kind === listIndex) {
        const list = words[iterator + ITERATOR_SEQUENCE];
        const index = words[iterator + ITERATOR_INDEX];
        if (list === 0) return 0;
        if (index >= words[list + SIZE]) return iterators.exhaust(iterator);
        words[iterator + ITERATOR_INDEX] = index + 1;
        const item = words[words[list + LIST_ITEMS] + index];
        const count = words[item];
        if (count >= 0) words[item] = count + 1;
        return item;
      }
      return (types[kind].next as (o: Address) => Address)(iterator);
    },
  };
}
