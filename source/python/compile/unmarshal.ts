import type { ConstantValue } from '../syntax/ast.ts';
import type { CodeUnit, ExceptionTableEntry } from './code-unit.ts';
import { MARSHAL } from './marshal.ts';
import { LINE } from './opcodes.ts';

/**
 * Reads what `marshal()` has written (`Python/marshal.c`, r_object()).
 *
 * @param filename - of all the code in it
 * @throws Error if the bytes are nothing that `marshal()` wrote
 */
export function unmarshal(bytes: Uint8Array, filename: string): CodeUnit {
  return new Reader(bytes, filename).module();
}

/** Characters that become a string at a time: they are arguments, which lie on the stack. */
const PIECE = 8192;

class Reader {
  private readonly bytes: Uint8Array;
  private readonly filename: string;
  private at = 0;
  private texts: string[] = [];
  private constants: ConstantValue[] = [];

  constructor(bytes: Uint8Array, filename: string) {
    this.bytes = bytes;
    this.filename = filename;
  }

  module(): CodeUnit {
    const texts = this.number();
    const constants = this.number();
    this.readTexts(texts);
    for (let i = 0; i < constants; i++) this.constants.push(this.constant());
    const unit = this.unit();
    if (this.at !== this.bytes.length) throw new Error('bad marshal data');
    return unit;
  }

  private number(): number {
    const { bytes } = this;
    let byte = bytes[this.at++];
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let shift = 7;
    do {
      byte = bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte > 0x7f);
    return value >>> 0;
  }

  private signed(): number {
    const value = this.number();
    return (value >>> 1) ^ -(value & 1);
  }

  private double(): number {
    this.at += 8;
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at - 8).getFloat64(0, true);
  }

  /** All texts are made as one, in pieces, which is cut: making a string of characters is slow. */
  private readTexts(count: number): void {
    const ends: number[] = [];
    let end = 0;
    for (let i = 0; i < count; i++) {
      end += this.number();
      ends.push(end);
    }
    let all = '';
    while (all.length < end) {
      const codes: number[] = [];
      for (let left = Math.min(PIECE, end - all.length); left > 0; left--) codes.push(this.number());
      all += String.fromCharCode(...codes);
    }
    for (let i = 0; i < count; i++) this.texts.push(all.slice(i === 0 ? 0 : ends[i - 1], ends[i]));
  }

  private constant(): ConstantValue {
    const type = this.bytes[this.at++];
    switch (type) {
      case MARSHAL.none:
        return { type: 'None' };
      case MARSHAL.ellipsis:
        return { type: 'Ellipsis' };
      case MARSHAL.true:
      case MARSHAL.false:
        return { type: 'bool', value: type === MARSHAL.true };
      case MARSHAL.int:
        return { type: 'int', value: BigInt(this.signed()) };
      case MARSHAL.long:
        return { type: 'int', value: BigInt(this.texts[this.number()]) };
      case MARSHAL.float:
        return { type: 'float', value: this.double() };
      case MARSHAL.complex:
        return { type: 'complex', real: this.double(), imaginary: this.double() };
      case MARSHAL.str:
        return { type: 'str', value: this.texts[this.number()] };
      case MARSHAL.bytes:
      case MARSHAL.token:
        return { type: 'bytes', value: this.raw(), isToken: type === MARSHAL.token };
      case MARSHAL.tuple:
      case MARSHAL.frozenset: {
        const items = this.list(() => this.constants[this.number()]);
        return { type: type === MARSHAL.tuple ? 'tuple' : 'frozenset', items };
      }
    }
    throw new Error('bad marshal data');
  }

  private raw(): Uint8Array {
    const length = this.number();
    this.at += length;
    return Uint8Array.from(this.bytes.subarray(this.at - length, this.at));
  }

  private list<T>(read: () => T): T[] {
    const items: T[] = [];
    for (let left = this.number(); left > 0; left--) items.push(read());
    return items;
  }

  private unit(): CodeUnit {
    const name = this.texts[this.number()];
    const qualname = this.texts[this.number()];
    const firstLine = this.number();
    const argCount = this.number();
    const posOnlyArgCount = this.number();
    const kwOnlyArgCount = this.number();
    const flags = this.number();
    const stackSize = this.number();
    const reportedStackSize = this.number();
    const localsPlusNames = this.list(() => this.texts[this.number()]);
    const localsPlusKinds = localsPlusNames.map(() => this.number());
    const names = this.list(() => this.texts[this.number()]);
    const constants = this.list(() => {
      const number = this.number();
      return number === 0 ? this.unit() : this.constants[number - 1];
    });
    const { code, positions } = this.code(firstLine);
    return {
      kind: 'CodeUnit',
      name,
      qualname,
      filename: this.filename,
      firstLine,
      argCount,
      posOnlyArgCount,
      kwOnlyArgCount,
      flags,
      localsPlusNames,
      localsPlusKinds,
      stackSize,
      reportedStackSize,
      names,
      constants,
      code,
      positions,
      exceptionTable: this.list(() => this.exceptionTableEntry()),
    };
  }

  private code(firstLine: number): Pick<CodeUnit, 'code' | 'positions'> {
    const count = this.number();
    const code = new Int32Array(count * 2);
    for (let i = 0; i < count; i++) code[i * 2] = this.number();
    let line = firstLine;
    for (let i = 0; i < count; i++) {
      const argument = this.signed();
      if (code[i * 2] === LINE) line += argument;
      code[i * 2 + 1] = code[i * 2] === LINE ? line : argument;
    }
    const positions = new Int32Array(count * 4);
    line = firstLine;
    for (let i = 0; i < count; i++) {
      line += this.signed();
      positions[i * 4] = line;
    }
    for (let i = 0; i < positions.length; i += 4) positions[i + 1] = positions[i] + this.signed();
    for (let i = 0; i < positions.length; i += 4) positions[i + 2] = this.signed();
    for (let i = 0; i < positions.length; i += 4) positions[i + 3] = positions[i + 2] + this.signed();
    return { code, positions };
  }

  private exceptionTableEntry(): ExceptionTableEntry {
    const start = this.number();
    const end = this.number();
    const target = this.number();
    const depth = this.number();
    const lasti = this.number() !== 0;
    return { start, end, target, depth, lasti };
  }
}
