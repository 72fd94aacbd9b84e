import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import { typeFromSpec } from '../../python/run/type-from-spec.ts';
import type { Vm } from '../../python/vm.ts';
import type { NodeTypes } from './node-types.ts';

/** Bytes of AST_object, and the word of its pointer to the dict. */
const NODE_BYTES = 24;
const NODE_DICT = 4;

/** `ast.AST` (`Python/Python-ast.c, AST_type_spec`). */
export function makeNodeType(vm: Vm, types: NodeTypes): PyType {
  return typeFromSpec(vm, {
    name: 'AST',
    module: 'ast',
    basicSize: NODE_BYTES,
    dictOffset: NODE_DICT,
    special: ['__getattribute__', '__setattr__', '__delattr__', '__init__'],
    define: (type) => {
      type.create = (subtype) => vm.instances.allocate(subtype);
      type.init = (self, base, count, names) => new NodeInit(vm, types, self).run(base, count, names);
      vm.types.methods(type, [['__reduce__', '', (self: Address) => reduce(vm, types, self)]]);
      vm.types.attributes(type, [vm.instances.dictAttribute]);
    },
  });
}

/** `ast_type_init()` */
class NodeInit {
  private readonly vm: Vm;
  private readonly types: NodeTypes;
  private readonly self: Address;
  private readonly type: PyType;
  private fields: Address[] = [];
  /** Names of fields that got no value yet (since 3.13), else of those by position. */
  private readonly given = new Set<string>();

  constructor(vm: Vm, types: NodeTypes, self: Address) {
    this.vm = vm;
    this.types = types;
    this.self = self;
    this.type = vm.typeOf(self);
  }

  run(base: Address, count: number, names: Address): void {
    const { vm } = this;
    this.fields = this.listed('_fields');
    try {
      this.setPositional(base, count);
      for (let i = 0; i < (names === 0 ? 0 : vm.tuple.length(names)); i++) {
        this.setKeyword(vm.tuple.item(names, i), vm.words[base + count + i]);
      }
      if (this.types.facts.hasFieldTypes) this.fillRest();
    } finally {
      for (const field of this.fields) vm.heap.decref(field);
    }
  }

  /** Names that the type lists, new references. */
  private listed(attribute: string): Address[] {
    const { vm } = this;
    const names = vm.attributes.getOptional(this.type.address, this.types.name(attribute));
    if (names === 0) return [];
    try {
      return vm.iteration.toArray(names);
    } finally {
      vm.heap.decref(names);
    }
  }

  private text(name: Address): string {
    return this.vm.str.isStr(name) ? this.vm.str.text(name) : '';
  }

  private setPositional(base: Address, count: number): void {
    const { vm, fields } = this;
    if (count > fields.length) {
      const plural = fields.length === 1 ? '' : 's';
      const message = `${this.type.name} constructor takes at most ${fields.length} positional argument${plural}`;
      throw vm.errors.raise('TypeError', message);
    }
    for (let i = 0; i < count; i++) {
      vm.attributes.set(this.self, fields[i], vm.words[base + i]);
      this.given.add(this.text(fields[i]));
    }
  }

  private setKeyword(name: Address, value: Address): void {
    const { vm } = this;
    const text = this.text(name);
    if (this.given.has(text)) {
      throw vm.errors.raise('TypeError', `${this.type.name} got multiple values for argument '${text}'`);
    }
    const isField = this.fields.some((field) => this.text(field) === text);
    if (isField) this.given.add(text);
    else if (this.types.facts.hasFieldTypes && !this.isAttribute(text)) {
      this.warn(
        `${this.type.name}.__init__ got an unexpected keyword argument '${text}'. ` +
          'Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.',
      );
    }
    vm.attributes.set(this.self, name, value);
  }

  private isAttribute(text: string): boolean {
    const names = this.listed('_attributes');
    const isListed = names.some((name) => this.text(name) === text);
    for (const name of names) this.vm.heap.decref(name);
    return isListed;
  }

  private warn(message: string): void {
    this.vm.interpreter.reports.issueWarning('DeprecationWarning', message);
  }

  /** Lists are empty, contexts are Load; what is optional has its None in the class. */
  private fillRest(): void {
    const rest = this.fields.filter((field) => !this.given.has(this.text(field)));
    if (rest.length === 0) return;
    const { vm, type } = this;
    const fieldTypes = vm.attributes.getOptional(type.address, this.types.name('_field_types'));
    if (fieldTypes === 0) return;
    try {
      for (const field of rest) this.fill(field, vm.dict.isDict(fieldTypes) ? vm.dict.get(fieldTypes, field) : 0);
    } finally {
      vm.heap.decref(fieldTypes);
    }
  }

  private fill(field: Address, fieldType: Address): void {
    const { vm, type } = this;
    const name = vm.texts.reprText(field);
    if (fieldType === 0) {
      this.warn(`Field ${name} is missing from ${type.name}._field_types. This will become an error in Python 3.15.`);
      return;
    }
    const kind = vm.typeName(fieldType);
    if (kind === 'types.UnionType' || kind === 'typing.Union') return;
    if (kind === 'types.GenericAlias') {
      const empty = vm.list.make();
      vm.attributes.set(this.self, field, empty);
      vm.heap.decref(empty);
    } else if (fieldType === this.types.get('expr_context').address) {
      vm.attributes.set(this.self, field, this.types.singletons.get('Load') as Address);
    } else {
      this.warn(
        `${type.name}.__init__ missing 1 required positional argument: ${name}. ` +
          'This will become an error in Python 3.15.',
      );
    }
  }
}

/**
 * `ast_type_reduce()`: the type, what it is called with, and the attributes. Since 3.13 it is called with None for each field
 * that has a value, lest it warn.
 */
function reduce(vm: Vm, types: NodeTypes, self: Address): Address {
  const { tuple, heap } = vm;
  const type = vm.typeOf(self);
  const held = vm.attributes.getOptional(self, types.name('__dict__'));
  if (held === 0) return tuple.steal([heap.newRef(type.address), tuple.empty]);
  const args = types.facts.hasFieldTypes
    ? tuple.pack(new Array(givenFields(vm, types, self)).fill(vm.none))
    : tuple.empty;
  return tuple.steal([heap.newRef(type.address), args, held]);
}

/** How many fields have values up to the first one that has none. */
function givenFields(vm: Vm, types: NodeTypes, self: Address): number {
  const fields = vm.attributes.getOptional(vm.typeOf(self).address, types.name('_fields'));
  if (fields === 0) return 0;
  const names = vm.iteration.toArray(fields);
  const lacking = names.findIndex((name) => vm.instances.get(self, name) === 0);
  for (const object of [...names, fields]) vm.heap.decref(object);
  return lacking < 0 ? names.length : lacking;
}
