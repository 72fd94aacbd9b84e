import type { Address } from '../../heap/object-type.ts';
import type { Native } from '../../python/objects/native.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { type NodeField, type NodeKind, nodeKinds } from './grammar.ts';
import { NEW_NAMES, type NewNames } from './grammar-table.ts';
import { makeNodeType } from './node-type.ts';
import { type TreeFacts, treeFacts } from './tree-facts.ts';

/** Types of fields that are no nodes (`Parser/asdl_c.py`). */
const BUILTIN_TYPES: Readonly<Record<string, string>> = {
  identifier: 'str',
  string: 'str',
  int: 'int',
  constant: 'object',
};

/**
 * The types of syntax trees, as the first `compile()` or `import ast` makes them (`Python/Python-ast.c, init_types()`): real
 * classes on the heap, charged to the line that asks for them, and held until the machine ends.
 */
export class NodeTypes {
  /** AST, the base of all. */
  readonly base: PyType;
  readonly facts: TreeFacts;
  readonly kinds: ReadonlyMap<string, NodeKind>;
  /** By name, AST first. */
  readonly types = new Map<string, PyType>();
  /** The one node of a type without fields, by the type's name. */
  readonly singletons = new Map<string, Address>();
  private readonly vm: Vm;
  /** The interned strings that the module's state holds. */
  private readonly names = new Map<string, Address>();

  /** @param isImported whether a module of this name has been imported: they intern names. */
  constructor(vm: Vm, isImported: (module: string) => boolean) {
    this.vm = vm;
    this.facts = treeFacts(vm.facts.name);
    const kinds = nodeKinds(vm.facts.name);
    this.kinds = new Map(kinds.map((kind) => [kind.name, kind]));
    this.internNames(kinds, isImported);
    this.base = makeNodeType(vm, this);
    this.types.set('AST', this.base);
    this.addAstFields();
    for (const kind of kinds) this.make(kind);
    if (this.facts.hasFieldTypes) for (const kind of kinds) if (!kind.isSum) this.annotate(kind);
  }

  get(name: string): PyType {
    const type = this.types.get(name);
    if (type === undefined) throw new Error(`no type of nodes is called ${name}`);
    return type;
  }

  /** An interned name, borrowed. */
  name(text: string): Address {
    return this.names.get(text) ?? this.vm.str.name(text);
  }

  // DIFFERS: The first `compile()` or `import ast` makes some strs more or fewer than in CPython, and none of the 207 KB that the table
  // of interned strs may grow by then (3.12, 3.13). — Which names have been interned before depends on what is installed beside
  // the library. — Call `compile()` once before tracemalloc starts and objects are counted.
  /** `init_identifiers()`: what nothing has interned before is made now. */
  private internNames(kinds: readonly NodeKind[], isImported: (module: string) => boolean): void {
    const { str, facts } = this.vm;
    const { atStart, internedBy } = (NEW_NAMES[facts.name] ?? NEW_NAMES['3.13']) as NewNames;
    const fresh = new Set(atStart.split(' '));
    for (const [module, names] of Object.entries(internedBy)) {
      if (isImported(module)) for (const name of names.split(' ')) fresh.delete(name);
    }
    const own = ['__dict__', '__doc__', '__module__', '_attributes', '_fields', 'ast'];
    if (this.facts.hasMatchArgs) own.push('__match_args__');
    const used = kinds.flatMap(({ fields, attributes }) =>
      [...fields, ...(attributes ?? [])].map((field) => field.name),
    );
    for (const text of [...new Set([...own, ...used])].sort()) {
      this.names.set(text, fresh.has(text) ? str.identifier(text) : str.name(text));
    }
  }

  /** `add_ast_fields()` */
  private addAstFields(): void {
    for (const name of ['_fields', ...(this.facts.hasMatchArgs ? ['__match_args__'] : []), '_attributes']) {
      this.set(this.base, name, this.vm.tuple.empty);
    }
  }

  private set(type: PyType, name: string, value: Address): void {
    this.vm.attributes.set(type.address, this.name(name), value);
  }

  private make(kind: NodeKind): void {
    const base = kind.sum === null ? this.base : this.get(kind.sum);
    const type = this.makeType(kind, base);
    this.types.set(kind.name, type);
    if (kind.attributes !== null) this.addAttributes(type, kind.attributes);
    for (const { name, isOptional } of [...kind.fields, ...(kind.attributes ?? [])]) {
      if (isOptional) this.set(type, name, this.vm.none);
    }
    if (kind.isSingleton) this.singletons.set(kind.name, this.vm.instances.allocate(type));
  }

  /** `make_type()`: calls `type(name, (base,), {…})`. */
  private makeType({ name, fields, doc }: NodeKind, base: PyType): PyType {
    const { vm } = this;
    const { str, dict, tuple, heap } = vm;
    const fieldNames = this.namesOf(fields);
    const nameObject = str.make(name);
    const bases = tuple.pack([base.address]);
    const namespace = dict.make();
    dict.set(namespace, this.name('_fields'), fieldNames);
    if (this.facts.hasMatchArgs) dict.set(namespace, this.name('__match_args__'), fieldNames);
    dict.set(namespace, this.name('__module__'), this.name('ast'));
    dict.setSteal(namespace, this.name('__doc__'), str.make(doc));
    const made = vm.calls.call(vm.types.type.address, nameObject, bases, namespace);
    for (const object of [namespace, bases, nameObject, fieldNames]) heap.decref(object);
    return vm.types.at(made);
  }

  private namesOf(fields: readonly NodeField[]): Address {
    if (fields.length === 0) return this.vm.tuple.empty;
    return this.vm.tuple.pack(fields.map(({ name }) => this.name(name)));
  }

  /** `add_attributes()` */
  private addAttributes(type: PyType, attributes: readonly NodeField[]): void {
    const names = this.namesOf(attributes);
    this.set(type, '_attributes', names);
    this.vm.heap.decref(names);
  }

  /** `add_ast_annotations()` of one type. */
  private annotate({ name, fields }: NodeKind): void {
    const { dict, heap } = this.vm;
    const annotations = dict.make();
    for (const field of fields) dict.setSteal(annotations, this.name(field.name), this.typeOf(field));
    for (const attribute of ['_field_types', '__annotations__']) this.set(this.get(name), attribute, annotations);
    heap.decref(annotations);
  }

  /** The type of a field as annotations tell it, a new reference: `list[expr]`, `expr | None`, `expr`. */
  private typeOf({ type, isOptional, isList }: NodeField): Address {
    const { vm } = this;
    const builtin = BUILTIN_TYPES[type];
    const address = builtin === undefined ? this.get(type).address : vm.dict.getName(vm.builtins, builtin);
    if (isOptional) return vm.classes.union(address, vm.none);
    return isList ? this.listOf(address) : vm.heap.newRef(address);
  }

  /** `Py_GenericAlias(&PyList_Type, type)` */
  private listOf(type: Address): Address {
    const { list } = this.vm;
    const { native } = list.type.members.get('__class_getitem__') as { native: Native };
    return native.code(list.type.address, type);
  }
}
