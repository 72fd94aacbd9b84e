import type { Address } from '../../heap/object-type.ts';
import { type Decimal, digitCount, fromInteger, NAN } from '../../python/numbers/decimal.ts';
import { DecimalFault } from '../../python/numbers/decimal-arithmetic.ts';
import { fit } from '../../python/numbers/decimal-bounds.ts';
import * as condition from '../../python/numbers/decimal-context.ts';
import { type DecimalContext, type Rounding, scratch } from '../../python/numbers/decimal-context.ts';
import { MODULE_DICT } from '../../python/objects/module.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import type { Modules } from '../modules.ts';
import { visitType } from '../native-types.ts';
import { SignalBits } from './signal-bits.ts';

// Words of a Decimal (PyDecObject): number of its value beside the heap, block of digits that do not fit inside.
const VALUE = 4;
const MORE_DIGITS = 16;
/** sizeof(PyDecObject), with room for four words of 19 digits. */
const DECIMAL_BYTES = 104;
const WORD_DIGITS = 19;
const INNER_WORDS = 4;

/** Signals and what they stand for, in the order in which they are raised (`_decimal.c, signal_map`). */
const SIGNALS: readonly (readonly [name: string, bits: number])[] = [
  ['InvalidOperation', condition.ANY_INVALID],
  ['FloatOperation', condition.FLOAT_OPERATION],
  ['DivisionByZero', condition.DIVISION_BY_ZERO],
  ['Overflow', condition.OVERFLOW],
  ['Underflow', condition.UNDERFLOW],
  ['Subnormal', condition.SUBNORMAL],
  ['Inexact', condition.INEXACT],
  ['Rounded', condition.ROUNDED],
  ['Clamped', condition.CLAMPED],
];

/** What an invalid operation is told to be (`cond_map`). */
const INVALID: readonly (readonly [name: string, bits: number])[] = [
  ['InvalidOperation', condition.INVALID_OPERATION],
  ['ConversionSyntax', condition.CONVERSION_SYNTAX],
  ['DivisionImpossible', condition.DIVISION_IMPOSSIBLE],
  ['DivisionUndefined', condition.DIVISION_UNDEFINED],
  ['InvalidContext', condition.INVALID_CONTEXT],
];

const CONDITIONS: Readonly<Record<string, number>> = Object.fromEntries([...SIGNALS, ...INVALID]);

const CONTEXT_FIELDS = ['prec', 'rounding', 'Emin', 'Emax', 'clamp', 'flags', 'traps'];

/** A context that an operation has asked for: the object, and those that hold its flags and traps; all borrowed. */
interface AskedContext {
  readonly object: Address;
  readonly context: DecimalContext;
  readonly flags: Address;
  readonly traps: Address;
}

/** Decimal objects, and the context that their operations look at. */
export class DecimalObjects {
  readonly type: PyType;
  readonly signals: SignalBits;
  private readonly vm: Vm;
  private readonly modules: Modules;
  private readonly values: (Decimal | null)[] = [];
  private readonly free: number[] = [];
  private asked: AskedContext | null = null;
  private readonly fieldNames: readonly Address[];

  constructor(vm: Vm, modules: Modules) {
    this.vm = vm;
    this.modules = modules;
    const { words } = vm;
    this.signals = new SignalBits(vm);
    this.fieldNames = CONTEXT_FIELDS.map((name) => vm.str.name(name));
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

  /** What a context object says; 0 or None is the current one. What an operation tells it of is looked at by `settle()`. */
  context(given = 0): DecimalContext {
    const { vm } = this;
    const object = given === 0 || given === vm.none ? this.global('_context') : given;
    if (object === 0) return scratch(28);
    if (this.asked?.object === object) return this.asked.context;
    const [prec, rounding, emin, emax, clamp, flags, traps] = this.fieldsOf(object);
    const context = {
      precision: vm.int.number(prec),
      rounding: vm.str.text(rounding) as Rounding,
      emin: vm.int.number(emin),
      emax: vm.int.number(emax),
      clamp: vm.int.number(clamp) !== 0,
      status: { bits: 0 },
    };
    this.asked = { object, context, flags, traps };
    return context;
  }

  /** The attributes of a context, borrowed. */
  private fieldsOf(object: Address): Address[] {
    const { vm } = this;
    const { instances } = vm;
    const values = instances.hasDict(vm.typeOf(object))
      ? this.fieldNames.map((name) => instances.get(object, name))
      : [];
    if (values.length > 0 && !values.includes(0)) return values;
    throw vm.errors.raise('TypeError', 'optional argument must be a context');
  }

  /** `context()` for a question, which tells it of nothing. */
  read(given = 0): DecimalContext {
    const context = this.context(given);
    this.asked = null;
    return context;
  }

  /** Whether an exponent is written with E: `capitals` of the current context. */
  get hasCapitals(): boolean {
    const context = this.global('_context');
    const capitals = context === 0 ? 0 : this.vm.instances.get(context, this.vm.str.name('capitals'));
    return capitals === 0 || this.vm.int.number(capitals) !== 0;
  }

  /** The result of an operation; a fault raises its signal, or gives its result where the signal is not trapped. */
  result(operation: () => Decimal): Address {
    return this.make(this.settle(operation));
  }

  settle(operation: () => Decimal): Decimal {
    this.asked = null;
    try {
      const result = operation();
      const asked = this.asked as AskedContext | null;
      if (asked === null) return result;
      this.tell(asked.context.status.bits);
      // A NaN among the operands is not rounded, but what it carries is cut.
      return result.kind === 'nan' ? fit(result, asked.context) : result;
    } catch (error) {
      if (!(error instanceof DecimalFault)) throw error;
      const { context } = (this.asked as AskedContext | null) ?? { context: null };
      this.tell(CONDITIONS[error.condition]);
      const result = error.result ?? NAN;
      return context === null ? result : fit(result, context);
    } finally {
      this.asked = null;
    }
  }

  /** Sets flags of the current context, and raises nothing. */
  flag(conditions: number): void {
    this.context();
    this.signals.add((this.asked as AskedContext).flags, conditions);
    this.asked = null;
  }

  /** Tells the context of conditions (`dec_addstatus()`); raises the first one that it traps. */
  tell(conditions: number): void {
    if (conditions === 0) return;
    this.context();
    const { flags, traps } = this.asked as AskedContext;
    this.asked = null;
    this.signals.add(flags, conditions);
    const trapped = this.signals.bits(traps) & conditions;
    if (trapped !== 0) throw this.trap(trapped);
  }

  private trap(trapped: number): unknown {
    const { vm } = this;
    const [first] = SIGNALS.filter(([, bits]) => trapped & bits);
    const names = [...INVALID, ...SIGNALS.slice(1)].filter(([, bits]) => trapped & bits).map(([name]) => name);
    const list = vm.list.steal(names.map((name) => vm.heap.newRef(this.global(name))));
    try {
      return vm.errors.raiseObject(vm.calls.call(this.global(first[0]), list));
    } finally {
      vm.heap.decref(list);
    }
  }
}
