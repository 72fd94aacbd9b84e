import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import { BINARY_NAMES, COMPARE_NAMES, OTHER_SLOT_NAMES, UNARY_SLOTS } from '../protocols/slot-table.ts';
import { enterRecursiveCall, leaveRecursiveCall } from '../types/sequence.ts';
import type { Vm } from '../vm.ts';

type Install = (type: PyType) => void;

/**
 * Slots of classes made in Python: each looks the special method up and calls it (`Objects/typeobject.c, slot_tp_*`).
 * The functions are made once for a machine, so that `type.binary[i] === slot` tells that a type's slot is Python's.
 */
export class ClassSlots {
  private readonly vm: Vm;
  /** By special method: what fills the slots when a class defines it. */
  private readonly installs = new Map<string, Install>();

  constructor(vm: Vm) {
    this.vm = vm;
    this.addUnary();
    this.addOperators();
    this.addContainers();
    this.addAttributes();
    this.addLife();
    for (const name of OTHER_SLOT_NAMES) if (!this.installs.has(name)) throw new Error(`no class slot for ${name}`);
  }

  /** Fills the slots for the special methods in a class's own dict; `names` are those the dict has. */
  install(type: PyType, names: Iterable<string>): void {
    for (const name of names) this.installs.get(name)?.(type);
  }

  isSpecial(name: string): boolean {
    return this.installs.has(name);
  }

  /** Calls a special method that the type is known to have or to inherit; TypeError if it has gone. */
  private call(self: Address, name: string, ...args: Address[]): Address {
    const result = this.vm.calls.special(self, name, ...args);
    if (result !== 0) return result;
    throw this.vm.errors.attributeError(
      self,
      this.vm.str.name(name),
      `'${this.vm.typeName(self)}' object has no attribute '${name}'`,
    );
  }

  /** `PyObject_RichCompare()`, `PyObject_Repr()` and their like are a level of the recursion that is limited (up to 3.11). */
  private counted(where: string, call: () => Address): Address {
    const { vm } = this;
    if (!vm.facts.nativeCallsShareLimit) return call();
    enterRecursiveCall(vm, where);
    try {
      return call();
    } finally {
      leaveRecursiveCall(vm);
    }
  }

  private addUnary(): void {
    for (const [name, slot] of Object.entries(UNARY_SLOTS)) {
      const where = name === '__repr__' ? 'repr' : name === '__str__' ? 'str' : null;
      const dispatch =
        where === null
          ? (self: Address): Address => this.call(self, name)
          : (self: Address): Address =>
              this.counted(` while getting the ${where} of an object`, () => this.call(self, name));
      this.installs.set(name, (type) => {
        type[slot] = dispatch;
      });
    }
    const iter = (self: Address): Address => this.callIter(self);
    this.installs.set('__iter__', (type) => {
      type.iter = iter;
    });
  }

  private callIter(self: Address): Address {
    const { vm } = this;
    if (vm.attributes.lookup(vm.typeOf(self), vm.str.name('__iter__')) === vm.none) {
      throw vm.errors.raise('TypeError', `'${vm.typeName(self)}' object is not iterable`);
    }
    return this.call(self, '__iter__');
  }

  private addOperators(): void {
    BINARY_NAMES.forEach((name, operator) => {
      const forward = `__${name}__`;
      const reflected = `__r${name}__`;
      const inPlace = `__i${name}__`;
      const dispatch = (left: Address, right: Address): Address =>
        this.binary(dispatch, operator, forward, reflected, left, right);
      const fill: Install = (type) => {
        type.binary[operator] = dispatch;
        if (name === 'pow') type.power = (base, exponent, modulus) => this.call(base, '__pow__', exponent, modulus);
      };
      this.installs.set(forward, fill);
      this.installs.set(reflected, fill);
      const dispatchInPlace = (left: Address, right: Address): Address =>
        this.vm.calls.special(left, inPlace, right) || this.vm.notImplemented;
      this.installs.set(inPlace, (type) => {
        type.inPlace[operator] = dispatchInPlace;
      });
    });
    const compare = (left: Address, right: Address, operation: number): Address =>
      this.counted(' in comparison', () => this.vm.calls.special(left, COMPARE_NAMES[operation], right)) ||
      this.vm.notImplemented;
    for (const name of COMPARE_NAMES) {
      this.installs.set(name, (type) => {
        type.compare = compare;
      });
    }
  }

  /** SLOT1BINFULL(): the right operand goes first where its type is a subtype that overrides the reflected method. */
  private binary(
    dispatch: unknown,
    operator: number,
    forward: string,
    reflected: string,
    left: Address,
    right: Address,
  ): Address {
    const { vm } = this;
    const leftType = vm.typeOf(left);
    const rightType = vm.typeOf(right);
    let tryRight = leftType !== rightType && rightType.binary[operator] === dispatch;
    if (leftType.binary[operator] === dispatch) {
      if (tryRight && rightType.isSubtypeOf(leftType) && this.overrides(rightType, leftType, reflected)) {
        const result = vm.calls.special(right, reflected, left) || vm.notImplemented;
        if (result !== vm.notImplemented) return result;
        tryRight = false;
      }
      const result = vm.calls.special(left, forward, right) || vm.notImplemented;
      if (result !== vm.notImplemented || leftType === rightType) return result;
    }
    if (tryRight) return vm.calls.special(right, reflected, left) || vm.notImplemented;
    return vm.notImplemented;
  }

