import type { Address } from '../../heap/object-type.ts';
import { escapeNonAscii } from '../text/repr.ts';
import type { Vm } from '../vm.ts';

/** Bytes of a bytes object without its data, `PyBytesObject_SIZE`. */
const BYTES_HEADER = 33;

/** `repr()`, `str()`, `ascii()`, `format()`. */
export class Texts {
  private readonly vm: Vm;
  /** The thread's dict, with the list of the containers whose repr is being made; 0 before the first one. */
  private threadDict: Address = 0;
  /** `_Py_IDENTIFIER(Py_Repr)`, where it is made when it is first needed; else 0. */
  private lateName: Address = 0;

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

  /** `PyObject_ASCII()`: a str, a new reference; an ASCII repr as it is, another by way of a bytes object. */
  ascii(object: Address): Address {
    const { str, heap } = this.vm;
    const repr = this.repr(object);
    const text = str.text(repr);
    const escaped = escapeNonAscii(text);
    if (escaped === text) return repr;
    const encoded = heap.allocator.allocate(BYTES_HEADER + escaped.length);
    heap.decref(repr);
    const ascii = str.make(escaped);
    heap.allocator.free(encoded);
    return ascii;
  }

  /** `PyObject_ASCII()` as text. */
  asciiText(object: Address): string {
    return this.taken(this.ascii(object));
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

  /** Marks a container as being shown; true if it already is (`Py_ReprEnter()`). */
  enterRepr(object: Address): boolean {
    const { vm } = this;
    if (this.threadDict === 0) this.threadDict = vm.dict.make();
    const name = this.reprName();
    let shown = vm.dict.getStr(this.threadDict, name);
    if (shown === 0) {
      shown = vm.list.make();
      vm.dict.set(this.threadDict, name, shown);
      vm.heap.decref(shown);
    }
    for (let i = vm.list.length(shown) - 1; i >= 0; i--) if (vm.list.item(shown, i) === object) return true;
    vm.list.append(shown, object);
    return false;
  }

  /** `Py_ReprLeave()`: containers are left in the reverse order. */
  leaveRepr(object: Address): void {
    const { vm } = this;
    const shown = vm.dict.getStr(this.threadDict, this.reprName());
    for (let i = vm.list.length(shown) - 1; i >= 0; i--) {
      if (vm.list.item(shown, i) !== object) continue;
      vm.list.assignSlice(shown, i, i + 1, []);
      return;
    }
  }

  /** The key in the thread's dict, borrowed. */
  private reprName(): Address {
    const { vm } = this;
    if (!vm.facts.coreNamesAreLate) return vm.str.name('Py_Repr');
    if (this.lateName === 0) this.lateName = vm.str.intern('Py_Repr');
    return this.lateName;
  }

  /** The thread ends (`PyThreadState_Clear()`). */
  dispose(): void {
    this.vm.heap.xdecref(this.threadDict);
    this.vm.heap.xdecref(this.lateName);
    this.threadDict = 0;
    this.lateName = 0;
  }
}
