/**
 * Puts what follows a line `#: N` of a module's text on line N, as in CPython's file: a text is shorter than that, but its
 * lines are seen in tracebacks and by tracemalloc.
 *
 * @throws Error where the text is there already
 */
export function atLines(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const mark = /^ *#: (\d+)$/.exec(line);
    if (mark === null) {
      lines.push(line);
      continue;
    }
    const missing = Number(mark[1]) - 1 - lines.length;
    if (missing < 0) throw new Error(`line ${lines.length} is past ${mark[1]}: ${lines.at(-1)}`);
    lines.push(...new Array<string>(missing).fill(''));
  }
  return lines.join('\n');
}
