import type { Expression, Position, Statement } from '../syntax/ast.ts';
import { emitCall } from './calls.ts';
import { makeClosure } from './closure.ts';
import type { CodeGenerator } from './code-generator.ts';
import type { CodeUnit } from './code-unit.ts';
import { finishAnnotations, startAnnotations } from './deferred-annotations.ts';
import { docstringOf, storedDocstring } from './docstring.ts';
import { applyDecorators } from './functions.ts';
import * as op from './opcodes.ts';
import { INTRINSIC_SUBSCRIPT_GENERIC } from './operands.ts';
import { callTypeParameterScope, visitTypeParameters } from './type-parameters.ts';

type ClassStatement = Extract<Statement, { kind: 'ClassDef' }>;

export function visitClass(g: CodeGenerator, node: ClassStatement): void {
  const { at, name, typeParams } = node;
  g.visitAll(node.decorators);
  const firstLine = node.decorators[0]?.at.line ?? at.line;
  if (typeParams.length === 0) {
    buildClass(g, node, firstLine);
    emitCall(g, at, 2, node.bases, node.keywords);
  } else {
    const code = g.compileUnit(
      typeParams,
      'type parameters',
      `<generic parameters of ${name}>`,
      firstLine,
      () => {
        visitTypeParameters(g, typeParams);
        g.store('.type_params', at);
        buildClass(g, node, firstLine);
        g.load('.type_params', at);
        g.emit(op.CALL_INTRINSIC_1, INTRINSIC_SUBSCRIPT_GENERIC, at);
        g.store('.generic_base', at);
        const base: Expression = { kind: 'Name', at, id: '.generic_base', ctx: 'Load' };
        emitCall(g, at, 2, [...node.bases, base], node.keywords);
      },
      { privateName: name, returnsNone: false },
    );
    callTypeParameterScope(g, code, typeParams, 0, at);
  }
  applyDecorators(g, node.decorators);
  g.store(name, at);
}

/** Pushes `__build_class__`, the body as a function and the name: what the call of it begins with. */
function buildClass(g: CodeGenerator, node: ClassStatement, firstLine: number): void {
  const code = compileClassBody(g, node, firstLine);
  g.emit(op.LOAD_BUILD_CLASS, 0, node.at);
  g.emit(op.PUSH_NULL, 0, node.at);
  makeClosure(g, code, node, 0, node.at);
  g.loadString(node.name, node.at);
}

function compileClassBody(g: CodeGenerator, node: ClassStatement, firstLine: number): CodeUnit {
  const at: Position = { line: firstLine, column: 0, endLine: firstLine, endColumn: 0 };
  const visit = () => {
    const { unit } = g;
    g.load('__name__', at);
    g.store('__module__', at);
    g.loadString(unit.qualname, at);
    g.store('__qualname__', at);
    const { describesClasses } = g.options.facts;
    if (describesClasses) {
      g.loadConstant({ type: 'int', value: BigInt(firstLine) }, at);
      g.store('__firstlineno__', at);
    }
    if (node.typeParams.length > 0) {
      g.load('.type_params', at);
      g.store('__type_params__', at);
    }
    if (unit.scope.needsClassDict) {
      g.emit(op.LOAD_LOCALS, 0, at);
      g.emit(op.STORE_DEREF, unit.cellIndex('__classdict__'), at);
    }
    visitNamespaceBody(g, node.body, at);
    if (describesClasses) {
      const attributes = [...unit.staticAttributes].sort();
      g.loadConstant({ type: 'tuple', items: attributes.map((value) => ({ type: 'str', value })) }, null);
      g.store('__static_attributes__', null);
    }
    if (unit.scope.needsClassDict) {
      g.emit(op.LOAD_CLOSURE, unit.cellIndex('__classdict__'), null);
      g.store('__classdictcell__', null);
    }
    if (unit.scope.needsClassClosure) {
      g.emit(op.LOAD_CLOSURE, unit.cellIndex('__class__'), null);
      g.emit(op.COPY, 1, null);
      g.store('__classcell__', null);
    } else {
      g.loadNone(null);
    }
    g.emit(op.RETURN_VALUE, 0, null);
  };
  return g.compileUnit(node, 'class', node.name, firstLine, visit, { privateName: node.name, returnsNone: true });
}

/** The body of a module or class: annotations' dict, docstring, statements (compiler_body()). */
export function visitNamespaceBody(g: CodeGenerator, body: readonly Statement[], at: Position): void {
  const [first] = body;
  const start = g.unit.kind === 'module' && first !== undefined ? first.at : at;
  const { facts, futureAnnotations } = g.options;
  if (facts.defersAnnotations && !futureAnnotations) {
    startAnnotations(g, body, start);
    visitDocumentedBody(g, body);
    finishAnnotations(g, body, start);
  } else {
    if (hasAnnotations(body)) g.emit(op.SETUP_ANNOTATIONS, 0, start);
    visitDocumentedBody(g, body);
  }
}

function visitDocumentedBody(g: CodeGenerator, body: readonly Statement[]): void {
  const [first] = body;
  const docstring = docstringOf(body);
  if (docstring === null || first?.kind !== 'Expr') return g.visitBody(body);
  if (g.options.optimize < 2) {
    g.loadString(storedDocstring(docstring, g.options.facts), first.value.at);
    g.store('__doc__', null);
  }
  g.visitBody(body.slice(1));
}

/** Is there an annotated assignment, outside of nested functions and classes (find_ann())? */
export function hasAnnotations(body: readonly Statement[]): boolean {
  return body.some((node) => {
    switch (node.kind) {
      case 'AnnAssign':
        return true;
      case 'For':
      case 'AsyncFor':
      case 'While':
      case 'If':
        return hasAnnotations(node.body) || hasAnnotations(node.orelse);
      case 'With':
      case 'AsyncWith':
        return hasAnnotations(node.body);
      case 'Try':
      case 'TryStar':
        return (
          node.handlers.some((handler) => hasAnnotations(handler.body)) ||
          hasAnnotations(node.body) ||
          hasAnnotations(node.finalbody) ||
          hasAnnotations(node.orelse)
        );
      case 'Match':
        return node.cases.some((matchCase) => hasAnnotations(matchCase.body));
      default:
        return false;
    }
  });
}
