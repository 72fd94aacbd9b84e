import { parser } from '@lezer/python';
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
    const code = lines.slice(firstLine - 1, lastLine).join('\n');
    let last = parser.parse(code).topNode.lastChild;
    while (last?.name === 'Comment') last = last.prevSibling;
    if (last?.name !== 'ExpressionStatement' || /;\s*$/.test(code.slice(last.from, last.to))) continue;
    if (/^\s*;/.test(code.slice(last.to))) continue;
    found.add(firstLine + code.slice(0, last.from).split('\n').length - 1);
  }
  return found;
}
