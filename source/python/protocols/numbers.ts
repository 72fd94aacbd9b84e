import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { BINARY_OPERATORS } from '../compile/operands.ts';
import type { BinarySlot, PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

// Indexes of BINARY_OPERATORS that are asked for by name.
export const ADD = 0;
export const AND = 1;
export const FLOOR_DIVIDE = 2;
export const LSHIFT = 3;
export const MATRIX_MULTIPLY = 4;
export const MULTIPLY = 5;
export const REMAINDER = 6;
export const OR = 7;
export const POWER = 8;
export const RSHIFT = 9;
export const SUBTRACT = 10;
export const TRUE_DIVIDE = 11;
export const XOR = 12;

/** PY_SSIZE_T_MAX: beyond it no index fits. */
const SSIZE_MAX = 2 ** 63;

/** Operators on any objects (`Objects/abstract.c`). */
export class Numbers {
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
  }

  /** `left op right`: a new reference. `operator` is an index of BINARY_OPERATORS. */
  binary(operator: number, left: Address, right: Address): Address {
    const result = this.tryBinary(operator, left, right);
    if (result !== this.vm.notImplemented) return result;
    throw this.unsupported(BINARY_OPERATORS[operator], left, right, operator === POWER);
  }

  private unsupported(symbol: string, left: Address, right: Address, isPower = false): unknown {
    const { vm } = this;
    const name = isPower ? (symbol === '**=' ? '**=' : '** or pow()') : symbol;
    const types = `'${vm.typeName(left)}' and '${vm.typeName(right)}'`;
    return vm.errors.raise('TypeError', `unsupported operand type(s) for ${name}: ${types}`);
  }

  /** `binary_op1()` and, for + and *, the sequence slots; NotImplemented if nobody can. */
  private tryBinary(operator: number, left: Address, right: Address): Address {
    const { vm } = this;
    const leftType = vm.types.table[this.words[left + TYPE_INDEX]];
    const rightType = vm.types.table[this.words[right + TYPE_INDEX]];
    const result = this.binary1(operator, leftType, rightType, left, right);
    if (result !== vm.notImplemented) return result;
    return this.trySequence(operator, leftType, rightType, left, right);
  }

  private binary1(operator: number, leftType: PyType, rightType: PyType, left: Address, right: Address): Address {
    const { vm } = this;
    const leftSlot = leftType.binary[operator];
    let rightSlot: BinarySlot | null = null;
    if (leftType !== rightType) {
      rightSlot = rightType.binary[operator];
      if (rightSlot === leftSlot) rightSlot = null;
    }
    if (leftSlot !== null) {
      if (rightSlot !== null && rightType.isSubtypeOf(leftType)) {
        const result = rightSlot(left, right);
        if (result !== vm.notImplemented) return result;
        rightSlot = null;
      }
      const result = leftSlot(left, right);
      if (result !== vm.notImplemented) return result;
    }
    return rightSlot === null ? vm.notImplemented : rightSlot(left, right);
  }

  private trySequence(operator: number, leftType: PyType, rightType: PyType, left: Address, right: Address): Address {
    if (operator === ADD && leftType.concat !== null) return leftType.concat(left, right);
    if (operator === MULTIPLY) {
      if (leftType.repeat !== null) return this.repeat(leftType.repeat, left, right);
      if (rightType.repeat !== null) return this.repeat(rightType.repeat, right, left);
    }
    return this.vm.notImplemented;
  }

  /** `sequence_repeat()`. */
  private repeat(slot: (self: Address, times: number) => Address, sequence: Address, times: Address): Address {
    const { vm } = this;
    if (vm.typeOf(times).toIndex === null) {
      throw vm.errors.raise('TypeError', `can't multiply sequence by non-int of type '${vm.typeName(times)}'`);
    }
    return slot(sequence, this.index(times, 'OverflowError'));
  }

  /** `left op= right`: a new reference, maybe to `left` itself. */
  inPlace(operator: number, left: Address, right: Address): Address {
    const { vm } = this;
    const slot = vm.types.table[this.words[left + TYPE_INDEX]].inPlace[operator];
    if (slot !== null) {
      const result = slot(left, right);
      if (result !== vm.notImplemented) return result;
    }
    const result = this.tryBinary(operator, left, right);
    if (result !== vm.notImplemented) return result;
    throw this.unsupported(`${BINARY_OPERATORS[operator]}=`, left, right, operator === POWER);
  }

  private unary(slot: ((o: Address) => Address) | null, object: Address, symbol: string): Address {
    if (slot === null) {
      throw this.vm.errors.raise('TypeError', `bad operand type for ${symbol}: '${this.vm.typeName(object)}'`);
    }
    return slot(object);
  }

  negative(object: Address): Address {
    return this.unary(this.vm.typeOf(object).negative, object, 'unary -');
  }

  positive(object: Address): Address {
    return this.unary(this.vm.typeOf(object).positive, object, 'unary +');
  }

  invert(object: Address): Address {
    return this.unary(this.vm.typeOf(object).invert, object, 'unary ~');
  }

  absolute(object: Address): Address {
    return this.unary(this.vm.typeOf(object).absolute, object, 'abs()');
  }

  /** `PyNumber_Index()`: an int, a new reference. */
  toIndex(object: Address): Address {
    const { vm } = this;
    if (vm.int.isInt(object)) return vm.heap.newRef(object);
    const slot = vm.typeOf(object).toIndex;
    if (slot === null) {
      throw vm.errors.raise('TypeError', `'${vm.typeName(object)}' object cannot be interpreted as an integer`);
    }
    const result = slot(object);
    if (vm.int.isInt(result)) return result;
    const name = vm.typeName(result);
    vm.heap.decref(result);
    throw vm.errors.raise('TypeError', `__index__ returned non-int (type ${name})`);
  }

  isIndex(object: Address): boolean {
    return this.vm.int.isInt(object) || this.vm.typeOf(object).toIndex !== null;
  }

  /** The hash that `vm.hash` holds as an int, a new reference. */
  fromHash(): Address {
    const { lo, hi } = this.vm.hash;
    return this.vm.int.fromBigInt((BigInt(hi) << 32n) | BigInt(lo >>> 0));
  }

  /** `PyNumber_AsSsize_t()`: the value as a JS number; past 64 bits raises `overflow`. Exact up to 2**53. */
  index(object: Address, overflow = 'IndexError'): number {
    const { vm } = this;
    if (vm.int.isExact(object) && vm.int.isCompact(object)) return vm.int.compact(object);
    const integer = this.toIndex(object);
    const value = vm.int.number(integer);
    // The largest index is no double.
    const fits =
      value >= -SSIZE_MAX && (value < SSIZE_MAX || (value === SSIZE_MAX && vm.int.bigint(integer) < 2n ** 63n));
    vm.heap.decref(integer);
    if (!fits) {
      throw vm.errors.raise(overflow, `cannot fit '${vm.typeName(object)}' into an index-sized integer`);
    }
    return value;
  }

  /** An argument that C code wants as an int (`n` or `i` of getargs): floats are refused. */
  intArgument(object: Address): number {
    return this.index(object, 'OverflowError');
  }

  /** An argument that C code wants as an `int` (`i` of getargs). */
  cInt(object: Address): number {
    if (this.isIndex(object)) return this.intArgument(object);
    const { vm } = this;
    throw vm.errors.raise('TypeError', vm.language.messages.noInteger(vm.typeName(object)));
  }

  /** An argument of any int, at most ±Infinity (`PyLong_AsLongAndOverflow()`). */
  clipped(object: Address): number {
    const { vm } = this;
    if (!this.isIndex(object)) throw vm.errors.raise('TypeError', vm.language.messages.noInteger(vm.typeName(object)));
    const integer = this.toIndex(object);
    const value = vm.int.number(integer);
    vm.heap.decref(integer);
    return value;
  }

  /** `_PyEval_SliceIndex()`: clipped to the index range. */
  sliceIndex(object: Address): number {
    const { vm } = this;
    if (!this.isIndex(object)) {
      throw vm.errors.raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
    }
    const integer = this.toIndex(object);
    const value = vm.int.number(integer);
    vm.heap.decref(integer);
    return Math.max(-SSIZE_MAX, Math.min(SSIZE_MAX, value));
  }

  /** `PyFloat_AsDouble()`: floats, ints, and what has `__float__` or `__index__`. */
  toDouble(object: Address): number {
    const { vm } = this;
    if (vm.float.isFloat(object)) return vm.float.value(object);
    if (vm.int.isInt(object)) return this.intToDouble(object);
    const type = vm.typeOf(object);
    const slot = type.toFloat ?? type.toIndex;
    if (slot === null) throw vm.errors.raise('TypeError', `must be real number, not ${type.name}`);
    const result = slot(object);
    try {
      if (vm.float.isFloat(result)) return vm.float.value(result);
      if (type.toFloat === null) return this.intToDouble(result);
      throw vm.errors.raise('TypeError', `${type.name}.__float__ returned non-float (type ${vm.typeName(result)})`);
    } finally {
      vm.heap.decref(result);
    }
  }

  /** `PyLong_AsDouble()`. */
  intToDouble(object: Address): number {
    const value = this.vm.int.number(object);
    if (!Number.isFinite(value)) throw this.vm.errors.raise('OverflowError', 'int too large to convert to float');
    return value;
  }
}
