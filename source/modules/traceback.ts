import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** `traceback`: the texts are those that the interpreter itself prints. */
export function defineTraceback(vm: Vm): NativeModule {
  const { reports } = vm.interpreter;
  const texts = (lines: readonly string[]): Address => vm.list.steal(lines.map((line) => vm.str.make(line)));
  return {
    name: 'traceback',
    functions: [
      [
        '_format_exception',
        'exception, chain, /',
        (exception: Address, chain: Address) =>
          vm.str.make(reports.formatException(exception, vm.compares.isTrue(chain))),
      ],
      ['_format_only', 'exception, /', (exception: Address) => vm.str.make(reports.formatExceptionOnly(exception))],
      [
        '_format_entry',
        'filename, name, line, end_line, column, end_column, /',
        (filename: Address, name: Address, ...places: Address[]) => {
          const [line, endLine, column, endColumn] = places.map((place) => vm.numbers.intArgument(place));
          const entry = { filename: vm.str.text(filename), name: vm.str.text(name), line, endLine, column, endColumn };
          return vm.str.make(reports.formatEntry(entry));
        },
      ],
      [
        'format_tb',
        'tb, limit=None',
        (tb: Address, limit: Address) => {
          const lines = tb === vm.none ? [] : reports.formatTraceback(tb);
          const count = limit === 0 || limit === vm.none ? lines.length : vm.numbers.intArgument(limit);
          return texts(count >= 0 ? lines.slice(0, count) : lines.slice(count));
        },
      ],
    ],
  };
}
