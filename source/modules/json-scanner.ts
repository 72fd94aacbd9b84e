import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import { JsonFault, JsonScanner } from './json/json-scanner.ts';
import type { NativeModule } from './module-definition.ts';

/** `_json` (`Modules/_json.c`): the part of json that is C in CPython. */
export function defineJsonScanner(vm: Vm): NativeModule {
  return {
    name: '_json',
    functions: [
      [
        'scan',
        'fault, string, idx, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /',
        (fault: Address, string: Address, idx: Address, strict: Address, ...hooks: Address[]) =>
          scan(vm, fault, vm.str.text(string), vm.numbers.intArgument(idx), vm.compares.isTrue(strict), hooks),
      ],
    ],
  };
}

/** The value at an index of a text, and the index behind it; `fault(message, index)` gives the exception for a fault. */
function scan(
  vm: Vm,
  fault: Address,
  text: string,
  start: number,
  strict: boolean,
  given: readonly Address[],
): Address {
  const [object, pairs, float, int, constant] = given.map((hook) => (hook === vm.none ? 0 : hook));
  if (start < 0) throw vm.errors.raise('ValueError', 'idx cannot be negative');
  const memo = vm.dict.make();
  try {
    const scanner = new JsonScanner(vm, text, { strict, object, pairs, float, int, constant }, memo);
    const value = scanner.value(unitIndex(text, start));
    return vm.tuple.steal([value, vm.int.fromNumber(pointIndex(text, scanner.end))]);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw raiseFault(vm, fault, error.message, pointIndex(text, error.at));
  } finally {
    vm.heap.decref(memo);
  }
}

function raiseFault(vm: Vm, fault: Address, message: string | null, at: number): unknown {
  const args = [message === null ? vm.none : vm.str.make(message), vm.int.fromNumber(at)];
  try {
    return vm.errors.raiseObject(vm.calls.call(fault, ...args));
  } finally {
    for (const argument of args) vm.heap.decref(argument);
  }
}

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

/** Index of a code point as an index of UTF-16 units, and the other way round. */
function unitIndex(text: string, index: number): number {
  if (!ASTRAL.test(text)) return index;
  return [...text].slice(0, index).join('').length;
}

function pointIndex(text: string, index: number): number {
  return ASTRAL.test(text) ? [...text.slice(0, index)].length : index;
}
