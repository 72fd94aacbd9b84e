import { expect, test } from 'vitest';
import { BorrowedOperands } from '../../../source/python/compile/borrowed-operands.ts';
import type { CodeUnit } from '../../../source/python/compile/code-unit.ts';
import { compileModule } from '../../../source/python/compile/compile-module.ts';
import * as op from '../../../source/python/compile/opcodes.ts';
import { parse } from '../../../source/python/syntax/parse.ts';

/** Of each call in a function's code: the names lent to it, in brackets those that are owned. */
function lentAtCalls(body: string): string[] {
  const source = `def f(a, b):\n${body.replace(/^/gm, '    ')}\n`;
  const unit = compileModule(parse(source, 'lent.py'), { filename: 'lent.py', mode: 'exec' });
  const code = unit.constants.find((value): value is CodeUnit => 'kind' in value);
  if (code === undefined) throw new Error('there is no function');
  const operands = new BorrowedOperands(code);
  const calls: string[] = [];
  for (let i = 0; i < code.code.length / 2; i++) {
    if (code.code[2 * i] !== op.CALL) continue;
    const values = operands.before(i).filter(({ local }) => local >= 0);
    calls.push(
      values
        .map(({ local, isBorrowed }) => (isBorrowed ? code.localsPlusNames[local] : `[${code.localsPlusNames[local]}]`))
        .join(' '),
    );
  }
  return calls;
}

// As `dis` of CPython 3.14 shows LOAD_FAST_BORROW and LOAD_FAST.
test.each([
  ['arguments that are used up in their block are lent', 'print(a, b)', ['a b']],
  ['what waits for another call, too', 'print(a, len(b))', ['a b', 'a']],
  ['what comes from another block is not', 'print(a, b if a else 1)', ['b', '']],
  ['not if the local is assigned meanwhile', 'print(a, (a := b))', ['[a] [b]']],
  ['the object of a method is', 'a.append(b)', ['a b']],
  ['in a handler nothing is', 'try:\n    len(a)\nexcept E:\n    print(a)', ['a', '[a]']],
  ['a list that is gone through is held by its loop', 'for b in a:\n    print(b)', ['b']],
])('%s', (_, body, expected) => {
  expect(lentAtCalls(body)).toEqual(expected);
});
