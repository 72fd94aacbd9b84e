import type { Address } from '../heap/object-type.ts';
import type { PyType } from '../python/objects/type.ts';
import { checkPositional } from '../python/types/constructor-arguments.ts';
import type { Vm } from '../python/vm.ts';
import { type CivilTime, civilFromSeconds, formatCivil, secondsFromCivil } from './civil-time.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { defineStructSequence, makeStructSequence } from './struct-sequence.ts';

const SECOND = 1_000_000_000n;
const STRUCT_TIME = ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst'];

/** The module `time`, over the simulation's own clock. The time zone is UTC. */
export function defineTime(vm: Vm, { clock }: Modules): NativeModule {
  const { int, float } = vm;
  const structTime = defineStructSequence(vm, 'time.struct_time', STRUCT_TIME);
  structTime.create = (_, base, count) => {
    checkPositional(vm, 'structseq', count, 1, 1);
    const items = vm.iteration.toArray(vm.words[base]);
    if (items.length >= STRUCT_TIME.length) return makeStructSequence(vm, structTime, items.slice(0, 9));
    for (const item of items) vm.heap.decref(item);
    const message = `time.struct_time() takes an at least 9-sequence (${items.length}-sequence given)`;
    throw vm.errors.raise('TypeError', message);
  };
  const pair = (name: string, read: () => bigint): NativeFunction[] => [
    [name, '', () => float.make(Number(read()) / 1e9)],
    [`${name}_ns`, '', () => int.fromBigInt(read())],
  ];
  return {
    name: 'time',
    functions: [
      ...pair('time', () => clock.now),
      ...pair('monotonic', () => clock.elapsed),
      ...pair('perf_counter', () => clock.elapsed),
      ...pair('process_time', () => clock.running),
      ...pair('thread_time', () => clock.running),
      [
        'sleep',
        'seconds, /',
        (seconds: Address) => {
          const value = vm.numbers.toDouble(seconds);
          if (Number.isNaN(value)) throw vm.errors.raise('ValueError', 'Invalid value NaN (not a number)');
          if (value < 0) throw vm.errors.raise('ValueError', 'sleep length must be non-negative');
          clock.sleep(BigInt(Math.round(value * 1e9)));
          return vm.none;
        },
      ],
      ...calendarFunctions(vm, structTime, () => clock.now / SECOND),
    ],
    values: {
      timezone: int.fromNumber(0),
      altzone: int.fromNumber(0),
      daylight: int.fromNumber(0),
      tzname: vm.tuple.steal([vm.str.make('UTC'), vm.str.make('UTC')]),
    },
    types: { struct_time: structTime },
  };
}

function calendarFunctions(vm: Vm, structTime: PyType, now: () => bigint): readonly NativeFunction[] {
  const make = (civil: CivilTime): Address =>
    makeStructSequence(
      vm,
      structTime,
      civil.map((field) => vm.int.fromNumber(field)),
    );
  const seconds = (given: Address): number =>
    given === 0 || given === vm.none ? Number(now()) : Math.floor(vm.numbers.toDouble(given));
  const civilOf = (given: Address): CivilTime => {
    if (given === 0) return civilFromSeconds(Number(now()));
    if (!vm.tuple.isTuple(given)) throw vm.errors.raise('TypeError', 'Tuple or struct_time argument required');
    const fields = vm.tuple.items(given).map((field) => vm.numbers.intArgument(field));
    if (fields.length !== STRUCT_TIME.length) {
      throw vm.errors.raise(
        'TypeError',
        `function takes exactly ${STRUCT_TIME.length} arguments (${fields.length} given)`,
      );
    }
    return fields as unknown as CivilTime;
  };
  const broken = (given: Address): Address => make(civilFromSeconds(seconds(given)));
  return [
    ['gmtime', 'seconds=None, /', broken],
    ['localtime', 'seconds=None, /', broken],
    ['mktime', 'tuple, /', (tuple: Address) => vm.float.make(secondsFromCivil(civilOf(tuple)))],
    ['asctime', 'tuple=None, /', (tuple: Address) => vm.str.make(formatCivil('%a %b %e %H:%M:%S %Y', civilOf(tuple)))],
    [
      'ctime',
      'seconds=None, /',
      (given: Address) => vm.str.make(formatCivil('%a %b %e %H:%M:%S %Y', civilFromSeconds(seconds(given)))),
    ],
    [
      'strftime',
      'format, tuple=None, /',
      (format: Address, tuple: Address) => vm.str.make(formatCivil(vm.str.text(format), civilOf(tuple))),
    ],
  ];
}
