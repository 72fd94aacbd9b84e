import type { PythonVersion } from '../heap/version-facts.ts';
import type { CodeUnit } from '../python/compile/code-unit.ts';
import { compileModule } from '../python/compile/compile-module.ts';
import { marshal } from '../python/compile/marshal.ts';
import { LANGUAGES } from '../python/language-facts.ts';
import type { Module } from '../python/syntax/ast.ts';
import { parse } from '../python/syntax/parse.ts';
import { SYNTAX_3_13 } from '../python/syntax/syntax-facts.ts';
import { ignoreWarnings } from '../python/syntax/syntax-warning.ts';
import { PYTHON_MODULES } from './python-modules.ts';

/** What `Host.readCompiled()` gives, for each version and module: made when heaptop is built. */
export function* compiledLibrary(): Generator<[python: PythonVersion, module: string, code: Uint8Array]> {
  for (const [name, source] of PYTHON_MODULES) {
    const module = parseLibrary(source ?? '', name);
    for (const python of Object.keys(LANGUAGES) as PythonVersion[]) {
      yield [python, name, marshal(compileLibrary(module, name, python))];
    }
  }
}

/** The syntax tree of one of the library's modules, which are all written as 3.13 wants it. */
export function parseLibrary(source: string, filename: string): Module {
  return parse(source, filename, ignoreWarnings, SYNTAX_3_13);
}

/** Compiles it as this version's compiler does. */
export function compileLibrary(module: Module, filename: string, python: PythonVersion): CodeUnit {
  return compileModule(module, { filename, mode: 'exec', facts: LANGUAGES[python].compiler });
}
