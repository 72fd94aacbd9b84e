import type { Address } from '../heap/object-type.ts';
import { seriesOf } from '../heap/version-facts.ts';
import { EXC_ARGS } from '../python/objects/exception.ts';
import { MODULE_DICT } from '../python/objects/module.ts';
import type { Vm } from '../python/vm.ts';
import { compileSource } from './compile-source.ts';
import { freeObjects, leaveFreeObjects } from './import-leftovers.ts';
import { isLateImport, loadAsIfBefore } from './late-imports.ts';
import { libraryCode } from './library-code.ts';
import { hasFile, isLibraryDirectory, libraryFile, NEVER_SHADOWED } from './library-files.ts';
import { missingModuleHint } from './missing-modules.ts';
import { fillNamespace, type ModuleMaker, type NativeFunction } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { NATIVE_MODULES } from './native-modules.ts';
import { isNewerModule } from './newer-names.ts';
import { PYTHON_MODULES } from './python-modules.ts';
import { removeNewerNames } from './remove-newer-names.ts';

// DIFFERS: Much of the standard library cannot be imported: socket, subprocess, sqlite3, dis and others end in
// ModuleNotFoundError, with a note which modules there are. — Modules are written anew for the simulated heap, first
// those that scripts about memory use. — Leave the import out, or put a small module of that name beside the script.
/** `__import__`, the way of every import statement. */
export function importFunction(modules: Modules): NativeFunction {
  const { vm } = modules;
  return [
    '__import__',
    'name, globals=None, locals=None, fromlist=(), level=0',
    (name: Address, globals: Address, _locals: Address, fromList: Address, level: Address) => {
      if (!vm.str.isStr(name)) throw vm.errors.raise('TypeError', 'module name must be a string');
      return new Import(modules).run(
        vm.str.text(name),
        globals,
        fromList,
        level === 0 ? 0 : vm.numbers.intArgument(level),
      );
    },
  ];
}

/** Imports a module by its full name, as `importlib.import_module()`: the module itself, a new reference. */
export function importModule(modules: Modules, name: string): Address {
  return modules.vm.heap.newRef(new Import(modules).load(name));
}

/** One import (`Python/import.c, PyImport_ImportModuleLevelObject()`). */
class Import {
  private readonly modules: Modules;
  private readonly vm: Vm;

  constructor(modules: Modules) {
    this.modules = modules;
    this.vm = modules.vm;
  }

  run(name: string, globals: Address, fromList: Address, level: number): Address {
    const { vm } = this;
    if (level < 0) throw vm.errors.raise('ValueError', 'level must be >= 0');
    const full = level === 0 ? name : this.absolute(name, globals, level);
    if (full === '') throw vm.errors.raise('ValueError', 'Empty module name');
    const module = this.load(full);
    if (fromList !== 0 && fromList !== vm.none && vm.compares.isTrue(fromList)) {
      this.loadSubmodules(full, module, fromList);
      return vm.heap.newRef(module);
    }
    // `import a.b` binds a; a relative import without names the first part of what was written.
    const top = name.includes('.') || level > 0 ? full.slice(0, full.length - name.length) + name.split('.')[0] : full;
    return vm.heap.newRef(this.load(top));
  }

  /** `resolve_name()`: the name that dots in front stand for. */
  private absolute(name: string, globals: Address, level: number): string {
    const { vm } = this;
    const held = globals === 0 || globals === vm.none ? 0 : vm.dict.getName(globals, '__package__');
    const parent = held !== 0 && vm.str.isStr(held) ? vm.str.text(held) : '';
    if (parent === '') throw this.error('ImportError', 'attempted relative import with no known parent package');
    const parts = parent.split('.');
    if (level > parts.length) throw this.error('ImportError', 'attempted relative import beyond top-level package');
    const base = parts.slice(0, parts.length - level + 1).join('.');
    return name === '' ? base : `${base}.${name}`;
  }

  private error(kind: string, message: string, name?: string): unknown {
    const { vm } = this;
    const error = vm.errors.raise(kind, message);
    const { current } = vm.errors;
    vm.exception.setField(current, 'msg', vm.tuple.item(vm.words[current + EXC_ARGS], 0));
    if (name !== undefined) {
      const text = vm.str.make(name);
      vm.exception.setField(current, 'name', text);
      vm.heap.decref(text);
    }
    return error;
  }

  /** The module with this full name, its parents first; borrowed from `sys.modules`. */
  load(full: string): Address {
    const found = this.known(full);
    if (found !== 0) return found;
    const dot = full.lastIndexOf('.');
    if (dot < 0) return this.find(full, 0);
    const parent = this.load(full.slice(0, dot));
    const again = this.known(full);
    if (again !== 0) return again;
    const module = this.find(full, parent);
    this.vm.attributes.set(parent, this.vm.str.name(full.slice(dot + 1)), module);
    return module;
  }

