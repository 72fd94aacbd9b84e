import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** Type variables in the arguments of an alias, and aliases with others in their place (`Objects/genericaliasobject.c`). */

/** `_Py_make_parameters()`: each type variable among the arguments once, in order; a new tuple. */
export function parametersOf(vm: Vm, args: Address): Address {
  const found: Address[] = [];
  const add = (parameter: Address): void => {
    if (!found.includes(parameter)) found.push(parameter);
  };
  for (const argument of vm.tuple.items(args)) {
    if (isTypeVariable(vm, argument)) add(argument);
    else withParametersOf(vm, argument, (inner) => inner.forEach(add));
  }
  return vm.tuple.pack(found);
}

/**
 * `_Py_subs_parameters()`: the arguments with `given` in place of the parameters; a new tuple.
 * Throws TypeError where there are not as many.
 */
export function substituted(vm: Vm, alias: Address, args: Address, parameters: Address, given: Address): Address {
  const names = vm.tuple.items(parameters);
  const values = vm.tuple.isTuple(given) ? vm.tuple.items(given) : [given];
  const { messages } = vm.language;
  if (names.length === 0) throw vm.errors.raise('TypeError', messages.noTypeVariables(vm.texts.reprText(alias)));
  if (values.length !== names.length) {
    const many = values.length > names.length;
    throw vm.errors.raise(
      'TypeError',
      messages.typeArguments(many, vm.texts.reprText(alias), values.length, names.length),
    );
  }
  const standIn = (parameter: Address): Address => values[names.indexOf(parameter)];
  const replaced = vm.tuple.items(args).map((argument): Address => {
    if (isTypeVariable(vm, argument)) return vm.heap.newRef(standIn(argument));
    return (
      withParametersOf(vm, argument, (inner) => {
        if (inner.length === 0) return 0;
        const chosen = vm.tuple.pack(inner.map(standIn));
        try {
          return vm.interpreter.names.getItem(argument, chosen);
        } finally {
          vm.heap.decref(chosen);
        }
      }) || vm.heap.newRef(argument)
    );
  });
  return vm.tuple.steal(replaced);
}

/** `is_typevar()`: a TypeVar of typing, by its name. */
function isTypeVariable(vm: Vm, argument: Address): boolean {
  return !vm.types.isType(argument) && vm.typeOf(argument).name === 'TypeVar' && isOfTyping(vm, argument);
}

function isOfTyping(vm: Vm, argument: Address): boolean {
  const module = vm.classes.module(vm.typeOf(argument).address);
  try {
    return vm.str.isStr(module) && vm.str.text(module) === 'typing';
  } finally {
    vm.heap.decref(module);
  }
}

/** What `use` makes of the `__parameters__` of an argument; of none where it has none. */
function withParametersOf<T>(vm: Vm, argument: Address, use: (parameters: readonly Address[]) => T): T {
  const parameters = vm.types.isType(argument) ? 0 : vm.attributes.getOptional(argument, vm.str.name('__parameters__'));
  try {
    return use(parameters !== 0 && vm.tuple.isTuple(parameters) ? vm.tuple.items(parameters) : []);
  } finally {
    vm.heap.xdecref(parameters);
  }
}
