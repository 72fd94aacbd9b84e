import type { Address } from '../heap/object-type.ts';
import { seriesOf } from '../heap/version-facts.ts';
import type { Vm } from '../python/vm.ts';
import { asyncGeneratorHooks } from './async-generator-hooks.ts';
import { PREFIX, searchPath } from './library-files.ts';
import type { NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { defineSimpleNamespace, makeSimpleNamespace } from './simple-namespace.ts';
import { builtinModuleNames, hexVersion, namedTuples, versionParts } from './sys-facts.ts';
import { hookFunctions } from './sys-hooks.ts';
import { memoryFunctions } from './sys-memory.ts';
import { runtimeFunctions } from './sys-runtime.ts';

/** The module `sys` (`Python/sysmodule.c`). */
export function defineSys(vm: Vm, modules: Modules): NativeModule {
  const { heap, str, int } = vm;
  const version = versionParts(vm).join('.');
  const tuples = namedTuples(vm);
  const strings = (texts: readonly string[]): Address => vm.list.steal(texts.map((text) => str.make(text)));
  const namespace = defineSimpleNamespace(vm);
  return {
    name: 'sys',
    functions: [
      ...memoryFunctions(vm, modules),
      ...runtimeFunctions(vm, modules),
      ...hookFunctions(vm, modules),
      ...asyncGeneratorHooks(vm),
    ],
    values: {
      ...tuples,
      modules: heap.newRef(modules.table),
      argv: strings(modules.facts.argv),
      orig_argv: strings(['python3', ...modules.facts.argv]),
      path: strings(searchPath(modules.facts.argv[0], seriesOf(vm.facts.name))),
      meta_path: vm.list.make(),
      path_hooks: vm.list.make(),
      path_importer_cache: vm.dict.make(),
      warnoptions: vm.list.make(),
      _xoptions: vm.dict.make(),
      version: str.make(`${version} (main, heaptop) [simulated]`),
      hexversion: int.fromNumber(hexVersion(vm)),
      api_version: int.fromNumber(1013),
      implementation: makeSimpleNamespace(vm, namespace, {
        name: str.make('cpython'),
        cache_tag: str.make(`cpython-${seriesOf(vm.facts.name).replace('.', '')}`),
        version: heap.newRef(tuples.version_info),
        hexversion: int.fromNumber(hexVersion(vm)),
        _multiarch: str.make('x86_64-linux-gnu'),
      }),
      platform: str.make('linux'),
      builtin_module_names: vm.tuple.steal(builtinModuleNames(vm).map((name) => str.make(name))),
      byteorder: str.make('little'),
      maxsize: int.fromBigInt(2n ** 63n - 1n),
      maxunicode: int.fromNumber(0x10ffff),
      float_repr_style: str.make('short'),
      abiflags: str.make(''),
      platlibdir: str.make('lib'),
      prefix: str.make(PREFIX),
      exec_prefix: str.make(PREFIX),
      base_prefix: str.make(PREFIX),
      base_exec_prefix: str.make(PREFIX),
      executable: str.make(`${PREFIX}/bin/python3`),
      copyright: str.make('Copyright (c) 2001-2024 Python Software Foundation.'),
      dont_write_bytecode: int.true,
      pycache_prefix: vm.none,
      stdin: heap.newRef(modules.streams.stdin),
      stdout: heap.newRef(modules.streams.stdout),
      stderr: heap.newRef(modules.streams.stderr),
      __stdin__: heap.newRef(modules.streams.stdin),
      __stdout__: heap.newRef(modules.streams.stdout),
      __stderr__: heap.newRef(modules.streams.stderr),
    },
  };
}
