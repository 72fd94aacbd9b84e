import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import { setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import { checkPositional, keywordsOf, refuseKeywords } from '../../python/types/constructor-arguments.ts';
import type { Vm } from '../../python/vm.ts';
import { visitType } from '../native-types.ts';

/** itemgetter, attrgetter, methodcaller (`Modules/_operator.c`). */
export function defineGetters(vm: Vm): Readonly<Record<string, PyType>> {
  return { itemgetter: defineItemGetter(vm), attrgetter: defineAttrGetter(vm), methodcaller: defineMethodCaller(vm) };
}

/** A callable type: sizeof, words of its references. */
function define(vm: Vm, name: string, bytes: number, references: readonly number[]): PyType {
  const type = vm.types.define(`operator.${name}`, { basicSize: bytes, gc: true, module: 'operator' });
  setFixedSlots(vm, type, references);
  visitType(vm, type);
  return type;
}

/** `repr()` as a call that would make the object. */
function setRepr(vm: Vm, type: PyType, parts: (self: Address) => readonly string[]): void {
  type.repr = (self) => {
    if (vm.texts.enterRepr(self)) return vm.str.make(`${type.name}(...)`);
    try {
      return vm.str.make(`${type.name}(${parts(self).join(', ')})`);
    } finally {
      vm.texts.leaveRepr(self);
    }
  };
}

function defineItemGetter(vm: Vm): PyType {
  const { words, heap, tuple } = vm;
  const [COUNT, ITEM] = [4, 6];
  const type = define(vm, 'itemgetter', 48, [ITEM]);
  type.create = (subtype, base, count, names) => {
    refuseKeywords(vm, 'itemgetter', names);
    if (count < 1) throw vm.errors.raise('TypeError', 'itemgetter expected at least 1 argument, got 0');
    const item = count === 1 ? heap.newRef(words[base]) : tuple.pack(readWords(words, base, base + count));
    const self = vm.allocateInstance(subtype);
    words[self + COUNT] = count;
    words[self + ITEM] = item;
    return self;
  };
  type.call = calledPacked(vm, 'itemgetter', (self, base, count, names) => {
    refuseKeywords(vm, 'itemgetter', names);
    checkPositional(vm, 'itemgetter', count, 1, 1);
    const item = words[self + ITEM];
    if (words[self + COUNT] === 1) return vm.interpreter.names.getItem(words[base], item);
    return gather(vm, tuple.items(item), (key) => vm.interpreter.names.getItem(words[base], key));
  });
  setRepr(vm, type, (self) => {
    const item = words[self + ITEM];
    return (words[self + COUNT] === 1 ? [item] : tuple.items(item)).map((each) => vm.texts.reprText(each));
  });
  vm.types.methods(type, [
    [
      '__reduce__',
      '',
      (self: Address) => {
        const item = words[self + ITEM];
        const args = words[self + COUNT] === 1 ? tuple.pack([item]) : heap.newRef(item);
        return tuple.steal([heap.newRef(type.address), args]);
      },
    ],
  ]);
  return vm.types.ready(type);
}

/** A tuple of what `read` returns for each key. */
function gather(vm: Vm, keys: readonly Address[], read: (key: Address) => Address): Address {
  const values: Address[] = [];
  try {
    for (const key of keys) values.push(read(key));
  } catch (error) {
    for (const value of values) vm.heap.decref(value);
    throw error;
  }
  return vm.tuple.steal(values);
}

function defineAttrGetter(vm: Vm): PyType {
  const { words, tuple, str, heap } = vm;
  const [COUNT, ATTRIBUTES] = [4, 6];
  const type = define(vm, 'attrgetter', 40, [ATTRIBUTES]);
  type.create = (subtype, base, count, names) => {
    refuseKeywords(vm, 'attrgetter', names);
    if (count < 1) throw vm.errors.raise('TypeError', 'attrgetter expected at least 1 argument, got 0');
    const attributes: Address[] = [];
    for (let i = 0; i < count; i++) {
      if (!str.isStr(words[base + i])) throw vm.errors.raise('TypeError', 'attribute name must be a string');
      // A dotted name is a tuple of its parts.
      const parts = str
        .text(words[base + i])
        .split('.')
        .map((part) => str.intern(part));
      attributes.push(parts.length === 1 ? parts[0] : tuple.steal(parts));
    }
    const self = vm.allocateInstance(subtype);
    words[self + COUNT] = count;
    words[self + ATTRIBUTES] = tuple.steal(attributes);
    return self;
  };
  const follow = (object: Address, attribute: Address): Address => {
    if (!tuple.isTuple(attribute)) return vm.attributes.get(object, attribute);
    let current = heap.newRef(object);
    for (const part of tuple.items(attribute)) {
      const outer = current;
      try {
        current = vm.attributes.get(outer, part);
      } finally {
        heap.decref(outer);
      }
    }
    return current;
  };
  type.call = calledPacked(vm, 'attrgetter', (self, base, count, names) => {
    refuseKeywords(vm, 'attrgetter', names);
    checkPositional(vm, 'attrgetter', count, 1, 1);
    const attributes = tuple.items(words[self + ATTRIBUTES]);
    if (attributes.length === 1) return follow(words[base], attributes[0]);
    return gather(vm, attributes, (attribute) => follow(words[base], attribute));
  });
  const dotted = (attribute: Address): string =>
    tuple.isTuple(attribute)
      ? tuple
          .items(attribute)
          .map((part) => str.text(part))
          .join('.')
      : str.text(attribute);
  setRepr(vm, type, (self) => tuple.items(words[self + ATTRIBUTES]).map((attribute) => `'${dotted(attribute)}'`));
  vm.types.methods(type, [
    [
      '__reduce__',
      '',
      (self: Address) => {
        const names = tuple.items(words[self + ATTRIBUTES]).map((attribute) => str.make(dotted(attribute)));
        return tuple.steal([heap.newRef(type.address), tuple.steal(names)]);
      },
    ],
  ]);
  return vm.types.ready(type);
}

function defineMethodCaller(vm: Vm): PyType {
  const { words, heap, tuple, dict } = vm;
  const [NAME, ARGS, KEYWORDS] = [4, 6, 8];
  const type = define(vm, 'methodcaller', 64, [NAME, ARGS, KEYWORDS]);
  type.create = (subtype, base, count, names) => {
    if (count < 1) throw vm.errors.raise('TypeError', 'methodcaller needs at least one argument, the method name');
    if (!vm.str.isStr(words[base])) throw vm.errors.raise('TypeError', 'method name must be a string');
    const args = vm.calls.argumentTuple(base, count);
    const keywords = keywordsOf(vm, base + count, names);
    const self = vm.allocateInstance(subtype);
    words[self + NAME] = vm.str.internInPlace(heap.newRef(words[base]));
    words[self + ARGS] = args;
    if (keywords.length > 0) words[self + KEYWORDS] = dict.make();
    for (const [name, value] of keywords) dict.set(words[self + KEYWORDS], name, value);
    return self;
  };
  type.call = calledPacked(vm, 'methodcaller', (self, base, count, names) => {
    refuseKeywords(vm, 'methodcaller', names);
    checkPositional(vm, 'methodcaller', count, 1, 1);
    const method = vm.attributes.get(words[base], words[self + NAME]);
    const args = tuple.pack(tuple.items(words[self + ARGS]).slice(1));
    try {
      return vm.calls.callTuple(method, args, words[self + KEYWORDS]);
    } finally {
      heap.decref(args);
      heap.decref(method);
    }
  });
  setRepr(vm, type, (self) => {
    const keywords = words[self + KEYWORDS] === 0 ? [] : dict.items(words[self + KEYWORDS]);
    return [
      ...tuple.items(words[self + ARGS]).map((arg) => vm.texts.reprText(arg)),
      ...keywords.map(([name, value]) => `${vm.str.text(name)}=${vm.texts.reprText(value)}`),
    ];
  });
  return vm.types.ready(type);
}

type Call = NonNullable<PyType['call']>;

/** A call of a getter, which takes a tuple of its arguments in versions where the type has no vectorcall. */
function calledPacked(vm: Vm, name: string, call: Call): Call {
  if (!vm.facts.packing[`operator.${name}`]) return call;
  return (self, base, count, names) => vm.calls.packed(base, count, names, () => call(self, base, count, names));
}
