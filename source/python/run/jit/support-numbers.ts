import { TYPE, TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import { IN_PLACE } from '../../compile/operands.ts';
import type { Code } from '../../objects/code.ts';
import { INT_DIGITS, INT_TAG, INT_VALUE } from '../../objects/int.ts';
import { ADD, MULTIPLY, REMAINDER, SUBTRACT, TRUE_DIVIDE } from '../../protocols/numbers.ts';
import type { Vm } from '../../vm.ts';
import { appendText } from '../append-text.ts';

/** One more than the largest digit. */
const DIGIT = 2 ** 30;
/** Integers below this are exact in a JS number. */
const EXACT = 2 ** 53;
/** lv_tag is below this for ints of one digit, and of two. */
const ONE_DIGIT = 16;
const TWO_DIGITS = 24;

/** `+` or `+=`. */
function isSum(operator: number): boolean {
  return operator === ADD || operator === ADD + IN_PLACE;
}

/** Arithmetic of floats and of ints that a JS number holds; everything else goes to the types' own slots. */
export function numberSupport(vm: Vm) {
  const { words, heap, numbers, int, float } = vm;
  const { doubles } = heap;
  const intType = int.type.address;
  const intIndex = int.type.index;
  const floatIndex = float.type.index;
  const strIndex = vm.str.type.index;
  const zero = int.fromNumber(0);
  const hasFreeList = vm.facts.freeLists.int > 0;

  const newInt = (bytes: number): Address => {
    const object = heap.allocator.allocate(bytes);
    words[object] = 1;
    words[object + TYPE] = intType;
    words[object + TYPE_INDEX] = intIndex;
    return object;
  };

  /** `_PyLong_FromSTwoDigits()`. */
  const makeInt = (value: number): Address => {
    if (value >= -5 && value < 257) return zero + value * 8;
    if (value >= DIGIT || value <= -DIGIT) return makeLong(value, 2);
    const object = (hasFreeList && int.freeList.take()) || newInt(32);
    words[object + INT_TAG] = value < 0 ? 10 : 8;
    words[object + INT_VALUE] = value;
    words[object + INT_DIGITS] = value < 0 ? -value : value;
    return object;
  };

  /** The int of a result that got room for `room` digits before it was known. */
  const makeLong = (value: number, room: number): Address => {
    if (value >= -5 && value < 257) return zero + value * 8;
    const magnitude = value < 0 ? -value : value;
    const high = Math.floor(magnitude / DIGIT);
    const used = high === 0 ? 1 : 2;
    const object = newInt(24 + 4 * (room > used ? room : used));
    words[object + INT_TAG] = (used << 3) | (value < 0 ? 2 : 0);
    words[object + INT_DIGITS] = magnitude - high * DIGIT;
    if (used === 1) words[object + INT_VALUE] = value;
    else words[object + INT_DIGITS + 1] = high;
    return object;
  };

  /** The value of an int of at most two digits. */
  const numberOf = (object: Address, tag: number): number => {
    if (tag < ONE_DIGIT) return words[object + INT_VALUE];
    const magnitude = words[object + INT_DIGITS] + words[object + INT_DIGITS + 1] * DIGIT;
    return (tag & 3) === 2 ? -magnitude : magnitude;
  };

  const makeRemainder = (x: number, y: number): Address => {
    if (y === 0) return 0;
    const rest = x % y;
    return makeInt(rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest);
  };

  /** An operator of two ints of which one at least has two digits; 0 where JS numbers are not enough. */
  const ofLongs = (operator: number, left: Address, right: Address): Address => {
    const leftTag = words[left + INT_TAG];
    const rightTag = words[right + INT_TAG];
    if (leftTag >= TWO_DIGITS || rightTag >= TWO_DIGITS) return 0;
    const x = numberOf(left, leftTag);
    const y = numberOf(right, rightTag);
    if (x >= EXACT || x <= -EXACT || y >= EXACT || y <= -EXACT) return 0;
    const leftCount = leftTag >> 3;
    const rightCount = rightTag >> 3;
    switch (operator) {
      case ADD: {
        const sum = x + y;
        if (sum >= EXACT || sum <= -EXACT || x < 0 !== y < 0) return 0;
        return makeLong(sum, (leftCount > rightCount ? leftCount : rightCount) + 1);
      }
      case SUBTRACT: {
        const difference = x - y;
        if (difference >= EXACT || difference <= -EXACT || (leftCount === rightCount && x < 0 === y < 0)) return 0;
        return makeLong(difference, (leftCount > rightCount ? leftCount : rightCount) + (x < 0 !== y < 0 ? 1 : 0));
      }
      case MULTIPLY: {
        const product = x * y;
        if (product >= EXACT || product <= -EXACT) return 0;
        return makeLong(product, leftCount + rightCount);
      }
      case REMAINDER: {
        // Much faster than %; the quotient was rounded, so it may be one too high.
        if (x < 0 || x >= 2 ** 52 || y <= 0 || y >= DIGIT) return 0;
        const rest = x - Math.floor(x / y) * y;
        return makeInt(rest < 0 ? rest + y : rest);
      }
      default:
        return 0;
    }
  };

  /** An operator of two numbers of which one at least is a float; 0 for those that need more thought. */
  const ofDoubles = (operator: number, x: number, y: number): Address => {
    switch (operator) {
      case ADD:
        return float.make(x + y);
      case SUBTRACT:
        return float.make(x - y);
      case MULTIPLY:
        return float.make(x * y);
      case TRUE_DIVIDE:
        return y === 0 ? 0 : float.make(x / y);
      default:
        return 0;
    }
  };

  /** An operator of numbers that the text itself does not handle; 0 for what JS numbers cannot do. Nothing else runs. */
  const numeric = (operator: number, left: Address, right: Address): Address => {
    const leftKind = words[left + TYPE_INDEX];
    const rightKind = words[right + TYPE_INDEX];
    if (leftKind === intIndex && rightKind === intIndex) {
      if (operator !== TRUE_DIVIDE) {
        if (words[left + INT_TAG] >= ONE_DIGIT || words[right + INT_TAG] >= ONE_DIGIT)
          return ofLongs(operator, left, right);
        return 0;
      }
      if (words[left + INT_TAG] >= ONE_DIGIT || words[right + INT_TAG] >= ONE_DIGIT) return 0;
      return ofDoubles(TRUE_DIVIDE, words[left + INT_VALUE], words[right + INT_VALUE]);
    }
    if (leftKind === floatIndex && rightKind === intIndex && words[right + INT_TAG] < ONE_DIGIT)
      return ofDoubles(operator, doubles[(left >> 1) + 2], words[right + INT_VALUE]);
    if (leftKind === intIndex && rightKind === floatIndex && words[left + INT_TAG] < ONE_DIGIT)
      return ofDoubles(operator, words[left + INT_VALUE], doubles[(right >> 1) + 2]);
    return 0;
  };

  /** BINARY_OP of any objects. */
  const binary = (operator: number, sp: Address): Address => {
    const left = words[sp - 2];
    const right = words[sp - 1];
    if (words[left + TYPE_INDEX] === strIndex && words[right + TYPE_INDEX] === strIndex && isSum(operator)) {
      const text = vm.str.sum(left, right);
      heap.decref(left);
      heap.decref(right);
      return text;
    }
    const result =
      operator < IN_PLACE ? numbers.binary(operator, left, right) : numbers.inPlace(operator - IN_PLACE, left, right);
    heap.decref(left);
    heap.decref(right);
    return result;
  };

  return {
    makeInt,
    makeRemainder,
    makeFloat: (value: number): Address => float.make(value),
    /** 0 where the product is not exact. */
    makeProduct: (x: number, y: number): Address => {
      const product = x * y;
      return product > -EXACT && product < EXACT ? makeInt(product) : 0;
    },
    /** 0 for a division by zero. */
    makeQuotient: (x: number, y: number): Address => (y === 0 ? 0 : makeInt(Math.floor(x / y))),
    numeric,
    binary,
    /** The same where the result goes to the local that the left operand came from. */
    binaryToLocal: (operator: number, sp: Address, frame: Address, at: number, code: Code): Address => {
      const right = words[sp - 1];
      const text = appendText(vm, code, at, frame, words[sp - 2], right);
      if (text === 0) return binary(operator, sp);
      heap.decref(right);
      return text;
    },
  };
}
