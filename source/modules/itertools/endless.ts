import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import { ADD } from '../../python/protocols/numbers.ts';
import type { Vm } from '../../python/vm.ts';
import { defineIterator } from '../native-types.ts';

/** Iterators without an end of their own: count, cycle, repeat (`Modules/itertoolsmodule.c`). */
export function defineEndless(vm: Vm): readonly PyType[] {
  return [defineCount(vm), defineCycle(vm), defineRepeat(vm)];
}

// Words of a count: position as a double, position as an object where that does not do, step.
const COUNT_POSITION = 4;
const COUNT_LONG = 6;
const COUNT_STEP = 8;

function defineCount(vm: Vm): PyType {
  const { words, heap } = vm;
  const isNumber = (object: Address): boolean => {
    const type = vm.typeOf(object);
    return (
      type.toInt !== null || type.toFloat !== null || type.toIndex !== null || type.isSubtypeOf(vm.float.complexType)
    );
  };
  const type = defineIterator(vm, {
    name: 'itertools.count',
    bytes: 40,
    references: [COUNT_LONG, COUNT_STEP],
    signature: 'start=0, step=1',
    make: (subtype: PyType, start: Address, step: Address) => {
      if ((start !== 0 && !isNumber(start)) || (step !== 0 && !isNumber(step))) {
        throw vm.errors.raise('TypeError', 'a number is required');
      }
      const position = start === 0 ? 0 : vm.int.isInt(start) ? vm.int.safe(start) : Number.NaN;
      const byOne = step === 0 || (vm.int.isInt(step) && vm.int.safe(step) === 1);
      const self = vm.allocateInstance(subtype);
      words[self + COUNT_STEP] = step === 0 ? vm.int.fromNumber(1) : heap.newRef(step);
      if (byOne && !Number.isNaN(position)) heap.doubles[(self + COUNT_POSITION) >> 1] = position;
      else words[self + COUNT_LONG] = start === 0 ? vm.int.fromNumber(0) : heap.newRef(start);
      return self;
    },
    next: (self) => {
      const current = words[self + COUNT_LONG];
      if (current === 0) return vm.int.fromNumber(heap.doubles[(self + COUNT_POSITION) >> 1]++);
      words[self + COUNT_LONG] = vm.numbers.binary(ADD, current, words[self + COUNT_STEP]);
      return current;
    },
  });
  type.repr = (self) => {
    const current = words[self + COUNT_LONG];
    if (current === 0) return vm.str.make(`count(${heap.doubles[(self + COUNT_POSITION) >> 1]})`);
    const step = words[self + COUNT_STEP];
    const shown = vm.texts.reprText(current);
    if (vm.int.isInt(step) && vm.int.safe(step) === 1) return vm.str.make(`count(${shown})`);
    return vm.str.make(`count(${shown}, ${vm.texts.reprText(step)})`);
  };
  return type;
}

// Words of a cycle: iterator, items seen, index of the next one, whether it was made by __setstate__.
const CYCLE_ITERATOR = 4;
const CYCLE_SAVED = 6;
const CYCLE_INDEX = 8;

function defineCycle(vm: Vm): PyType {
  const { words, heap } = vm;
  return defineIterator(vm, {
    name: 'itertools.cycle',
    bytes: 48,
    references: [CYCLE_ITERATOR, CYCLE_SAVED],
    signature: 'iterable, /',
    make: (subtype: PyType, iterable: Address) => {
      const iterator = vm.iteration.iter(iterable);
      const saved = vm.list.make();
      const self = vm.allocateInstance(subtype);
      words[self + CYCLE_ITERATOR] = iterator;
      words[self + CYCLE_SAVED] = saved;
      return self;
    },
    next: (self) => {
      const iterator = words[self + CYCLE_ITERATOR];
      const saved = words[self + CYCLE_SAVED];
      if (iterator !== 0) {
        const item = vm.iteration.next(iterator);
        if (item !== 0) {
          vm.list.append(saved, item);
          return item;
        }
        words[self + CYCLE_ITERATOR] = 0;
        heap.decref(iterator);
      }
      const length = vm.list.length(saved);
      if (length === 0) return 0;
      const index = words[self + CYCLE_INDEX];
      words[self + CYCLE_INDEX] = index + 1 >= length ? 0 : index + 1;
      return heap.newRef(vm.list.item(saved, index));
    },
  });
}

// Words of a repeat: the object, how often it is still to come (-1: for ever).
const REPEAT_OBJECT = 4;
const REPEAT_LEFT = 6;

function defineRepeat(vm: Vm): PyType {
  const { words, heap } = vm;
  const type = defineIterator(vm, {
    name: 'itertools.repeat',
    bytes: 32,
    references: [REPEAT_OBJECT],
    signature: 'object, times=None',
    make: (subtype: PyType, object: Address, times: Address) => {
      const left = times === 0 ? -1 : Math.max(0, vm.numbers.intArgument(times));
      const self = vm.allocateInstance(subtype);
      words[self + REPEAT_OBJECT] = heap.newRef(object);
      words[self + REPEAT_LEFT] = Math.min(left, 2 ** 31 - 1);
      return self;
    },
    next: (self) => {
      if (words[self + REPEAT_LEFT] === 0) return 0;
      if (words[self + REPEAT_LEFT] > 0) words[self + REPEAT_LEFT]--;
      return heap.newRef(words[self + REPEAT_OBJECT]);
    },
  });
  type.repr = (self) => {
    const left = words[self + REPEAT_LEFT];
    return vm.str.make(`repeat(${vm.texts.reprText(words[self + REPEAT_OBJECT])}${left < 0 ? '' : `, ${left}`})`);
  };
  vm.types.methods(type, [
    [
      '__length_hint__',
      '',
      (self: Address) => {
        if (words[self + REPEAT_LEFT] < 0) throw vm.errors.raise('TypeError', 'len() of unsized object');
        return vm.int.fromNumber(words[self + REPEAT_LEFT]);
      },
    ],
  ]);
  return type;
}
