import type { Scope } from './region.ts';

/** The JavaScript being written: lines, and variables that are declared once for the whole function. */
export class SourceText {
  private readonly lines: string[] = [];
  private variables = 0;

  line(text: string): void {
    this.lines.push(text);
  }

  /** A new variable of the function. */
  variable(): string {
    this.variables += 1;
    return `t${this.variables}`;
  }

  /** Opens a loop or a label; `name` tells scopes of different stretches apart. */
  open(scope: Scope, name: string): void {
    this.lines.push(scope.kind === 'loop' ? `${name}:for(;;){` : `${name}:{`);
  }

  /** What comes before is left at the end of a loop: it goes around only where it says so. */
  close(scope: Scope, name: string): void {
    this.lines.push(scope.kind === 'loop' ? `break ${name};}` : '}');
  }

  get size(): number {
    return this.lines.length;
  }

  /** All lines, with the declarations in front. */
  toString(): string {
    const names = Array.from({ length: this.variables }, (_, i) => `t${i + 1}=0`);
    return `${names.length > 0 ? `let ${names.join(',')};` : ''}\n${this.lines.join('\n')}`;
  }
}
