import type { Address } from '../heap/object-type.ts';
import { EQ, GE, GT, LE, LT, NE } from '../python/protocols/compares.ts';
import * as op from '../python/protocols/numbers.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';
import { defineGetters } from './operator/getters.ts';

const COMPARISONS = { lt: LT, le: LE, eq: EQ, ne: NE, gt: GT, ge: GE };

const BINARY = {
  add: op.ADD,
  and_: op.AND,
  floordiv: op.FLOOR_DIVIDE,
  lshift: op.LSHIFT,
  matmul: op.MATRIX_MULTIPLY,
  mod: op.REMAINDER,
  mul: op.MULTIPLY,
  or_: op.OR,
  pow: op.POWER,
  rshift: op.RSHIFT,
  sub: op.SUBTRACT,
  truediv: op.TRUE_DIVIDE,
  xor: op.XOR,
};

/** `operator` (`Modules/_operator.c`). */
export function defineOperator(vm: Vm): NativeModule {
  const functions = [...numberFunctions(vm), ...truthFunctions(vm), ...containerFunctions(vm)];
  // Each has its name with underscores too: `operator.__add__`.
  const special = functions
    .filter(([name]) => !['attrgetter', 'countOf', 'indexOf', 'is_', 'is_not', 'length_hint', 'truth'].includes(name))
    .map(([name, signature, code]) => [`__${name.replace(/_$/, '')}__`, signature, code] as const);
  return { name: 'operator', types: defineGetters(vm), functions: [...functions, ...special] };
}

function numberFunctions(vm: Vm): NativeFunction[] {
  const { numbers, compares } = vm;
  const functions: NativeFunction[] = [];
  for (const [name, operation] of Object.entries(COMPARISONS)) {
    functions.push([name, 'a, b, /', (a: Address, b: Address) => compares.rich(a, b, operation)]);
  }
  for (const [name, operation] of Object.entries(BINARY)) {
    functions.push([name, 'a, b, /', (a: Address, b: Address) => numbers.binary(operation, a, b)]);
    const inPlace = `i${name.replace(/_$/, '')}`;
    functions.push([inPlace, 'a, b, /', (a: Address, b: Address) => numbers.inPlace(operation, a, b)]);
  }
  functions.push(
    ['abs', 'a, /', (a: Address) => numbers.absolute(a)],
    ['index', 'a, /', (a: Address) => exactIndex(vm, a)],
    ['inv', 'a, /', (a: Address) => numbers.invert(a)],
    ['invert', 'a, /', (a: Address) => numbers.invert(a)],
    ['neg', 'a, /', (a: Address) => numbers.negative(a)],
    ['pos', 'a, /', (a: Address) => numbers.positive(a)],
  );
  return functions;
}

function truthFunctions(vm: Vm): NativeFunction[] {
  const { compares, int } = vm;
  return [
    ['is_', 'a, b, /', (a: Address, b: Address) => int.bool(a === b)],
    ['is_not', 'a, b, /', (a: Address, b: Address) => int.bool(a !== b)],
    ['not_', 'a, /', (a: Address) => int.bool(!compares.isTrue(a))],
    ['truth', 'a, /', (a: Address) => int.bool(compares.isTrue(a))],
  ];
}

function containerFunctions(vm: Vm): NativeFunction[] {
  const { int, iteration } = vm;
  const change = (a: Address, b: Address, c: Address): Address => {
    vm.interpreter.names.setItem(a, b, c);
    return vm.none;
  };
  const concat = (inPlace: boolean) => (a: Address, b: Address) => {
    const type = vm.typeOf(a);
    if (type.concat === null && type.getIndex === null && type.getItem === null) {
      throw vm.errors.raise('TypeError', `'${type.name}' object can't be concatenated`);
    }
    return inPlace ? vm.numbers.inPlace(op.ADD, a, b) : vm.numbers.binary(op.ADD, a, b);
  };
  return [
    ['concat', 'a, b, /', concat(false)],
    ['iconcat', 'a, b, /', concat(true)],
    ['contains', 'a, b, /', (a: Address, b: Address) => int.bool(vm.compares.contains(a, b))],
    ['countOf', 'a, b, /', (a: Address, b: Address) => int.fromNumber(countOf(vm, a, b))],
    ['indexOf', 'a, b, /', (a: Address, b: Address) => int.fromNumber(indexOf(vm, a, b))],
    ['getitem', 'a, b, /', (a: Address, b: Address) => vm.interpreter.names.getItem(a, b)],
    ['setitem', 'a, b, c, /', change],
    ['delitem', 'a, b, /', (a: Address, b: Address) => change(a, b, 0)],
    [
      'length_hint',
      'obj, default=0, /',
      (object: Address, fallback: Address) => {
        const other = fallback === 0 ? 0 : vm.numbers.intArgument(fallback);
        return int.fromNumber(iteration.lengthHint(object, other));
      },
    ],
    [
      'call',
      'obj, /, *args, **kwargs',
      (object: Address, args: readonly Address[], kwargs: Address) => {
        const tuple = vm.tuple.pack(args);
        try {
          return vm.calls.callTuple(object, tuple, kwargs);
        } finally {
          vm.heap.decref(tuple);
        }
      },
    ],
  ];
}

/** Calls `visit` with each item that is equal to `value`, and its position; stops where it returns true. */
function eachEqual(vm: Vm, iterable: Address, value: Address, visit: (index: number) => boolean): void {
  const iterator = vm.iteration.iter(iterable);
  try {
    let index = 0;
    for (let item = vm.iteration.next(iterator); item !== 0; item = vm.iteration.next(iterator), index++) {
      let equal = false;
      try {
        equal = vm.compares.equal(item, value);
      } finally {
        vm.heap.decref(item);
      }
      if (equal && visit(index)) return;
    }
  } finally {
    vm.heap.decref(iterator);
  }
}

function countOf(vm: Vm, iterable: Address, value: Address): number {
  let count = 0;
  eachEqual(vm, iterable, value, () => {
    count++;
    return false;
  });
  return count;
}

function indexOf(vm: Vm, iterable: Address, value: Address): number {
  let found = -1;
  eachEqual(vm, iterable, value, (index) => {
    found = index;
    return true;
  });
  if (found < 0) throw vm.errors.raise('ValueError', 'sequence.index(x): x not in sequence');
  return found;
}

/** `PyNumber_Index()`: True becomes 1. */
function exactIndex(vm: Vm, object: Address): Address {
  const integer = vm.numbers.toIndex(object);
  if (vm.int.isExact(integer)) return integer;
  const value = vm.int.bigint(integer);
  vm.heap.decref(integer);
  return vm.int.fromBigInt(value);
}
