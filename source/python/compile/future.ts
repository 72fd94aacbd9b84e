import type { Statement } from '../syntax/ast.ts';
import { CO_FUTURE_ANNOTATIONS, CO_FUTURE_BARRY_AS_BDFL } from './code-unit.ts';
import type { ErrorReporter } from './compile-error.ts';
import { docstringOf } from './docstring.ts';

/** Features of `__future__` and the flags they set; those that became the language set none. */
const FEATURES = new Map<string, number>([
  ['nested_scopes', 0],
  ['generators', 0],
  ['division', 0],
  ['absolute_import', 0],
  ['with_statement', 0],
  ['print_function', 0],
  ['unicode_literals', 0],
  ['barry_as_FLUFL', CO_FUTURE_BARRY_AS_BDFL],
  ['generator_stop', 0],
  ['annotations', CO_FUTURE_ANNOTATIONS],
]);

/** The CO_FUTURE_* bits of a module's `from __future__ import`s (`Python/future.c`). */
export function futureFlagsOf(body: readonly Statement[], errors: ErrorReporter): number {
  let flags = 0;
  let isPastStart = false;
  const statements = docstringOf(body) === null ? body : body.slice(1);
  for (const node of statements) {
    if (node.kind !== 'ImportFrom' || node.level !== 0 || node.module !== '__future__') {
      isPastStart = true;
      continue;
    }
    if (isPastStart) errors.fail('from __future__ imports must occur at the beginning of the file', node.at);
    for (const { name } of node.names) {
      if (name === 'braces') errors.failAtStart('not a chance', node.at);
      const flag = FEATURES.get(name);
      if (flag === undefined) errors.failAtStart(`future feature ${name} is not defined`, node.at);
      flags |= flag;
    }
  }
  return flags;
}
