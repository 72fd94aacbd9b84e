import { isIdentifier } from '../char-class.ts';
import { reprText } from '../repr.ts';
import { PatternFault } from './pattern-tree.ts';

/** A pattern or a replacement read by characters; an escape is one of two (`Tokenizer` of `Lib/re/_parser.py`). */
export class PatternSource {
  /** False for a pattern of bytes, whose bytes are read as Latin-1. */
  readonly isText: boolean;
  /** The character to come, null at the end. */
  next: string | null = null;
  readonly text: string;
  private readonly chars: readonly string[];
  private index = 0;

  constructor(text: string, isText: boolean) {
    this.isText = isText;
    this.text = text;
    this.chars = [...text];
    this.advance();
  }

  private advance(): void {
    const { chars, index } = this;
    if (index >= chars.length) {
      this.next = null;
      return;
    }
    let char = chars[index];
    if (char === '\\') {
      if (index + 1 >= chars.length) throw new PatternFault('bad escape (end of pattern)', chars.length - 1);
      char += chars[index + 1];
    }
    this.index = index + (char[0] === '\\' ? 2 : 1);
    this.next = char;
  }

  match(char: string): boolean {
    if (this.next !== char) return false;
    this.advance();
    return true;
  }

  get(): string | null {
    const { next } = this;
    this.advance();
    return next;
  }

  /** At most `count` characters of a set. */
  getWhile(count: number, set: RegExp): string {
    let result = '';
    for (let i = 0; i < count && this.next !== null && set.test(this.next); i++) {
      result += this.next;
      this.advance();
    }
    return result;
  }

  /** What comes before a terminator, which is skipped. */
  getUntil(terminator: string, what: string): string {
    let result = '';
    for (;;) {
      const char = this.get();
      if (char === null) {
        if (result === '') throw this.fault(`missing ${what}`);
        throw this.fault(`missing ${terminator}, unterminated name`, lengthOf(result));
      }
      if (char === terminator) {
        if (result === '') throw this.fault(`missing ${what}`, 1);
        return result;
      }
      result += char;
    }
  }

  /** Index of the character to come. */
  tell(): number {
    return this.index - lengthOf(this.next ?? '');
  }

  seek(index: number): void {
    this.index = index;
    this.advance();
  }

  /** A fault `offset` characters back. */
  fault(message: string, offset = 0): PatternFault {
    // Messages about bytes are ASCII ('backslashreplace').
    const shown = this.isText ? message : message.replace(/[\x80-\xff]/g, escapedByte);
    return new PatternFault(shown, this.tell() - offset);
  }

  checkGroupName(name: string, offset: number): void {
    if (isIdentifier(name) && (this.isText || /^\p{ASCII}*$/u.test(name))) return;
    throw this.fault(`bad character in group name ${reprText(name)}`, lengthOf(name) + offset);
  }
}

function escapedByte(char: string): string {
  return `\\x${char.charCodeAt(0).toString(16)}`;
}

/** `len(text)` */
export function lengthOf(text: string): number {
  return [...text].length;
}
