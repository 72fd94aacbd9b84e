import type { Address } from '../heap/object-type.ts';
import type { Site } from '../heap/trace-store.ts';
import { seriesOf } from '../heap/version-facts.ts';
import { hashText } from '../python/numbers/siphash.ts';
import type { Attribute, PyType } from '../python/objects/type.ts';
import { compareNumbers, EQ, NE } from '../python/protocols/compares.ts';
import { reprText } from '../python/text/repr.ts';
import type { Vm } from '../python/vm.ts';
import { libraryFile } from './library-files.ts';
import { sourceLine } from './linecache.ts';
import type { Modules } from './modules.ts';
import { RecordType } from './record-type.ts';
import type { TraceData } from './tracemalloc-snapshot.ts';
import {
  compareFrames,
  type FrameData,
  formatSize,
  frameText,
  keyOf,
  type TracebackFrames,
} from './tracemalloc-statistics.ts';

/** The line of `take_snapshot()` that calls `_get_traces()`. */
export const GET_TRACES = 558;
/** The line of `get_object_traceback()` that calls `Traceback`. */
const TRACEBACK_CALL = 267;
/** `Sequence.__init__(self)` in `Traceback.__init__()`. */
const INIT_TRACEBACK = 188;

export interface TracebackData {
  readonly frames: TracebackFrames;
  /** null where nobody asked. */
  readonly total: number | null;
}

/** `Frame`, `Traceback` and `Trace`. */
export class TraceTypes {
  readonly frame: RecordType<FrameData>;
  readonly traceback: RecordType<TracebackData>;
  readonly trace: RecordType<TraceData>;
  private readonly vm: Vm;
  private readonly modules: Modules;

  constructor(vm: Vm, modules: Modules) {
    this.vm = vm;
    this.modules = modules;
    this.frame = new RecordType(vm, 'Frame', 'tracemalloc');
    this.traceback = new RecordType(vm, 'Traceback', 'tracemalloc');
    this.trace = new RecordType(vm, 'Trace', 'tracemalloc');
    this.defineFrame();
    this.defineTraceback();
    this.defineTrace();
  }

  /** Allocates for tracemalloc itself: charged to no line of the script. */
  uncharged<Result>(action: () => Result): Result {
    const { trace } = this.vm.heap;
    const { site, reuseSite } = trace;
    trace.reuseSite = this.siteOf(GET_TRACES);
    trace.site = 0;
    try {
      return action();
    } finally {
      trace.site = site;
      trace.reuseSite = reuseSite;
    }
  }

  /** Allocates on a line of CPython's own tracemalloc.py. */
  onLine<Result>(line: number, action: () => Result): Result {
    const { trace } = this.vm.heap;
    const { site } = trace;
    trace.site = this.siteOf(line) || site;
    try {
      return action();
    } finally {
      trace.site = site;
    }
  }

  /** The site of a line of CPython's own tracemalloc.py, called from here; 0 while nothing is traced. */
  private siteOf(line: number): Site {
    const { vm } = this;
    if (vm.frames.current === 0 || !vm.heap.trace.isTracing) return 0;
    return vm.frames.siteBelow([libraryFile('tracemalloc', seriesOf(vm.facts.name)), line]);
  }

  /** An attribute whose value is made on each reading. */
  attribute(name: string, get: (self: Address) => Address): Attribute {
    return { kind: 'member', name, get: (self) => this.uncharged(() => get(self)) };
  }

  /** A slot that returns a text. */
  text(read: (self: Address) => string): (self: Address) => Address {
    return (self) => this.uncharged(() => this.vm.str.make(read(self)));
  }

  /** `tracemalloc.get_object_traceback()`. */
  ofObject(object: Address): Address {
    const { vm } = this;
    const { trace } = vm.heap;
    // 3.11 looks behind the GC head only, though instances have their dict and values in front of it.
    const headBytes = vm.facts.weakrefsInFront ? vm.typeOf(object).preSize : Math.min(vm.typeOf(object).preSize, 16);
    const block = object - (headBytes >> 2);
    const info = trace.isTraced(block) ? vm.sites.info(trace.siteOf(block)) : undefined;
    if (info === undefined) return vm.none;
    return this.uncharged(() => {
      // Traceback(frames), called in tracemalloc.py, takes the tuple of one that was freed last.
      const ofTraceback = this.onLine(TRACEBACK_CALL, () => vm.tuple.pack([vm.none]));
      vm.heap.decref(this.onLine(INIT_TRACEBACK, () => vm.tuple.pack([vm.none])));
      vm.heap.decref(ofTraceback);
      return this.traceback.make({ frames: info.frames.toReversed(), total: null });
    });
  }

  /** A Traceback, a new reference. */
  makeTraceback(frames: TracebackFrames, total: number | null = null): Address {
    return this.traceback.make({ frames, total });
  }

  tracebackRepr({ frames, total }: TracebackData): string {
    const comma = frames.length === 1 ? ',' : '';
    const count = total === null ? '' : ` total_nframe=${total}`;
    return `<Traceback (${frames.map(frameRepr).join(', ')}${comma})${count}>`;
  }

  private defineFrame(): void {
    const { vm, frame } = this;
    const { type } = frame;
    type.str = this.text((self) => frameText(frame.of(self)));
    type.repr = this.text((self) => frameRepr(frame.of(self)));
    this.ordered(type, (self) => [frame.of(self)]);
    vm.types.attributes(type, [
      this.attribute('filename', (self) => vm.str.make(frame.of(self)[0])),
      this.attribute('lineno', (self) => vm.int.fromNumber(frame.of(self)[1])),
    ]);
    vm.types.ready(type);
  }

