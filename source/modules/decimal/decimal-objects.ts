import type { Address } from '../../heap/object-type.ts';
import {
  type Decimal,
  type DecimalContext,
  digitCount,
  fromInteger,
  NAN,
  type Rounding,
} from '../../python/numbers/decimal.ts';
import { DecimalFault } from '../../python/numbers/decimal-arithmetic.ts';
import { MODULE_DICT } from '../../python/objects/module.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import type { Modules } from '../modules.ts';
import { visitType } from '../native-types.ts';

// Words of a Decimal (PyDecObject): number of its value beside the heap, block of digits that do not fit inside.
const VALUE = 4;
const MORE_DIGITS = 16;
/** sizeof(PyDecObject), with room for four words of 19 digits. */
const DECIMAL_BYTES = 104;
const WORD_DIGITS = 19;
const INNER_WORDS = 4;

/** Decimal objects, and the context that their operations look at. */
export class DecimalObjects {
  readonly type: PyType;
  private readonly vm: Vm;
  private readonly modules: Modules;
  private readonly values: (Decimal | null)[] = [];
  private readonly free: number[] = [];

  constructor(vm: Vm, modules: Modules) {
    this.vm = vm;
    this.modules = modules;
    const { words } = vm;
    this.type = vm.types.define('decimal.Decimal', {
      basicSize: DECIMAL_BYTES,
      gc: true,
      isBase: true,
      module: 'decimal',
    });
    visitType(vm, this.type);
    this.type.dealloc = (object) => {
      if (this.type.isGc) vm.heap.gc.untrack(object);
      if (words[object + MORE_DIGITS] !== 0) vm.heap.allocator.free(words[object + MORE_DIGITS]);
      this.values[words[object + VALUE]] = null;
      this.free.push(words[object + VALUE]);
      vm.freeInstance(object);
    };
  }

  isDecimal(object: Address): boolean {
    const type = this.vm.typeOf(object);
    return type === this.type || type.isSubtypeOf(this.type);
  }

  make(value: Decimal, subtype: PyType = this.type): Address {
    const { vm, values } = this;
    const object = vm.allocateInstance(subtype);
    const number = this.free.pop() ?? values.length;
    values[number] = value;
    vm.words[object + VALUE] = number;
    const extra = this.extraBytes(value);
    if (extra > 0) vm.words[object + MORE_DIGITS] = vm.heap.allocator.allocate(extra);
    return object;
  }

  value(object: Address): Decimal {
    return this.values[this.vm.words[object + VALUE]] as Decimal;
  }

  /** An operand as a number: Decimals and ints; null for others (`convert_op()`). */
  operand(object: Address): Decimal | null {
    if (this.isDecimal(object)) return this.value(object);
    return this.vm.int.isInt(object) ? fromInteger(this.vm.int.bigint(object)) : null;
  }

  private extraBytes(value: Decimal): number {
    const words = Math.ceil(digitCount(value.digits) / WORD_DIGITS);
    return words > INNER_WORDS ? words * 8 : 0;
  }

  /** `dec_sizeof()` */
  sizeOf(object: Address): number {
    return this.vm.typeOf(object).basicSize + this.extraBytes(this.value(object));
  }

  /** What the module's Python part defines; borrowed. */
  global(name: string): Address {
    const { vm } = this;
    const module = vm.dict.getName(this.modules.table, 'decimal');
    return module === 0 ? 0 : vm.dict.getName(vm.words[module + MODULE_DICT], name);
  }

  /** What a context object says; 0 or None is the current one. */
  context(given = 0): DecimalContext {
    const { vm } = this;
    const object = given === 0 || given === vm.none ? this.global('_context') : given;
    if (object === 0) return { precision: 28, rounding: 'ROUND_HALF_EVEN' };
    const precision = vm.attributes.getName(object, 'prec');
    const rounding = vm.attributes.getName(object, 'rounding');
    try {
      return { precision: vm.numbers.intArgument(precision), rounding: vm.str.text(rounding) as Rounding };
    } finally {
      vm.heap.decref(precision);
      vm.heap.decref(rounding);
    }
  }

  /** The result of an operation; a fault raises its signal, or gives its result where the signal is not trapped. */
  result(operation: () => Decimal): Address {
    return this.make(this.settle(operation));
  }

  settle(operation: () => Decimal): Decimal {
    try {
      return operation();
    } catch (error) {
      if (!(error instanceof DecimalFault)) throw error;
      this.signal(error.signal, error.condition);
      return error.result ?? NAN;
    }
  }

  /** Raises a signal if the context traps it. */
  signal(signal: string, condition: string): void {
    const { vm } = this;
    const names = [vm.str.make(signal), vm.str.make(condition)];
    try {
      vm.heap.decref(vm.calls.call(this.global('_signal'), ...names));
    } finally {
      for (const name of names) vm.heap.decref(name);
    }
  }
}
