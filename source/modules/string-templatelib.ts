import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** The part of `string.templatelib` that is C in CPython: the types. */
export function defineStringTemplatelib({ templates }: Vm): NativeModule {
  const { type, interpolationType } = templates;
  return { name: 'string.templatelib', types: { Template: type, Interpolation: interpolationType } };
}
