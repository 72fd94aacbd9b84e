import type { Statement } from '../syntax/ast.ts';
import type { CompileFacts } from './compile-facts.ts';

const TAB_SIZE = 8;

/** The docstring's text, if `body` begins with one. */
export function docstringOf(body: readonly Statement[]): string | null {
  const first = body[0];
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant') return null;
  return first.value.value.type === 'str' ? first.value.value.value : null;
}

/** The docstring as a code object keeps it. */
export function storedDocstring(text: string, { cleansDocstrings }: CompileFacts): string {
  return cleansDocstrings ? cleanDocstring(text) : text;
}

/** The docstring without its common indentation, as 3.13 stores it (`Python/compile.c`, _PyCompile_CleanDoc()). */
function cleanDocstring(text: string): string {
  const [first, ...rest] = expandTabs(text).split('\n') as [string, ...string[]];
  const indents = rest.filter((line) => /[^ ]/.test(line)).map((line) => line.search(/[^ ]/));
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  const strip = (line: string) => line.slice(Math.min(margin, indentOf(line)));
  return [first.replace(/^ +/, ''), ...rest.map(strip)].join('\n');
}

function indentOf(line: string): number {
  const start = line.search(/[^ ]/);
  return start < 0 ? line.length : start;
}

/** `str.expandtabs(8)`. */
function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let column = 0;
  let expanded = '';
  for (const character of text) {
    if (character === '\t') {
      const spaces = TAB_SIZE - (column % TAB_SIZE);
      expanded += ' '.repeat(spaces);
      column += spaces;
    } else {
      expanded += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return expanded;
}
