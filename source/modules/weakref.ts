import { weakrefFunctions } from '../python/types/weakref-methods.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** The module `weakref`: references and proxies are native, containers and finalizers are Python, as in CPython. */
export function defineWeakref(vm: Vm): NativeModule {
  const { type, proxyType, callableProxyType } = vm.weakref;
  return {
    name: 'weakref',
    functions: weakrefFunctions(vm),
    values: { ProxyTypes: vm.tuple.pack([proxyType.address, callableProxyType.address]) },
    types: { ref: type, ReferenceType: type, ProxyType: proxyType, CallableProxyType: callableProxyType },
  };
}
