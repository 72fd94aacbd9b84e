import { expect, test } from 'vitest';
import { parse } from '../../source/python/syntax/parse.ts';
import { pythonOfCell } from '../../source/scenario/ipython-lines.ts';

const NOT_RUN = 'not run';
const ONCE = 'run once, not measured';

test.each([
  ['a magic that sets something up', '%load_ext memory_profiler', '# not run: %load_ext memory_profiler', NOT_RUN],
  ['a command of the shell', '!pip install "it\'s', '# not run: !pip install "it\'s', NOT_RUN],
  ['its output in a name', 'files = !ls *.py', '# not run: files = !ls *.py', NOT_RUN],
  ['a magic in a name', 'rows = %sql select 1', '# not run: rows = %sql select 1', NOT_RUN],
  ['a question', 'gc.collect??', '# not run: gc.collect??', NOT_RUN],
  ['a question in front', '?gc', '# not run: ?gc', NOT_RUN],
  ['%timeit', '%timeit -n 100 -r3 -q sorted(x)', 'sorted(x);  # %timeit: run once, not measured', ONCE],
  ['a comment behind it', '%timeit f(x)  # slow', 'f(x);  # %timeit: run once, not measured', ONCE],
  ['%time of a statement', '%time y = f(x)', 'y = f(x);  # %time: run once, not measured', ONCE],
  ['the value of %time', 'y = %time f(x)', 'y = f(x)  # %time: run once, not measured', ONCE],
  ['the times of %timeit', 't = %timeit -o f(x)', '# not run: t = %timeit -o f(x)', NOT_RUN],
  ['%lprun', '%lprun -f f -f g f(x)', 'f(x);  # %lprun: run once, not measured', ONCE],
  ['%timeit of nothing', '%timeit', '# not run: %timeit', NOT_RUN],
  ['%timeit of what is no Python', '%timeit f(', '# not run: %timeit f(', NOT_RUN],
])('%s', (_what, line, python, outcome) => {
  expect(pythonOfCell(`a = 1\n${line}\nb = 2`)).toEqual({
    code: `a = 1\n${python}\nb = 2`,
    notes: [{ line: 2, text: line, outcome }],
  });
});

test('a block keeps a statement', () => {
  const { code } = pythonOfCell('for x in y:\n    !touch {x}\nwith z:\n    %timeit x');
  expect(code).toBe('for x in y:\n    pass  # not run: !touch {x}\nwith z:\n    x;  # %timeit: run once, not measured');
  expect(parse(code, '').body.map(({ kind }) => kind)).toEqual(['For', 'With']);
});

test.each([
  ['%%time\nx = 1', '# run once, not measured: %%time\nx = 1', ONCE],
  ['%%timeit -n 10 x = [1]\nx.sort()', 'x = [1]  # %%timeit: run once, not measured\nx.sort()', ONCE],
  ['%%capture out\nprint(1)', '# run, and its output shown: %%capture out\nprint(1)', 'run, and its output shown'],
  ['%%bash\ncd x\n\nls (', '# not run: %%bash\n# cd x\n#\n# ls (', NOT_RUN],
  ['%%writefile m.py\nx = 1', '# not run: %%writefile m.py\n# x = 1', NOT_RUN],
])('cell magic %j', (cell, code, outcome) => {
  expect(pythonOfCell(cell)).toEqual({ code, notes: [{ line: 1, text: cell.split('\n')[0], outcome }] });
});

test('inside a cell of measured Python there may be more of it', () => {
  const { code, notes } = pythonOfCell('%%time\n%matplotlib inline\nx = 1');
  expect(code).toBe('# run once, not measured: %%time\n# not run: %matplotlib inline\nx = 1');
  expect(notes.map(({ line }) => line)).toEqual([1, 2]);
});

test('a command goes on behind a backslash', () => {
  expect(pythonOfCell('!pip install \\\n  numpy\nx = 1').code).toBe(
    '# not run: !pip install \\\n# not run:   numpy\nx = 1',
  );
});

test.each([
  'x = (7\n% 3)',
  'y = 7 \\\n  % 3',
  's = """\n%matplotlib inline\n!ls\n"""',
  "s = 'it is \\\\\n!ls'",
  's = f"{x!r}"\nassert x != y  # why not?',
  'd = {"a": """\n?x\n""", "b": [\n1\n% 2]}',
])('%j is Python', (cell) => {
  expect(pythonOfCell(cell)).toEqual({ code: cell, notes: [] });
});

test('IPython itself is not there: calls of it are left out where they stand alone, and told where they do not', () => {
  const cell = [
    "get_ipython().run_line_magic('matplotlib', 'inline')",
    'from IPython.display import display',
    'shell = get_ipython()',
    'display(1)  # get_ipython()',
  ].join('\n');
  const { code, notes } = pythonOfCell(cell);
  expect(code.split('\n')).toEqual([
    "# not run: get_ipython().run_line_magic('matplotlib', 'inline')",
    '# not run: from IPython.display import display',
    'shell = get_ipython()',
    'display(1)  # get_ipython()',
  ]);
  expect(notes.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual([
    '1 not run',
    '2 not run',
    '3 there is none here, so the name is not defined',
  ]);
});
