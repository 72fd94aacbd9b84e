import type { Position, Statement } from '../syntax/ast.ts';

/** Where a statement stands: in a `finally` block, and in a loop within that. */
interface Place {
  readonly inFinally: boolean;
  readonly inLoop: boolean;
}

const OUTSIDE: Place = { inFinally: false, inLoop: false };

/** Tells of statements that leave a `finally` block and so swallow exceptions (PEP 765; `Python/ast_preprocess.c`). */
export function warnOfLeavingFinally(body: readonly Statement[], warn: (message: string, at: Position) => void): void {
  const visit = (statements: readonly Statement[], place: Place): void => {
    for (const node of statements) visitOne(node, place);
  };
  const visitOne = (node: Statement, place: Place): void => {
    switch (node.kind) {
      case 'Return':
        if (place.inFinally) warn("'return' in a 'finally' block", node.at);
        return;
      case 'Break':
      case 'Continue':
        if (place.inFinally && !place.inLoop) warn(`'${node.kind.toLowerCase()}' in a 'finally' block`, node.at);
        return;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        return visit(node.body, OUTSIDE);
      case 'For':
      case 'AsyncFor':
      case 'While':
        visit(node.body, { ...place, inLoop: true });
        return visit(node.orelse, place);
      case 'If':
        visit(node.body, place);
        return visit(node.orelse, place);
      case 'With':
      case 'AsyncWith':
        return visit(node.body, place);
      case 'Match':
        for (const { body: block } of node.cases) visit(block, place);
        return;
      case 'Try':
      case 'TryStar':
        visit(node.body, place);
        for (const handler of node.handlers) visit(handler.body, place);
        visit(node.orelse, place);
        visit(node.finalbody, { inFinally: true, inLoop: false });
    }
  };
  visit(body, OUTSIDE);
}
