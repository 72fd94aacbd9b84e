import { AddressSpaces } from './heap/address-space.ts';
import { Heap } from './heap/heap.ts';
import type { Address } from './heap/object-type.ts';
import { type PythonVersion, VERSIONS } from './heap/version-facts.ts';
import { connectCollector } from './modules/collector-hooks.ts';
import { raiseSyntaxError } from './modules/compile-source.ts';
import { passCompilerObjects } from './modules/compiler-objects.ts';
import { leaveObjectsOfStart } from './modules/import-leftovers.ts';
import { Modules } from './modules/modules.ts';
import { addNotebookNames } from './modules/notebook-names.ts';
import { runtimeWarnings } from './modules/runtime-warnings.ts';
import { shutDown } from './modules/shutdown.ts';
import { syntaxWarnings } from './modules/syntax-warnings.ts';
import { type Compilation, compileModule } from './python/compile/compile-module.ts';
import type { Host } from './python/host.ts';
import { installTypes } from './python/install-types.ts';
import { MODULE_DICT } from './python/objects/module.ts';
import { Interpreter } from './python/run/interpreter.ts';
import { parseFile } from './python/syntax/parse.ts';
import { PythonSyntaxError } from './python/syntax/syntax-error.ts';
import { Vm } from './python/vm.ts';

export interface MachineOptions {
  /** Which CPython is modelled. */
  readonly python: PythonVersion;
  readonly host: Host;
  /** `sys.argv`, the script's name first. */
  readonly argv: readonly string[];
  /** Bytes of simulated memory; past it the script gets a MemoryError. 2 GiB by default. */
  readonly memoryLimit?: number;
  /** Where the memory comes from instead, for machines that follow one another; `release()` gives it back. */
  readonly spaces?: AddressSpaces;
}

export interface RunScriptOptions {
  /** Whether the value of the expression statement that begins on this line is shown, as a notebook does. */
  readonly echo?: (line: number) => boolean;
  /** Whether there is what IPython gives a notebook: `display()`. */
  readonly isNotebook?: boolean;
  /** Called when the script's last statement is done and nothing has been torn down; with the exception nobody caught, or 0. */
  readonly beforeShutdown?: (failure: Address) => void;
}

/** One simulated CPython, wired together: heap, language, modules. The only place that knows all of them. */
export class Machine {
  readonly vm: Vm;
  readonly modules: Modules;
  private readonly spaces: AddressSpaces;

  constructor(options: MachineOptions) {
    this.spaces = options.spaces ?? new AddressSpaces(options.memoryLimit);
    const heap = new Heap(VERSIONS[options.python], this.spaces.take());
    this.vm = new Vm(heap, options.host);
    this.vm.interpreter = new Interpreter(this.vm);
    installTypes(this.vm);
    this.modules = new Modules(this.vm, { argv: options.argv });
    connectCollector(this.vm, this.modules);
    this.vm.interpreter.reports.warn = runtimeWarnings(this.vm);
  }

  /** Runs a script as `python FILE` does, with the interpreter's exit. Returns the exit status. */
  run(source: string, filename: string, options: RunScriptOptions = {}): number {
    const { vm, modules } = this;
    if (options.isNotebook) addNotebookNames(modules);
    const main = this.makeMain(filename);
    // _PyRun_SimpleFile() holds the module while the script runs.
    vm.heap.incref(main);
    let release = (): void => {};
    let failure = 0;
    try {
      const onWarning = syntaxWarnings(vm);
      let compilation: Compilation | null = null;
      const unit = compileModule(parseFile(source, filename, onWarning, vm.language.syntax), {
        filename,
        mode: 'exec',
        source,
        onWarning,
        onCompiled: (what) => {
          compilation = what;
        },
        facts: vm.language.compiler,
        ...(options.echo && { echo: (statement) => options.echo?.(statement.at.line) ?? false }),
      });
      const made = vm.code.make(unit, { isNew: true });
      const arena = vm.list.make();
      release = () => {
        made.release();
        vm.heap.decref(arena);
      };
      this.leaveStartObjects(compilation, made.code);
      const globals = vm.words[main + MODULE_DICT];
      try {
        vm.heap.decref(vm.interpreter.runCode(made.code, globals, globals));
      } finally {
        vm.heap.decref(made.code);
      }
    } catch (error) {
      if (error instanceof PythonSyntaxError) raiseSyntaxError(vm, error);
      else if (!vm.errors.adopt(error)) throw error;
      failure = vm.errors.take();
    }
    options.beforeShutdown?.(failure);
    release();
    vm.heap.decref(main);
    return shutDown(modules, failure);
  }

  /** What start-up and the compiler leave in the free lists was allocated when nobody counted. */
  private leaveStartObjects(compilation: Compilation | null, code: Address): void {
    const { young } = this.vm.heap.gc.generations;
    const { count } = young;
    leaveObjectsOfStart(this.vm);
    if (compilation !== null) passCompilerObjects(this.vm, compilation, code);
    young.count = count;
  }

  /** Nobody looks at this machine any more: the next one may have its memory. */
  release(): void {
    this.spaces.giveBack(this.vm.heap.memory.vacate());
  }

  /** The module `__main__`, in `sys.modules`; borrowed. */
  private makeMain(filename: string): Address {
    const { vm } = this;
    const main = this.modules.add({ name: '__main__' });
    const namespace = vm.words[main + MODULE_DICT];
    if (!vm.language.compiler.defersAnnotations) {
      const annotations = vm.dict.make();
      vm.dict.setName(namespace, '__annotations__', annotations);
      vm.heap.decref(annotations);
    }
    vm.dict.setName(namespace, '__builtins__', vm.dict.getName(this.modules.table, 'builtins'));
    const file = vm.str.make(filename);
    vm.dict.setName(namespace, '__file__', file);
    vm.heap.decref(file);
    vm.dict.setName(namespace, '__cached__', vm.none);
    return main;
  }
}
