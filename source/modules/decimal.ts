import { computed } from '../python/types/object-member.ts';
import type { Vm } from '../python/vm.ts';
import { installDecimalCreation } from './decimal/decimal-creation.ts';
import { decimalClassMethods, decimalMethods } from './decimal/decimal-methods.ts';
import { DecimalObjects } from './decimal/decimal-objects.ts';
import { installDecimalOperators } from './decimal/decimal-operators.ts';
import type { NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** `decimal`: numbers here, contexts and signals in Python. */
export function defineDecimal(vm: Vm, modules: Modules): NativeModule {
  const decimals = new DecimalObjects(vm, modules);
  const { type } = decimals;
  installDecimalCreation(vm, decimals);
  installDecimalOperators(vm, decimals);
  vm.types.methods(type, decimalMethods(vm, decimals));
  vm.types.methods(type, decimalClassMethods(vm, decimals), 'classmethod');
  vm.types.attributes(type, [
    computed('real', (self) => vm.heap.newRef(self)),
    computed('imag', () => vm.int.fromNumber(0)),
  ]);
  vm.types.ready(type);
  return { name: 'decimal', types: { Decimal: type, _SignalBits: decimals.signals.type } };
}
