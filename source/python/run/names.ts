import { TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { type Code, CodeObjects } from '../objects/code.ts';
import { LIST_ITEMS } from '../objects/list.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { F_BUILTINS, F_GLOBALS, F_LOCALS } from './frames.ts';

/** Instructions that look names and items up, and that raise. */
export class Names {
  private readonly vm: Vm;
  private unchecked: Address[] | null = null;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** LOAD_NAME: the namespace, the globals, the builtins; a new reference. */
  loadName(frame: Address, name: Address): Address {
    const { vm } = this;
    const { words } = vm;
    const namespace = words[frame + F_LOCALS];
    if (vm.dict.isExact(namespace)) {
      const value = vm.dict.getStr(namespace, name);
      if (value !== 0) return vm.heap.newRef(value);
    } else {
      const value = this.getOptionalItem(namespace, name);
      if (value !== 0) return value;
    }
    return this.loadGlobal(words[frame + F_GLOBALS], words[frame + F_BUILTINS], name);
  }

  /** LOAD_GLOBAL: a new reference. */
  loadGlobal(globals: Address, builtins: Address, name: Address): Address {
    const { vm } = this;
    // The globals of a function that was made by hand may have a `__missing__`.
    const made = vm.dict.isExact(globals) ? 0 : this.getOptionalItem(globals, name);
    if (made !== 0) return made;
    const value = vm.dict.getStr(globals, name) || vm.dict.getStr(builtins, name);
    if (value !== 0) return vm.heap.newRef(value);
    const text = vm.str.text(name);
    throw vm.errors.nameError(text, `name '${text}' is not defined`);
  }

  /** `mapping[key]`, or 0 where that raises KeyError. */
  getOptionalItem(mapping: Address, key: Address): Address {
    try {
      return this.getItem(mapping, key);
    } catch (error) {
      this.vm.errors.expect(error, 'KeyError');
      return 0;
    }
  }

  /** STORE_NAME. */
  store(namespace: Address, name: Address, value: Address): void {
    const { vm } = this;
    if (vm.dict.isExact(namespace)) vm.dict.set(namespace, name, value);
    else this.setItem(namespace, name, value);
  }

  /** DELETE_NAME, DELETE_GLOBAL. */
  deleteName(namespace: Address, name: Address): void {
    const { vm } = this;
    const found = vm.dict.isExact(namespace) ? vm.dict.delete(namespace, name) : this.deleteItem(namespace, name);
    const text = vm.str.text(name);
    if (!found) throw vm.errors.nameError(text, `name '${text}' is not defined`);
  }

  private deleteItem(namespace: Address, name: Address): boolean {
    try {
      this.setItem(namespace, name, 0);
      return true;
    } catch (error) {
      this.vm.errors.expect(error, 'KeyError');
      return false;
    }
  }

  unboundLocal(code: Code, index: number): unknown {
    const name = code.unit.localsPlusNames[index];
    return this.vm.errors.nameError(
      name,
      `cannot access local variable '${name}' where it is not associated with a value`,
      'UnboundLocalError',
    );
  }

  unboundDeref(code: Code, index: number): unknown {
    const name = code.unit.localsPlusNames[index];
    if (!CodeObjects.namesOf(code.unit, 'free').includes(name)) return this.unboundLocal(code, index);
    const message = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
    return this.vm.errors.nameError(name, message);
  }

  /** `container[key]` (`PyObject_GetItem()`): a new reference. */
  getItem(container: Address, key: Address): Address {
    const { vm } = this;
    const { words } = vm;
    const type = vm.types.table[words[container + TYPE_INDEX]];
    if (type === vm.list.type && vm.int.isExact(key) && vm.int.isCompact(key)) {
      const length = vm.list.length(container);
      let index = vm.int.compact(key);
      if (index < 0) index += length;
      if (index >= 0 && index < length) return vm.heap.newRef(words[words[container + LIST_ITEMS] + index]);
      throw vm.errors.raise('IndexError', 'list index out of range');
    }
    if (type.getItem !== null) return type.getItem(container, key);
    if (type.getIndex !== null) return this.getByIndex(container, key);
    if (type.isSubtypeOf(vm.types.type)) return this.classItem(container, key);
    throw vm.errors.raise('TypeError', `'${type.name}' object is not subscriptable`);
  }

  private getByIndex(container: Address, key: Address): Address {
    const { vm } = this;
    const type = vm.typeOf(container);
    if (!vm.numbers.isIndex(key)) {
      throw vm.errors.raise('TypeError', `sequence index must be integer, not '${vm.typeName(key)}'`);
    }
    let index = vm.numbers.index(key);
    if (index < 0 && type.length !== null) index += type.length(container);
    return (type.getIndex as (o: Address, i: number) => Address)(container, index);
  }

  /** `T[x]` for a type: `__class_getitem__`. */
  private classItem(type: Address, key: Address): Address {
    const { vm } = this;
    if (type === vm.types.type.address) {
      // Special case in PyObject_GetItem(): a method of type would be one of all classes.
      const alias = vm.types.table.find((each) => each?.name === 'types.GenericAlias') as PyType;
      return vm.calls.call(alias.address, type, key);
    }
    const method = vm.attributes.getOptional(type, vm.str.name('__class_getitem__'));
    if (method === 0) throw vm.errors.raise('TypeError', `type '${vm.types.at(type).name}' is not subscriptable`);
    try {
      return vm.calls.call(method, key);
    } finally {
      vm.heap.decref(method);
    }
  }

  /** `container[key] = value`; `value` 0 deletes. */
  setItem(container: Address, key: Address, value: Address): void {
    const { vm } = this;
    const type = vm.typeOf(container);
    if (type.setItem === null) {
      const what = value === 0 ? "doesn't support item deletion" : 'does not support item assignment';
      throw vm.errors.raise('TypeError', `'${type.name}' object ${what}`);
    }
    type.setItem(container, key, value);
  }

  /** `raise exception [from cause]`: takes over the references; `cause` 0 for none. */
  raise(exception: Address, cause: Address): unknown {
    const { vm } = this;
    const value = this.instantiate(exception, 'exceptions must derive from BaseException');
    if (typeof value !== 'number') {
      vm.heap.xdecref(cause);
      return value;
    }
    if (cause !== 0) {
      const fixed = cause === vm.none ? 0 : this.instantiate(cause, 'exception causes must derive from BaseException');
      if (typeof fixed !== 'number') {
        vm.heap.decref(value);
        return fixed;
      }
      vm.errors.setCause(value, fixed);
    }
    return vm.errors.raiseObject(value);
  }

  /** An exception from a class or an instance; what was thrown if that fails. Takes over the reference. */
  private instantiate(object: Address, message: string): Address | unknown {
    const { vm } = this;
    if (vm.exception.isException(object)) return object;
    if (vm.types.isType(object) && vm.types.at(object).isSubtypeOf(vm.exception.base)) {
      try {
        const value = vm.calls.call(object);
        if (vm.exception.isException(value)) return value;
        const what = `calling ${vm.texts.reprText(object)}`;
        const got = vm.texts.reprText(vm.typeOf(value).address);
        vm.heap.decref(value);
        return vm.errors.raise('TypeError', `${what} should have returned an instance of BaseException, not ${got}`);
      } catch (error) {
        return error;
      } finally {
        vm.heap.decref(object);
      }
    }
    vm.heap.decref(object);
    return vm.errors.raise('TypeError', message);
  }

  /** A bare `raise`: sets the handled exception again, with the traceback that it has. */
  reraise(): void {
    const { vm } = this;
    const exception = vm.errors.handled();
    if (exception === 0) throw vm.errors.raise('RuntimeError', 'No active exception to reraise');
    vm.errors.set(vm.heap.newRef(exception));
  }

  /** CHECK_EXC_MATCH: `kind` is an exception class or a tuple of them. */
  exceptionMatches(exception: Address, kind: Address): boolean {
    const { vm } = this;
    const { tuple, types } = vm;
    const type = vm.typeOf(exception);
    if (!tuple.isTuple(kind)) {
      this.checkCatchable(kind);
      return type.isSubtypeOf(types.at(kind));
    }
    const count = tuple.length(kind);
    for (let i = 0; i < count; i++) this.checkCatchable(tuple.item(kind, i));
    for (let i = 0; i < count; i++) if (type.isSubtypeOf(types.at(tuple.item(kind, i)))) return true;
    return false;
  }

  /** `_PyEval_CheckExceptTypeValid()`, for one. */
  private checkCatchable(kind: Address): void {
    const { vm } = this;
    if (vm.types.isType(kind) && vm.types.at(kind).isSubtypeOf(vm.exception.base)) return;
    throw vm.errors.raise('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
  }

  /**
   * Whether CPython's specialised form of a call does not check for a scheduled collection: `len(x)`, `isinstance(x, C)`,
   * `type(x)`, `list.append(x)`.
   */
  isUnchecked(callable: Address, count: number): boolean {
    const { vm } = this;
    if (callable === vm.types.type.address) return count === 1;
    if (this.unchecked === null) {
      const builtin = (name: string): Address => vm.dict.getName(vm.builtins, name);
      this.unchecked = [builtin('len'), builtin('isinstance'), vm.attributes.own(vm.list.type, vm.str.name('append'))];
    }
    return this.unchecked.includes(callable);
  }
}
