import { MANAGED_DICT, MANAGED_VALUES, SIZE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { clearWords } from '../../heap/words.ts';
import type { Vm } from '../vm.ts';
import { DICT_KEYS, DICT_USED, DICT_VALUES } from './dict.ts';
import { DK_COUNT, DK_USABLE } from './dict-keys.ts';
import type { Attribute, PyType } from './type.ts';

/** Instances: their memory, and the attributes they own, be they values inside the block or in a dict. */
export class Instances {
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
  }

  /** `PyType_GenericAlloc()`: zeroed, tracked if collectable; a heap type gets a reference. */
  allocate(type: PyType, items = 0): Address {
    const { vm, words } = this;
    const { heap } = vm;
    let bytes = type.basicSize;
    // _PyObject_VAR_SIZE(), with room for one item more: a sentinel.
    if (type.itemSize !== 0) bytes = Math.ceil((bytes + (items + 1) * type.itemSize) / 8) * 8;
    const own = (bytes + 3) >> 2;
    if (type.flags.hasInlineValues) bytes += vm.instanceValues.bytes(this.sharedSize(type));
    const object =
      type.preSize === 0
        ? heap.allocate(type.address, type.index, bytes)
        : heap.allocateGc(type.address, type.index, bytes, type.preSize);
    clearWords(words, object + 4, object + own);
    if (type.flags.isHeap) heap.incref(type.address);
    if (type.flags.hasInlineValues) {
      this.expectLess(type);
      vm.instanceValues.init(object + own, this.sharedSize(type));
    }
    if (type.preSize !== 0) heap.gc.track(object);
    return object;
  }

  /** Each new instance makes the class expect one attribute less. */
  private expectLess({ cachedKeys }: PyType): void {
    if (this.words[cachedKeys + DK_USABLE] > 1) this.words[cachedKeys + DK_USABLE]--;
  }

  /** `_PyObject_InitializeDict()`: room for the attributes of a new instance, where that is a block of its own. */
  placeValues(object: Address): void {
    const { vm, words } = this;
    const type = vm.types.table[words[object + TYPE_INDEX]];
    if (vm.facts.attributesLie !== 'beside' || !type.flags.hasManagedDict) return;
    this.expectLess(type);
    words[object + MANAGED_VALUES] = this.makeValues(type.cachedKeys);
  }

  /** Empty values for shared keys, in a block of their own. */
  makeValues(keys: Address): Address {
    const { vm, words } = this;
    const capacity = words[keys + DK_COUNT] + words[keys + DK_USABLE];
    const values = vm.heap.allocator.allocate(vm.instanceValues.bytes(capacity));
    vm.instanceValues.init(values, capacity);
    vm.instanceValues.markDetached(values);
    return values;
  }

  private sharedSize(type: PyType): number {
    return this.words[type.cachedKeys + DK_COUNT] + this.words[type.cachedKeys + DK_USABLE];
  }

  /** Address of the values inside an instance's block. */
  valuesOf(object: Address, type: PyType): Address {
    return object + (type.basicSize >> 2);
  }

  /** Whether the object keeps its attributes in its own block now. */
  hasValidValues(object: Address, type: PyType): boolean {
    return type.flags.hasInlineValues && this.vm.instanceValues.isValid(this.valuesOf(object, type));
  }

  /** The values that the object keeps its attributes in now, 0 if it keeps them in a dict. */
  ownValues(object: Address, type: PyType): Address {
    if (type.flags.hasInlineValues) {
      const values = this.valuesOf(object, type);
      return this.vm.instanceValues.isValid(values) ? values : 0;
    }
    return type.flags.hasManagedDict ? this.words[object + MANAGED_VALUES] : 0;
  }

  /** Address of the word that points to the instance's dict; 0 if such an object has none. */
  dictSlot(object: Address, type: PyType): Address {
    if (type.flags.hasManagedDict) return object + MANAGED_DICT;
    if (type.dictOffset >= 0) return type.dictOffset === 0 ? 0 : object + type.dictOffset;
    // The pointer is the last thing of an object of variable size (_PyObject_GetDictPtr()).
    const { int } = this.vm;
    const items = type.isSubtypeOf(int.type) ? int.digitCount(object) : Math.abs(this.words[object + SIZE]);
    const bytes = type.basicSize + items * type.itemSize;
    return object + Math.ceil(bytes / 8) * 2 + type.dictOffset;
  }

  /** The value of an attribute that the instance itself owns, borrowed, or 0. */
  get(object: Address, name: Address): Address {
    const { vm, words } = this;
    const type = vm.types.table[words[object + TYPE_INDEX]];
    const values = this.ownValues(object, type);
    if (values !== 0) {
      const index = this.sharedIndex(type.cachedKeys, name);
      return index < 0 ? 0 : vm.instanceValues.get(values, index);
    }
    const slot = this.dictSlot(object, type);
    if (slot === 0 || words[slot] === 0) return 0;
    return vm.dict.getStr(words[slot], name);
  }

  private sharedIndex(keys: Address, name: Address): number {
    const { vm } = this;
    const lo = vm.str.hash(name);
    const index = vm.dict.keys.lookupIdentical(keys, name);
    if (index >= 0 || vm.str.isInterned(name)) return index;
    return vm.dict.keys.lookup(keys, name, lo, vm.str.hashHigh(name), vm.keyEqual);
  }

  /** Whether such objects can have attributes of their own. */
  hasDict(type: PyType): boolean {
    return type.flags.hasManagedDict || type.dictOffset !== 0;
  }

  /** Stores an attribute in the instance (`_PyObject_StoreInstanceAttribute()`); the type must allow it. */
  set(object: Address, name: Address, value: Address): void {
    const { vm, words } = this;
    const type = vm.types.table[words[object + TYPE_INDEX]];
    const values = this.ownValues(object, type);
    if (values !== 0 && this.storeValue(object, type, values, name, value)) return;
    const dict = this.dictOf(object, true);
    const keys = words[dict + DICT_KEYS];
    vm.dict.set(dict, name, value);
    if (words[dict + DICT_KEYS] !== keys && keys === type.cachedKeys) this.shareAgain(dict, type);
  }

  /**
   * A dict got a table of its own in spite of the class's keys. Up to 3.10 that one is shared from now on, if nobody else
   * shared the old one (`_PyObjectDict_SetItem()`).
   */
  private shareAgain(dict: Address, type: PyType): void {
    const { vm, words } = this;
    if (vm.facts.attributesLie !== 'in a dict') return;
    const old = type.cachedKeys;
    type.cachedKeys = words[old] === 1 ? vm.dict.shareKeys(dict) : 0;
    vm.dict.keys.decref(old);
  }

  /** `store_instance_attr_lock_held()`: a dict over the values only learns their number. */
  private storeValue(object: Address, type: PyType, values: Address, name: Address, value: Address): boolean {
    const { vm, words } = this;
    const keys = type.cachedKeys;
    let index = this.sharedIndex(keys, name);
    if (index < 0) {
      if (words[keys + DK_USABLE] <= 0) return false;
      index = vm.dict.keys.append(keys, vm.heap.newRef(name), 0, vm.str.hash(name), vm.str.hashHigh(name));
    }
    vm.heap.incref(value);
    const slot = vm.instanceValues.slot(values, index);
    const old = words[slot];
    if (old === 0) {
      vm.instanceValues.add(values, index, value);
      const dict = words[object + MANAGED_DICT];
      if (dict !== 0) words[dict + DICT_USED]++;
    } else {
      words[slot] = value;
      vm.heap.decref(old);
    }
    return true;
  }

  /** Deletes an attribute that the instance owns; false if there is none. */
  delete(object: Address, name: Address): boolean {
    const { vm, words } = this;
    const type = vm.types.table[words[object + TYPE_INDEX]];
    const values = this.ownValues(object, type);
    if (values !== 0) {
      const index = this.sharedIndex(type.cachedKeys, name);
      const value = index < 0 ? 0 : vm.instanceValues.get(values, index);
      if (value === 0) return false;
      vm.instanceValues.remove(values, index);
      const dict = words[object + MANAGED_DICT];
      if (dict !== 0) words[dict + DICT_USED]--;
      vm.heap.decref(value);
      return true;
    }
    const slot = this.dictSlot(object, type);
    if (slot === 0 || words[slot] === 0) return false;
    const found = vm.dict.delete(words[slot], name);
    if (vm.facts.attributesLie === 'in a dict' && type.cachedKeys !== 0) {
      const keys = type.cachedKeys;
      type.cachedKeys = 0;
      vm.dict.keys.decref(keys);
    }
    return found;
  }

  /**
   * The instance's dict, borrowed; made on first use (`_PyObject_MaterializeManagedDict()`).
   * @param isToBeFilled an attribute is about to be stored, not read
   */
  dictOf(object: Address, isToBeFilled = false): Address {
    const { vm, words } = this;
    const type = vm.types.table[words[object + TYPE_INDEX]];
    const slot = this.dictSlot(object, type);
    if (words[slot] !== 0) return words[slot];
    const values = this.ownValues(object, type);
    if (values !== 0) {
      words[slot] = vm.dict.makeSplit(type.cachedKeys, values);
      if (!vm.instanceValues.isEmbedded(values)) words[object + MANAGED_VALUES] = 0;
      return words[slot];
    }
    const isAlone = !isToBeFilled && type.flags.hasManagedDict && vm.facts.foreignDictsAreAlone;
    if (type.cachedKeys === 0 || isAlone) words[slot] = vm.dict.make();
    // new_dict_with_shared_keys()
    else words[slot] = vm.dict.makeSplit(type.cachedKeys, this.makeValues(type.cachedKeys));
    return words[slot];
  }

  /** Moves the attributes into a dict, for another class with other keys (`object_set_class()`): it keeps those it has. */
  leaveValues(object: Address): void {
    const { vm, words } = this;
    const type = vm.typeOf(object);
    const dict = this.dictOf(object);
    if (!type.flags.hasInlineValues) return;
    const values = this.valuesOf(object, type);
    if (words[dict + DICT_VALUES] !== values) return;
    words[dict + DICT_VALUES] = this.copyValues(values);
    vm.instanceValues.invalidate(values);
  }

  /** `__dict__` of instances. */
  get dictAttribute(): Attribute {
    const { vm } = this;
    return {
      kind: 'getset',
      name: '__dict__',
      get: (self) => vm.heap.newRef(this.dictOf(self)),
      set: (self, value) => {
        if (value !== 0 && !vm.dict.isDict(value)) {
          const name = vm.typeName(value);
          throw vm.errors.raise('TypeError', `__dict__ must be set to a dictionary, not a '${name}'`);
        }
        this.replaceDict(self, value === 0 ? 0 : vm.heap.newRef(value));
      },
    };
  }

  /** `__weakref__` of instances: the newest weak reference, or None. */
  get weakrefAttribute(): Attribute {
    const { vm } = this;
    return {
      kind: 'getset',
      name: '__weakref__',
      get: (self) => vm.heap.newRef(vm.words[self + vm.typeOf(self).weakListOffset] || vm.none),
    };
  }

  /** Puts another dict, or none (0), in place of the instance's attributes; takes over the reference. */
  replaceDict(object: Address, dict: Address): void {
    const { vm, words } = this;
    const type = vm.types.table[words[object + TYPE_INDEX]];
    const slot = this.dictSlot(object, type);
    const old = words[slot];
    if (type.flags.hasInlineValues) {
      const values = this.valuesOf(object, type);
      if (old === 0) {
        words[slot] = dict;
        if (vm.instanceValues.isValid(values)) this.clearValues(values);
        return;
      }
      this.detach(old, values);
    } else this.dropValues(object, type);
    words[slot] = dict;
    vm.heap.xdecref(old);
  }

  /** `_PyObject_FreeInstanceAttributes()`: of an instance with a block of values and no dict. */
  private dropValues(object: Address, type: PyType): void {
    const values = this.ownValues(object, type);
    if (values === 0) return;
    this.words[object + MANAGED_VALUES] = 0;
    this.releaseValues(values);
  }

  /** `clear_inline_values()`: the attributes die in the order of the shared keys. */
  private clearValues(values: Address): void {
    const { vm, words } = this;
    vm.instanceValues.invalidate(values);
    for (let i = 0; i < vm.instanceValues.capacity(values); i++) {
      const slot = vm.instanceValues.slot(values, i);
      const value = words[slot];
      words[slot] = 0;
      vm.heap.xdecref(value);
    }
  }

  /** `detach_dict_from_object()`: a dict gets a copy of the values, even if it dies with its instance. */
  private detach(dict: Address, values: Address): void {
    const { vm, words } = this;
    if (words[dict + DICT_VALUES] !== values) return;
    words[dict + DICT_VALUES] = this.copyValues(values);
    vm.instanceValues.invalidate(values);
  }

  /** `copy_values()`: the same values in a block of their own; their references are the caller's to count. */
  copyValues(values: Address, capacity = this.vm.instanceValues.capacity(values)): Address {
    const { vm } = this;
    const copy = vm.heap.allocator.allocate(vm.instanceValues.bytes(capacity));
    vm.instanceValues.init(copy, capacity);
    vm.instanceValues.copy(values, copy);
    vm.instanceValues.markDetached(copy);
    return copy;
  }

  /** A dict gives up values: a block of their own is freed with what is left in it. */
  releaseValues(values: Address): void {
    const { vm, words } = this;
    if (vm.instanceValues.isEmbedded(values)) return;
    if (vm.instanceValues.isValid(values)) {
      for (let i = 0; i < vm.instanceValues.capacity(values); i++)
        vm.heap.xdecref(words[vm.instanceValues.slot(values, i)]);
    }
    vm.heap.allocator.free(values);
  }
}
