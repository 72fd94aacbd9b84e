import { expect, test } from 'vitest';
import { SourceLines } from '../../../source/python/run/source-lines.ts';
import { entryText, stackText, type TraceEntry } from '../../../source/python/run/traceback-text.ts';

/** The text of an entry whose expression is marked by « and » in the source, without its first line. */
function marked(source: string): string {
  const before = source.slice(0, source.indexOf('«'));
  const inside = source.slice(source.indexOf('«') + 1, source.indexOf('»'));
  const plain = source.replace(/[«»]/g, '');
  const columnOf = (text: string): number => Array.from(text.slice(text.lastIndexOf('\n') + 1)).length;
  const entry: TraceEntry = {
    filename: 'a.py',
    name: 'f',
    line: before.split('\n').length,
    endLine: (before + inside).split('\n').length,
    column: columnOf(before),
    endColumn: columnOf(before + inside),
  };
  const lines = new SourceLines({ write: () => {}, readSource: () => plain });
  return entryText(entry, lines).split('\n').slice(1).join('\n');
}

test('an operator, an index and a call are marked with carets, the rest of the expression with tildes', () => {
  expect(marked('    return «a / b» + 1')).toBe('    return a / b + 1\n           ~~^~~\n');
  expect(marked('x = «(a) // (b)» + 1')).toBe('    x = (a) // (b) + 1\n        ~~~~^^~~~~\n');
  expect(marked('x = «d["a"]»["b"]')).toBe('    x = d["a"]["b"]\n        ~^^^^^\n');
  expect(marked('x = g(«f(1)»)')).toBe('    x = g(f(1))\n          ~^^^\n');
});

test('other expressions have carets alone', () => {
  expect(marked('return «a.b».c')).toBe('    return a.b.c\n           ^^^\n');
});

test('carets are left out where they would mark the whole line, or all that is returned or assigned', () => {
  expect(marked('  «raise ValueError»')).toBe('    raise ValueError\n');
  expect(marked('return «f(1)»')).toBe('    return f(1)\n');
  expect(marked('x = «a.f(1)»')).toBe('    x = a.f(1)\n');
  expect(marked('return «a.f(1)»')).toBe('    return a.f(1)\n           ~~~^^^\n');
});

test('a call with characters of several bytes is marked though it is all that is assigned', () => {
  expect(marked('x = «f("é")»')).toBe('    x = f("é")\n        ~^^^^^\n');
});

test('an expression over lines shows its first and last line and those around the anchors', () => {
  expect(marked('x = («1 +\n     None»)')).toBe('    x = (1 +\n         ~~^\n         None)\n         ~~~~\n');
  expect(marked('y = «f(\n  1,\n  2,\n  3,\n  4,\n  5)» + 1')).toBe(
    '    y = f(\n        ~^\n      1,\n      ^^\n    ...<2 lines>...\n      4,\n      ^^\n      5) + 1\n      ^^\n',
  );
});

test('wide characters take two columns', () => {
  expect(marked('return "漢", «a + 1»')).toBe('    return "漢", a + 1\n                 ~~^~~\n');
});

test('the fourth entry alike and those after it are counted', () => {
  const entry: TraceEntry = { filename: 'a.py', name: 'f', line: 1, endLine: 1, column: -1, endColumn: -1 };
  const lines = new SourceLines({ write: () => {}, readSource: () => null });
  const text = stackText([entry, entry, entry, entry, entry, { ...entry, line: 2 }], lines, entryText);
  expect(text).toHaveLength(5);
  expect(text[3]).toBe('  [Previous line repeated 2 more times]\n');
});
