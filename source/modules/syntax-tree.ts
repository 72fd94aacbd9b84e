import type { Address } from '../heap/object-type.ts';
import type { ConstantValue } from '../python/syntax/ast.ts';
import { parse, parseExpression } from '../python/syntax/parse.ts';
import { PythonSyntaxError } from '../python/syntax/syntax-error.ts';
import type { Vm } from '../python/vm.ts';
import { raiseSyntaxError } from './compile-source.ts';
import type { NativeModule } from './module-definition.ts';

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

/** Fields whose names in the tree are not the ASDL's in another spelling. */
const RENAMED: Readonly<Record<string, string>> = { decorators: 'decorator_list' };

/** Nodes without a kind, by a field that only they have. */
const KINDS_BY_FIELD: readonly (readonly [field: string, kind: string])[] = [
  ['posonlyargs', 'arguments'],
  ['ifs', 'comprehension'],
  ['contextExpr', 'withitem'],
  ['guard', 'match_case'],
];

type Fields = Readonly<Record<string, unknown>>;

/** `ast`: what the parser makes, as objects; their classes and what walks over them in Python. */
export function defineSyntaxTree(vm: Vm): NativeModule {
  return {
    name: 'ast',
    functions: [
      [
        '_tree',
        'source, filename, mode, make, /',
        (source: Address, filename: Address, mode: Address, make: Address) => {
          const name = vm.str.text(filename);
          const text = vm.str.text(source);
          try {
            const tree =
              vm.str.text(mode) === 'eval'
                ? { kind: 'Expression', body: parseExpression(text, name, undefined, vm.language.syntax) }
                : { ...parse(text, name, undefined, vm.language.syntax), typeIgnores: [] };
            return makeNode(vm, tree, make);
          } catch (error) {
            if (error instanceof PythonSyntaxError) throw raiseSyntaxError(vm, error);
            throw error;
          }
        },
      ],
    ],
  };
}

/** `make(kind, fields, place)` for a node, its children first; a new reference. */
function makeNode(vm: Vm, node: Fields, make: Address): Address {
  const kind = String(node.kind ?? KINDS_BY_FIELD.find(([field]) => field in node)?.[1]);
  const fields = vm.dict.make();
  const owned: Address[] = [vm.str.make(kind), fields];
  try {
    for (const [field, value] of Object.entries(node)) {
      if (field === 'kind' || field === 'at') continue;
      const name = RENAMED[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const object = fieldValue(vm, kind, name, value, make);
      vm.dict.setName(fields, name, object);
      vm.heap.decref(object);
    }
    owned.push(placeOf(vm, node.at));
    return vm.calls.call(make, ...owned);
  } finally {
    for (const object of owned) vm.heap.decref(object);
  }
}

function placeOf(vm: Vm, at: unknown): Address {
  if (at === undefined) return vm.none;
  const { line, column, endLine, endColumn } = at as Record<string, number>;
  return vm.tuple.steal([line, endLine, column, endColumn].map((value) => vm.int.fromNumber(value)));
}

function fieldValue(vm: Vm, kind: string, field: string, value: unknown, make: Address): Address {
  if (value === null || value === undefined) return vm.none;
  if (Array.isArray(value)) return vm.list.steal(value.map((each) => fieldValue(vm, kind, field, each, make)));
  if (kind === 'Interpolation' && field === 'str') return vm.str.intern(String(value));
  if ((kind === 'FormattedValue' || kind === 'Interpolation') && field === 'conversion') {
    return vm.int.fromNumber(value === '' ? -1 : String(value).charCodeAt(0));
  }
  if (typeof value === 'string') {
    if (field === 'ctx') return makeNode(vm, { kind: value }, make);
    if (field !== 'op' && field !== 'ops') return vm.str.intern(value);
    return makeNode(vm, { kind: (kind === 'UnaryOp' ? UNARY_OPERATORS : OPERATORS)[value] }, make);
  }
  if (typeof value === 'number') return vm.int.fromNumber(value);
  if (typeof value === 'boolean') return vm.int.fromNumber(value ? 1 : 0);
  const isConstant = (kind === 'Constant' || kind === 'MatchSingleton') && field === 'value';
  return isConstant ? constant(vm, value as ConstantValue) : makeNode(vm, value as Fields, make);
}

function constant(vm: Vm, value: ConstantValue): Address {
  if (value.type === 'bool') return vm.int.bool(value.value);
  if (value.type === 'int') return vm.int.fromBigInt(value.value);
  if (value.type === 'float') return vm.float.make(value.value);
  if (value.type === 'str') return vm.str.make(value.value);
  if (value.type === 'bytes') return vm.bytes.make(value.value);
  if (value.type === 'complex') {
    const parts = [vm.float.make(value.real), vm.float.make(value.imaginary)];
    const made = vm.calls.call(vm.dict.getName(vm.builtins, 'complex'), ...parts);
    for (const part of parts) vm.heap.decref(part);
    return made;
  }
  return value.type === 'Ellipsis' ? vm.heap.newRef(vm.dict.getName(vm.builtins, 'Ellipsis')) : vm.none;
}
