import { DEBUG_SAVEALL, DEBUG_UNCOLLECTABLE } from '../heap/collector-debug.ts';
import { OLDEST } from '../heap/generations.ts';
import type { Address } from '../heap/object-type.ts';
import { BOOT_SITE } from '../heap/trace-store.ts';
import { MODULE_DICT } from '../python/objects/module.ts';
import type { Vm } from '../python/vm.ts';
import type { Modules } from './modules.ts';

/** What users hang values on in sys; it goes before all modules do (`sys_deletes`). */
const SYS_DELETES = [
  'path',
  'argv',
  'ps1',
  'ps2',
  'last_exc',
  'last_type',
  'last_value',
  'last_traceback',
  'path_importer_cache',
  'meta_path',
  'path_hooks',
];

/**
 * The end of a script: reports the exception that nobody caught (owned, 0 for none), then tears the interpreter down as
 * `Py_FinalizeEx()` does. Returns the exit status.
 */
export function shutDown(modules: Modules, failure: Address): number {
  const status = failure === 0 ? 0 : reportFailure(modules, failure);
  finalize(modules);
  return status;
}

/** `PyErr_Print()` and `_Py_HandleSystemExit()`: the exit status. Takes over the reference. */
function reportFailure(modules: Modules, failure: Address): number {
  const { vm } = modules;
  if (vm.typeOf(failure).isSubtypeOf(vm.exception.get('SystemExit'))) return exitStatus(modules, failure);
  const { sys } = modules;
  vm.dict.setName(sys, 'last_exc', failure);
  vm.dict.setName(sys, 'last_type', vm.typeOf(failure).address);
  vm.dict.setName(sys, 'last_value', failure);
  vm.dict.setName(sys, 'last_traceback', vm.errors.traceback(failure) || vm.none);
  callExceptHook(modules, failure);
  const interrupted = vm.typeOf(failure).isSubtypeOf(vm.exception.get('KeyboardInterrupt'));
  vm.heap.decref(failure);
  return interrupted ? 130 : 1;
}

/** `sys.exit(code)`: None is 0, an int itself, anything else is printed and counts as 1. */
function exitStatus(modules: Modules, failure: Address): number {
  const { vm } = modules;
  const word = vm.exception.field(failure, 'code');
  const code = (word === undefined ? 0 : vm.words[failure + word]) || vm.none;
  let status = 1;
  if (code === vm.none) status = 0;
  else if (vm.int.isInt(code)) status = Number(BigInt.asUintN(8, vm.int.bigint(code)));
  else modules.writeError(`${textOf(vm, code)}\n`);
  vm.heap.decref(failure);
  return status;
}

function textOf(vm: Vm, object: Address): string {
  try {
    return vm.texts.strText(object);
  } catch (error) {
    if (!vm.errors.adopt(error)) throw error;
    vm.errors.clear();
    return '';
  }
}

/** Calls `sys.excepthook`; if that itself raises, both exceptions are printed. */
function callExceptHook(modules: Modules, failure: Address): void {
  const { vm } = modules;
  const hook = modules.sysValue('excepthook');
  const { reports } = vm.interpreter;
  if (hook === 0) {
    modules.writeError('sys.excepthook is missing\n');
    reports.printException(failure);
    return;
  }
  vm.heap.incref(hook);
  try {
    const traceback = vm.errors.traceback(failure) || vm.none;
    vm.heap.decref(vm.calls.call(hook, vm.typeOf(failure).address, failure, traceback));
  } catch (error) {
    if (!vm.errors.adopt(error)) throw error;
    const second = vm.errors.take();
    modules.writeError('Error in sys.excepthook:\n');
    reports.printException(second);
    modules.writeError('\nOriginal exception was:\n');
    reports.printException(failure);
    vm.heap.decref(second);
  } finally {
    vm.heap.decref(hook);
  }
}

