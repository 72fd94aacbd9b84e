import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { COMPARISONS } from '../compile/operands.ts';
import { INT_TAG } from '../objects/int.ts';
import type { Vm } from '../vm.ts';

export const LT = 0;
export const LE = 1;
export const EQ = 2;
export const NE = 3;
export const GT = 4;
export const GE = 5;

/** The operation with its operands swapped. */
const SWAPPED = [GT, GE, EQ, NE, LT, LE];

/** Truth and rich comparison (`Objects/object.c`). */
export class Compares {
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
  }

  /** `PyObject_IsTrue()`. */
  isTrue(object: Address): boolean {
    const { vm } = this;
    const { int } = vm;
    if (object === int.true) return true;
    if (object === int.false || object === vm.none) return false;
    const type = vm.types.table[this.words[object + TYPE_INDEX]];
    if (type.bool !== null) return type.bool(object);
    if (type.length !== null) return type.length(object) > 0;
    return true;
  }

  /** `PyObject_RichCompare()`: a new reference. */
  rich(left: Address, right: Address, operation: number): Address {
    const { vm } = this;
    if (this.bothCompact(left, right)) {
      return vm.int.bool(compareNumbers(vm.int.compact(left), vm.int.compact(right), operation));
    }
    const leftType = vm.typeOf(left);
    const rightType = vm.typeOf(right);
    let reflected = false;
    if (leftType !== rightType && rightType.compare !== null && rightType.isSubtypeOf(leftType)) {
      reflected = true;
      const result = rightType.compare(right, left, SWAPPED[operation]);
      if (result !== vm.notImplemented) return result;
    }
    if (leftType.compare !== null) {
      const result = leftType.compare(left, right, operation);
      if (result !== vm.notImplemented) return result;
    }
    if (!reflected && rightType.compare !== null) {
      const result = rightType.compare(right, left, SWAPPED[operation]);
      if (result !== vm.notImplemented) return result;
    }
    if (operation === EQ) return vm.int.bool(left === right);
    if (operation === NE) return vm.int.bool(left !== right);
    const names = `'${leftType.name}' and '${rightType.name}'`;
    throw vm.errors.raise('TypeError', `'${COMPARISONS[operation]}' not supported between instances of ${names}`);
  }

  private bothCompact(left: Address, right: Address): boolean {
    const { words, vm } = this;
    const int = vm.int.type.index;
    return (
      words[left + TYPE_INDEX] === int &&
      words[right + TYPE_INDEX] === int &&
      words[left + INT_TAG] < 16 &&
      words[right + INT_TAG] < 16
    );
  }

  /** `PyObject_RichCompareBool()` with Py_EQ: the same object is always equal. */
  equal(left: Address, right: Address): boolean {
    return left === right || this.test(left, right, EQ);
  }

  /** The truth of a comparison. */
  test(left: Address, right: Address, operation: number): boolean {
    const { vm } = this;
    if (operation === EQ && vm.str.isExact(left) && vm.str.isExact(right)) return vm.str.equal(left, right);
    const result = this.rich(left, right, operation);
    const truth = this.isTrue(result);
    vm.heap.decref(result);
    return truth;
  }

  /** `value in container` (`PySequence_Contains()`). */
  contains(container: Address, value: Address): boolean {
    const { vm } = this;
    const { contains } = vm.typeOf(container);
    if (contains !== null) return contains(container, value);
    const type = vm.typeOf(container);
    if (type.iter === null && type.getIndex === null && type.getItem === null) {
      throw vm.errors.raise('TypeError', `argument of type '${type.name}' is not iterable`);
    }
    const iterator = vm.iteration.iter(container);
    try {
      for (let item = vm.iteration.next(iterator); item !== 0; item = vm.iteration.next(iterator)) {
        const found = this.releasing(item, value);
        if (found) return true;
      }
      return false;
    } finally {
      vm.heap.decref(iterator);
    }
  }

  private releasing(item: Address, value: Address): boolean {
    try {
      return this.equal(item, value);
    } finally {
      this.vm.heap.decref(item);
    }
  }
}

/** A comparison of two JS numbers, or of anything JS orders. */
export function compareNumbers(
  left: number | bigint | string,
  right: number | bigint | string,
  operation: number,
): boolean {
  switch (operation) {
    case LT:
      return left < right;
    case LE:
      return left <= right;
    case EQ:
      return left === right;
    case NE:
      return left !== right;
    case GT:
      return left > right;
    default:
      return left >= right;
  }
}
