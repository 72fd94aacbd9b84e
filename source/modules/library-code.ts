import type { Address } from '../heap/object-type.ts';
import { unmarshal } from '../python/compile/unmarshal.ts';
import { SYNTAX_3_13 } from '../python/syntax/syntax-facts.ts';
import type { Vm } from '../python/vm.ts';
import { compileSource } from './compile-source.ts';
import { PYTHON_MODULES } from './python-modules.ts';

// DIFFERS: A traceback through a module of the library shows its frames without lines of source, and with other line
// numbers. — The modules are texts of our own, and come compiled. — Their files, functions and order, and the lines of the
// script, are CPython's.
/**
 * The code object of a module that comes with the machine, a new reference: as the host has it, compiled when heaptop was
 * built, as CPython reads a .pyc file. Where it has none, the module is compiled now, to the same.
 *
 * @throws Error where there is neither code nor text
 */
export function libraryCode(vm: Vm, name: string, filename: string): Address {
  const compiled = vm.host.readCompiled?.(name, vm.facts.name) ?? null;
  if (compiled !== null) {
    const { code, release } = vm.code.make(unmarshal(compiled, filename), { hasTables: false });
    release();
    return code;
  }
  const source = PYTHON_MODULES.get(name);
  if (typeof source !== 'string') throw new Error(`the code of the module ${name} is not there`);
  return compileSource(vm, source, filename, 'exec', { syntax: SYNTAX_3_13, isCompiledBefore: true });
}
