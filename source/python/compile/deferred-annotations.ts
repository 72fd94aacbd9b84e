import type { Position, Statement } from '../syntax/ast.ts';
import { makeClosure } from './closure.ts';
import type { CodeGenerator } from './code-generator.ts';
import * as op from './opcodes.ts';
import { COMPARISONS } from './operands.ts';

/** `__annotate__`, which computes annotations when somebody asks for them (PEP 649; 3.14). */

type AnnotatedAssignment = Extract<Statement, { kind: 'AnnAssign' }>;

/** An annotated name of a module or class, and whether it stands where it may not come about: in an `if`, a `for`. */
export interface AnnotatedName {
  readonly node: AnnotatedAssignment;
  readonly isConditional: boolean;
}

/** Names of the annotations that have been reached: indexes, in a set. A module's names are all conditional. */
const REACHED = '__conditional_annotations__';

/** Formats of annotations up to this one are computed by `__annotate__` itself (annotationlib.Format). */
const VALUE_WITH_FAKE_GLOBALS = 2n;

/** Pushes the function `__annotate__`; `visit` leaves a dict on the stack (codegen_setup_annotations_scope()). */
export function pushAnnotate(g: CodeGenerator, key: object, firstLine: number, at: Position, visit: () => void): void {
  const code = g.compileUnit(
    key,
    'function',
    '__annotate__',
    firstLine,
    () => {
      const supported = g.newLabel();
      g.emit(op.LOAD_FAST, 0, at);
      g.loadConstant({ type: 'int', value: VALUE_WITH_FAKE_GLOBALS }, at);
      g.emit(op.COMPARE_OP, COMPARISONS.indexOf('>'), at);
      g.emit(op.TO_BOOL, 0, at);
      g.emitJump(op.POP_JUMP_IF_FALSE, supported, at);
      g.visitExpression({ kind: 'Name', id: 'NotImplementedError', ctx: 'Load', at });
      g.emit(op.RAISE_VARARGS, 1, at);
      g.place(supported);
      visit();
      g.emit(op.RETURN_VALUE, 0, at);
    },
    { counts: { positional: 0, positionalOnly: 1, keywordOnly: 0 }, returnsNone: false },
  );
  makeClosure(g, code, key, 0, at);
}

/** Before the body of a module or class: it gets its `__conditional_annotations__`, if it needs them. */
export function startAnnotations(g: CodeGenerator, body: readonly Statement[], at: Position): void {
  const { unit } = g;
  const names = annotatedNames(body);
  const isModule = unit.kind === 'module';
  for (const { node, isConditional } of names) {
    if (isModule || isConditional) unit.conditionalAnnotations.set(node, BigInt(unit.conditionalAnnotations.size));
  }
  // A module has its `__annotate__` from the start: somebody may import it before it has run to its end.
  if (isModule) storeAnnotate(g, names, at, '__annotate__');
  if (unit.conditionalAnnotations.size === 0) return;
  g.emit(op.BUILD_SET, 0, at);
  if (isModule) g.emitName(op.STORE_NAME, REACHED, at);
  else g.emit(op.STORE_DEREF, unit.cellIndex(REACHED), at);
}

/** After the body: a class gets its `__annotate__`. */
export function finishAnnotations(g: CodeGenerator, body: readonly Statement[], at: Position): void {
  if (g.unit.kind === 'class') storeAnnotate(g, annotatedNames(body), at, '__annotate_func__');
}

/** Where an annotated name is reached (codegen_annassign()). */
export function markAnnotation(g: CodeGenerator, node: AnnotatedAssignment): void {
  const { unit } = g;
  const index = unit.conditionalAnnotations.get(node);
  if (index === undefined) return;
  if (unit.kind === 'class') g.emit(op.LOAD_DEREF, unit.cellIndex(REACHED), node.at);
  else g.emitName(op.LOAD_NAME, REACHED, node.at);
  g.loadConstant({ type: 'int', value: index }, node.at);
  g.emit(op.SET_ADD, 1, node.at);
  g.emit(op.POP_TOP, 0, node.at);
}

/** `codegen_process_deferred_annotations()` */
function storeAnnotate(g: CodeGenerator, names: readonly AnnotatedName[], at: Position, name: string): void {
  if (names.length === 0) return;
  const owner = g.unit;
  pushAnnotate(g, owner.scope, at.line, at, () => {
    g.emit(op.BUILD_MAP, 0, at);
    for (const { node } of names) {
      const place = node.at;
      const index = owner.conditionalAnnotations.get(node);
      const unreached = g.newLabel();
      if (index !== undefined) {
        g.loadConstant({ type: 'int', value: index }, place);
        if (owner.kind === 'class') g.emit(op.LOAD_DEREF, g.unit.cellIndex(REACHED), place);
        else g.emit(op.LOAD_GLOBAL, g.unit.nameIndex(REACHED) << 1, place);
        g.emit(op.CONTAINS_OP, 0, place);
        g.emitJump(op.POP_JUMP_IF_FALSE, unreached, place);
      }
      g.visitExpression(node.annotation);
      g.emit(op.COPY, 2, place);
      g.loadString(g.mangled(node.target.kind === 'Name' ? node.target.id : ''), place);
      g.emit(op.STORE_SUBSCR, 0, at);
      g.place(unreached);
    }
  });
  g.store(name, at);
}

/** The annotated names of a module or class in order, those of functions and classes inside left out. */
function annotatedNames(body: readonly Statement[], isConditional = false): AnnotatedName[] {
  return body.flatMap((node): AnnotatedName[] => {
    const within = (...bodies: readonly (readonly Statement[])[]) => bodies.flatMap((one) => annotatedNames(one, true));
    switch (node.kind) {
      case 'AnnAssign':
        return node.simple && node.target.kind === 'Name' ? [{ node, isConditional }] : [];
      case 'For':
      case 'AsyncFor':
      case 'While':
      case 'If':
        return within(node.body, node.orelse);
      case 'With':
      case 'AsyncWith':
        return within(node.body);
      case 'Try':
      case 'TryStar':
        return within(node.body, ...node.handlers.map((handler) => handler.body), node.orelse, node.finalbody);
      case 'Match':
        return within(...node.cases.map((matchCase) => matchCase.body));
      default:
        return [];
    }
  });
}