  /** Comparison and hash by what an object says of itself. */
  private ordered(type: PyType, framesOf: (self: Address) => TracebackFrames): void {
    const { vm } = this;
    type.compare = (left, right, operation) => {
      if (vm.typeOf(left) !== type || vm.typeOf(right) !== type) return vm.notImplemented;
      return vm.int.bool(compareNumbers(compareFrames(framesOf(left), framesOf(right)), 0, operation));
    };
    type.hash = (self) => hashText(keyOf(framesOf(self)), vm.hash);
  }

  private defineTraceback(): void {
    const { vm, traceback } = this;
    const { type } = traceback;
    type.str = this.text((self) => frameText(traceback.of(self).frames[0]));
    type.repr = this.text((self) => this.tracebackRepr(traceback.of(self)));
    this.ordered(type, (self) => traceback.of(self).frames);
    type.length = (self) => traceback.of(self).frames.length;
    type.getItem = (self, key) =>
      this.uncharged(() => {
        const { frames } = traceback.of(self);
        return selectItem(vm, key, frames.length, 'tuple', (i) => this.frame.make(frames[i]));
      });
    type.contains = (self, item) =>
      this.frame.is(item) &&
      traceback.of(self).frames.some((each) => compareFrames([each], [this.frame.of(item)]) === 0);
    vm.types.attributes(type, [
      this.attribute('total_nframe', (self) => {
        const { total } = traceback.of(self);
        return total === null ? vm.none : vm.int.fromNumber(total);
      }),
    ]);
    vm.types.methods(type, [
      [
        'format',
        'limit=None, most_recent_first=False',
        (self: Address, limit: Address, reversed: Address) =>
          this.uncharged(() => {
            const lines = this.format(
              traceback.of(self).frames,
              limit === 0 || limit === vm.none ? null : vm.numbers.intArgument(limit),
              reversed !== 0 && vm.compares.isTrue(reversed),
            );
            return vm.list.steal(lines.map((line) => vm.str.make(line)));
          }),
      ],
    ]);
    vm.types.ready(type);
  }

  /** `Traceback.format()`: a positive limit takes the newest frames, a negative one the oldest. */
  private format(all: TracebackFrames, limit: number | null, newestFirst: boolean): string[] {
    let frames = all;
    if (limit !== null) frames = limit > 0 ? all.slice(-limit) : all.slice(0, limit);
    const lines: string[] = [];
    for (const [filename, line] of newestFirst ? frames.toReversed() : frames) {
      lines.push(`  File "${filename}", line ${line}`);
      const source = sourceLine(this.modules, filename, line).trim();
      if (source !== '') lines.push(`    ${source}`);
    }
    return lines;
  }

  private defineTrace(): void {
    const { vm, trace } = this;
    const { type } = trace;
    const tracebackOf = ({ frames, total }: TraceData): TracebackData => ({ frames: frames.toReversed(), total });
    type.str = this.text((self) => {
      const data = trace.of(self);
      return `${frameText(tracebackOf(data).frames[0])}: ${formatSize(data.size, false)}`;
    });
    type.repr = this.text((self) => {
      const data = trace.of(self);
      const size = formatSize(data.size, false);
      return `<Trace domain=${data.domain} size=${size}, traceback=${this.tracebackRepr(tracebackOf(data))}>`;
    });
    const key = (self: Address): string =>
      `${trace.of(self).domain} ${trace.of(self).size}\0${keyOf(trace.of(self).frames)}`;
    type.compare = (left, right, operation) => {
      const comparable = trace.is(left) && trace.is(right) && (operation === EQ || operation === NE);
      return comparable ? vm.int.bool((key(left) === key(right)) === (operation === EQ)) : vm.notImplemented;
    };
    type.hash = (self) => hashText(key(self), vm.hash);
    vm.types.attributes(type, [
      this.attribute('domain', (self) => vm.int.fromNumber(trace.of(self).domain)),
      this.attribute('size', (self) => vm.int.fromNumber(trace.of(self).size)),
      this.attribute('traceback', (self) => this.traceback.make(tracebackOf(trace.of(self)))),
    ]);
    vm.types.ready(type);
  }
}

function frameRepr([filename, line]: FrameData): string {
  return `<Frame filename=${reprText(filename)} lineno=${line}>`;
}

/** `sequence[key]` of a native sequence: an item, or a tuple of those that a slice takes. `name` is for error messages. */
export function selectItem(
  vm: Vm,
  key: Address,
  length: number,
  name: string,
  item: (index: number) => Address,
): Address {
  if (vm.slice.isSlice(key)) {
    const { start, step, count } = vm.slice.indices(key, length);
    return vm.tuple.steal(Array.from({ length: count }, (_, i) => item(start + i * step)));
  }
  if (!vm.numbers.isIndex(key)) {
    throw vm.errors.raise('TypeError', `${name} indices must be integers or slices, not ${vm.typeName(key)}`);
  }
  const given = vm.numbers.index(key);
  const index = given < 0 ? given + length : given;
  if (index < 0 || index >= length) throw vm.errors.raise('IndexError', `${name} index out of range`);
  return item(index);
}
