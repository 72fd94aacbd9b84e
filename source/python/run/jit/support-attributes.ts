import { MANAGED_DICT, TYPE, TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import { DICT_USED } from '../../objects/dict.ts';
import { DK_COUNT } from '../../objects/dict-keys.ts';
import { VALUES_VALID } from '../../objects/instance-values.ts';
import { type PyType, TYPE_VERSION } from '../../objects/type.ts';
import type { Vm } from '../../vm.ts';
import { F_BUILTINS, F_GLOBALS, F_LOCALS } from '../frames.ts';
import { IndirectAttributes } from './indirect-attributes.ts';
import { AttributeCache, cacheToFill, MethodCache, type NameCache, NEVER } from './inline-caches.ts';

/** What translations call for names and attributes: look-ups that fill the caches on the way. */
export function attributeSupport(vm: Vm) {
  return { ...nameSupport(vm), ...instanceSupport(vm) };
}

function nameSupport(vm: Vm) {
  const { words, heap, dict, interpreter } = vm;

  /** Remembers where the value of a name is, if both namespaces are dicts. */
  const remember = (cache: NameCache, first: Address, second: Address): void => {
    cache.version = NEVER;
    if (!dict.isExact(first)) return;
    const slot = dict.entryOf(first, cache.name);
    if (slot !== 0) {
      cache.secondVersion = 0;
      cache.slot = slot;
      cache.version = dict.watch(first);
      return;
    }
    if (second === 0 || !dict.isExact(second)) return;
    cache.slot = dict.entryOf(second, cache.name);
    if (cache.slot === 0) return;
    cache.secondVersion = dict.watch(second);
    cache.version = dict.watch(first);
  };
  return {
    loadGlobal: (cache: NameCache, frame: Address): Address => {
      remember(cache, words[frame + F_GLOBALS], words[frame + F_BUILTINS]);
      return interpreter.names.loadGlobal(words[frame + F_GLOBALS], words[frame + F_BUILTINS], cache.name);
    },
    loadName: (cache: NameCache, frame: Address): Address => {
      // The namespace of a module is its globals; of a class body it is another dict, with the globals in between.
      const namespace = words[frame + F_LOCALS];
      remember(cache, namespace, namespace === words[frame + F_GLOBALS] ? words[frame + F_BUILTINS] : 0);
      return interpreter.names.loadName(frame, cache.name);
    },
    storeName: (cache: NameCache, namespace: Address, sp: Address): void => {
      interpreter.names.store(namespace, cache.name, words[sp - 1]);
      heap.decref(words[sp - 1]);
      // A dict that is not tracked yet has to look at each value.
      if (dict.isExact(namespace) && heap.gc.isTracked(namespace)) remember(cache, namespace, 0);
    },
  };
}

function instanceSupport(vm: Vm) {
  const { words, heap, attributes, instances, types } = vm;
  const found = { self: 0 };
  const indirect = new IndirectAttributes(vm);

  /** Remembers where an instance keeps an attribute, if it is in its own block. */
  const rememberValue = (cache: AttributeCache, object: Address, type: PyType, stores: boolean): void => {
    cache.version = NEVER;
    cache.shared = 0;
    const isGeneric = stores ? type.setattro === types.object.setattro : type.getattro === types.object.getattro;
    if (!isGeneric) return;
    const descriptor = attributes.lookup(type, cache.name);
    if (descriptor !== 0) {
      const word = vm.descriptor.slotWord(descriptor);
      if (word === 0) {
        // Without __set__, what the instance has comes first.
        const kind = types.table[words[descriptor + TYPE_INDEX]];
        if (kind.descrSet !== null || (kind.descrGet !== null && !stores)) return;
      } else {
        cache.state = 0;
        cache.word = word;
        cache.version = attributes.version(type);
        return;
      }
    }
    if (!type.flags.hasInlineValues || instances.ownValues(object, type) === 0) return;
    const index = vm.dict.keys.lookupIdentical(type.cachedKeys, cache.name);
    const values = instances.valuesOf(object, type);
    cache.state = values + 1 - object;
    if (index < 0) {
      if (stores || descriptor === 0) return;
      cache.shared = descriptor;
      cache.keysAt = type.cachedKeys + DK_COUNT;
      cache.keys = words[cache.keysAt];
      cache.version = attributes.version(type);
      return;
    }
    cache.index = index;
    cache.word = vm.instanceValues.slot(values, index) - object;
    cache.version = attributes.version(type);
  };

  const rememberMethod = (cache: MethodCache, object: Address, type: PyType): void => {
    cache.version = NEVER;
    const method = attributes.lookup(type, cache.name);
    if (type.flags.hasInlineValues) {
      if (instances.ownValues(object, type) === 0) return;
      if (vm.dict.keys.lookupIdentical(type.cachedKeys, cache.name) >= 0) return;
      cache.state = instances.valuesOf(object, type) + 1 - object;
      cache.keysAt = type.cachedKeys + DK_COUNT;
      cache.keys = words[cache.keysAt];
    } else if (instances.hasDict(type)) return;
    else cache.state = 0;
    cache.method = method;
    cache.version = attributes.version(type);
  };

  /** Whether an object's inline values, if it has such, are in use. */
  const areValid = ({ state }: { state: number }, object: Address): boolean =>
    state === 0 || (words[object + state] & VALUES_VALID) !== 0;

  /** Whether no instance has an attribute of the name that it had not when the cache was filled. */
  const lacksOwn = ({ keysAt, keys }: { keysAt: Address; keys: number }): boolean => words[keysAt] === keys;

  /** Stores the first value of an attribute; takes over the reference. */
  const addValue = (cache: AttributeCache, object: Address, value: Address): void => {
    vm.instanceValues.add(object + cache.state - 1, cache.index, value);
    const owned = words[object + MANAGED_DICT];
    if (owned !== 0) words[owned + DICT_USED]++;
  };

  return {
    found,
    loadAttribute: (cache: AttributeCache, sp: Address): Address => {
      const object = words[sp - 1];
      const version = words[words[object + TYPE] + TYPE_VERSION];
      for (const other of cache.others) {
        if (other.version !== version || !areValid(other, object)) continue;
        const kept = other.shared === 0 ? words[object + other.word] : lacksOwn(other) ? other.shared : 0;
        if (kept === 0) break;
        heap.incref(kept);
        heap.decref(object);
        return kept;
      }
      const known = indirect.find(cache.indirect, cache.name, sp);
      if (known !== 0) {
        heap.decref(object);
        return known;
      }
      const type = types.table[words[object + TYPE_INDEX]];
      const value = attributes.get(object, cache.name);
      const filled = cacheToFill(cache, () => new AttributeCache(cache.name));
      rememberValue(filled, object, type, false);
      if (filled.version === NEVER) indirect.remember(cache.indirect, cache.name, object);
      heap.decref(object);
      return value;
    },
    /** `found.self` is the object if what is returned takes it as first argument, else 0. */
    loadMethod: (cache: MethodCache, sp: Address): Address => {
      const object = words[sp - 1];
      const version = words[words[object + TYPE] + TYPE_VERSION];
      for (const other of cache.others) {
        if (other.version !== version || !areValid(other, object) || !(other.state === 0 || lacksOwn(other))) continue;
        found.self = object;
        return heap.newRef(other.method);
      }
      const known = indirect.find(cache.indirect, cache.name, sp);
      if (known !== 0) {
        heap.decref(object);
        found.self = 0;
        return known;
      }
      const type = types.table[words[object + TYPE_INDEX]];
      const method = attributes.loadMethod(object, cache.name);
      if (attributes.isMethod) {
        rememberMethod(
          cacheToFill(cache, () => new MethodCache(cache.name)),
          object,
          type,
        );
        found.self = object;
        return method;
      }
      indirect.remember(cache.indirect, cache.name, object);
      words[sp - 1] = method;
      heap.decref(object);
      found.self = 0;
      return method;
    },
    storeAttribute: (cache: AttributeCache, sp: Address): void => {
      const object = words[sp - 1];
      const value = words[sp - 2];
      const version = words[words[object + TYPE] + TYPE_VERSION];
      for (const other of cache.others) {
        if (other.version !== version || !areValid(other, object)) continue;
        const old = words[object + other.word];
        if (old === 0 && other.state !== 0) addValue(other, object, value);
        else words[object + other.word] = value;
        heap.xdecref(old);
        heap.decref(object);
        return;
      }
      attributes.set(object, cache.name, value);
      rememberValue(
        cacheToFill(cache, () => new AttributeCache(cache.name)),
        object,
        types.table[words[object + TYPE_INDEX]],
        true,
      );
      heap.decref(value);
      heap.decref(object);
    },
    addValue,
  };
}