  /** What `sys.modules` has; None there forbids the import. */
  private known(full: string): Address {
    const { vm } = this;
    const module = vm.dict.getName(this.modules.table, full);
    if (module !== vm.none) return module;
    throw this.error('ModuleNotFoundError', `import of ${full} halted; None in sys.modules`, full);
  }

  private isPackage(module: Address): boolean {
    const path = this.vm.attributes.getOptional(module, this.vm.str.name('__path__'));
    this.vm.heap.xdecref(path);
    return path !== 0;
  }

  /** `_find_spec()` */
  private find(full: string, parent: Address): Address {
    // No finder is left at the interpreter's end (`finalize_modules_delete_special()`).
    if (this.modules.sysValue('meta_path') === this.vm.none) {
      throw this.error('ImportError', 'sys.meta_path is None, Python is likely shutting down');
    }
    const module = this.findOnPath(full, parent);
    if (module !== 0) return module;
    const isNoPackage = parent !== 0 && !this.isPackage(parent);
    const why = isNoPackage ? `; '${full.slice(0, full.lastIndexOf('.'))}' is not a package` : '';
    const error = this.error('ModuleNotFoundError', `No module named '${full}'${why}`, full);
    throw isNoPackage ? error : this.withHint(full);
  }

  /** `PathFinder.find_spec()`: the first directory that has the module; a mere directory of that name if none has. */
  private findOnPath(full: string, parent: Address): Address {
    const { modules, vm } = this;
    const path = parent === 0 ? this.searchPath() : this.pathOf(parent);
    if (path === null || NEVER_SHADOWED.has(full)) return importNative(modules, full);
    const portions: string[] = [];
    for (const directory of path) {
      if (isLibraryDirectory(directory, seriesOf(vm.facts.name))) {
        const module = importNative(modules, full);
        if (module !== 0) return module;
        continue;
      }
      const file = vm.host.readModule?.(directory, full.slice(full.lastIndexOf('.') + 1)) ?? null;
      if (file === null) continue;
      const { filename, source } = file;
      if (source !== null) {
        return runModule(modules, full, filename, () => {
          return compileSource(vm, source, filename, 'exec', { isCompiledBefore: true });
        });
      }
      portions.push(filename);
    }
    return portions.length > 0 ? this.namespacePackage(full, portions) : 0;
  }

  /** `sys.path`, as far as it is a list of str. */
  private searchPath(): string[] {
    const path = this.modules.sysValue('path');
    return path === 0 ? [] : this.strings(path);
  }

  /** A module's `__path__`; null if it is no package. */
  private pathOf(module: Address): string[] | null {
    const { vm } = this;
    const path = vm.attributes.getOptional(module, vm.str.name('__path__'));
    if (path === 0) return null;
    try {
      return this.strings(path);
    } finally {
      vm.heap.decref(path);
    }
  }

  private strings(list: Address): string[] {
    const { vm } = this;
    if (!vm.list.isList(list)) return [];
    const items = Array.from({ length: vm.list.length(list) }, (_, i) => vm.list.item(list, i));
    return items.filter((each) => vm.str.isStr(each)).map((each) => vm.str.text(each));
  }

  private namespacePackage(name: string, portions: readonly string[]): Address {
    const { vm } = this;
    const module = this.modules.add({ name });
    const __path__ = vm.list.steal(portions.map((portion) => vm.str.make(portion)));
    const values = { __path__, __file__: vm.none, __package__: vm.str.make(name) };
    fillNamespace(vm, vm.words[module + MODULE_DICT], { name, values });
    return module;
  }

  private withHint(full: string): unknown {
    const { vm } = this;
    const present = new Set(['builtins', 'sys', ...NATIVE_MODULES.keys(), ...PYTHON_MODULES.keys()]);
    const hint = missingModuleHint(full, present);
    const exception = vm.errors.take();
    if (hint === null || !vm.language.tracebacks.showsNotes) return vm.errors.set(exception);
    const note = vm.str.make(hint);
    vm.heap.decref(vm.calls.method0(exception, 'add_note', note));
    vm.heap.decref(note);
    return vm.errors.set(exception);
  }

  /** The name of the module that a ModuleNotFoundError is about. */
  private missing(error: Address): string | null {
    const { vm } = this;
    const name = vm.attributes.get(error, vm.str.name('name'));
    try {
      return vm.str.isStr(name) ? vm.str.text(name) : null;
    } finally {
      vm.heap.decref(name);
    }
  }

