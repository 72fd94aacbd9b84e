import type { Address } from '../heap/object-type.ts';
import { ADD } from '../python/protocols/numbers.ts';
import type { Vm } from '../python/vm.ts';

const LONG_MAX = 2n ** 63n - 1n;

/** `sum()` (`Python/bltinmodule.c, builtin_sum_impl()`): ints and floats are added without objects for the steps between. */
export function sum(vm: Vm, iterable: Address, start: Address): Address {
  if (start !== 0) checkStart(vm, start);
  const running = new Sum(vm, vm.iteration.iter(iterable));
  try {
    return running.run(start);
  } finally {
    running.release();
  }
}

function checkStart(vm: Vm, start: Address): void {
  if (vm.str.isStr(start)) throw vm.errors.raise('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
  if (vm.bytes.isBytes(start)) throw vm.errors.raise('TypeError', "sum() can't sum bytes [use b''.join(seq) instead]");
  if (vm.bytes.isArray(start))
    throw vm.errors.raise('TypeError', "sum() can't sum bytearray [use b''.join(seq) instead]");
}

function isLong(value: bigint): boolean {
  return value <= LONG_MAX && value >= -LONG_MAX;
}

class Sum {
  private readonly vm: Vm;
  private iterator: Address;

  constructor(vm: Vm, iterator: Address) {
    this.vm = vm;
    this.iterator = iterator;
  }

  /** The next item; 0 at the end, when the iterator goes before the result is made. */
  private next(): Address {
    const item = this.vm.iteration.next(this.iterator);
    if (item === 0) this.release();
    return item;
  }

  release(): void {
    const { iterator } = this;
    this.iterator = 0;
    this.vm.heap.xdecref(iterator);
  }

  run(start: Address): Address {
    const { vm } = this;
    let result = start === 0 ? vm.int.fromNumber(0) : vm.heap.newRef(start);
    if (vm.int.isExact(result)) {
      const [total, item] = this.addInts(result);
      if (item === 0) return total;
      result = this.add(total, item);
    }
    if (vm.float.isExact(result)) {
      const [total, item] = this.addFloats(result);
      if (item === 0) return total;
      result = this.add(total, item);
    }
    for (let item = this.next(); item !== 0; item = this.next()) result = this.add(result, item);
    return result;
  }

  /** Adds two objects and releases them. */
  private add(left: Address, right: Address): Address {
    const { heap, numbers } = this.vm;
    try {
      return numbers.binary(ADD, left, right);
    } finally {
      heap.decref(left);
      heap.decref(right);
    }
  }

  /** The sum of the ints that come first, and the first item that is none or too big, 0 at the end. */
  private addInts(start: Address): [total: Address, item: Address] {
    const { vm } = this;
    const { int, heap } = vm;
    let small = int.isCompact(start) ? int.compact(start) : 0;
    let large = int.isCompact(start) ? 0n : int.bigint(start);
    let fits = isLong(large);
    heap.decref(start);
    for (;;) {
      const item = this.next();
      const isInt = item !== 0 && (int.isExact(item) || vm.typeOf(item) === int.boolType);
      if (!isInt || !fits) return [this.total(large + BigInt(small)), item];
      const isCompact = int.isCompact(item);
      if (isCompact) small += int.compact(item);
      else large += int.bigint(item);
      heap.decref(item);
      // BigInts only now and then: a number is exact up to 2 ** 53.
      if (isCompact && small <= 2 ** 52 && small >= -(2 ** 52)) continue;
      large += BigInt(small);
      small = 0;
      fits = isLong(large);
    }
  }

  private total(value: bigint): Address {
    const { int, language } = this.vm;
    return language.builtins.sumsAreSizes ? int.fromParsed(value) : int.fromBigInt(value);
  }

  /** The compensated sum of the floats and ints that come next (3.12+), and the first item that is neither, 0 at the end. */
  private addFloats(start: Address): [total: Address, item: Address] {
    const { vm } = this;
    let high = vm.float.value(start);
    let low = 0;
    vm.heap.decref(start);
    const { compensatesSums } = vm.language.builtins;
    for (;;) {
      const item = this.next();
      if (item !== 0 && vm.float.isExact(item)) {
        const x = vm.float.value(item);
        const total = high + x;
        if (compensatesSums) low += Math.abs(high) >= Math.abs(x) ? high - total + x : x - total + high;
        high = total;
      } else if (item !== 0 && vm.int.isInt(item) && Number.isFinite(vm.int.number(item))) high += vm.int.number(item);
      else return [vm.float.make(low !== 0 && Number.isFinite(low) ? high + low : high), item];
      vm.heap.decref(item);
    }
  }
}
