import type { ConstantValue } from '../syntax/ast.ts';
import { ByteBuffer } from '../text/byte-buffer.ts';
import type { CodeUnit } from './code-unit.ts';
import { LINE } from './opcodes.ts';

/** How a constant is written: CPython's letters (`Python/marshal.c`), and the two kinds of small int that it has not. */
export const MARSHAL = {
  none: 0x4e, // N
  ellipsis: 0x2e, // .
  true: 0x54, // T
  false: 0x46, // F
  int: 0x69, // i
  long: 0x6c, // l
  float: 0x67, // g
  complex: 0x79, // y
  str: 0x75, // u
  bytes: 0x73, // s
  token: 0x53, // S: bytes that are a single token
  tuple: 0x28, // (
  frozenset: 0x3e, // >
} as const;

/** Ints up to here are written as such, others as their decimal digits. */
const SMALL = 2 ** 30;

/**
 * Writes a compiled module as bytes, as CPython does for its .pyc files (`Python/marshal.c`, w_object()): each distinct
 * text and each constant once, so that what is one object in the compilation is one object when `unmarshal()` has read
 * it. The file name is left out: it is the reader's.
 */
export function marshal(module: CodeUnit): Uint8Array {
  const writer = new Writer();
  writer.unit(module);
  return writer.written();
}

/** Bytes with numbers among them. */
class Bytes extends ByteBuffer {
  /** A number from 0 to 2 ** 32 - 1, seven bits a byte, the low ones first. */
  number(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.push(rest);
  }

  /** A number of 31 bits with its sign. */
  signed(value: number): void {
    this.number((value << 1) ^ (value >> 31));
  }

  double(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) this.push(view.getUint8(i));
  }
}

class Writer {
  private readonly texts = new Map<string, number>();
  private readonly lengths = new Bytes(1024);
  private readonly characters = new Bytes(1024);
  private readonly constants = new Map<ConstantValue, number>();
  private readonly constantBytes = new Bytes(1024);
  private readonly units = new Bytes(1024);

  /** The tables first: the units refer to them. */
  written(): Uint8Array {
    const counts = new Bytes(1024);
    counts.number(this.texts.size);
    counts.number(this.constants.size);
    const rows = [counts, this.lengths, this.characters, this.constantBytes, this.units];
    const parts = rows.map((each) => each.take());
    const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  /** The number of a text. All are one row of characters, a byte or two for each UTF-16 unit. */
  private text(text: string): number {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.lengths.number(text.length);
    for (let i = 0; i < text.length; i++) this.characters.number(text.charCodeAt(i));
    this.texts.set(text, this.texts.size);
    return this.texts.size - 1;
  }

  /** The number of a constant; those inside have lower ones. */
  private constant(value: ConstantValue): number {
    const known = this.constants.get(value);
    if (known !== undefined) return known;
    const items = 'items' in value ? value.items.map((item) => this.constant(item)) : [];
    const bytes = this.constantBytes;
    switch (value.type) {
      case 'None':
        bytes.push(MARSHAL.none);
        break;
      case 'Ellipsis':
        bytes.push(MARSHAL.ellipsis);
        break;
      case 'bool':
        bytes.push(value.value ? MARSHAL.true : MARSHAL.false);
        break;
      case 'int':
        this.int(value.value);
        break;
      case 'float':
        bytes.push(MARSHAL.float);
        bytes.double(value.value);
        break;
      case 'complex':
        bytes.push(MARSHAL.complex);
        bytes.double(value.real);
        bytes.double(value.imaginary);
        break;
      case 'str':
        bytes.push(MARSHAL.str);
        bytes.number(this.text(value.value));
        break;
      case 'bytes':
        bytes.push(value.isToken ? MARSHAL.token : MARSHAL.bytes);
        bytes.number(value.value.length);
        bytes.pushAll(value.value);
        break;
      case 'tuple':
      case 'frozenset':
        bytes.push(value.type === 'tuple' ? MARSHAL.tuple : MARSHAL.frozenset);
        bytes.number(items.length);
        for (const item of items) bytes.number(item);
        break;
    }
    this.constants.set(value, this.constants.size);
    return this.constants.size - 1;
  }

  private int(value: bigint): void {
    if (value >= -SMALL && value < SMALL) {
      this.constantBytes.push(MARSHAL.int);
      this.constantBytes.signed(Number(value));
    } else {
      const digits = this.text(String(value));
      this.constantBytes.push(MARSHAL.long);
      this.constantBytes.number(digits);
    }
  }

  /** A unit, those nested in it where they stand among its constants. */
  unit(unit: CodeUnit): void {
    const { units } = this;
    units.number(this.text(unit.name));
    units.number(this.text(unit.qualname));
    const { firstLine, argCount, posOnlyArgCount, kwOnlyArgCount, flags, stackSize, reportedStackSize } = unit;
    for (const each of [firstLine, argCount, posOnlyArgCount, kwOnlyArgCount, flags, stackSize, reportedStackSize]) {
      units.number(each);
    }
    units.number(unit.localsPlusNames.length);
    for (const name of unit.localsPlusNames) units.number(this.text(name));
    for (const kind of unit.localsPlusKinds) units.number(kind);
    units.number(unit.names.length);
    for (const name of unit.names) units.number(this.text(name));
    units.number(unit.constants.length);
    for (const value of unit.constants) {
      if ('kind' in value) {
        units.number(0);
        this.unit(value);
      } else {
        units.number(this.constant(value) + 1);
      }
    }
    this.code(unit);
    units.number(unit.exceptionTable.length);
    for (const { start, end, target, depth, lasti } of unit.exceptionTable) {
      for (const each of [start, end, target, depth, lasti ? 1 : 0]) units.number(each);
    }
  }

  /** Instructions and their places by columns, lines as how they differ from the one before: like stands by like. */
  private code({ code, positions, firstLine }: CodeUnit): void {
    const { units } = this;
    const count = code.length / 2;
    units.number(count);
    for (let i = 0; i < count; i++) units.number(code[i * 2]);
    let line = firstLine;
    for (let i = 0; i < count; i++) {
      const argument = code[i * 2 + 1];
      units.signed(code[i * 2] === LINE ? argument - line : argument);
      if (code[i * 2] === LINE) line = argument;
    }
    line = firstLine;
    for (let i = 0; i < positions.length; i += 4) {
      units.signed(positions[i] - line);
      line = positions[i];
    }
    for (let i = 0; i < positions.length; i += 4) units.signed(positions[i + 1] - positions[i]);
    for (let i = 0; i < positions.length; i += 4) units.signed(positions[i + 2]);
    for (let i = 0; i < positions.length; i += 4) units.signed(positions[i + 3] - positions[i + 2]);
  }
}
