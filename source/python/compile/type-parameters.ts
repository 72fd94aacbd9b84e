import type { Position, Statement, TypeParam } from '../syntax/ast.ts';
import { makeClosure } from './closure.ts';
import { type CodeGenerator, NONE } from './code-generator.ts';
import type { CodeUnit } from './code-unit.ts';
import * as op from './opcodes.ts';
import {
  INTRINSIC_PARAMSPEC,
  INTRINSIC_TYPEALIAS,
  INTRINSIC_TYPEVAR,
  INTRINSIC_TYPEVAR_WITH_BOUND,
  INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
  INTRINSIC_TYPEVARTUPLE,
} from './operands.ts';

/** Makes the type parameters, binds each, and leaves a tuple of them on the stack (PEP 695). */
export function visitTypeParameters(g: CodeGenerator, parameters: readonly TypeParam[]): void {
  for (const parameter of parameters) {
    const { at } = parameter;
    g.loadString(parameter.name, at);
    if (parameter.kind === 'TypeVar' && parameter.bound !== null) {
      const { bound } = parameter;
      // A bound is evaluated when it is asked for: it is a function of its own.
      const code = g.compileUnit(
        parameter,
        'type parameters',
        parameter.name,
        bound.at.line,
        () => {
          g.visitExpression(bound);
          g.emit(op.RETURN_VALUE, 0, bound.at);
        },
        { returnsNone: true },
      );
      makeClosure(g, code, parameter, 0, bound.at);
      const isConstraints = bound.kind === 'Tuple' || (bound.kind === 'Constant' && bound.value.type === 'tuple');
      const intrinsic = isConstraints ? INTRINSIC_TYPEVAR_WITH_CONSTRAINTS : INTRINSIC_TYPEVAR_WITH_BOUND;
      g.emit(op.CALL_INTRINSIC_2, intrinsic, at);
    } else {
      const intrinsics = {
        TypeVar: INTRINSIC_TYPEVAR,
        ParamSpec: INTRINSIC_PARAMSPEC,
        TypeVarTuple: INTRINSIC_TYPEVARTUPLE,
      };
      g.emit(op.CALL_INTRINSIC_1, intrinsics[parameter.kind], at);
    }
    g.emit(op.COPY, 1, at);
    g.store(parameter.name, at);
  }
  g.emit(op.BUILD_TUPLE, parameters.length, parameters[0]?.at ?? null);
}

/** Calls the scope of the type parameters with `passed` values that are on the stack. */
export function callTypeParameterScope(
  g: CodeGenerator,
  code: CodeUnit,
  node: object,
  passed: number,
  at: Position,
): void {
  makeClosure(g, code, node, 0, at);
  if (passed > 0) {
    g.emit(op.SWAP, passed + 1, at);
    g.emit(op.CALL, passed - 1, at);
  } else {
    g.emit(op.PUSH_NULL, 0, at);
    g.emit(op.CALL, 0, at);
  }
}

/** `type X[T] = …`: name, parameters, and a function that gives the value. */
export function visitTypeAlias(g: CodeGenerator, node: Extract<Statement, { kind: 'TypeAlias' }>): void {
  const { at, typeParams } = node;
  if (node.name.kind !== 'Name') return;
  const { id } = node.name;
  const build = () => {
    const code = g.compileUnit(
      node,
      'function',
      id,
      at.line,
      () => {
        // The first constant is no docstring.
        g.unit.constantIndex(NONE, g.pool);
        g.visitExpression(node.value);
        g.emit(op.RETURN_VALUE, 0, at);
      },
      { returnsNone: false },
    );
    makeClosure(g, code, node, 0, at);
    g.emit(op.BUILD_TUPLE, 3, at);
    g.emit(op.CALL_INTRINSIC_1, INTRINSIC_TYPEALIAS, at);
  };
  if (typeParams.length === 0) {
    g.loadString(id, at);
    g.loadNone(at);
    build();
  } else {
    const code = g.compileUnit(
      typeParams,
      'type parameters',
      `<generic parameters of ${id}>`,
      at.line,
      () => {
        g.loadString(id, at);
        visitTypeParameters(g, typeParams);
        build();
      },
      { returnsNone: false },
    );
    callTypeParameterScope(g, code, typeParams, 0, at);
  }
  g.store(id, at);
}
