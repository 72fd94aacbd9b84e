import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { newFixed, setFixedSlots } from './fixed-slots.ts';
import type { PyType } from './type.ts';

// Words of a module (PyModuleObject).
export const MODULE_DICT = 4;
const MODULE_WEAKREFS = 10;

/** module objects. */
export class ModuleObjects {
  readonly type: PyType;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.type = vm.types.define('module', { basicSize: 56, gc: true, isBase: true });
    this.type.dictOffset = MODULE_DICT;
    this.type.weakListOffset = MODULE_WEAKREFS;
    setFixedSlots(vm, this.type, [MODULE_DICT], (object) => {
      vm.weakref.clearWeakrefs(object);
      return true;
    });
  }

  /** `PyModule_New()`: a module with `__name__`, `__doc__`, `__package__`, `__loader__`, `__spec__`. */
  make(name: string): Address {
    const { vm } = this;
    const module = newFixed(vm, this.type);
    const dict = vm.dict.make();
    vm.words[module + MODULE_DICT] = dict;
    const text = vm.str.make(name);
    vm.dict.setName(dict, '__name__', text);
    vm.heap.decref(text);
    for (const field of ['__doc__', '__package__', '__loader__', '__spec__']) vm.dict.setName(dict, field, vm.none);
    return module;
  }

  /** Borrowed. */
  dict(module: Address): Address {
    return this.vm.words[module + MODULE_DICT];
  }
}
