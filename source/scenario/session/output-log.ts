/** `echo` is the value of a cell's last expression. */
export type OutputStream = 'stdout' | 'stderr' | 'echo';

export interface LoggedLine {
  readonly stream: OutputStream;
  readonly text: string;
}

const KEPT_LINES = 200;
/** Characters of a line that are kept. */
const KEPT_TEXT = 4000;

/** The last lines that a script wrote. A line ends with its newline, or where another stream begins to write. */
export class OutputLog {
  private readonly lines: LoggedLine[] = [];
  private open = false;
  /** Writes so far. */
  writes = 0;

  write(stream: OutputStream, text: string): void {
    this.writes += 1;
    const parts = text.split('\n');
    for (let i = Math.max(0, parts.length - KEPT_LINES - 1); i < parts.length; i++) {
      const isLast = i === parts.length - 1;
      if (isLast && parts[i] === '') break;
      this.append(stream, parts[i]);
      this.open = isLast;
    }
    if (this.lines.length > 2 * KEPT_LINES) this.lines.splice(0, this.lines.length - KEPT_LINES);
  }

  /** The last lines, oldest first. */
  last(): LoggedLine[] {
    return this.lines.slice(-KEPT_LINES);
  }

  private append(stream: OutputStream, text: string): void {
    const last = this.lines.at(-1);
    if (this.open && last?.stream === stream) {
      this.lines[this.lines.length - 1] = { stream, text: (last.text + text).slice(0, KEPT_TEXT) };
    } else this.lines.push({ stream, text: text.slice(0, KEPT_TEXT) });
  }
}
