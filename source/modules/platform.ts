import type { Vm } from '../python/vm.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';
import { versionParts } from './sys-facts.ts';

/** The module `platform`, as far as scripts print where they run. */
export function definePlatform(vm: Vm): NativeModule {
  const version = versionParts(vm).join('.');
  const facts: Readonly<Record<string, string>> = {
    python_version: version,
    python_implementation: 'CPython',
    python_compiler: 'heaptop',
    system: 'Linux',
    machine: 'x86_64',
    processor: '',
    node: 'heaptop',
    release: '',
    version: '',
    platform: 'Linux-x86_64',
  };
  const functions = Object.entries(facts).map(([name, text]): NativeFunction => [name, '', () => vm.str.make(text)]);
  const parts = (): number => vm.tuple.steal(version.split('.').map((part) => vm.str.make(part)));
  return {
    name: 'platform',
    functions: [
      ...functions,
      ['python_version_tuple', '', parts],
      [
        'architecture',
        "executable='', bits='', linkage=''",
        () => vm.tuple.steal([vm.str.make('64bit'), vm.str.make('ELF')]),
      ],
    ],
  };
}
