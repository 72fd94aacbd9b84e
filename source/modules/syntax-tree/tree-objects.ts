import type { Address } from '../../heap/object-type.ts';
import type { ConstantValue } from '../../python/syntax/ast.ts';
import type { Vm } from '../../python/vm.ts';
import type { NodeField, NodeKind } from './grammar.ts';
import type { NodeTypes } from './node-types.ts';

/** Operators by what they are in the source: the names of their nodes. Those of one operand are below. */
const OPERATORS: Readonly<Record<string, string>> = {
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mult',
  '@': 'MatMult',
  '/': 'Div',
  '%': 'Mod',
  '**': 'Pow',
  '<<': 'LShift',
  '>>': 'RShift',
  '|': 'BitOr',
  '^': 'BitXor',
  '&': 'BitAnd',
  '//': 'FloorDiv',
  and: 'And',
  or: 'Or',
  '==': 'Eq',
  '!=': 'NotEq',
  '<': 'Lt',
  '<=': 'LtE',
  '>': 'Gt',
  '>=': 'GtE',
  is: 'Is',
  'is not': 'IsNot',
  in: 'In',
  'not in': 'NotIn',
};
const UNARY_OPERATORS: Readonly<Record<string, string>> = { '+': 'UAdd', '-': 'USub', '~': 'Invert', not: 'Not' };

/** Fields whose names in the parser's tree are not the ASDL's in another spelling. */
const RENAMED: Readonly<Record<string, string>> = { decorator_list: 'decorators' };

/** Nodes without a kind, by a field that only they have. */
const KINDS_BY_FIELD: readonly (readonly [field: string, kind: string])[] = [
  ['posonlyargs', 'arguments'],
  ['ifs', 'comprehension'],
  ['contextExpr', 'withitem'],
  ['guard', 'match_case'],
];

/** A node of the parser's tree. */
export type TreeNode = Readonly<Record<string, unknown>>;

/** Makes Python objects of a syntax tree (`Python/Python-ast.c, ast2obj_*()`). */
export class TreeObjects {
  private readonly vm: Vm;
  private readonly types: NodeTypes;

  constructor(vm: Vm, types: NodeTypes) {
    this.vm = vm;
    this.types = types;
  }

  /** The object of a node with all below it, a new reference. */
  make(node: TreeNode): Address {
    const name = String(node.kind ?? KINDS_BY_FIELD.find(([field]) => field in node)?.[1]);
    const kind = this.types.kinds.get(name);
    if (kind === undefined) throw new Error(`no type of nodes is called ${name}`);
    const object = this.vm.instances.allocate(this.types.get(name));
    for (const field of kind.fields) {
      // The kind of a constant is the `u` in front of a str.
      const value = field.name === 'kind' ? null : node[spelled(field.name)];
      this.set(object, field.name, this.field(name, field, value));
    }
    this.setPlace(object, kind, node.at as Record<string, number> | undefined);
    return object;
  }

  /** Takes over the reference to the value. */
  private set(object: Address, name: string, value: Address): void {
    this.vm.attributes.set(object, this.types.name(name), value);
    this.vm.heap.decref(value);
  }

  private setPlace(object: Address, kind: NodeKind, at: Record<string, number> | undefined): void {
    const attributes = kind.attributes ?? this.types.kinds.get(kind.sum ?? '')?.attributes ?? [];
    if (attributes.length === 0 || at === undefined) return;
    const { line, column, endLine, endColumn } = at;
    const places: Record<string, number> = {
      lineno: line,
      col_offset: column,
      end_lineno: endLine,
      end_col_offset: endColumn,
    };
    for (const { name } of attributes) this.set(object, name, this.vm.int.fromNumber(places[name]));
  }

  private field(kind: string, { name, type, isList }: NodeField, value: unknown): Address {
    const { vm } = this;
    if (isList) {
      const items = (value ?? []) as readonly unknown[];
      return vm.list.steal(items.map((item) => this.item(kind, name, type, item)));
    }
    return this.item(kind, name, type, value);
  }

  private item(kind: string, name: string, type: string, value: unknown): Address {
    const { vm } = this;
    if (name === 'conversion') {
      return vm.int.fromNumber(value === '' ? -1 : String(value).charCodeAt(0));
    }
    if (value === null || value === undefined) return vm.none;
    // An interpolation of a t-string has its text as a constant.
    if (type === 'constant' && typeof value !== 'string') return this.constant(value as ConstantValue);
    if (type === 'int') return vm.int.fromNumber(Number(value));
    if (type === 'identifier' || type === 'string' || type === 'constant') return vm.str.identifier(String(value));
    if (typeof value === 'string') return this.singleton(kind === 'UnaryOp' ? UNARY_OPERATORS : OPERATORS, value);
    return this.make(value as TreeNode);
  }

  /** An operator or a context, which are the same object everywhere. */
  private singleton(names: Readonly<Record<string, string>>, text: string): Address {
    return this.vm.heap.newRef(this.types.singletons.get(names[text] ?? text) as Address);
  }

  private constant(value: ConstantValue): Address {
    const { vm } = this;
    switch (value.type) {
      case 'bool':
        return vm.int.bool(value.value);
      case 'int':
        return vm.int.fromBigInt(value.value);
      case 'float':
        return vm.float.make(value.value);
      case 'complex':
        return vm.float.makeComplex(value.real, value.imaginary);
      case 'str':
        return vm.str.make(value.value);
      case 'bytes':
        return vm.bytes.make(value.value);
      case 'Ellipsis':
        return vm.heap.newRef(vm.ellipsis);
      default:
        return vm.none;
    }
  }
}

/** A field's name in the parser's tree. */
function spelled(name: string): string {
  return RENAMED[name] ?? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
