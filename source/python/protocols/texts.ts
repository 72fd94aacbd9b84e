import type { Address } from '../../heap/object-type.ts';
import { escapeNonAscii } from '../text/repr.ts';
import type { Vm } from '../vm.ts';

/** `repr()`, `str()`, `ascii()`, `format()`. */
export class Texts {
  private readonly vm: Vm;
  /** Containers whose repr is being made (`Py_ReprEnter()`). */
  private readonly inside = new Set<Address>();

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** `PyObject_Repr()`: a str, a new reference. */
  repr(object: Address): Address {
    const { vm } = this;
    const slot = vm.typeOf(object).repr as (o: Address) => Address;
    const result = slot(object);
    if (vm.str.isStr(result)) return result;
    const name = vm.typeName(result);
    vm.heap.decref(result);
    throw vm.errors.raise('TypeError', `__repr__ returned non-string (type ${name})`);
  }

  /** `PyObject_Str()`: a str, a new reference; an exact str is its own. */
  str(object: Address): Address {
    const { vm } = this;
    if (vm.str.isExact(object)) return vm.heap.newRef(object);
    const { str } = vm.typeOf(object);
    if (str === null) return this.repr(object);
    const result = str(object);
    if (vm.str.isStr(result)) return result;
    const name = vm.typeName(result);
    vm.heap.decref(result);
    throw vm.errors.raise('TypeError', `__str__ returned non-string (type ${name})`);
  }

  reprText(object: Address): string {
    return this.taken(this.repr(object));
  }

  strText(object: Address): string {
    return this.taken(this.str(object));
  }

  /** An address as `%p` prints it. */
  pointer(object: Address): string {
    return `0x${this.vm.addressOf(object).toString(16)}`;
  }

  /** `PyObject_ASCII()` as text. */
  asciiText(object: Address): string {
    return escapeNonAscii(this.reprText(object));
  }

  private taken(str: Address): string {
    const text = this.vm.str.text(str);
    this.vm.heap.decref(str);
    return text;
  }

  /** `PyObject_Format()`: a str, a new reference. */
  format(object: Address, spec: Address): Address {
    const { vm } = this;
    if (vm.str.length(spec) === 0) {
      if (vm.str.isExact(object)) return vm.heap.newRef(object);
      if (vm.int.isExact(object)) return this.str(object);
    }
    const result = vm.calls.boundSpecial(object, '__format__', spec);
    if (vm.str.isStr(result)) return result;
    const name = vm.typeName(result);
    vm.heap.decref(result);
    throw vm.errors.raise('TypeError', `__format__ must return a str, not ${name}`);
  }

  /** Marks a container as being shown; true if it already is. */
  enterRepr(object: Address): boolean {
    if (this.inside.has(object)) return true;
    this.inside.add(object);
    return false;
  }

  leaveRepr(object: Address): void {
    this.inside.delete(object);
  }
}