/** `Py_FinalizeEx()`, as far as a script can see it. */
function finalize(modules: Modules): void {
  const { gc } = modules.vm.heap;
  modules.exitCallbacks.run();
  modules.streams.flushAll();
  modules.finalizing = true;
  // PyGC_Collect(): still calls gc.callbacks, and does nothing where the script disabled the collector.
  if (gc.enabled) gc.collect(OLDEST, 'manual');
  finalizeModules(modules);
}

/** `finalize_modules()`. */
function finalizeModules(modules: Modules): void {
  const { vm } = modules;
  // No frame runs any more: what is allocated now belongs to no line.
  vm.heap.trace.site = BOOT_SITE;
  deleteSpecial(modules);
  vm.interpreter.reports.source.isGone = true;
  const left = removeModules(modules);
  vm.dict.clear(modules.table);
  modules.restoreBuiltins();
  vm.heap.gc.collect(OLDEST, 'shutdown');
  dumpShutdownStats(modules);
  clearModulesLeft(modules, left);
  // Prints are lost from here on: sys.stdout is None. What still lives ends with the process.
  clearNamespace(vm, modules.sys);
  vm.texts.dispose();
}

/** `finalize_modules_delete_special()`. */
function deleteSpecial(modules: Modules): void {
  const { vm, sys } = modules;
  vm.dict.setName(vm.builtins, '_', vm.none);
  for (const name of SYS_DELETES) vm.dict.setName(sys, name, vm.none);
  for (const name of ['stdin', 'stdout', 'stderr']) {
    vm.dict.setName(sys, name, modules.sysValue(`__${name}__`) || vm.none);
  }
}

/** `finalize_remove_modules()`: every module in `sys.modules` gives way to None; weak references tell which live on. */
function removeModules(modules: Modules): Address[] {
  const { vm, table } = modules;
  const left: Address[] = [];
  for (let position = vm.dict.next(table, 0); position >= 0; position = vm.dict.next(table, position)) {
    const { key, value } = vm.dict;
    if (!vm.typeOf(value).isSubtypeOf(vm.module.type)) continue;
    left.push(vm.weakref.make(value));
    vm.dict.set(table, key, vm.none);
  }
  return left;
}

/** `finalize_modules_clear_weaklist()`: modules that something keeps alive are emptied, the youngest first. */
function clearModulesLeft(modules: Modules, left: readonly Address[]): void {
  const { vm, sys } = modules;
  for (const weakref of left.toReversed()) {
    const module = vm.weakref.referent(weakref);
    const namespace = module === 0 ? 0 : vm.words[module + MODULE_DICT];
    if (namespace !== 0 && namespace !== vm.builtins && namespace !== sys) {
      vm.heap.incref(namespace);
      clearNamespace(vm, namespace);
      vm.heap.decref(namespace);
    }
    vm.heap.decref(weakref);
  }
}

/** `_PyModule_ClearDict()`: names with one underscore in front become None first, then all others but `__builtins__`. */
function clearNamespace(vm: Vm, namespace: Address): void {
  const clear = (chosen: (name: string) => boolean): void => {
    for (let position = vm.dict.next(namespace, 0); position >= 0; position = vm.dict.next(namespace, position)) {
      const { key, value } = vm.dict;
      if (value !== vm.none && vm.str.isStr(key) && chosen(vm.str.text(key))) vm.dict.set(namespace, key, vm.none);
    }
  };
  clear((name) => name.startsWith('_') && name[1] !== '_');
  clear((name) => name !== '__builtins__');
}

/** `_PyGC_DumpShutdownStats()`. The ResourceWarning is hidden by default: only the list is shown. */
function dumpShutdownStats(modules: Modules): void {
  const { vm } = modules;
  const { debug } = vm.heap.gc;
  const { garbage } = modules.collector;
  if ((debug & DEBUG_SAVEALL) !== 0 || (debug & DEBUG_UNCOLLECTABLE) === 0 || vm.list.length(garbage) === 0) return;
  try {
    modules.writeError(`      ${vm.texts.reprText(garbage)}\n`);
  } catch (error) {
    vm.errors.unraisable(error, vm.none);
  }
}
