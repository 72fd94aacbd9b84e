import { expect, test } from 'vitest';
import { codeCells } from '../../source/scenario/code-cells.ts';
import { echoLines } from '../../source/scenario/echo-lines.ts';
import { cellsOf } from '../../source/scenario/load-percent.ts';
import type { Scenario } from '../../source/scenario/scenario.ts';

function scenario(source: string): Scenario {
  return { name: 's', title: 's', summary: '', filename: 's.py', source, cells: cellsOf(source), echo: true };
}

test("a cell's last statement shows its value if it is an expression without a semicolon", () => {
  const source = '# %%\nx = 1\nx\n# done\n\n# %%\nx;\n\n# %%\nf(\n  1,\n)\n# %%\ndel x\n# %%\nif x:\n    x\n';
  expect([...echoLines(scenario(source))]).toEqual([3, 10]);
});

test('cells without code are no cells of a run; their narration goes to the next one', () => {
  const source = '# %% [markdown]\n# A\n# %% empty\n# only a comment\n# %% [markdown]\n# B\n# %% two\n\n# c\nx = 1\n';
  expect(codeCells(scenario(source))).toEqual([
    { title: 'two', firstLine: 7, lastLine: 10, line: 10, narration: ['A', '', 'B'] },
  ]);
});
