import { TYPE, TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import { PROPERTY_GET } from '../../objects/descriptor.ts';
import { DICT_VERSION } from '../../objects/dict.ts';
import { TYPE_VERSION } from '../../objects/type.ts';
import type { Vm } from '../../vm.ts';
import { type IndirectCache, NEVER } from './inline-caches.ts';

/**
 * Attributes that are not in the object itself: of modules, of classes, and properties (LOAD_ATTR_MODULE, LOAD_ATTR_CLASS,
 * LOAD_ATTR_PROPERTY; `Python/specialize.c, _Py_Specialize_LoadAttr()`).
 */
export class IndirectAttributes {
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** What the cache knows of the attribute of the object at words[sp - 1]: a new reference, or 0. */
  find(cache: IndirectCache, name: Address, sp: Address): Address {
    const { words, heap } = this.vm;
    const object = words[sp - 1];
    if (cache.owner === 0)
      return words[words[object + TYPE] + TYPE_VERSION] === cache.version ? this.ask(cache, name, sp) : 0;
    if (cache.owner !== object || words[cache.guard] !== cache.version) return 0;
    return heap.newRef(cache.slot === 0 ? cache.value : words[cache.slot]);
  }

  /** The property's value. */
  private ask(cache: IndirectCache, name: Address, sp: Address): Address {
    const { calls, errors, words } = this.vm;
    try {
      return calls.vector(cache.value, sp - 1, 1, 0);
    } catch (error) {
      errors.addAttributeContext(error, words[sp - 1], name);
      throw error;
    }
  }

  /** Remembers where the attribute was found, if it is one of these kinds. */
  remember(cache: IndirectCache, name: Address, object: Address): void {
    const { types, words } = this.vm;
    cache.version = NEVER;
    cache.slot = 0;
    const type = types.table[words[object + TYPE_INDEX]];
    if (type === this.vm.module.type) this.rememberModule(cache, name, object);
    else if (type === types.type) this.rememberClass(cache, name, object);
    else if (type.getattro === types.object.getattro) {
      const found = this.vm.attributes.lookup(type, name);
      if (found === 0 || this.vm.typeOf(found) !== this.vm.descriptor.propertyType) return;
      const getter = words[found + PROPERTY_GET];
      if (!this.vm.function.isFunction(getter)) return;
      cache.owner = 0;
      cache.value = getter;
      cache.version = this.vm.attributes.version(type);
    }
  }

  private rememberModule(cache: IndirectCache, name: Address, module: Address): void {
    const { attributes, dict } = this.vm;
    const namespace = this.vm.module.dict(module);
    if (attributes.lookup(this.vm.module.type, name) !== 0) return;
    const slot = dict.entryOf(namespace, name);
    if (slot === 0) return;
    cache.owner = module;
    cache.slot = slot;
    cache.version = dict.watch(namespace);
    cache.guard = namespace + DICT_VERSION;
  }

  private rememberClass(cache: IndirectCache, name: Address, cls: Address): void {
    const { attributes, types } = this.vm;
    if (attributes.lookup(types.type, name) !== 0) return;
    const type = types.at(cls);
    const found = attributes.lookup(type, name);
    if (found === 0) return;
    if (this.vm.typeOf(found).descrGet !== null && !this.vm.function.isFunction(found)) return;
    cache.owner = cls;
    cache.value = found;
    cache.version = attributes.version(type);
    cache.guard = cls + TYPE_VERSION;
  }
}
