import type { Address } from '../heap/object-type.ts';
import { newFixed } from '../python/objects/fixed-slots.ts';
import type { PyType } from '../python/objects/type.ts';
import { disallowInstances } from '../python/types/object-member.ts';
import type { Vm } from '../python/vm.ts';
import { isSubclass } from './class-checks.ts';
import type { NativeModule } from './module-definition.ts';
import { SOURCE } from './python/abc.ts';

/** sizeof(_abc_data). */
const ABC_DATA_BYTES = 48;

/** `abc`: the class in Python, the checks that it asks for (`Modules/_abc.c`). */
export function defineAbc(vm: Vm): NativeModule {
  const checks = new AbstractClasses(vm);
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
      ['get_cache_token', '', () => vm.int.fromNumber(checks.version)],
    ],
    python: SOURCE,
  };
}

/** What CPython keeps in an `_abc_data`: here beside the heap, as its weak references show nowhere. */
interface AbcData {
  readonly registry: PyType[];
  readonly cache: WeakSet<PyType>;
  negativeCache: WeakSet<PyType>;
  negativeVersion: number;
}

class AbstractClasses {
  /** Rises with each `register()`: what was no subclass before may be one now. */
  version = 0;
  private readonly vm: Vm;
  private readonly dataType: PyType;
  private readonly data = new WeakMap<PyType, AbcData>();

  constructor(vm: Vm) {
    this.vm = vm;
    this.dataType = vm.types.define('_abc._abc_data', { basicSize: ABC_DATA_BYTES, gc: true, module: '_abc' });
    this.dataType.dealloc = (object) => {
      vm.heap.gc.untrack(object);
      vm.freeInstance(object);
    };
    disallowInstances(vm, this.dataType);
    vm.types.ready(this.dataType);
  }

  init(cls: Address): Address {
    const { vm } = this;
    this.computeAbstractMethods(cls);
    const impl = newFixed(vm, this.dataType);
    vm.attributes.set(cls, vm.str.name('_abc_impl'), impl);
    vm.heap.decref(impl);
    return vm.none;
  }

  private dataOf(cls: Address): AbcData {
    const type = this.vm.types.at(cls);
    let data = this.data.get(type);
    if (data === undefined) {
      data = { registry: [], cache: new WeakSet(), negativeCache: new WeakSet(), negativeVersion: this.version };
      this.data.set(type, data);
    }
    return data;
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
    this.dataOf(cls).registry.push(type);
    this.version++;
    this.markPattern(vm.types.at(cls), type);
    return vm.heap.newRef(subclass);
  }

  /** A class registered as Sequence or Mapping matches the patterns of such. */
  private markPattern(cls: PyType, type: PyType): void {
    const { sequenceTypes, mappingTypes } = this.vm.iterator;
    for (const known of [sequenceTypes, mappingTypes]) {
      if (known.has(cls) || cls.mro.some((base) => known.has(base))) known.add(type);
    }
  }

  isInstance(cls: Address, instance: Address): boolean {
    const { vm } = this;
    const type = vm.typeOf(instance).address;
    const claimed = vm.attributes.getOptional(instance, vm.str.name('__class__'));
    try {
      if (claimed === 0 || claimed === type) return this.asks(cls, type);
      return this.asks(cls, claimed) || this.asks(cls, type);
    } finally {
      vm.heap.xdecref(claimed);
    }
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
    const { vm } = this;
    if (!vm.types.isType(subclass)) throw vm.errors.raise('TypeError', 'issubclass() arg 1 must be a class');
    const data = this.dataOf(cls);
    const type = vm.types.at(subclass);
    if (data.cache.has(type)) return true;
    if (data.negativeVersion < this.version) {
      data.negativeCache = new WeakSet();
      data.negativeVersion = this.version;
    } else if (data.negativeCache.has(type)) return false;
    const answer = this.findOut(cls, subclass, data);
    (answer ? data.cache : data.negativeCache).add(type);
    return answer;
  }

  private findOut(cls: Address, subclass: Address, data: AbcData): boolean {
    const { vm } = this;
    const hooked = vm.calls.method0(cls, '__subclasshook__', subclass);
    vm.heap.decref(hooked);
    if (hooked === vm.int.true || hooked === vm.int.false) return hooked === vm.int.true;
    if (hooked !== vm.notImplemented) {
      throw vm.errors.raise('AssertionError', '__subclasshook__ must return either False, True, or NotImplemented');
    }
    const own = vm.types.at(cls);
    if (vm.types.at(subclass).isSubtypeOf(own)) return true;
    for (const each of data.registry) {
      const isAlive = vm.types.table[each.index] === each;
      if (isAlive && isSubclass(vm, subclass, each.address)) return true;
    }
    return own.subclasses.some((each) => isSubclass(vm, subclass, each.address));
  }
}
