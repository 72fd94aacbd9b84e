import type { Vm } from '../vm.ts';

/** What `make` returns, or `fallback` where that raises a Python exception, which is forgotten. */
export function textOr(vm: Vm, fallback: string, make: () => string): string {
  const saved = vm.errors.save();
  try {
    return make();
  } catch (error) {
    if (!vm.errors.adopt(error)) throw error;
    vm.errors.clear();
    return fallback;
  } finally {
    vm.errors.restore(saved);
  }
}
