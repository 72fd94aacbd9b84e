import type { Address } from '../../heap/object-type.ts';
import { FUNC_QUALNAME } from '../objects/function.ts';
import type { Vm } from '../vm.ts';

/** BUILD_MAP: a dict of `count` pairs at words[start…], which stay the caller's. */
export function buildDictionary(vm: Vm, start: Address, count: number): Address {
  const { words } = vm;
  let unicode = true;
  for (let i = 0; i < count; i++) if (!vm.str.isExact(words[start + 2 * i])) unicode = false;
  const dict = vm.dict.makePresized(count, unicode);
  try {
    for (let i = 0; i < count; i++) vm.dict.set(dict, words[start + 2 * i], words[start + 2 * i + 1]);
  } catch (error) {
    vm.heap.decref(dict);
    throw error;
  }
  return dict;
}

/** LIST_EXTEND: `[*iterable]` and displays of constants. */
export function listExtend(vm: Vm, list: Address, iterable: Address): void {
  const type = vm.typeOf(iterable);
  if (type.iter === null && type.getIndex === null && type.getItem === null) {
    throw vm.errors.raise('TypeError', `Value after * must be an iterable, not ${type.name}`);
  }
  vm.iterator.extendList(list, iterable);
}

/** DICT_UPDATE: `{**mapping}`. */
export function dictUpdate(vm: Vm, dict: Address, mapping: Address): void {
  if (vm.dict.isDict(mapping)) {
    vm.dict.merge(dict, mapping, true);
    return;
  }
  if (!hasKeys(vm, mapping)) throw vm.errors.raise('TypeError', `'${vm.typeName(mapping)}' object is not a mapping`);
  eachItem(vm, mapping, (key, value) => vm.dict.set(dict, key, value));
}

/** DICT_MERGE: `f(**mapping)`, where no key may come twice. `callable` is what is called, for the message. */
export function dictMerge(vm: Vm, dict: Address, mapping: Address, callable: Address): void {
  const add = (key: Address, value: Address): void => {
    if (vm.dict.get(dict, key) !== 0) {
      if (!vm.str.isStr(key)) throw vm.errors.raise('TypeError', 'keywords must be strings');
      const name = functionName(vm, callable);
      throw vm.errors.raise('TypeError', `${name} got multiple values for keyword argument '${vm.str.text(key)}'`);
    }
    vm.dict.set(dict, key, value);
  };
  if (vm.dict.isDict(mapping)) {
    if (vm.dict.length(dict) === 0) vm.dict.merge(dict, mapping, true);
    else for (const [key, value] of vm.dict.items(mapping)) add(key, value);
    return;
  }
  if (!hasKeys(vm, mapping)) {
    const name = functionName(vm, callable);
    throw vm.errors.raise('TypeError', `${name} argument after ** must be a mapping, not ${vm.typeName(mapping)}`);
  }
  eachItem(vm, mapping, add);
}

function hasKeys(vm: Vm, mapping: Address): boolean {
  return vm.attributes.lookup(vm.typeOf(mapping), vm.str.name('keys')) !== 0;
}

/** Calls `visit` with keys and values of a mapping that is not a dict; both borrowed. */
function eachItem(vm: Vm, mapping: Address, visit: (key: Address, value: Address) => void): void {
  const keys = vm.calls.method0(mapping, 'keys');
  try {
    vm.iteration.forEach(keys, (key) => {
      const value = vm.interpreter.names.getItem(mapping, key);
      try {
        visit(key, value);
      } finally {
        vm.heap.decref(key);
        vm.heap.decref(value);
      }
    });
  } finally {
    vm.heap.decref(keys);
  }
}

/** `_PyObject_FunctionStr()`: `module.qualname()` as messages about calls name it. */
export function functionName(vm: Vm, callable: Address): string {
  const { words, str } = vm;
  if (!vm.function.isFunction(callable)) {
    const qualname = vm.attributes.getOptional(callable, str.name('__qualname__'));
    if (qualname === 0) return vm.texts.strText(callable);
    const text = str.text(qualname);
    vm.heap.decref(qualname);
    const module = vm.attributes.getOptional(callable, str.name('__module__'));
    const prefix = module !== 0 && str.isStr(module) && str.text(module) !== 'builtins' ? `${str.text(module)}.` : '';
    vm.heap.xdecref(module);
    return `${prefix}${text}()`;
  }
  const module = vm.attributes.getOptional(callable, str.name('__module__'));
  const prefix = module !== 0 && str.isStr(module) ? `${str.text(module)}.` : '';
  vm.heap.xdecref(module);
  return `${prefix}${str.text(words[callable + FUNC_QUALNAME])}()`;
}

/** UNPACK_SEQUENCE: writes `count` new references to words[top…], last item first. */
export function unpackSequence(vm: Vm, value: Address, count: number, top: Address): void {
  const { words, heap } = vm;
  const exact = vm.tuple.isExact(value) ? vm.tuple : vm.list.isExact(value) ? vm.list : null;
  if (exact !== null && exact.length(value) === count) {
    for (let i = 0; i < count; i++) words[top + i] = heap.newRef(exact.item(value, count - 1 - i));
    return;
  }
  const items = unpackIterable(vm, value, count, -1);
  for (let i = 0; i < count; i++) words[top + i] = items[count - 1 - i];
}

/** UNPACK_EX: `before, *rest, after = value`; writes the items to words[top…], last first, and returns their number. */
export function unpackExtended(vm: Vm, value: Address, before: number, after: number, top: Address): number {
  const items = unpackIterable(vm, value, before, after);
  for (let i = 0; i < items.length; i++) vm.words[top + i] = items[items.length - 1 - i];
  return items.length;
}

/** `_PyEval_UnpackIterableStackRef()`: owned items; with `after` >= 0 the middle is a list. */
function unpackIterable(vm: Vm, value: Address, before: number, after: number): Address[] {
  const { heap } = vm;
  const type = vm.typeOf(value);
  if (type.iter === null && type.getIndex === null && type.getItem === null) {
    throw vm.errors.raise('TypeError', `cannot unpack non-iterable ${type.name} object`);
  }
  const iterator = vm.iteration.iter(value);
  const items: Address[] = [];
  const fail = (message: string): unknown => {
    return vm.errors.raise('ValueError', message);
  };
  try {
    for (let i = 0; i < before; i++) {
      const item = vm.iteration.next(iterator);
      if (item === 0) {
        const expected = after < 0 ? `expected ${before}` : `expected at least ${before + after}`;
        throw fail(`not enough values to unpack (${expected}, got ${i})`);
      }
      items.push(item);
    }
    if (after < 0) {
      const extra = vm.iteration.next(iterator);
      if (extra !== 0) {
        heap.decref(extra);
        throw fail(`too many values to unpack (expected ${before})`);
      }
      return items;
    }
    const list = vm.iteration.list(iterator);
    items.push(list);
    const length = vm.list.length(list);
    if (length < after)
      throw fail(`not enough values to unpack (expected at least ${before + after}, got ${before + length})`);
    for (let i = length - after; i < length; i++) items.push(vm.list.item(list, i));
    vm.list.cut(list, after);
    return items;
  } catch (error) {
    for (const item of items) heap.decref(item);
    throw error;
  } finally {
    heap.decref(iterator);
  }
}
