import type { Address } from '../heap/object-type.ts';
import { BUILTIN_MODULE } from '../python/objects/bound.ts';
import { Native, type NativeCode, type Packing } from '../python/objects/native.ts';
import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';
import type { Modules } from './modules.ts';

/** A function of a module: its signature as `inspect` shows it, and its code; see `Native`. */
/** `packed`: CPython's METH_VARARGS, which makes a tuple of the arguments. */
export type NativeFunction = readonly [name: string, signature: string, code: NativeCode, packed?: Packing];

/** What a module written in TypeScript holds. */
export interface NativeModule {
  readonly name: string;
  readonly functions?: readonly NativeFunction[];
  /** New references, which the module takes over. */
  readonly values?: Readonly<Record<string, Address>>;
  /** Types by the name that the module gives them. */
  readonly types?: Readonly<Record<string, PyType>>;
}

/** Makes the definition of a module on its first import. */
export type ModuleMaker = (vm: Vm, modules: Modules) => NativeModule;

/** A built-in function as a module holds it: in static memory, borrowed (`PyCFunction_NewEx()`). */
export function makeFunction(vm: Vm, module: string, [name, signature, code, packed]: NativeFunction): Address {
  const native = new Native(name, signature, code);
  native.pack(packed, vm.facts.packing[`${module}.${name}`]);
  native.namesAreLate = vm.facts.lateKeywordNames.includes(`${module}.${name}`);
  if (module !== 'builtins') native.module = module;
  const builtin = vm.bound.staticBuiltin(native, 0);
  vm.words[builtin + BUILTIN_MODULE] = vm.str.name(module);
  return builtin;
}

/** Puts what a definition lists into a module's namespace. */
export function fillNamespace(vm: Vm, namespace: Address, definition: NativeModule): void {
  for (const entry of definition.functions ?? []) {
    vm.dict.setName(namespace, entry[0], makeFunction(vm, definition.name, entry));
  }
  for (const [name, value] of Object.entries(definition.values ?? {})) {
    vm.dict.setName(namespace, name, value);
    vm.heap.decref(value);
  }
  for (const [name, type] of Object.entries(definition.types ?? {})) vm.dict.setName(namespace, name, type.address);
}
