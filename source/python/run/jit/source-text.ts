import type { Scope } from './region.ts';

/** The JavaScript being written: lines, and variables, each of one block. */
export class SourceText {
  private readonly lines: string[] = [];
  private variables = 0;
  private declared = 0;

  line(text: string): void {
    this.lines.push(text);
  }

  /** A new variable of the block. */
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

  /** Writes a block, which declares its variables. */
  inBlock(write: () => void): void {
    const start = this.lines.push('') - 1;
    write();
    const names: string[] = [];
    while (this.declared < this.variables) names.push(`t${++this.declared}=0`);
    this.lines[start] = names.length === 0 ? '{' : `{let ${names.join(',')};`;
    this.lines.push('}');
  }

  toString(): string {
    return this.lines.join('\n');
  }
}