  /** `from package import module`: names that are no attributes yet may be modules. */
  private loadSubmodules(full: string, module: Address, fromList: Address): void {
    const { vm } = this;
    if (!this.isPackage(module)) return;
    for (const name of vm.tuple.isTuple(fromList) ? vm.tuple.items(fromList) : []) {
      const attribute = vm.attributes.getOptional(module, name);
      vm.heap.xdecref(attribute);
      if (attribute !== 0 || !vm.str.isStr(name) || vm.str.text(name) === '*') continue;
      const submodule = `${full}.${vm.str.text(name)}`;
      try {
        this.load(submodule);
      } catch (error) {
        // `_handle_fromlist()`: only that it is not there itself is no error yet.
        if (!vm.errors.is(error, 'ModuleNotFoundError') || this.missing(vm.errors.current) !== submodule) throw error;
        vm.errors.clear();
      }
    }
  }
}

/**
 * Imports one of the modules that come with the machine, whether written in TypeScript or in Python; borrowed, 0 if there
 * is none. What that allocates is charged to no line of the script.
 */
export function importNative(modules: Modules, name: string): Address {
  const maker = NATIVE_MODULES.get(name);
  if ((maker === undefined && !PYTHON_MODULES.has(name)) || isNewerModule(modules.vm.facts.name, name)) return 0;
  const make = (): Address => modules.closures.during(name, () => makeNative(modules, name, maker));
  return isLateImport(name) ? loadAsIfBefore(modules, make) : make();
}

function makeNative(modules: Modules, name: string, maker: ModuleMaker | undefined): Address {
  const { vm } = modules;
  const { trace } = vm.heap;
  const site = trace.site;
  trace.site = 0;
  const before = freeObjects(vm);
  const isNew = !modules.closures.has(name);
  try {
    const file = libraryFile(name, seriesOf(vm.facts.name));
    const makeCode = (): Address => libraryCode(vm, name, file);
    if (maker === undefined) {
      const module = runModule(modules, name, file, makeCode);
      removeNewerNames(vm, module, name);
      return module;
    }
    const module = modules.add(maker(vm, modules));
    if (hasFile(name) || PYTHON_MODULES.has(name)) setPlace(vm, module, name, file);
    if (!PYTHON_MODULES.has(name)) return module;
    runIn(vm, module, makeCode);
    removeNewerNames(vm, module, name);
    return module;
  } finally {
    leaveFreeObjects(vm, isNew ? name : null, before);
    trace.site = site;
    if (vm.frames.current !== 0) vm.frames.restoreSite(vm.frames.current);
  }
}

/** Makes a module of Python code; it leaves `sys.modules` again if that raises. */
function runModule(modules: Modules, name: string, filename: string, makeCode: () => Address): Address {
  const { vm } = modules;
  const module = modules.add({ name });
  setPlace(vm, module, name, filename);
  modules.initializing.add(module);
  try {
    runIn(vm, module, makeCode);
  } catch (error) {
    const key = vm.str.intern(name);
    const raised = vm.errors.adopt(error) ? vm.errors.save() : 0;
    vm.dict.delete(modules.table, key);
    vm.heap.decref(key);
    if (raised !== 0) vm.errors.restore(raised);
    throw error;
  } finally {
    modules.initializing.delete(module);
  }
  return vm.dict.getName(modules.table, name);
}

/** `__file__` and `__package__`; `__path__`, which makes a module a package. */
function setPlace(vm: Vm, module: Address, name: string, filename: string): void {
  const namespace = vm.words[module + MODULE_DICT];
  const isPackage = filename.endsWith('/__init__.py');
  const dot = name.lastIndexOf('.');
  const values: Record<string, Address> = {
    __file__: vm.str.make(filename),
    __package__: vm.str.make(isPackage ? name : name.slice(0, Math.max(dot, 0))),
  };
  if (isPackage) values.__path__ = vm.list.steal([vm.str.make(filename.slice(0, filename.lastIndexOf('/')))]);
  fillNamespace(vm, namespace, { name, values });
}

/** Runs Python code in the namespace of a module. */
function runIn(vm: Vm, module: Address, makeCode: () => Address): void {
  const namespace = vm.heap.newRef(vm.words[module + MODULE_DICT]);
  vm.dict.setName(namespace, '__builtins__', vm.builtins);
  let code = 0;
  try {
    code = makeCode();
    vm.heap.decref(vm.interpreter.runCode(code, namespace, namespace));
  } finally {
    vm.heap.xdecref(code);
    vm.heap.decref(namespace);
  }
}
