// A program as a tree of statements: what the generator makes, what the shrinker takes apart.

/** `if x:` and what is indented below it; a simple statement has nothing below it. */
export interface Clause {
  /** Several lines where decorators stand in front. */
  readonly head: string;
  readonly body: readonly Statement[] | null;
}

/** One clause, or several that belong together: `try`, `except`, `finally`. */
export interface Statement {
  readonly clauses: readonly Clause[];
}

export type Program = readonly Statement[];

/** A simple statement. */
export function line(head: string): Statement {
  return { clauses: [{ head, body: null }] };
}

/** A statement with one body. */
export function block(head: string, body: readonly Statement[]): Statement {
  return { clauses: [{ head, body }] };
}

/** A statement such as `try` with its handlers. */
export function clauses(...parts: readonly (readonly [head: string, body: readonly Statement[]])[]): Statement {
  return { clauses: parts.map(([head, body]) => ({ head, body })) };
}

/** Statements from text that is indented by four spaces: templates are easier to read so. */
export function statements(text: string): Statement[] {
  const lines = text.split('\n').filter((one) => one.trim() !== '');
  return parse(lines, 0, lines.length, indentOf(lines[0] ?? ''));
}

export function textOf(program: Program): string {
  return `${lines(program, '').join('\n')}\n`;
}

function lines(program: Program, indent: string): string[] {
  return program.flatMap(({ clauses: parts }) =>
    parts.flatMap(({ head, body }) => {
      const heads = head.split('\n').map((part) => indent + part);
      if (body === null) return heads;
      const inner = body.length === 0 ? [`${indent}    pass`] : lines(body, `${indent}    `);
      return [...heads, ...inner];
    }),
  );
}

const CONTINUES = /^(else|elif|except|finally)\b/;

function parse(source: readonly string[], from: number, to: number, indent: number): Statement[] {
  const found: Statement[] = [];
  // A decorator and what it decorates are taken out together.
  let decorators = '';
  for (let at = from; at < to; ) {
    const head = source[at].trim();
    let end = at + 1;
    while (end < to && indentOf(source[end]) > indent) end++;
    if (head.startsWith('@')) {
      decorators += `${head}\n`;
      at = end;
      continue;
    }
    const body = end > at + 1 ? parse(source, at + 1, end, indentOf(source[at + 1])) : null;
    const clause = { head: decorators + head, body };
    decorators = '';
    const last = found.at(-1);
    if (last && CONTINUES.test(head)) found[found.length - 1] = { clauses: [...last.clauses, clause] };
    else found.push({ clauses: [clause] });
    at = end;
  }
  return found;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
