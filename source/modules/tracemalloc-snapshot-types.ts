import type { Address } from '../heap/object-type.ts';
import { hashText } from '../python/numbers/siphash.ts';
import { EQ, NE } from '../python/protocols/compares.ts';
import type { Vm } from '../python/vm.ts';
import { RecordType } from './record-type.ts';
import type { FilterTypes } from './tracemalloc-filter-types.ts';
import { filterTraces } from './tracemalloc-filters.ts';
import { type SnapshotData, traceAt, traceCount } from './tracemalloc-snapshot.ts';
import {
  compareSnapshots,
  KEY_TYPES,
  type KeyType,
  keyOf,
  type StatisticData,
  type StatisticDiffData,
  signedCount,
  statistics,
  statisticText,
} from './tracemalloc-statistics.ts';
import { selectItem, type TraceTypes } from './tracemalloc-trace-types.ts';

/** Lines of CPython's tracemalloc.py that select traces, and call `Snapshot` and `_Traces`. */
const SELECT_TRACES = 469;
const FILTER_TRACES = 475;
const MAKE_TRACES = 423;
/** `Sequence.__init__(self)` in `_Traces.__init__()`. */
const INIT_TRACES = 313;
/** `Traceback(frames)` in `_group_by()`, and the return of `_sort_key()`. */
const GROUP_BY = 497;
const SORT_KEY = 70;

/** `Snapshot`, its traces, `Statistic` and `StatisticDiff`. */
export class SnapshotTypes {
  readonly snapshot: RecordType<SnapshotData>;
  readonly statistic: RecordType<StatisticData>;
  readonly diff: RecordType<StatisticDiffData>;
  private readonly list: RecordType<SnapshotData>;
  private readonly vm: Vm;
  private readonly traces: TraceTypes;
  private readonly filters: FilterTypes;
  /** Lines that have called `Snapshot` before. */
  private readonly warmLines = new Set<number>();

  constructor(vm: Vm, traces: TraceTypes, filters: FilterTypes) {
    this.vm = vm;
    this.traces = traces;
    this.filters = filters;
    const release = ({ raw }: SnapshotData): void => vm.heap.decref(raw);
    this.snapshot = new RecordType(vm, 'Snapshot', 'tracemalloc', release);
    this.list = new RecordType(vm, '_Traces', 'tracemalloc', release);
    const letGo = ({ held = 0 }: StatisticData): void => vm.heap.xdecref(held);
    this.statistic = new RecordType<StatisticData>(vm, 'Statistic', 'tracemalloc', letGo);
    this.diff = new RecordType<StatisticDiffData>(vm, 'StatisticDiff', 'tracemalloc', letGo);
    this.defineSnapshot();
    this.defineList();
    this.defineStatistic();
    this.defineDiff();
  }

  /** A snapshot, made on this line of tracemalloc.py: `Snapshot(traces, limit)`, which calls `_Traces(traces)`. */
  make(data: SnapshotData, line: number): Address {
    const { vm, traces } = this;
    const pack = (at: number, ...items: Address[]): Address => traces.onLine(at, () => vm.tuple.pack(items));
    // From its second time on CALL_ALLOC_AND_ENTER_INIT of 3.13 calls `__init__()` without a tuple; not that of a class with
    // another metaclass, as _Traces is.
    const isSpecialised = vm.facts.attributesLie === 'inside' && this.warmLines.has(line);
    this.warmLines.add(line);
    const arguments_ = isSpecialised ? 0 : pack(line, data.raw, vm.none);
    const ofTraces = pack(MAKE_TRACES, data.raw);
    vm.heap.decref(pack(INIT_TRACES, vm.none));
    vm.heap.decref(ofTraces);
    const snapshot = traces.onLine(line, () => this.snapshot.make(data));
    vm.heap.xdecref(arguments_);
    return snapshot;
  }

