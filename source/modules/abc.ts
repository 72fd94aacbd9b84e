import type { Address } from '../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../python/objects/fixed-slots.ts';
import type { PyType } from '../python/objects/type.ts';
import { disallowInstances } from '../python/types/object-member.ts';
import type { Vm } from '../python/vm.ts';
import { isSubclass } from './class-checks.ts';
import { loadAbstractHeirs } from './late-imports.ts';
import type { NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { WeakClassSets } from './weak-class-set.ts';

/** sizeof(_abc_data). */
const ABC_DATA_BYTES = 48;

/** `abc`: the class in Python, the checks that it asks for (`Modules/_abc.c`). */
export function defineAbc(vm: Vm, modules: Modules): NativeModule {
  const checks = new AbstractClasses(vm, modules);
  return {
    name: 'abc',
    functions: [
      ['_abc_init', 'object, /', (cls: Address) => checks.init(cls)],
      ['_abc_register', 'self, subclass, /', (cls: Address, subclass: Address) => checks.register(cls, subclass)],
      [
        '_abc_instancecheck',
        'self, instance, /',
        (cls: Address, instance: Address) => vm.int.bool(checks.isInstance(cls, instance)),
      ],
      [
        '_abc_subclasscheck',
        'self, subclass, /',
        (cls: Address, subclass: Address) => vm.int.bool(checks.isSubclass(cls, subclass)),
      ],
      ['_get_dump', 'self, /', (cls: Address) => checks.dump(cls)],
      ['get_cache_token', '', () => vm.int.fromNumber(checks.version)],
    ],
  };
}

// Words of an `_abc_data`: three sets of weak references, and the version of the last one.
const REGISTRY = 4;
const CACHE = 6;
const NEGATIVE_CACHE = 8;
const NEGATIVE_VERSION = 10;

class AbstractClasses {
  /** Rises with each `register()`: what was no subclass before may be one now. */
  version = 0;
  private readonly vm: Vm;
  private readonly modules: Modules;
  private readonly dataType: PyType;
  private readonly sets: WeakClassSets;

  constructor(vm: Vm, modules: Modules) {
    this.vm = vm;
    this.modules = modules;
    this.sets = new WeakClassSets(vm);
    this.dataType = vm.types.define('_abc._abc_data', { basicSize: ABC_DATA_BYTES, gc: true, module: '_abc' });
    setFixedSlots(vm, this.dataType, [REGISTRY, CACHE, NEGATIVE_CACHE]);
    disallowInstances(vm, this.dataType);
    vm.types.ready(this.dataType);
  }

  init(cls: Address): Address {
    const { vm } = this;
    this.computeAbstractMethods(cls);
    const impl = newFixed(vm, this.dataType);
    vm.words[impl + NEGATIVE_VERSION] = this.version;
    vm.attributes.set(cls, vm.str.name('_abc_impl'), impl);
    vm.heap.decref(impl);
    return vm.none;
  }

  /** `_get_impl()`, borrowed from the class. */
  private dataOf(cls: Address): Address {
    const { vm } = this;
    const data = vm.attributes.get(cls, vm.str.name('_abc_impl'));
    vm.heap.decref(data);
    if (vm.typeOf(data) === this.dataType) return data;
    throw vm.errors.raise('TypeError', '_abc_impl is set to a wrong type');
  }

  /** `compute_abstract_methods()`. */
  private computeAbstractMethods(cls: Address): void {
    const { vm } = this;
    const names = vm.set.make(vm.set.frozenType);
    const type = vm.types.at(cls);
    for (const [key, value] of vm.dict.items(type.dict)) if (this.isAbstract(value)) vm.set.add(names, key);
    for (const base of type.bases) {
      const inherited = vm.attributes.getOptional(base.address, vm.str.name('__abstractmethods__'));
      if (inherited === 0) continue;
      vm.iteration.forEach(inherited, (key) => {
        const value = vm.attributes.getOptional(cls, key);
        if (value !== 0 && this.isAbstract(value)) vm.set.add(names, key);
        vm.heap.xdecref(value);
        vm.heap.decref(key);
      });
      vm.heap.decref(inherited);
    }
    vm.attributes.set(cls, vm.str.name('__abstractmethods__'), names);
    vm.heap.decref(names);
  }

  /** `_PyObject_IsAbstract()`. */
  private isAbstract(value: Address): boolean {
    const { vm } = this;
    const mark = vm.attributes.getOptional(value, vm.str.name('__isabstractmethod__'));
    if (mark === 0) return false;
    const truth = vm.compares.isTrue(mark);
    vm.heap.decref(mark);
    return truth;
  }

  register(cls: Address, subclass: Address): Address {
    const { vm } = this;
    if (!vm.types.isType(subclass)) throw vm.errors.raise('TypeError', 'Can only register classes');
    if (isSubclass(vm, subclass, cls)) return vm.heap.newRef(subclass);
    if (isSubclass(vm, cls, subclass)) throw vm.errors.raise('RuntimeError', 'Refusing to create an inheritance cycle');
    const type = vm.types.at(subclass);
    this.sets.add(this.dataOf(cls) + REGISTRY, subclass);
    this.version++;
    this.markPattern(vm.types.at(cls), type);
    return vm.heap.newRef(subclass);
  }

  /** A class registered as Sequence or Mapping matches the patterns of such; a built-in type stays as it is made. */
  private markPattern(cls: PyType, type: PyType): void {
    if (!type.flags.isHeap) return;
    const { sequenceTypes, mappingTypes } = this.vm.iterator;
    for (const known of [sequenceTypes, mappingTypes]) {
      if (known.has(cls) || cls.mro.some((base) => known.has(base))) known.add(type);
    }
  }

  /** `_abc__abc_instancecheck_impl()`. */
  isInstance(cls: Address, instance: Address): boolean {
    const { vm } = this;
    const data = this.dataOf(cls);
    const type = vm.typeOf(instance).address;
    const claimed = vm.attributes.get(instance, vm.str.name('__class__'));
    try {
      if (this.sets.has(data + CACHE, claimed)) return true;
      if (claimed === type) return !this.isKnownNot(data, claimed) && this.asks(cls, claimed);
      return this.asks(cls, claimed) || this.asks(cls, type);
    } finally {
      vm.heap.decref(claimed);
    }
  }

  /** `_abc__get_dump_impl()`: what the class keeps, shallow copies. */
  dump(cls: Address): Address {
    const { vm } = this;
    const data = this.dataOf(cls);
    const sets = [REGISTRY, CACHE, NEGATIVE_CACHE].map((place) => {
      const set = vm.set.make();
      for (const each of vm.words[data + place] === 0 ? [] : vm.set.keys(vm.words[data + place])) vm.set.add(set, each);
      return set;
    });
    return vm.tuple.steal([...sets, vm.int.fromNumber(vm.words[data + NEGATIVE_VERSION])]);
  }

  /** The negative cache has the class, and nothing was registered anywhere since. */
  private isKnownNot(data: Address, subclass: Address): boolean {
    return this.vm.words[data + NEGATIVE_VERSION] === this.version && this.sets.has(data + NEGATIVE_CACHE, subclass);
  }

  private asks(cls: Address, subclass: Address): boolean {
    const { vm } = this;
    const result = vm.calls.method0(cls, '__subclasscheck__', subclass);
    const truth = vm.compares.isTrue(result);
    vm.heap.decref(result);
    return truth;
  }

  /** `_abc__abc_subclasscheck_impl()`. */
  isSubclass(cls: Address, subclass: Address): boolean {
    const { vm, sets } = this;
    if (!vm.types.isType(subclass)) throw vm.errors.raise('TypeError', 'issubclass() arg 1 must be a class');
    const data = this.dataOf(cls);
    if (sets.has(data + CACHE, subclass)) return true;
    if (this.isOfCollections(vm.types.at(cls))) loadAbstractHeirs(this.modules);
    if (vm.words[data + NEGATIVE_VERSION] < this.version) {
      sets.clear(data + NEGATIVE_CACHE);
      vm.words[data + NEGATIVE_VERSION] = this.version;
    } else if (sets.has(data + NEGATIVE_CACHE, subclass)) return false;
    const answer = this.hook(cls, subclass) ?? this.descends(cls, subclass, data);
    // Who was registered is found as quickly there: it is not entered once more.
    if (answer === 'registered') return true;
    sets.add(data + (answer ? CACHE : NEGATIVE_CACHE), subclass);
    return answer;
  }

  /** What `__subclasshook__()` says; null if that is NotImplemented. */
  private hook(cls: Address, subclass: Address): boolean | null {
    const { vm } = this;
    const hooked = vm.calls.method0(cls, '__subclasshook__', subclass);
    vm.heap.decref(hooked);
    if (hooked === vm.int.true || hooked === vm.int.false) return hooked === vm.int.true;
    if (hooked === vm.notImplemented) return null;
    throw vm.errors.raise('AssertionError', '__subclasshook__ must return either False, True, or NotImplemented');
  }

  /** Whether it is derived from the class, from one registered with it, or from one of its subclasses. */
  private descends(cls: Address, subclass: Address, data: Address): boolean | 'registered' {
    const { vm } = this;
    const own = vm.types.at(cls);
    if (vm.types.at(subclass).isSubtypeOf(own)) return true;
    if (this.sets.has(data + REGISTRY, subclass)) return 'registered';
    if (this.isSubclassOfAny(subclass, this.sets.classes(data + REGISTRY))) return true;
    const subclasses = this.vm.attributes.cacheNames.callMethod(cls, '__subclasses__');
    try {
      return this.isSubclassOfAny(subclass, vm.iteration.toArray(subclasses));
    } finally {
      vm.heap.decref(subclasses);
    }
  }

  private isOfCollections(cls: PyType): boolean {
    const { vm } = this;
    const module = vm.dict.getName(cls.dict, '__module__');
    return module !== 0 && vm.str.isStr(module) && vm.str.text(module) === 'collections.abc';
  }

  /** Takes over the references to the classes. */
  private isSubclassOfAny(subclass: Address, classes: readonly Address[]): boolean {
    try {
      return classes.some((each) => isSubclass(this.vm, subclass, each));
    } finally {
      for (const each of classes) this.vm.heap.decref(each);
    }
  }
}
