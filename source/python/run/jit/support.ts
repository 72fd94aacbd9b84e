import { SIZE, TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import { ITERATOR_INDEX, ITERATOR_SEQUENCE } from '../../objects/iterator.ts';
import { LIST_ALLOCATED, LIST_ITEMS } from '../../objects/list.ts';
import { RANGE_ITERATOR_LEFT, RANGE_ITERATOR_START, RANGE_ITERATOR_STEP } from '../../objects/range.ts';
import type { Vm } from '../../vm.ts';
import { copyFreeVariables } from '../arguments.ts';
import * as common from '../common-instructions.ts';
import { F_IP, F_SP } from '../frames.ts';
import { runRare } from '../rare-instructions.ts';
import { attributeSupport } from './support-attributes.ts';
import { callSupport } from './support-calls.ts';
import { generatorSupport } from './support-generators.ts';
import { numberSupport } from './support-numbers.ts';

/**
 * What translations call, by the names they use. Plain functions over constants, so that V8 takes them into the generated
 * code. Those that are given the top of the stack consume the operands there and return the result.
 */
export function makeSupport(vm: Vm) {
  const numbers = numberSupport(vm);
  const generators = generatorSupport(vm);
  return {
    ...valueSupport(vm),
    ...numbers,
    ...operatorSupport(vm),
    ...iterationSupport(vm, numbers.makeInt, generators.nextOfAny),
    ...generators,
    ...attributeSupport(vm),
    ...callSupport(vm),
    ...common,
    runRare,
  };
}

export type Support = ReturnType<typeof makeSupport>;

function valueSupport(vm: Vm) {
  const { words, heap, frames, interpreter, errors } = vm;
  // Dead ints go to the allocator at once, where there is no free list of them.
  const freedIndex = vm.facts.freeLists.int === 0 ? vm.int.type.index : -1;
  const types = vm.types.table;
  return {
    vm,
    words,
    doubles: heap.doubles,
    trace: heap.trace,
    gc: heap.gc,
    frames,
    steps: interpreter.steps,
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
      const kind = words[object + TYPE_INDEX];
      if (kind === freedIndex) heap.allocator.free(object);
      else types[kind].dealloc(object);
    },
    /** The last reference is gone, and a finalizer may look at the frame. */
    die: (frame: Address, at: number, top: Address, object: Address): void => {
      words[object] = 0;
      const kind = words[object + TYPE_INDEX];
      if (kind === freedIndex) {
        heap.allocator.free(object);
        return;
      }
      words[frame + F_IP] = at;
      words[frame + F_SP] = top;
      types[kind].dealloc(object);
    },
    makeCell: (content: Address): Address => vm.cell.make(content),
    copyFreeVariables: (frame: Address, count: number): void => copyFreeVariables(vm, frame, words[frame + 2], count),
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
  const { words, heap, compares, int } = vm;
  const vmTrue = int.true;
  const dictIndex = vm.dict.type.index;
  const drop = (sp: Address): void => {
    heap.decref(words[sp - 2]);
    heap.decref(words[sp - 1]);
  };
  const rightFirst = vm.facts.comparisonsReleaseRightFirst;
  const dropCompared = (sp: Address): void => {
    heap.decref(words[sp - (rightFirst ? 1 : 2)]);
    heap.decref(words[sp - (rightFirst ? 2 : 1)]);
  };
  return {
    compare: (operation: number, sp: Address): Address => {
      const result = compares.rich(words[sp - 2], words[sp - 1], operation);
      dropCompared(sp);
      return result;
    },
    compareTruth: (operation: number, sp: Address): boolean => {
      const left = words[sp - 2];
      const right = words[sp - 1];
      const result = compares.rich(left, right, operation);
      // The operands are gone before the result is asked for its truth.
      dropCompared(sp);
      if (result === vmTrue) return true;
      if (result === int.false) return false;
      words[sp - 2] = result;
      words[sp - 1] = vmTrue;
      const truth = compares.isTrue(result);
      heap.decref(result);
      return truth;
    },
    contains: (sp: Address): boolean => {
      const container = words[sp - 1];
      const found =
        words[container + TYPE_INDEX] === dictIndex
          ? vm.dict.get(container, words[sp - 2]) !== 0
          : compares.contains(container, words[sp - 2]);
      dropCompared(sp);
      return found;
    },
    isTrue: (sp: Address): boolean => {
      const value = words[sp - 1];
      const truth = compares.isTrue(value);
      heap.decref(value);
      return truth;
    },
    /** 0: the current exception is raised. */
    getItem: (sp: Address): Address => {
      const container = words[sp - 2];
      const key = words[sp - 1];
      let result: Address;
      if (words[container + TYPE_INDEX] === dictIndex) {
        result = vm.dict.get(container, key);
        if (result === 0) {
          // What is common enough to be worth going without a JavaScript exception.
          vm.errors.keyError(key);
          return 0;
        }
        heap.incref(result);
      } else result = vm.interpreter.names.getItem(container, key);
      drop(sp);
      return result;
    },
    setItem: (sp: Address): void => {
      const container = words[sp - 2];
      if (words[container + TYPE_INDEX] === dictIndex) vm.dict.set(container, words[sp - 1], words[sp - 3]);
      else vm.interpreter.names.setItem(container, words[sp - 1], words[sp - 3]);
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

function iterationSupport(vm: Vm, makeInt: (value: number) => Address, nextOfAny: (iterator: Address) => Address) {
  const { words, heap, iteration, iterator: iterators } = vm;
  const { doubles } = heap;
  const listIndex = iterators.listType.index;
  const rangeIndex = iterators.range.iteratorType.index;
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
        return makeInt(value);
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
      return nextOfAny(iterator);
    },
  };
}
