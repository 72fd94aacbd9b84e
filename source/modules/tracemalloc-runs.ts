import type { Address } from '../heap/object-type.ts';
import type { PyType } from '../python/objects/type.ts';
import { ADD } from '../python/protocols/numbers.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction } from './module-definition.ts';
import { defineIterator } from './native-types.ts';

// Items of a raw trace: domain, size, traceback, frames there were.
const DOMAIN = 0;
const BYTES = 1;
const TRACEBACK = 2;
const ITEMS = 4;

// Words of an iterator over runs, which is as long as that of a list: the list, where it is, where what it gave last begins.
const LIST = 4;
const INDEX = 6;
const START = 7;
const RUNS_BYTES = 32;

/** Whether a trace is as `_get_traces()` makes it. */
function isPlain({ tuple, int }: Vm, trace: Address): boolean {
  return tuple.isExact(trace) && tuple.length(trace) === ITEMS && int.isExact(tuple.item(trace, BYTES));
}

/**
 * `_Runs(traces)`, an iterator: gives the first trace of each *run*, of those that follow one another and have one traceback;
 * then the second for all the rest. `add_size()` and `add_count()` add what it gave last. The traces of a snapshot lie in one run
 * a line: what tracemalloc.py does with each is done with two, and nobody sees it.
 */
export function defineRuns(vm: Vm): PyType {
  const { words, heap, list, tuple } = vm;
  const endOfRest = (traces: Address, start: number): number => {
    let end = start + 1;
    const trace = list.item(traces, start);
    const previous = start === 0 ? 0 : list.item(traces, start - 1);
    if (previous === 0 || !isPlain(vm, previous) || !isPlain(vm, trace)) return end;
    const traceback = tuple.item(trace, TRACEBACK);
    if (tuple.item(previous, TRACEBACK) !== traceback) return end;
    for (const length = list.length(traces); end < length; end++) {
      const next = list.item(traces, end);
      if (!isPlain(vm, next) || tuple.item(next, TRACEBACK) !== traceback) break;
    }
    return end;
  };
  /** What the traces that it gave last add to `size`. */
  const addSize = (self: Address, size: Address): Address => {
    const traces = words[self + LIST];
    const start = words[self + START];
    let sum = vm.int.isInt(size) ? vm.int.safe(size) : Number.NaN;
    for (let i = start; i < words[self + INDEX]; i++) {
      const bytes = tuple.item(list.item(traces, i), BYTES);
      sum += vm.int.isExact(bytes) ? vm.int.safe(bytes) : Number.NaN;
    }
    if (Number.isSafeInteger(sum)) return vm.int.fromNumber(sum);
    if (words[self + INDEX] === start + 1) {
      return vm.numbers.binary(ADD, size, tuple.item(list.item(traces, start), BYTES));
    }
    throw vm.errors.raise('OverflowError', 'the sizes of these traces are too large');
  };
  const type = defineIterator(vm, {
    name: '_tracemalloc._Runs',
    bytes: RUNS_BYTES,
    references: [LIST],
    signature: 'traces, /',
    make: (subtype: PyType, traces: Address) => {
      const items = list.isList(traces) ? heap.newRef(traces) : list.steal(vm.iteration.toArray(traces));
      const self = vm.allocateInstance(subtype);
      words[self + LIST] = items;
      words[self + INDEX] = 0;
      words[self + START] = 0;
      return self;
    },
    next: (self) => {
      const traces = words[self + LIST];
      const start = words[self + INDEX];
      if (start >= list.length(traces)) return 0;
      words[self + START] = start;
      words[self + INDEX] = endOfRest(traces, start);
      return heap.newRef(list.item(traces, start));
    },
  });
  vm.types.methods(type, [
    ['add_size', 'size, /', addSize],
    [
      'add_count',
      'count, /',
      (self: Address, count: Address) =>
        vm.int.fromNumber(vm.numbers.intArgument(count) + words[self + INDEX] - words[self + START]),
    ],
  ]);
  return type;
}

/**
 * `_passes(snapshot, include_filters, exclude_filters, trace)`: what `_filter_trace()` answers. After
 * `_ask_once(filters, *types)` traces that follow one another and have one traceback and domain are asked once, if all filters
 * are of these types: who derives from one may count.
 */
export function passesOnce(vm: Vm): readonly NativeFunction[] {
  const { list, tuple } = vm;
  let asksOnce = false;
  let traceback: Address = 0;
  let domain: Address = 0;
  let answer = false;
  return [
    [
      '_ask_once',
      'filters, /, *types',
      (filters: Address, types: readonly Address[]) => {
        const count = list.isList(filters) ? list.length(filters) : 0;
        const items = tuple.isTuple(filters)
          ? tuple.items(filters)
          : Array.from({ length: count }, (_, i) => list.item(filters, i));
        asksOnce = items.length > 0 && items.every((filter) => types.includes(vm.typeOf(filter).address));
        traceback = 0;
        return vm.none;
      },
    ],
    [
      '_passes',
      'snapshot, include_filters, exclude_filters, trace, /',
      (snapshot: Address, include: Address, exclude: Address, trace: Address) => {
        const isKnown = asksOnce && isPlain(vm, trace);
        if (isKnown && tuple.item(trace, TRACEBACK) === traceback && tuple.item(trace, DOMAIN) === domain) {
          return vm.int.bool(answer);
        }
        const result = vm.calls.method0(snapshot, '_filter_trace', include, exclude, trace);
        if (!isKnown) return result;
        answer = vm.compares.isTrue(result);
        traceback = tuple.item(trace, TRACEBACK);
        domain = tuple.item(trace, DOMAIN);
        return result;
      },
    ],
  ];
}
