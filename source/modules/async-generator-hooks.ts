import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction } from './module-definition.ts';
import { defineStructSequence, makeStructSequence } from './struct-sequence.ts';

/** `sys.get_asyncgen_hooks()`, `set_asyncgen_hooks()`: who hears of asynchronous generators (`Python/sysmodule.c`). */
export function asyncGeneratorHooks(vm: Vm): readonly NativeFunction[] {
  const { heap, generator, none } = vm;
  const type = defineStructSequence(vm, 'asyncgen_hooks', ['firstiter', 'finalizer']);
  const check = (name: string, hook: Address): void => {
    if (hook === 0 || hook === none || vm.calls.isCallable(hook)) return;
    throw vm.errors.raise('TypeError', `callable ${name} expected, got ${vm.typeName(hook)}`);
  };
  const set = (name: 'firstIteration' | 'finalizer', hook: Address): void => {
    if (hook === 0) return;
    const old = generator.asyncHooks[name];
    generator.asyncHooks[name] = hook === none ? 0 : heap.newRef(hook);
    heap.xdecref(old);
  };
  return [
    [
      'get_asyncgen_hooks',
      '',
      () => {
        const { firstIteration, finalizer } = generator.asyncHooks;
        return makeStructSequence(vm, type, [heap.newRef(firstIteration || none), heap.newRef(finalizer || none)]);
      },
    ],
    [
      'set_asyncgen_hooks',
      'firstiter=None, finalizer=None',
      (firstIteration: Address, finalizer: Address) => {
        check('finalizer', finalizer);
        check('firstiter', firstIteration);
        set('finalizer', finalizer);
        set('firstIteration', firstIteration);
        return none;
      },
    ],
  ];
}