  private defineSnapshot(): void {
    const { vm, traces, snapshot } = this;
    const { type } = snapshot;
    vm.types.attributes(type, [
      traces.attribute('traces', (self) => this.list.make(shared(vm, snapshot.of(self)))),
      traces.attribute('traceback_limit', (self) => vm.int.fromNumber(snapshot.of(self).limit)),
    ]);
    // DIFFERS: `Snapshot.dump()` and `Snapshot.load()` raise NotImplementedError. — Snapshots are no pickled object graphs here:
    // what they hold lies beside the heap. — Compare snapshots within one script.
    const refuse = (): Address => {
      throw vm.errors.raise(
        'NotImplementedError',
        'heaptop cannot pickle a snapshot: compare snapshots within one script',
      );
    };
    vm.types.methods(type, [
      [
        'statistics',
        'key_type, cumulative=False',
        (self: Address, key: Address, cumulative: Address) =>
          traces.uncharged(() => {
            const grouping = this.grouping(key, cumulative);
            const rows = statistics(snapshot.of(self), ...grouping);
            const dicts = [vm.dict.make(), vm.dict.make()];
            this.handOut(
              rows,
              traces.onLine(GROUP_BY, () => this.tracebacks(snapshot.of(self), grouping[0])),
            );
            for (const each of dicts.reverse()) vm.heap.decref(each);
            this.sortKeys(rows.length, 3);
            return vm.list.steal(rows.map((row) => this.statistic.make(row)));
          }),
      ],
      [
        'compare_to',
        'old_snapshot, key_type, cumulative=False',
        (self: Address, old: Address, key: Address, cumulative: Address) =>
          traces.uncharged(() => {
            if (!snapshot.is(old)) {
              throw vm.errors.raise('AttributeError', `'${vm.typeName(old)}' object has no attribute '_group_by'`);
            }
            const grouping = this.grouping(key, cumulative);
            const rows = compareSnapshots(snapshot.of(self), snapshot.of(old), ...grouping);
            const dicts = [vm.dict.make(), vm.dict.make(), vm.dict.make()];
            const newer = traces.onLine(GROUP_BY, () => this.tracebacks(snapshot.of(self), grouping[0]));
            const kept = statistics(snapshot.of(self), ...grouping).length;
            while (newer.length > kept) vm.heap.decref(newer.pop() as Address);
            const older = traces.onLine(GROUP_BY, () => this.tracebacks(snapshot.of(old), grouping[0]));
            this.handOut(rows, [...newer, ...older]);
            for (const each of dicts) vm.heap.decref(each);
            this.sortKeys(rows.length, 5);
            return vm.list.steal(rows.map((row) => this.diff.make(row)));
          }),
      ],
      [
        'filter_traces',
        'filters',
        (self: Address, filters: Address) =>
          traces.uncharged(() => {
            const chosen = this.filters.listOf(filters);
            // What a list comprehension makes in CPython.
            const raw = traces.onLine(SELECT_TRACES, () => vm.list.make());
            return this.make(filterTraces(vm, snapshot.of(self), chosen, raw), FILTER_TRACES);
          }),
      ],
      ['dump', 'filename', refuse],
    ]);
    vm.types.methods(type, [['load', 'filename', refuse]], 'staticmethod');
    vm.types.ready(type);
  }

  /**
   * The tuples of frames that `_group_by()` makes, one for each traceback of the snapshot. They come from the free list, and
   * what waited there belongs to tracemalloc.py from then on.
   */
  private tracebacks(snapshot: SnapshotData, keyType: KeyType): Address[] {
    const { vm } = this;
    const { tuple } = vm;
    const made: Address[] = [];
    for (const { frames, blocks } of snapshot.groups) {
      if (blocks.length === 0) continue;
      if (keyType === 'traceback') made.push(tuple.pack(frames.map(() => vm.none)));
      else made.push(tuple.steal([keyType === 'filename' ? tuple.pack([vm.none, vm.none]) : vm.heap.newRef(vm.none)]));
    }
    return made;
  }

  /** Each row keeps one of the tuples; the others go. */
  private handOut(rows: readonly StatisticData[], tuples: readonly Address[]): void {
    rows.forEach((row, i) => {
      row.held = tuples[i] ?? 0;
    });
    for (const unused of tuples.slice(rows.length)) this.vm.heap.decref(unused);
  }

  /** The keys that `list.sort()` holds meanwhile: `_sort_key()` returns tuples of so many items. */
  private sortKeys(rows: number, items: number): void {
    const { tuple, heap, none } = this.vm;
    const keys = this.traces.onLine(SORT_KEY, () =>
      Array.from({ length: rows }, () => tuple.pack(new Array<Address>(items).fill(none))),
    );
    for (const key of keys) heap.decref(key);
  }

