import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** Line `line` (from 1) of a source file with its line end, '' if there is none. */
export function sourceLine({ vm }: Modules, filename: string, line: number): string {
  const lines = vm.host.readSource(filename)?.split(/(?<=\n)/) ?? [];
  const text = lines[line - 1];
  if (text === undefined) return '';
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The module `linecache`, over the sources that the host shows. */
export function defineLinecache(vm: Vm, modules: Modules): NativeModule {
  return {
    name: 'linecache',
    functions: [
      [
        'getline',
        'filename, lineno, module_globals=None',
        (filename: Address, line: Address) =>
          vm.str.make(sourceLine(modules, vm.str.text(filename), vm.numbers.intArgument(line))),
      ],
      [
        'getlines',
        'filename, module_globals=None',
        (filename: Address) => {
          const source = vm.host.readSource(vm.str.text(filename)) ?? '';
          const lines = source.split(/(?<=\n)/).filter((line) => line !== '');
          return vm.list.steal(lines.map((line) => vm.str.make(line.endsWith('\n') ? line : `${line}\n`)));
        },
      ],
      ['clearcache', '', () => vm.none],
      ['checkcache', 'filename=None', () => vm.none],
    ],
  };
}