  private overrides(type: PyType, base: PyType, name: string): boolean {
    const key = this.vm.str.name(name);
    const found = this.vm.attributes.lookup(type, key);
    return found !== 0 && found !== this.vm.attributes.lookup(base, key);
  }

  private addContainers(): void {
    const { vm } = this;
    const bool = (self: Address): boolean => {
      const result = this.call(self, '__bool__');
      const isBool = vm.typeOf(result) === vm.int.boolType;
      const name = vm.typeName(result);
      vm.heap.decref(result);
      if (!isBool) throw vm.errors.raise('TypeError', `__bool__ should return bool, returned ${name}`);
      return result === vm.int.true;
    };
    const length = (self: Address): number => this.length(self);
    const getItem = (self: Address, key: Address): Address => this.call(self, '__getitem__', key);
    const setItem = (self: Address, key: Address, value: Address): void => {
      const result =
        value === 0 ? vm.calls.special(self, '__delitem__', key) : vm.calls.special(self, '__setitem__', key, value);
      if (result === 0) {
        const what = value === 0 ? 'item deletion' : 'item assignment';
        throw vm.errors.raise('TypeError', `'${vm.typeName(self)}' object does not support ${what}`);
      }
      vm.heap.decref(result);
    };
    const contains = (self: Address, item: Address): boolean => {
      if (vm.attributes.lookup(vm.typeOf(self), vm.str.name('__contains__')) === vm.none) {
        throw vm.errors.raise('TypeError', `'${vm.typeName(self)}' object is not a container`);
      }
      const result = this.call(self, '__contains__', item);
      const truth = vm.compares.isTrue(result);
      vm.heap.decref(result);
      return truth;
    };
    const next = (self: Address): Address => {
      try {
        return this.call(self, '__next__');
      } catch (error) {
        vm.errors.expect(error, 'StopIteration');
        return 0;
      }
    };
    this.installs.set('__bool__', (type) => {
      type.bool = bool;
    });
    this.installs.set('__len__', (type) => {
      type.length = length;
    });
    this.installs.set('__getitem__', (type) => {
      type.getItem = getItem;
      type.getIndex = null;
    });
    this.installs.set('__setitem__', (type) => {
      type.setItem = setItem;
    });
    this.installs.set('__delitem__', (type) => {
      type.setItem = setItem;
    });
    this.installs.set('__contains__', (type) => {
      type.contains = contains;
    });
    this.installs.set('__next__', (type) => {
      type.next = next;
    });
  }

  private length(self: Address): number {
    const { vm } = this;
    const result = this.call(self, '__len__');
    try {
      const value = vm.numbers.index(result, 'OverflowError');
      if (value < 0) throw vm.errors.raise('ValueError', '__len__() should return >= 0');
      return value;
    } finally {
      vm.heap.decref(result);
    }
  }

  private addAttributes(): void {
    const { vm } = this;
    const getattro = (self: Address, name: Address): Address => this.getAttribute(self, name);
    const setattro = (self: Address, name: Address, value: Address): void => {
      const result = value === 0 ? this.call(self, '__delattr__', name) : this.call(self, '__setattr__', name, value);
      vm.heap.decref(result);
    };
    const descrGet = (self: Address, instance: Address, owner: Address): Address =>
      this.call(self, '__get__', instance || vm.none, owner || vm.none);
    const descrSet = (self: Address, instance: Address, value: Address): void => {
      const result =
        value === 0
          ? vm.calls.special(self, '__delete__', instance)
          : vm.calls.special(self, '__set__', instance, value);
      if (result === 0) throw vm.errors.raise('AttributeError', value === 0 ? '__delete__' : '__set__');
      vm.heap.decref(result);
    };
    for (const name of ['__getattribute__', '__getattr__'])
      this.installs.set(name, (type) => {
        type.getattro = getattro;
      });
    for (const name of ['__setattr__', '__delattr__'])
      this.installs.set(name, (type) => {
        type.setattro = setattro;
      });
    this.installs.set('__get__', (type) => {
      type.descrGet = descrGet;
    });
    for (const name of ['__set__', '__delete__'])
      this.installs.set(name, (type) => {
        type.descrSet = descrSet;
      });
  }