  private grouping(key: Address, cumulative: Address): [keyType: KeyType, cumulative: boolean] {
    const { vm } = this;
    const keyType = vm.str.isStr(key) ? KEY_TYPES.find((each) => each === vm.str.text(key)) : undefined;
    if (keyType === undefined) throw vm.errors.raise('ValueError', `unknown key_type: ${vm.texts.reprText(key)}`);
    const isCumulative = cumulative !== 0 && vm.compares.isTrue(cumulative);
    if (isCumulative && keyType === 'traceback') {
      throw vm.errors.raise('ValueError', "cumulative mode cannot by used with key type 'traceback'");
    }
    return [keyType, isCumulative];
  }

  private defineList(): void {
    const { vm, traces, list } = this;
    const { type } = list;
    type.repr = traces.text((self) => `<Traces len=${traceCount(list.of(self))}>`);
    type.length = (self) => traceCount(list.of(self));
    type.getItem = (self, key) =>
      traces.uncharged(() => {
        const data = list.of(self);
        return selectItem(vm, key, traceCount(data), 'list', (i) => {
          const trace = traceAt(data, i);
          return trace === null ? vm.none : traces.trace.make(trace);
        });
      });
    type.compare = (left, right, operation) => {
      if (!list.is(left) || !list.is(right) || (operation !== EQ && operation !== NE)) return vm.notImplemented;
      return vm.compares.rich(list.of(left).raw, list.of(right).raw, operation);
    };
    type.hash = null;
    vm.types.attributes(type, [{ kind: 'member', name: '_traces', get: (self) => vm.heap.newRef(list.of(self).raw) }]);
    vm.types.ready(type);
  }

  /** Equality and hash by the figures. */
  private comparing<T extends StatisticData>(record: RecordType<T>, key: (data: T) => string): void {
    const { vm } = this;
    record.type.compare = (left, right, operation) => {
      if (!record.is(left) || !record.is(right) || (operation !== EQ && operation !== NE)) return vm.notImplemented;
      return vm.int.bool((key(record.of(left)) === key(record.of(right))) === (operation === EQ));
    };
    record.type.hash = (self) => hashText(key(record.of(self)), vm.hash);
  }

  private common<T extends StatisticData>(record: RecordType<T>): void {
    const { vm, traces } = this;
    vm.types.attributes(record.type, [
      traces.attribute('traceback', (self) => traces.makeTraceback(record.of(self).frames)),
      traces.attribute('size', (self) => vm.int.fromNumber(record.of(self).size)),
      traces.attribute('count', (self) => vm.int.fromNumber(record.of(self).count)),
    ]);
  }

  private defineStatistic(): void {
    const { vm, traces, statistic } = this;
    const { type } = statistic;
    this.common(statistic);
    this.comparing(statistic, ({ frames, size, count }) => `${size} ${count} ${keyOf(frames)}`);
    type.str = traces.text((self) => statisticText(statistic.of(self)));
    type.repr = traces.text((self) => {
      const { frames, size, count } = statistic.of(self);
      return `<Statistic traceback=${traces.tracebackRepr({ frames, total: null })} size=${size} count=${count}>`;
    });
    vm.types.ready(type);
  }

  private defineDiff(): void {
    const { vm, traces, diff } = this;
    const { type } = diff;
    this.common(diff);
    this.comparing(diff, ({ frames, size, sizeDiff, count, countDiff }) =>
      [size, sizeDiff, count, countDiff, keyOf(frames)].join(' '),
    );
    vm.types.attributes(type, [
      traces.attribute('size_diff', (self) => vm.int.fromNumber(diff.of(self).sizeDiff)),
      traces.attribute('count_diff', (self) => vm.int.fromNumber(diff.of(self).countDiff)),
    ]);
    type.str = traces.text((self) => statisticText(diff.of(self), diff.of(self)));
    type.repr = traces.text((self) => {
      const { frames, size, sizeDiff, count, countDiff } = diff.of(self);
      const sizes = `size=${size} (${signedCount(sizeDiff)}) count=${count} (${signedCount(countDiff)})`;
      return `<StatisticDiff traceback=${traces.tracebackRepr({ frames, total: null })} ${sizes}>`;
    });
    vm.types.ready(type);
  }
}

/** For one more object that stands for the same snapshot. */
function shared(vm: Vm, data: SnapshotData): SnapshotData {
  vm.heap.incref(data.raw);
  return { ...data };
}
