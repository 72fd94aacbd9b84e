/** The format strings of `struct` (`Modules/_struct.c, prepare_s()`). */

/** What a format character stands for. `integer` has the range of its values in bits and sign. */
export interface FormatCode {
  readonly code: string;
  readonly kind: 'pad' | 'char' | 'bytes' | 'pascal' | 'bool' | 'integer' | 'float';
  readonly size: number;
  readonly isSigned: boolean;
}

/** One run of items in a format: `repeat` items from `offset` on; for bytes one item of so many bytes. */
export interface FormatRun {
  readonly code: FormatCode;
  readonly repeat: number;
  readonly offset: number;
}

export interface StructFormat {
  readonly runs: readonly FormatRun[];
  readonly size: number;
  /** Values that are packed. */
  readonly count: number;
  readonly isLittle: boolean;
  /** Native formats: an infinite float is no error. */
  readonly isNative: boolean;
}

const code = (letter: string, kind: FormatCode['kind'], size: number): [string, FormatCode] => [
  letter,
  { code: letter, kind, size, isSigned: kind === 'integer' && letter >= 'a' },
];

const COMMON: readonly [string, FormatCode][] = [
  code('x', 'pad', 1),
  code('c', 'char', 1),
  code('s', 'bytes', 1),
  code('p', 'pascal', 1),
  code('?', 'bool', 1),
  ...['b', 'B'].map((letter) => code(letter, 'integer', 1)),
  ...['h', 'H'].map((letter) => code(letter, 'integer', 2)),
  ...['i', 'I'].map((letter) => code(letter, 'integer', 4)),
  ...['q', 'Q'].map((letter) => code(letter, 'integer', 8)),
  code('e', 'float', 2),
  code('f', 'float', 4),
  code('d', 'float', 8),
];
const STANDARD = new Map([...COMMON, ...['l', 'L'].map((letter) => code(letter, 'integer', 4))]);
const NATIVE = new Map([
  ...COMMON,
  ...['l', 'L', 'n', 'N'].map((letter) => code(letter, 'integer', 8)),
  ['P', { ...code('P', 'integer', 8)[1], isSigned: false }] as const,
]);

/** Reads a format; throws a FormatFault. */
export function parseFormat(format: string): StructFormat {
  const mark = /^[@=<>!]/.exec(format)?.[0] ?? '@';
  const isNative = mark === '@';
  const codes = isNative ? NATIVE : STANDARD;
  const runs: FormatRun[] = [];
  let size = 0;
  let count = 0;
  const pattern = /\s+|(\d*)(.?)/sy;
  pattern.lastIndex = /^[@=<>!]/.test(format) ? 1 : 0;
  while (pattern.lastIndex < format.length) {
    const [, digits, letter] = pattern.exec(format) as RegExpExecArray;
    if (letter === undefined) continue;
    if (letter === '') throw new FormatFault('repeat count given without format specifier');
    const found = codes.get(letter);
    if (found === undefined) throw new FormatFault('bad char in struct format');
    const repeat = digits === '' ? 1 : Number(digits);
    if (isNative) size = Math.ceil(size / found.size) * found.size;
    if (size + repeat * found.size > Number.MAX_SAFE_INTEGER) throw new FormatFault('total struct size too long');
    runs.push({ code: found, repeat, offset: size });
    size += repeat * found.size;
    if (found.kind === 'bytes' || found.kind === 'pascal') count++;
    else if (found.kind !== 'pad') count += repeat;
  }
  return { runs, size, count, isLittle: mark !== '>' && mark !== '!', isNative };
}

/** A format that means nothing, in CPython's words. */
export class FormatFault {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}
