import type { Address } from '../../heap/object-type.ts';
import { PyType } from '../objects/type.ts';
import { inheritSlots } from '../objects/types.ts';
import { nativeWrapper } from '../protocols/slot-wrappers.ts';
import type { Vm } from '../vm.ts';

/** A type that C code makes at run time (`PyType_Spec`); its base is object. */
export interface TypeFromSpec {
  readonly name: string;
  readonly module: string;
  readonly basicSize: number;
  /** Word of the instance's pointer to its dict: `__dictoffset__`, the one member. */
  readonly dictOffset: number;
  /** The special methods of its dict besides `__new__`, in the order of `Objects/typeobject.c, slotdefs`. */
  readonly special: readonly string[];
  /** Sets the slots and members of the type. */
  readonly define: (type: PyType) => void;
}

/** `PyType_FromSpec()`: a type with its struct and its dict on the heap, held by whoever asks for it. */
export function typeFromSpec(vm: Vm, spec: TypeFromSpec): PyType {
  const { heap, dict, str, facts } = vm;
  const base = vm.types.object;
  const type = new PyType(spec.name, base);
  type.module = spec.module;
  type.flags = { isBase: true, isHeap: true, hasManagedDict: false, hasInlineValues: false };
  type.basicSize = spec.basicSize;
  type.preSize = 16;
  type.dictOffset = spec.dictOffset;
  spec.define(type);
  const bases = vm.tuple.pack([base.address]);
  const name = str.make(spec.name);
  const own = dict.make();
  const owned = { dict: own, bases, name, qualname: heap.newRef(name), slots: 0 };
  vm.classes.place(type, vm.types.type, owned, 1);
  if (facts.typesKeepTheirNames) vm.classes.copyName(type, `${spec.module}.${spec.name}`);
  type.mro = [type, base];
  if (facts.ordersBeforeDict) vm.classes.setMro(type);
  inheritSlots(type, base);
  vm.subtypes.install(type);
  addWrappers(vm, type, spec.special);
  for (const [key, member] of type.members) dict.setSteal(own, str.name(key), vm.descriptor.makeForClass(type, member));
  dict.setName(own, '__doc__', vm.none);
  dict.setSteal(own, str.name('__module__'), str.make(spec.module));
  if (!facts.ordersBeforeDict) vm.classes.setMro(type);
  vm.classes.addSubclass(base, type);
  return type;
}

/** `add_operators()`: what makes the slots callable by name. `__new__` is a built-in function, and was the last one in 3.9. */
function addWrappers(vm: Vm, type: PyType, special: readonly string[]): void {
  const names = vm.facts.ordersBeforeDict ? ['__new__', ...special] : [...special, '__new__'];
  for (const name of names) {
    const wrapper = nativeWrapper(vm, type, name) ?? nativeWrapper(vm, vm.types.object, name);
    if (wrapper === null) throw new Error(`object has no ${name}`);
    const object: Address =
      wrapper.kind === 'staticmethod'
        ? vm.bound.builtin(wrapper.native, 0)
        : vm.descriptor.makeForClass(type, wrapper, vm.descriptor.wrapperType);
    vm.dict.setSteal(type.dict, vm.str.name(name), object);
  }
}
