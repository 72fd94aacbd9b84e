import type { SyntaxWarning, WarningSink } from '../python/syntax/syntax-warning.ts';
import type { Vm } from '../python/vm.ts';

/**
 * Shows what a compilation warns of: through the module `warnings` once a script has imported it, else as the filters at
 * the start say, which show each one (`Python/_warnings.c, PyErr_WarnExplicitObject()` without a registry).
 */
export function syntaxWarnings(vm: Vm): WarningSink {
  return (warning) => {
    const warnings = vm.dict.getName(vm.interpreter.modules, 'warnings');
    if (warnings === 0) {
      // The filters at the start ignore a DeprecationWarning that is not of `__main__`.
      if (warning.category === 'SyntaxWarning') vm.interpreter.reports.write(plainText(vm, warning));
      return;
    }
    const { message, filename, line } = warning;
    const category = vm.exception.get(warning.category).address;
    const args = [vm.str.make(message), vm.heap.newRef(category), vm.str.make(filename), vm.int.fromNumber(line)];
    try {
      const explicit = vm.attributes.getName(warnings, 'warn_explicit');
      args.push(explicit);
      vm.heap.decref(vm.calls.call(explicit, ...args.slice(0, 4)));
    } catch (error) {
      vm.errors.expect(error, warning.category);
      warning.refuse();
    } finally {
      for (const argument of args) vm.heap.decref(argument);
    }
  };
}

/** `show_warning()` */
function plainText(vm: Vm, { message, filename, line }: SyntaxWarning): string {
  const text = vm.interpreter.reports.source.line(filename, line).trim();
  return `${filename}:${line}: SyntaxWarning: ${message}\n${text === '' ? '' : `  ${text}\n`}`;
}
