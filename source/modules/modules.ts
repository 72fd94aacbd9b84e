import type { Address } from '../heap/object-type.ts';
import { MODULE_DICT } from '../python/objects/module.ts';
import type { Vm } from '../python/vm.ts';
import { defineBuiltins } from './builtins.ts';
import { Clock } from './clock.ts';
import { CollectorState } from './collector-hooks.ts';
import { ExitCallbacks } from './exit-callbacks.ts';
import { ImportClosures } from './import-closures.ts';
import { importFromError, importStar } from './import-names.ts';
import { importModule } from './imports.ts';
import { fillNamespace, type NativeModule } from './module-definition.ts';
import { removeNewerNames } from './remove-newer-names.ts';
import { installSizes } from './sizes.ts';
import { standsForC } from './stands-for-c.ts';
import { NodeTypes } from './syntax-tree/node-types.ts';
import { defineSys } from './sys.ts';
import { TextStreams } from './sys-streams.ts';
import { unraisableHook } from './unraisable-hook.ts';

/** What the command line says of a run. */
export interface RunFacts {
  /** `sys.argv`, the script's name first. */
  readonly argv: readonly string[];
}

/**
 * The modules of one machine: `sys.modules`, builtins and sys, and what they share. Make it once the types of the machine
 * are ready, before any code runs.
 */
export class Modules {
  readonly vm: Vm;
  readonly facts: RunFacts;
  /** The dict `sys.modules`. */
  readonly table: Address;
  /** The namespace of `sys`; ours, as `interp->sysdict` is, so that it outlives the module. */
  readonly sys: Address;
  readonly streams: TextStreams;
  readonly collector: CollectorState;
  readonly exitCallbacks: ExitCallbacks;
  readonly clock: Clock;
  readonly closures: ImportClosures;
  private nodeTypesMade: NodeTypes | null = null;
  /** Modules whose text is running (`__spec__._initializing`). */
  readonly initializing = new Set<Address>();
  /** What builtins held before the script ran, borrowed. */
  private readonly originalBuiltins: ReadonlyMap<Address, Address>;
  /** Blocks of modules that were made late, though CPython has them from the start. */
  lateBlocks = 0;
  /** `sys.is_finalizing()`. */
  finalizing = false;

  constructor(vm: Vm, facts: RunFacts = { argv: [''] }) {
    this.vm = vm;
    this.facts = facts;
    installSizes(vm);
    this.table = vm.dict.make();
    this.streams = new TextStreams(vm);
    this.collector = new CollectorState(vm, this);
    this.exitCallbacks = new ExitCallbacks(vm);
    this.clock = new Clock(vm);
    this.closures = new ImportClosures(vm);
    const builtins = this.add(defineBuiltins(vm, this));
    vm.builtins = vm.heap.newRef(vm.words[builtins + MODULE_DICT]);
    this.originalBuiltins = new Map(vm.dict.items(vm.builtins));
    this.sys = vm.heap.newRef(vm.words[this.add(defineSys(vm, this)) + MODULE_DICT]);
    this.connectInterpreter();
  }

  /** The types of syntax trees (`get_ast_state()`): made by whoever asks first. */
  get nodeTypes(): NodeTypes {
    if (this.nodeTypesMade === null) {
      this.nodeTypesMade = new NodeTypes(this.vm, (module) => this.closures.has(module));
      this.closures.addPart('_ast');
    }
    return this.nodeTypesMade;
  }

  /** Tells the interpreter where its instructions find sys and the importer. */
  private connectInterpreter(): void {
    const { vm } = this;
    const { interpreter } = vm;
    interpreter.modules = this.table;
    interpreter.displayHook = (value) => this.display(value);
    interpreter.importStar = (module, namespace) => importStar(vm, module, namespace);
    interpreter.standsForC = standsForC;
    interpreter.typeParameter = (maker, ...args) => this.makeTypeParameter(maker, args);
    interpreter.reports.write = (text) => {
      const stderr = this.sysValue('stderr');
      // What PyErr_Display() and its like print is lost without it.
      if (stderr !== 0 && stderr !== vm.none) this.writeError(text);
    };
    interpreter.reports.unraisableHook = unraisableHook(this);
    interpreter.importFromError = (module, name, moduleName) => importFromError(this, module, name, moduleName);
  }

  /** Hands the value of an expression statement to `sys.displayhook`. */
  private display(value: Address): void {
    const { vm } = this;
    const hook = this.sysValue('displayhook');
    if (hook === 0) throw vm.errors.raise('RuntimeError', 'lost sys.displayhook');
    vm.heap.decref(vm.calls.call(hook, value));
  }

  private makeTypeParameter(maker: string, args: readonly Address[]): Address {
    const { vm } = this;
    const typing = this.import('typing');
    try {
      return vm.calls.method0(typing, maker, ...args);
    } finally {
      vm.heap.decref(typing);
    }
  }

  /** Makes a module and enters it into `sys.modules`, which holds it; borrowed. */
  add(definition: NativeModule): Address {
    const { vm } = this;
    const module = vm.module.make(definition.name);
    const name = vm.str.intern(definition.name);
    vm.dict.set(this.table, name, module);
    vm.heap.decref(name);
    vm.heap.decref(module);
    fillNamespace(vm, vm.words[module + MODULE_DICT], definition);
    removeNewerNames(vm, module, definition.name);
    return module;
  }

  /** Imports a module by its full name; a new reference. */
  import(name: string): Address {
    return importModule(this, name);
  }

  /** `finalize_restore_builtins()`: what the script put into builtins goes, what it replaced comes back. */
  restoreBuiltins(): void {
    const { vm } = this;
    for (const [key, value] of vm.dict.items(vm.builtins)) {
      const original = this.originalBuiltins.get(key);
      if (original === undefined) vm.dict.delete(vm.builtins, key);
      else if (original !== value) vm.dict.set(vm.builtins, key, original);
    }
  }

  /** An attribute of sys as the script left it, borrowed, 0 if deleted (`PySys_GetObject()`). */
  sysValue(name: string): Address {
    return this.vm.dict.getName(this.sys, name);
  }

  /** `PySys_WriteStderr()`: text for the script's stderr, wherever the script has turned it. */
  writeError(text: string): void {
    const { vm } = this;
    const stderr = this.sysValue('stderr');
    if (stderr === 0 || stderr === vm.none || this.streams.isErrorStream(stderr)) {
      this.streams.writeText(2, text);
      return;
    }
    const object = vm.str.make(text);
    try {
      this.streams.writeObject(stderr, object);
    } catch (error) {
      if (!vm.errors.adopt(error)) throw error;
      vm.errors.clear();
      this.streams.writeText(2, text);
    } finally {
      vm.heap.decref(object);
    }
  }
}
