import type { Address } from '../heap/object-type.ts';
import { Native } from '../python/objects/native.ts';
import { callNative } from '../python/protocols/native-call.ts';
import type { Vm } from '../python/vm.ts';
import { RecordType } from './record-type.ts';
import { type FilterData, normalizeFilename } from './tracemalloc-filters.ts';

export interface FilterTypes {
  readonly filter: RecordType<FilterData>;
  readonly domainFilter: RecordType<FilterData>;
  /** The filters in an iterable. Raises TypeError if it is none, AttributeError for other items. */
  listOf(filters: Address): FilterData[];
}

/** `Filter` and `DomainFilter`. */
export function defineFilters(vm: Vm): FilterTypes {
  const filter = new RecordType<FilterData>(vm, 'Filter', 'tracemalloc');
  const domainFilter = new RecordType<FilterData>(vm, 'DomainFilter', 'tracemalloc');
  const truth = (object: Address): boolean => object !== 0 && vm.compares.isTrue(object);
  const number = (object: Address): number | null =>
    object === 0 || object === vm.none ? null : vm.numbers.intArgument(object);
  const constructors: readonly [RecordType<FilterData>, Native][] = [
    [
      filter,
      new Native(
        'Filter',
        'inclusive, filename_pattern, lineno=None, all_frames=False, domain=None',
        (inclusive: Address, pattern: Address, line: Address, allFrames: Address, domain: Address) => {
          if (!vm.str.isStr(pattern)) {
            throw vm.errors.raise(
              'TypeError',
              `expected str, bytes or os.PathLike object, not ${vm.typeName(pattern)}`,
            );
          }
          return filter.make({
            inclusive: truth(inclusive),
            pattern: normalizeFilename(vm.str.text(pattern)),
            line: number(line),
            allFrames: truth(allFrames),
            domain: number(domain),
          });
        },
      ),
    ],
    [
      domainFilter,
      new Native('DomainFilter', 'inclusive, domain', (inclusive: Address, domain: Address) =>
        domainFilter.make({
          inclusive: truth(inclusive),
          pattern: null,
          line: null,
          allFrames: false,
          domain: number(domain),
        }),
      ),
    ],
  ];
  const optional = (value: number | null): Address => (value === null ? vm.none : vm.int.fromNumber(value));
  for (const [record, native] of constructors) {
    const { type } = record;
    type.create = (_type, base, count, names) => callNative(vm, native, 0, base, count, names);
    type.init = () => {};
    vm.types.attributes(type, [
      { kind: 'member', name: 'inclusive', get: (self) => vm.int.bool(record.of(self).inclusive) },
      { kind: 'member', name: 'domain', get: (self) => optional(record.of(self).domain) },
    ]);
  }
  vm.types.attributes(filter.type, [
    { kind: 'member', name: 'lineno', get: (self) => optional(filter.of(self).line) },
    { kind: 'member', name: 'all_frames', get: (self) => vm.int.bool(filter.of(self).allFrames) },
    { kind: 'member', name: 'filename_pattern', get: (self) => vm.str.make(filter.of(self).pattern ?? '') },
  ]);
  for (const [{ type }] of constructors) vm.types.ready(type);
  return { filter, domainFilter, listOf: (filters) => listOf(vm, [filter, domainFilter], filters) };
}

function listOf(vm: Vm, records: readonly RecordType<FilterData>[], filters: Address): FilterData[] {
  const type = vm.typeOf(filters);
  if (type.iter === null) {
    throw vm.errors.raise('TypeError', `filters must be a list of filters, not ${type.name}`);
  }
  const found: FilterData[] = [];
  vm.iteration.forEach(filters, (item) => {
    try {
      const record = records.find((each) => each.is(item));
      if (record === undefined) {
        throw vm.errors.raise('AttributeError', `'${vm.typeName(item)}' object has no attribute 'inclusive'`);
      }
      found.push(record.of(item));
    } finally {
      vm.heap.decref(item);
    }
  });
  return found;
}
