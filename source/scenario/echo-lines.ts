import type { Statement } from '../python/syntax/ast.ts';
import { parse } from '../python/syntax/parse.ts';
import { PythonSyntaxError } from '../python/syntax/syntax-error.ts';
import { SYNTAX_3_14 } from '../python/syntax/syntax-facts.ts';
import type { Scenario } from './scenario.ts';

/**
 * The lines at which a cell's last statement begins, where that is an expression: a notebook shows its value. A
 * semicolon behind it keeps it quiet.
 */
export function echoLines({ source, cells }: Scenario): Set<number> {
  const lines = source.split('\n');
  const found = new Set<number>();
  for (const { kind, firstLine, lastLine } of cells) {
    if (kind !== 'code') continue;
    const code = lines.slice(firstLine - 1, lastLine);
    const last = lastStatement(code.join('\n'));
    if (last?.kind !== 'Expr') continue;
    const { line, endLine, endColumn } = last.at;
    const behind = [...code[endLine - 1]].slice(endColumn).join('');
    if (!/^\s*;/.test(behind)) found.add(firstLine + line - 1);
  }
  return found;
}

/** None where the cell does not parse: the run will say so. */
function lastStatement(code: string): Statement | undefined {
  try {
    // What the newest version reads: the values of t-strings, too.
    return parse(code, '', undefined, SYNTAX_3_14).body.at(-1);
  } catch (error) {
    if (error instanceof PythonSyntaxError) return undefined;
    throw error;
  }
}
