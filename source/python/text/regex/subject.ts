import { hasAstral } from '../code-points.ts';

/** What is searched, by index of code points (or bytes, as Latin-1). */
export interface Subject {
  readonly length: number;
  charCodeAt(index: number): number;
  slice(start: number, stop: number): string;
}

/** A text to be searched: itself, unless its characters are not all of one code unit. */
export function subjectOf(text: string): Subject {
  return hasAstral(text) ? new CodePoints(text) : text;
}

class CodePoints implements Subject {
  readonly length: number;
  private readonly codes: Int32Array;

  constructor(text: string) {
    this.codes = Int32Array.from(text, (char) => char.codePointAt(0) as number);
    this.length = this.codes.length;
  }

  charCodeAt(index: number): number {
    return this.codes[index];
  }

  slice(start: number, stop: number): string {
    let result = '';
    for (let i = start; i < stop; i++) result += String.fromCodePoint(this.codes[i]);
    return result;
  }
}