  /** `slot_tp_getattr_hook()`: `__getattribute__`, and `__getattr__` where that raises AttributeError. */
  private getAttribute(self: Address, name: Address): Address {
    const { vm } = this;
    const type = vm.typeOf(self);
    const getattribute = vm.attributes.lookup(type, vm.str.name('__getattribute__'));
    const isGeneric = getattribute === 0 || vm.typeOf(getattribute) === vm.descriptor.wrapperType;
    const hook = vm.attributes.lookup(type, vm.str.name('__getattr__'));
    if (hook === 0) {
      if (!isGeneric) return this.call(self, '__getattribute__', name);
      return this.nativeGet(type)(self, name);
    }
    if (isGeneric && vm.types.object.getattro === this.nativeGet(type)) {
      const found = vm.attributes.generic(self, name, true);
      return found !== 0 ? found : this.callGetattr(self, name);
    }
    try {
      return isGeneric ? this.nativeGet(type)(self, name) : this.call(self, '__getattribute__', name);
    } catch (error) {
      vm.errors.expect(error, 'AttributeError');
      return this.callGetattr(self, name);
    }
  }

  /** `call_attribute()`. */
  private callGetattr(self: Address, name: Address): Address {
    if (!this.vm.facts.bindsGetattr) return this.call(self, '__getattr__', name);
    return this.vm.calls.boundSpecial(self, '__getattr__', name);
  }

  private nativeGet(type: PyType): (self: Address, name: Address) => Address {
    const native = type.mro.find((base) => !base.flags.isHeap) as PyType;
    return native.getattro as (self: Address, name: Address) => Address;
  }

  /** Of what `__hash__()` gives, every number of 64 bits is a hash as it is (`slot_tp_hash()`). False for others. */
  private hashIs(result: Address): boolean {
    const { int, hash } = this.vm;
    if (int.isCompact(result)) return false;
    const value = int.bigint(result);
    if (BigInt.asIntN(64, value) !== value) return false;
    hash.lo = Number(BigInt.asIntN(32, value));
    hash.hi = Number(value >> 32n);
    return true;
  }

  private addLife(): void {
    const { vm } = this;
    const hash = (self: Address): void => {
      const result = this.call(self, '__hash__');
      const isInt = vm.int.isInt(result);
      if (isInt && !this.hashIs(result)) (vm.typeOf(result).hash as (o: Address) => void)(result);
      vm.heap.decref(result);
      if (!isInt) throw vm.errors.raise('TypeError', '__hash__ method should return an integer');
    };
    const call = (self: Address, base: Address, count: number, names: Address): Address => {
      const type = vm.typeOf(self);
      const found = vm.attributes.lookup(type, vm.str.name('__call__'));
      return vm.calls.packed(base, count, names, () => {
        if (vm.function.isFunction(found)) return vm.calls.prepended(found, self, base, count, names);
        const bound = vm.attributes.bind(found, self, type.address);
        try {
          return vm.calls.vector(bound, base, count, names);
        } finally {
          vm.heap.decref(bound);
        }
      });
    };
    const init = (self: Address, base: Address, count: number, names: Address): void =>
      this.init(self, base, count, names);
    const create = (type: PyType, base: Address, count: number, names: Address): Address => {
      const found = vm.attributes.typeGet(type.address, vm.str.name('__new__'));
      try {
        return vm.calls.prepended(found, type.address, base, count, names);
      } finally {
        vm.heap.decref(found);
      }
    };
    const del = (self: Address): void => this.del(self);
    this.installs.set('__hash__', (type) => {
      type.hash = this.isNone(type, '__hash__') ? null : hash;
    });
    this.installs.set('__call__', (type) => {
      type.call = call;
    });
    this.installs.set('__init__', (type) => {
      type.init = init;
    });
    this.installs.set('__new__', (type) => {
      type.create = create;
    });
    this.installs.set('__del__', (type) => {
      type.del = del;
    });
  }

  private isNone(type: PyType, name: string): boolean {
    return type.dict !== 0 && this.vm.dict.getName(type.dict, name) === this.vm.none;
  }

  private init(self: Address, base: Address, count: number, names: Address): void {
    const { vm } = this;
    const type = vm.typeOf(self);
    const found = vm.attributes.lookup(type, vm.str.name('__init__'));
    let result: Address;
    if (vm.function.isFunction(found)) {
      vm.heap.incref(found);
      try {
        result = vm.calls.prepended(found, self, base, count, names);
      } finally {
        vm.heap.decref(found);
      }
    } else {
      const bound = vm.attributes.bind(found, self, type.address);
      try {
        result = vm.calls.vector(bound, base, count, names);
      } finally {
        vm.heap.decref(bound);
      }
    }
    if (result === vm.none) return;
    const name = vm.typeName(result);
    vm.heap.decref(result);
    throw vm.errors.raise('TypeError', `__init__() should return None, not '${name}'`);
  }

  /** `slot_tp_finalize()`: errors are reported, the current exception stays as it is. */
  private del(self: Address): void {
    const { vm } = this;
    const saved = vm.errors.save();
    const found = vm.attributes.lookup(vm.typeOf(self), vm.str.name('__del__'));
    if (found !== 0) {
      vm.heap.incref(found);
      try {
        vm.heap.decref(vm.calls.special(self, '__del__'));
      } catch (error) {
        vm.errors.unraisableWhile(error, 'calling deallocator', found);
      }
      vm.heap.decref(found);
    }
    vm.errors.restore(saved);
  }
}
